//! Variant pairs to conflicts: one for every spelling that disagrees with the prevailing one, with all the places
//! of both.

use rustc_hash::FxHashSet;

use crate::article::Article;

use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::{Differs, Mention, Names, Variant};
use crate::fold;
use crate::lexicon::Lexicon;
use crate::segment::Zone;
use crate::span::Span;

/// One name in two spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which part differs.
    pub differs: Differs,
    /// Where the prevailing spelling of that part stands, in reading order.
    pub kept: Vec<Spelling>,
    /// Where the other spelling stands, in reading order.
    pub odd: Vec<Spelling>,
    /// The other spelling stands in display type only: headline, standfirst, caption.
    pub display_only: bool,
    /// The evidence, in tenths of a point.
    pub score: i32,
}

/// The differing part at one mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    /// Index of the mention.
    pub mention: u32,
    /// The differing part alone, without particles.
    pub span: Span,
    /// Where it stands.
    pub zone: Zone,
}

impl Spelling {
    /// Whether the story is told here; display type and lines about other stories have no vote.
    #[must_use]
    pub fn votes(&self) -> bool {
        matches!(self.zone, Zone::Paragraph | Zone::List | Zone::Quote)
    }
}

/// Which end of the name a spelling is compared at.
#[derive(Clone, Copy)]
enum End {
    Given,
    Family,
    Middle(usize),
}

/// The conflicts of an article in reading order of the odd spelling.
pub(super) fn find(article: &Article, names: &Names) -> Vec<Conflict> {
    let mut by_evidence: Vec<&Variant> = names.variants.iter().collect();
    // The best evidence first; of equal evidence, the spelling that the story uses more.
    let mentions = |form: FormId| {
        names
            .forms_of(names.entity(names.form(form).entity))
            .iter()
            .map(|&id| names.form(id).mentions.len())
            .sum::<usize>()
    };
    by_evidence.sort_by_cached_key(|variant| {
        let uses = mentions(variant.first).max(mentions(variant.second));
        (std::cmp::Reverse((variant.score, uses)), variant.second, variant.first)
    });
    // One conflict for every odd spelling: its quarrel with a second odd one is not told as well.
    let mut settled: FxHashSet<Box<str>> = FxHashSet::default();
    let mut pairs: FxHashSet<(Box<str>, Box<str>)> = FxHashSet::default();
    let mut found = Vec::new();
    for variant in by_evidence {
        let end = |key: usize| match variant.differs {
            Differs::Surname | Differs::BareSurname | Differs::Place => End::Family,
            Differs::Given => End::Given,
            Differs::Middle | Differs::Thing => End::Middle(key),
        };
        let forms = [(variant.first, end(variant.keys.0)), (variant.second, end(variant.keys.1))];
        let sides = forms.map(|(form, end)| spellings(article, names, form, end));
        let words = forms.map(|(form, end)| spelling_key(names.form(form), end));
        let odd = no_word(variant, &words).unwrap_or_else(|| odd_side(&sides));
        let (odd_form, end) = forms[odd];
        let [a, b] = forms.map(|(form, end)| spelling_key(names.form(form), end));
        let pair = if a < b { (a, b) } else { (b, a) };
        if !settled.insert(spelling_key(names.form(odd_form), end)) || !pairs.insert(pair) {
            continue;
        }
        let [first, second] = sides;
        let (odd, kept) = if odd == 0 { (first, second) } else { (second, first) };
        found.push(Conflict {
            differs: variant.differs,
            display_only: odd.iter().all(|spelling| !spelling.votes()),
            kept,
            odd,
            score: variant.score,
        });
    }
    found.sort_by_key(|conflict| conflict.odd.first().map(|spelling| spelling.span));
    found
}

/// Of a thing's two spellings, the one that is no word of the lexicon.
fn no_word(variant: &Variant, words: &[Box<str>; 2]) -> Option<usize> {
    let known = |word: &str| !Lexicon::built_in().classes(fold::hash(word)).is_empty();
    match (known(&words[0]), known(&words[1])) {
        _ if variant.differs.is_of_people() => None,
        (true, false) => Some(1),
        (false, true) => Some(0),
        _ => None,
    }
}

/// The side with fewer votes; of equals, the one that comes later in the story.
fn odd_side(sides: &[Vec<Spelling>; 2]) -> usize {
    let votes = |side: &[Spelling]| side.iter().filter(|spelling| spelling.votes()).count();
    let first_vote =
        |side: &[Spelling]| side.iter().find(|spelling| spelling.votes()).map(|spelling| spelling.span.start);
    let (first, second) = (votes(&sides[0]), votes(&sides[1]));
    match first.cmp(&second) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => usize::from(first_vote(&sides[0]) <= first_vote(&sides[1])),
    }
}

/// Every place where the entity of `form` is named with the same spelling at `end`.
fn spellings(article: &Article, names: &Names, form: FormId, end: End) -> Vec<Spelling> {
    let model = names.form(form);
    let mut places: Vec<Spelling> = names
        .forms_of(names.entity(model.entity))
        .iter()
        .filter(|&&id| same_end(names.form(id), model, end))
        .flat_map(|&id| names.places_of(names.form(id)))
        .map(|&index| {
            let mention = &names.mentions[index as usize];
            Spelling { mention: index, span: part_span(article, names, mention, end), zone: mention.zone }
        })
        .collect();
    places.sort_by_key(|place| place.span);
    places
}

/// What is compared at this end of the name.
fn spelling_key(form: &Form, end: End) -> Box<str> {
    match end {
        End::Family => form.family().into(),
        End::Given => form.given().unwrap_or_default().into(),
        End::Middle(key) => form.keys[key].into(),
    }
}

fn same_end(form: &Form, model: &Form, end: End) -> bool {
    match end {
        End::Family => form.family() == model.family(),
        End::Given => form.is_full() && form.given() == model.given(),
        End::Middle(_) => form.keys == model.keys,
    }
}

fn part_span(article: &Article, names: &Names, mention: &Mention, end: End) -> Span {
    let parts = names.parts_of(mention);
    let part = match end {
        End::Given => parts.first(),
        End::Family => parts.last(),
        End::Middle(key) => parts.get(key),
    };
    match part {
        Some(part) => article.tokens[part.core as usize].span().to(article.tokens[part.end as usize - 1].span()),
        None => mention.span,
    }
}
