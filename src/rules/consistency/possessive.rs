//! Possessives of singular names in -s written in two ways in one story: `James's` and `James'`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::name::{Kind, Mention};
use crate::lexicon::Classes;
use crate::rules::wording::times;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Token, TokenKind, Voice};

use super::majority::{self, Split};

/// `consistency/possessive`
pub const RULE: Rule = Rule {
    id: "consistency/possessive",
    summary: "possessives of names in -s written in two ways",
    guide: include_str!("possessive.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| Ok(Box::new(Possessive::new(options)?) as Box<dyn Check>),
};

const WAYS: [(&str, Way); 2] = [("James's", Way::Full), ("James'", Way::Bare)];

/// How a possessive is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// `James's`
    Full,
    /// `James'`
    Bare,
}

/// A name in the possessive.
struct Owner {
    name: Span,
    clitic: Span,
    way: Way,
    /// The word, whatever its case.
    norm: u32,
    /// Whether this place alone shows that the name is no plural.
    is_singular: bool,
}

/// What the house wants; where it says nothing, the story's own habit holds.
struct Possessive {
    wanted: Option<Way>,
}

impl Possessive {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["prefer"])?;
        Ok(Self { wanted: options.choice("prefer", &WAYS)? })
    }
}

impl Check for Possessive {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let mut owners: Vec<Owner> =
            article.facts.names.mentions.iter().filter_map(|mention| owner(article, mention)).collect();
        // Nobody writes `the Joneses's`: what takes an s somewhere is a singular.
        let singular: FxHashSet<u32> = owners.iter().filter(|it| it.is_singular).map(|it| it.norm).collect();
        owners.retain(|it| singular.contains(&it.norm));
        let ways: Vec<Way> = owners.iter().map(|it| it.way).collect();
        let Some(Split { usual, count, first, odd }) = majority::split(&ways, self.wanted).or_else(|| even(&owners))
        else {
            return;
        };
        let places: Vec<Span> = odd.iter().map(|&at| owners[at].name.to(owners[at].clitic)).collect();
        let whole = |owner: &Owner| article.text(owner.name.to(owner.clitic));
        let here = whole(&owners[odd[0]]);
        let message = match first {
            Some(first) => format!("\"{here}\" here, \"{}\" elsewhere", whole(&owners[first])),
            None => format!("\"{here}\" is not how the house writes a possessive"),
        };
        let edits = odd.iter().map(|&at| edit(&owners[at], usual)).collect();
        let applicability = if self.wanted.is_some() { Applicability::Safe } else { Applicability::Unsafe };
        let usual_place = first.map(|at| owners[at].name.to(owners[at].clitic));
        let found = majority::flag(report, &places, usual_place, message);
        found.label(if usual == Way::Full {
            "no s behind the apostrophe here"
        } else {
            "an s behind the apostrophe here"
        });
        if first.is_some() {
            let (full, bare) = if usual == Way::Full { (count, odd.len()) } else { (odd.len(), count) };
            found.note(format!("in the story: with s {}, without {}", times(full), times(bare)));
        }
        found.fix(if usual == Way::Full { "add the s" } else { "drop the s" }, applicability, edits);
    }
}

/// One name written both ways, with nothing to say which is the slip: the later way is the one at odds.
fn even(owners: &[Owner]) -> Option<Split<Way>> {
    let mut first_way: FxHashMap<u32, Way> = FxHashMap::default();
    let at_odds = owners.iter().find(|it| *first_way.entry(it.norm).or_insert(it.way) != it.way)?;
    let usual = first_way[&at_odds.norm];
    let odd: Vec<usize> = (0..owners.len()).filter(|&it| owners[it].way != usual).collect();
    let first = owners.iter().position(|it| it.way == usual);
    Some(Split { usual, count: owners.len() - odd.len(), first, odd })
}

/// The possessive of a mention in -s.
fn owner(article: &Article, mention: &Mention) -> Option<Owner> {
    if mention.voice != Voice::Own || !mention.zone.is_running_text() {
        return None;
    }
    let (last, clitic) = (mention.tokens.end as usize - 1, mention.tokens.end as usize);
    let token = article.tokens.get(clitic).filter(|it| it.kind() == TokenKind::Clitic && !it.spaced())?;
    let name = article.tokens[last];
    if !name.text(&article.prose).ends_with('s') {
        return None;
    }
    let full = token.text(&article.prose).ends_with(['s', 'S']);
    let way = if full { Way::Full } else { Way::Bare };
    let is_singular = full || is_singular(article, mention, &name);
    let owner = Owner { name: name.span(), clitic: token.span(), way, norm: name.norm, is_singular };
    (full || is_free(article, clitic)).then_some(owner)
}

/// Whether the name is one person's or one place's. `the Joneses'`, `the Dodgers'`, `the Philippines'` are plurals.
fn is_singular(article: &Article, mention: &Mention, last: &Token) -> bool {
    let names = &article.facts.names;
    let first = mention.tokens.start as usize;
    let the = first.checked_sub(1).is_some_and(|at| article.word(at).eq_ignore_ascii_case("the"));
    let entity = names.entity(names.form_of(mention).entity);
    let full = names.forms_of(entity).iter().any(|form| names.form(*form).is_full());
    let surname = last.is(Classes::SURNAME.with(Classes::GIVEN));
    // `New Horizons`, `Delta Air Lines` are full names of a kind, too.
    let person = entity.kind == Kind::Person && (surname || full && !last.is(Classes::COMMON));
    let place = last.is(Classes::PLACE) && mention.is_bare();
    !the && (person || place) && !last.is(Classes::DEMONYM)
}

/// Whether the bare apostrophe was a choice: before an s many houses that add one drop it.
fn is_free(article: &Article, clitic: usize) -> bool {
    let next = article.tokens.get(clitic + 1).filter(|it| it.spaced() && it.is_word());
    next.is_some_and(|it| !it.text(&article.prose).starts_with(['s', 'S', 'z', 'Z']))
}

fn edit(owner: &Owner, way: Way) -> Edit {
    match way {
        Way::Full => Edit { span: Span::new(owner.clitic.end, owner.clitic.end), text: "s".to_owned() },
        Way::Bare => Edit { span: Span::new(owner.clitic.end - 1, owner.clitic.end), text: String::new() },
    }
}
