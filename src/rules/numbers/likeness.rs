//! How surely two amounts stand for the same thing: one measure, one noun or another word for it, one fate, a word
//! beside both, all digits but one.

use crate::text::{Shape, is_one_of};
use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::number::{Approx, Cue, Dimension, Joint, Measure, Quantity, is_plural, noun_key};
use crate::lexicon::{Classes, Groups};
use crate::rules::numbers::slip::Difference;

/// Nobody is older, in years.
const OLDEST: f64 = 122.0;
/// Two numbers for one thing are of one size.
const ALIKE: std::ops::RangeInclusive<f64> = 0.34..=3.0;
/// The same when one digit may be another.
const BY_SLIP: std::ops::RangeInclusive<f64> = 0.1..=10.0;
/// Rounding changes a number by less than this share of it.
const MOST_ROUNDED: f64 = 0.05;
/// Tokens around a number of the story that are held against the words of the headline.
const WORD_REACH: usize = 8;
/// Shorter words say nothing of what a number stands for.
const SHORTEST: u16 = 4;
/// Words of a headline that are kept.
const MOST_WORDS: usize = 30;

/// An amount that is looked for in the story, with what it stands beside.
pub(super) struct Stated<'a> {
    pub(super) quantity: &'a Quantity,
    fate: Cue,
    is_age: bool,
    words: FxHashSet<u32>,
}

/// How an amount relates to a stated one, whatever the two numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    /// It counts or measures something else.
    Other,
    /// Nothing says what it counts.
    Open,
    /// It stands for the same thing.
    Same,
}

/// How an amount with another number is like a stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    /// The higher, the surer that both stand for one thing; never 0.
    pub(super) score: u8,
    /// Whether it holds although the stated number stands in the story for something else.
    pub(super) strong: bool,
}

impl<'a> Stated<'a> {
    pub(super) fn new(article: &Article, quantity: &'a Quantity) -> Self {
        let sentence = &article.sentences[quantity.sentence];
        let tokens = sentence.start as usize..sentence.end as usize;
        let words = tokens.filter(|at| !quantity.tokens.contains(at)).filter_map(|at| content(article, at));
        Self {
            quantity,
            fate: quantity.fate(article),
            is_age: is_age(article, quantity),
            words: words.take(MOST_WORDS).collect(),
        }
    }

    /// How an amount of the story relates to it.
    pub(super) fn kin(&self, article: &Article, other: &Quantity) -> Kin {
        match (self.is_age, is_age(article, other)) {
            (true, true) => return Kin::Same,
            (true, false) if other.noun.is_some() || other.dimension() == Some(Dimension::Time) => return Kin::Other,
            _ => {}
        }
        let stated = self.quantity;
        if !stated.compares(other) {
            return Kin::Other;
        }
        if stated.measure != Measure::Count || nouns_agree(article, stated, other) || self.shares_fate(article, other) {
            return Kin::Same;
        }
        let fates = (self.fate, other.fate(article));
        // Of `seven of the 11 people arrested` what happened to the seven is said later.
        if fates.0 != Cue::NONE && fates.1 != Cue::NONE && other.joint != Some(Joint::Of) {
            return Kin::Other;
        }
        let both_count = counts(article, stated) && counts(article, other);
        let both_people = self.is_people(article) && is_person(article, other);
        if both_count && !both_people { Kin::Other } else { Kin::Open }
    }

    /// How an amount of the lead with another number is like it: not at all, when it stands for something else.
    /// `early` says whether it stands where the story begins.
    pub(super) fn likeness(&self, article: &Article, other: &Quantity, early: bool) -> Option<Likeness> {
        let stated = self.quantity;
        let is_age = is_age(article, other);
        if other.joint.is_some() || self.is_age != is_age {
            return None;
        }
        let count = stated.measure == Measure::Count;
        let compares = || stated.compares(other) && !(count && is_definite(article, other) && !self.is_more(article));
        if !is_age && !compares() {
            return None;
        }
        let (here, there) = (stated.value.value, other.value.value);
        let slip = Difference::between(here, there)
            .or_else(|| Difference::between(here, rounded_like(there, stated.value.round)?));
        let scale = matches!(slip, Some(Difference::Scale(_)));
        let slip = slip.is_some();
        let sized = slip && (scale || BY_SLIP.contains(&(there / here))) || !slip && ALIKE.contains(&(there / here));
        if !sized {
            return None;
        }
        if is_age {
            return slip.then_some(Likeness { score: 4, strong: early });
        }
        let loose = other.approx != Approx::Exact || stated.approx != Approx::Exact || other.is_updated(article);
        let same_thing = stated.measure != Measure::Count || nouns_agree(article, stated, other);
        let same_fate = self.shares_fate(article, other);
        let beside = self.shares_word(article, other);
        let both_count = counts(article, stated) && counts(article, other);
        if scale && !same_fate && !beside && !nouns_agree(article, stated, other) {
            return None;
        }
        let score = match (slip, same_thing, same_fate) {
            (true, true, true) => 6,
            (true, true, _) => 5,
            (true, _, true) => 4,
            (true, ..) if self.is_people(article) && is_person(article, other) => 3,
            (true, ..) if beside && stated.noun.is_none() && is_person(article, other) => 3,
            // Two nouns that differ count two things.
            (true, ..) if stated.value.value >= 10.0 && !both_count && !is_part_of_name(article, other) => 2,
            (false, true, true) if count && !loose => 1,
            _ => return None,
        };
        let strong = score >= 4 && (same_fate || beside || early && score >= 5);
        Some(Likeness { score: 2 * score + u8::from(beside), strong })
    }

    /// `another 32 children`, `5,000 more troops`: those that come on top are meant.
    fn is_more(&self, article: &Article) -> bool {
        let quantity = self.quantity;
        let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
        let after = article.tokens.get(quantity.tokens.end).map_or("", |token| token.text(&article.prose));
        before.eq_ignore_ascii_case("another") || after.eq_ignore_ascii_case("more")
    }

    fn shares_fate(&self, article: &Article, other: &Quantity) -> bool {
        self.fate.is(other.fate(article))
    }

    /// Whether it counts people, by its noun or by what happens to them.
    fn is_people(&self, article: &Article) -> bool {
        self.fate != Cue::NONE || is_person(article, self.quantity)
    }

    /// Whether a word of its headline stands near an amount of the story.
    fn shares_word(&self, article: &Article, other: &Quantity) -> bool {
        let sentence = &article.sentences[other.sentence];
        let first = other.tokens.start.saturating_sub(WORD_REACH).max(sentence.start as usize);
        let last = (other.tokens.end + WORD_REACH).min(sentence.end as usize);
        (first..last)
            .filter(|at| !other.tokens.contains(at))
            .any(|at| content(article, at).is_some_and(|word| self.words.contains(&word)))
    }
}

/// The key of a word that says what a number stands for; units, numbers and short words say nothing.
fn content(article: &Article, at: usize) -> Option<u32> {
    let token = &article.tokens[at];
    let plain = token.is_word() && token.len >= SHORTEST && !token.is(Classes::FUNCTION.with(Classes::NUMBER_WORD));
    let unit = Classes::DATE_WORD.with(Classes::MONTH);
    (plain && !token.is(unit)).then(|| noun_key(article.word(at)))
}

/// Whether two amounts count the same by their nouns: one noun, one the end of the other (`girls`, `schoolgirls`), or
/// two words for one thing (`kids`, `children`).
pub(super) fn nouns_agree(article: &Article, one: &Quantity, other: &Quantity) -> bool {
    let (Some(left), Some(right)) = (one.noun, other.noun) else { return false };
    if left.key == right.key {
        return true;
    }
    let (left, right) = (article.word(left.token), article.word(right.token));
    let ends = |long: &str, short: &str| {
        let at = long.len().saturating_sub(short.len());
        short.len() > SHORTEST as usize && long.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(short))
    };
    ends(left, right) || ends(right, left) || Groups::counted().share(left, right)
}

fn is_person(article: &Article, quantity: &Quantity) -> bool {
    quantity.noun.is_some_and(|noun| Cue::of(&article.tokens[noun.token]).is(Cue::PERSON))
}

/// Whether a noun in the plural follows: without one nobody knows what is counted.
fn counts(article: &Article, quantity: &Quantity) -> bool {
    quantity.attributive || quantity.noun.is_some_and(|noun| is_plural(&article.prose, &article.tokens[noun.token]))
}

/// `a 25 point lead`, `Reed (63')`: a number that belongs to two nouns in the singular behind it, or to a minute.
fn is_part_of_name(article: &Article, quantity: &Quantity) -> bool {
    let next = article.tokens.get(quantity.tokens.end).map_or("", |token| token.text(&article.prose));
    let is_noun =
        |at: usize| article.tokens.get(at).is_some_and(|it| it.shape == Shape::Lower && !it.is(Classes::FUNCTION));
    let singular = quantity.noun.is_some_and(|noun| {
        !is_plural(&article.prose, &article.tokens[noun.token]) && is_noun(noun.token) && is_noun(noun.token + 1)
    });
    singular || matches!(next, "'" | "\u{2019}" | "\u{2032}")
}

/// `the three men`, `another 12`: some of those who were counted before, or others.
fn is_definite(article: &Article, quantity: &Quantity) -> bool {
    let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    is_one_of(before, &["the", "these", "those", "other", "another"])
}

/// `Reed, 45,`, `dead at 65`, `13-year-old`.
fn is_age(article: &Article, quantity: &Quantity) -> bool {
    let last = article.blocks[quantity.block].tokens.end;
    let text = |at: usize| if at < last { article.word(at) } else { "" };
    if quantity.dimension() == Some(Dimension::Time) {
        return text(quantity.tokens.end + 1).eq_ignore_ascii_case("old")
            || text(quantity.tokens.end).eq_ignore_ascii_case("old");
    }
    let is = |at: usize, words: &[&str]| is_one_of(text(at), words);
    let at = quantity.lead.is_some_and(|lead| {
        is(lead, &["at", "was", "age", "aged", "turned", "turns"])
            || lead > 0 && is(lead, &["of"]) && is(lead - 1, &["age"])
    });
    let aged = quantity.lead.is_some_and(|lead| {
        let died = || is(lead, &["at"]) && is(lead - 1, &["died", "dies", "dead"]);
        is(lead, &["age", "aged"]) || lead > 0 && (is(lead - 1, &["age"]) || died())
    });
    let was = quantity.lead.is_some_and(|lead| is(lead, &["was"])) && is(quantity.tokens.end, &["and", "when"]);
    let comma = quantity.tokens.start > 0 && text(quantity.tokens.start - 1) == ",";
    let end = text(quantity.tokens.end);
    quantity.measure == Measure::Count
        && (0.0..=OLDEST).contains(&quantity.value.value)
        && quantity.noun.is_none()
        && (aged || was || (comma || at) && matches!(end, "," | "." | ")" | "" | ":" | ";" | "\u{2013}" | "\u{2014}"))
}

/// A number rounded to the place of another: 23.5 to 24; nothing when that changes it much.
fn rounded_like(value: f64, place: f64) -> Option<f64> {
    let rounded = (value / place).round() * place;
    (place > 0.0 && (rounded / value - 1.0).abs() < MOST_ROUNDED).then_some(rounded)
}
