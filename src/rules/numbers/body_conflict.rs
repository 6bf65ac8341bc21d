//! A number of the lead that is another one where the same people or the same thing are named again: `three people
//! were killed`, then `the four victims`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Cue, Measure, Quantity, UnitId, is_plural};
use crate::lexicon::Classes;
use crate::rules::numbers::slip::Difference;
use crate::rules::numbers::thing::thing;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `numbers/body-conflict`
pub const RULE: Rule = Rule {
    id: "numbers/body-conflict",
    summary: "a number that is another one where the same is named again",
    guide: include_str!("body_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Blocks of running text that make the lead.
const LEAD: usize = 2;
/// Groups of the lead that are kept.
const MOST_INTRODUCED: usize = 20;
/// Counts before a re-mention whose sums and differences are tried.
const MOST_TRIED: usize = 10;
/// Tokens after a group in which somebody may join it.
const MOST_BETWEEN: usize = 400;
/// Larger groups are not named again by their number.
const LARGEST: f64 = 1000.0;

/// The words by which people are named again, by what happened to them.
const NAMED_AGAIN: [(Cue, &[&str]); 3] = [
    (Cue::KILLED, &["victims", "dead", "bodies", "deceased", "killed", "deaths"]),
    (Cue::INJURED, &["injured", "wounded", "casualties"]),
    (Cue::ARRESTED, &["suspects", "detainees", "arrested", "defendants", "accused"]),
];
/// Words after a noun that pick some of the group.
const PICKING: &[&str] =
    &["who", "whom", "whose", "that", "which", "of", "from", "in", "at", "on", "with", "not", "still", "left", "so"];

fn check(article: &Article, report: &mut Report<'_>) {
    people(article, report);
    money(article, report);
}

/// Compares groups of people and of things with what the lead says of them.
fn people(article: &Article, report: &mut Report<'_>) {
    let lead_end = article.blocks.iter().enumerate().filter(|(_, block)| block.zone.is_running_text()).nth(LEAD - 1);
    let lead_end = lead_end.map_or(usize::MAX, |(at, _)| at);
    let mut introduced: Vec<&Quantity> = Vec::new();
    let mut values: FxHashSet<u64> = FxHashSet::default();
    let mut earlier: Vec<f64> = Vec::new();
    for quantity in &article.facts.quantities {
        if quantity.measure != Measure::Count {
            continue;
        }
        let again = is_again(article, quantity) && !is_derived(quantity.value.value, &values, &earlier);
        let first = introduced.iter().copied().filter(|first| first.block < quantity.block);
        let mut first = first.filter(|first| again && is_same_group(article, first, quantity));
        if let (Some(first), None) = (first.next(), first.next())
            && !grows(article, first, quantity)
        {
            tell(article, first, quantity, report);
        }
        if quantity.block <= lead_end && introduced.len() < MOST_INTRODUCED && is_introduced(article, quantity) {
            introduced.push(quantity);
        }
        values.insert(quantity.value.value.to_bits());
        earlier.push(quantity.value.value);
    }
}

/// `three people were killed`: a number of the lead, told for the first time and as it is.
fn is_introduced(article: &Article, quantity: &Quantity) -> bool {
    let plural = quantity.noun.is_some_and(|noun| is_plural(&article.prose, &article.tokens[noun.token]));
    plural
        && is_exact(article, quantity)
        && !follows(article, quantity, &["the", "these", "those", "all", "other", "another", "of"])
}

/// `the four victims`, `all four men`: a number that names again who was named before.
fn is_again(article: &Article, quantity: &Quantity) -> bool {
    let Some(noun) = quantity.noun.filter(|_| is_exact(article, quantity)) else { return false };
    let is_next = |words: &[&str]| {
        let next = article.tokens.get(noun.token + 1).map_or("", |token| token.text(&article.prose));
        is_one_of(next, words)
    };
    follows(article, quantity, &["the", "these", "those", "all"])
        && noun.token == quantity.tokens.end
        && !is_part(article, quantity)
        && !is_next(PICKING)
        && quantity.value.value <= LARGEST
}

fn is_exact(article: &Article, quantity: &Quantity) -> bool {
    let whole = quantity.value.is_whole() && quantity.value.value >= 2.0 && !quantity.attributive;
    whole
        && quantity.is_told()
        && quantity.approx == Approx::Exact
        && quantity.joint.is_none()
        && !quantity.is_updated(article)
}

/// `eight of the 16 defendants`
fn is_part(article: &Article, quantity: &Quantity) -> bool {
    quantity.tokens.start.checked_sub(2).is_some_and(|at| article.word(at).eq_ignore_ascii_case("of"))
}

fn follows(article: &Article, quantity: &Quantity, words: &[&str]) -> bool {
    let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    is_one_of(before, words)
}

/// Whether a number was said before, or is the sum or the difference of two that were.
fn is_derived(value: f64, values: &FxHashSet<u64>, earlier: &[f64]) -> bool {
    let last = &earlier[earlier.len().saturating_sub(MOST_TRIED)..];
    let pairs = last.iter().enumerate().flat_map(|(at, one)| last[at + 1..].iter().map(move |other| (one, other)));
    let sum: f64 = last.iter().sum();
    values.contains(&value.to_bits())
        || sum == value
        || pairs.into_iter().any(|(one, other)| one + other == value || (one - other).abs() == value)
}

/// Whether somebody joins a group before it is named again: `a fourth died later`, `another man`.
fn grows(article: &Article, first: &Quantity, again: &Quantity) -> bool {
    const JOINING: &[&str] = &["another", "later", "also", "other", "others", "more", "further"];
    let between = first.tokens.end..again.tokens.start.min(first.tokens.end + MOST_BETWEEN);
    let ordinal = |at: usize| {
        let nth = article.tokens[at].is(Classes::DATE_WORD) && article.word(at).ends_with("th");
        nth || is_one_of(article.word(at), JOINING)
    };
    between.into_iter().any(ordinal)
}

/// Whether the second names the group of the first again: by what happened to it, or by its own noun and as a larger
/// group; a smaller one may be a part.
fn is_same_group(article: &Article, first: &Quantity, again: &Quantity) -> bool {
    let Some(noun) = again.noun else { return false };
    let word = article.word(noun.token);
    let fate = first.fate(article);
    let by_fate = NAMED_AGAIN.iter().any(|(cue, words)| fate.is(*cue) && is_one_of(word, words));
    let own =
        first.noun.is_some_and(|first| first.key == noun.key) && is_plural(&article.prose, &article.tokens[noun.token]);
    by_fate || own && again.value.value > first.value.value && again.value.value <= 3.0 * first.value.value
}

/// Compares a sum of money with what it is where its thing is named again.
fn money(article: &Article, report: &mut Report<'_>) {
    let mut known: FxHashMap<(UnitId, u32), Option<&Quantity>> = FxHashMap::default();
    let mut said: FxHashSet<u64> = FxHashSet::default();
    for quantity in &article.facts.quantities {
        let Measure::Money(currency) = quantity.measure else { continue };
        let plain = quantity.approx == Approx::Exact && quantity.joint.is_none() && quantity.per.is_none();
        let told = quantity.voice == Voice::Own && plain && !quantity.is_updated(article);
        let is_new = said.insert(quantity.value.value.to_bits());
        let Some(thing) = thing(article, quantity).filter(|_| told) else { continue };
        let again = is_new && follows(article, quantity, &["the", "this", "its", "their"]);
        let Some(first) = known.get(&(currency, thing)).copied() else {
            known.insert((currency, thing), Some(quantity));
            continue;
        };
        let differs = |first: &&Quantity| !first.value.rounded().meets(quantity.value.rounded());
        let slip = |first: &&Quantity| {
            let difference = Difference::between(first.value.value, quantity.value.value);
            // A million for a billion is `numbers/magnitude-slip`.
            difference.is_some_and(|it| !matches!(it, Difference::Scale(3 | 6)))
        };
        match first.filter(differs) {
            Some(first) if again && slip(&first) => tell(article, first, quantity, report),
            // Two amounts for one kind of thing: two deals.
            Some(_) => drop(known.insert((currency, thing), None)),
            None => {}
        }
    }
}

fn tell(article: &Article, first: &Quantity, again: &Quantity, report: &mut Report<'_>) {
    let (here, there) = (phrase(article, again), phrase(article, first));
    let found = report.flag(again.span, format!("{here} here, {there} before"));
    found.label("another number for the same").also(first.span, "first said here");
    if let Some(difference) = Difference::between(first.value.value, again.value.value) {
        found.note(difference.text());
    }
}

/// An amount with its noun.
fn phrase<'a>(article: &'a Article, quantity: &Quantity) -> &'a str {
    let end = quantity.noun.map_or(quantity.span, |noun| article.tokens[noun.token].span());
    article.text(quantity.span.to(end))
}
