//! How surely two amounts stand for the same thing: one measure, one noun, one fate, all digits but one.

use crate::article::Article;
use crate::facts::number::{Approx, Cue, Dimension, Measure, Noun, Quantity, is_plural};
use crate::rules::numbers::headline_conflict::is_amount;
use crate::rules::numbers::wording::short;

/// Nobody is older, in years.
const OLDEST: f64 = 122.0;

/// Two numbers for one thing are of one size.
const ALIKE: std::ops::RangeInclusive<f64> = 0.34..=3.0;

/// How surely a number of the lead stands for the same thing as the headline's: 0 when it does not.
pub(super) fn likeness(article: &Article, stated: &Quantity, fate_stated: Cue, other: &Quantity) -> u8 {
    let ratio = other.value.value / stated.value.value;
    let slip = is_slip(stated.value.value, other.value.value);
    let sized = if slip { (0.1..=10.0).contains(&ratio) } else { ALIKE.contains(&ratio) };
    let ages = (is_age(article, stated), is_age(article, other));
    if other.joint.is_some() || !sized || !is_amount(other) || ages.0 != ages.1 {
        return 0;
    }
    if ages.0 {
        return if slip { 4 } else { 0 };
    }
    if !stated.compares(other) || is_definite(article, other) {
        return 0;
    }
    let loose = other.approx != Approx::Exact || stated.approx != Approx::Exact || other.updated;
    let person = |noun: Noun| Cue::of(&article.tokens[noun.token]).is(Cue::PERSON);
    let same_noun = stated.noun.zip(other.noun).is_some_and(|(one, two)| one.key == two.key);
    let people = (fate_stated != Cue::NONE || stated.noun.is_some_and(person)) && other.noun.is_some_and(person);
    let same_fate = fate_stated.is(other.fate(article));
    let measured = !matches!(stated.measure, Measure::Count);
    match (slip, same_noun || measured, same_fate) {
        (true, true, true) => 6,
        (true, true, _) => 5,
        (true, _, true) => 4,
        (true, ..) if people => 3,
        // Two nouns that differ count two things.
        (true, ..) if stated.value.value >= 10.0 && !(counts(article, stated) && counts(article, other)) => 2,
        (false, true, true) if !loose => 1,
        _ => 0,
    }
}

/// Whether a noun in the plural follows: without one nobody knows what is counted.
fn counts(article: &Article, quantity: &Quantity) -> bool {
    quantity.attributive || quantity.noun.is_some_and(|noun| is_plural(&article.prose, &article.tokens[noun.token]))
}

/// `the three men`, `another 12`: some of those who were counted before, or others.
fn is_definite(article: &Article, quantity: &Quantity) -> bool {
    let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    ["the", "these", "those", "other", "another"].iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// `Reed, 45,`, `dead at 65`, `13-year-old`.
fn is_age(article: &Article, quantity: &Quantity) -> bool {
    let last = article.blocks[quantity.block].tokens.end;
    let text = |at: usize| if at < last { article.word(at) } else { "" };
    if quantity.dimension() == Some(Dimension::Time) {
        return text(quantity.tokens.end + 1).eq_ignore_ascii_case("old")
            || text(quantity.tokens.end).eq_ignore_ascii_case("old");
    }
    let is = |at: usize, words: &[&str]| words.iter().any(|it| text(at).eq_ignore_ascii_case(it));
    let at = quantity.lead.is_some_and(|lead| {
        is(lead, &["at", "was", "age", "aged", "turned", "turns"])
            || lead > 0 && is(lead, &["of"]) && is(lead - 1, &["age"])
    });
    let comma = quantity.tokens.start > 0 && text(quantity.tokens.start - 1) == ",";
    let end = text(quantity.tokens.end);
    quantity.measure == Measure::Count
        && (0.0..=OLDEST).contains(&quantity.value.value)
        && quantity.noun.is_none()
        && (comma || at)
        && matches!(end, "," | "." | ")" | "" | ":" | ";")
}

/// Whether two numbers differ as a slip of the pen makes them differ: in one digit, or by two digits swapped.
pub(super) fn is_slip(one: f64, other: f64) -> bool {
    let (one, other) = (mantissa(one), mantissa(other));
    if one.1 != other.1 || one.1 < 2 {
        return one.1 == other.1;
    }
    let (mut left, mut right, mut digits) = (one.0, other.0, Vec::new());
    for _ in 0..one.1 {
        digits.push((left % 10, right % 10));
        (left, right) = (left / 10, right / 10);
    }
    let off: Vec<usize> = (0..digits.len()).filter(|&at| digits[at].0 != digits[at].1).collect();
    match off[..] {
        [_] => true,
        [a, b] => b == a + 1 && digits[a].0 == digits[b].1 && digits[a].1 == digits[b].0,
        _ => false,
    }
}

/// The digits of a number without the point and the zeros of its scale, and how many they are.
fn mantissa(value: f64) -> (u64, u32) {
    let shown = short(value);
    shown
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold((0, 0), |(number, count), digit| (number * 10 + u64::from(digit - b'0'), count + 1))
}
