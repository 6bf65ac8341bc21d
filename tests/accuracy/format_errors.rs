//! The corruptions of form: a date, a percentage, a small number, a mark or a space set unlike the others of its
//! article. Where real copy has a place for the error it is put there; possessives and fragments are too rare for
//! that, and a paragraph is put in, all of one kind in one twin and mixed in the other.

use std::sync::LazyLock;

use copydesk::read::Format;
use copydesk::span::Span;
use regex::Regex;

use crate::corruptions::{pattern, person, span_of};
use crate::dice::Dice;
use crate::site::{Site, Twins};

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:on|until|since|from|by|before|after) ((?:January|February|August|October|November|December) \d{1,2})\b",
    )
});
static PERCENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d[\d.,]*( percent)\b"));
static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[a-z] (two|three|four|five|six|seven|eight|nine) (?:people|men|women|members|officers|children|companies|teams|states|countries|games|others)\b",
    )
});
static SENTENCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]{3}\.( )(?:The|In|He|She|It|But|They|A)\b"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]{3}( )[a-z]{3}"));

/// The places of a group of a pattern in the article's own words.
fn places(site: &Site<'_>, pattern: &Regex, group: usize) -> Vec<Span> {
    let paragraphs = site.paragraphs().into_iter();
    let found = paragraphs.flat_map(|paragraph| {
        pattern.captures_iter(site.article.text(paragraph)).map(move |found| span_of(paragraph, &found, group))
    });
    found.filter(|span| !site.article.is_quoted(span.start)).collect()
}

/// One of the places, if there are enough others to show what is usual.
fn one_of_many<'p>(places: &'p [Span], dice: &mut Dice) -> Option<&'p Span> {
    dice.one(places).filter(|_| places.len() >= 3)
}

/// `14 January`, `Jan. 14` or `January 14th` among `January 13`s.
pub(crate) fn date(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let found = places(site, &MONTH_DAY, 1);
    let place = *one_of_many(&found, dice)?;
    let (month, day) = site.article.text(place).split_once(' ')?;
    match dice.below(3) {
        0 => site.replace(place, &format!("{day} {month}"), "day first"),
        1 => site.replace(place, &format!("{}. {day}", month.get(..3)?), "month abbreviated"),
        _ => site.replace(place, &format!("{month} {day}th"), "ordinal"),
    }
}

/// `5%` among `5 percent`s.
pub(crate) fn percent(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let found = places(site, &PERCENT, 1);
    let place = *one_of_many(&found, dice)?;
    match dice.below(2) {
        0 => site.replace(place, "%", "sign"),
        _ => site.replace(place, " per cent", "two words"),
    }
}

/// `9 people` where others are `nine`.
pub(crate) fn small_number(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let found = places(site, &SMALL, 1);
    let place = *one_of_many(&found, dice)?;
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let value = words.iter().position(|word| *word == site.article.text(place))? + 2;
    site.replace(place, &value.to_string(), "")
}

/// A mark drawn unlike the others.
pub(crate) fn mark(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let kinds = [("\u{201c}", "\"", "straight among curly"), ("\"", "\u{201d}", "curly among straight")];
    let (mark, other, kind) = kinds[dice.below(kinds.len())];
    let paragraphs = site.paragraphs().into_iter();
    let marks = paragraphs.flat_map(|paragraph| {
        let found = site.article.text(paragraph).match_indices(mark);
        found.map(move |(at, _)| paragraph.start + at as u32)
    });
    let found: Vec<Span> = marks.map(|at| Span::new(at, at + mark.len() as u32)).collect();
    site.replace(*one_of_many(&found, dice)?, other, kind)
}

/// A full stop outside the closing mark, others inside.
pub(crate) fn fragment(site: &Site<'_>, _: &mut Dice) -> Option<Twins> {
    let sides: [fn(&str) -> String; 2] = [|words| format!("\"{words}.\""), |words| format!("\"{words}\".")];
    let usual = usize::from(site.article.prose.contains("\".") || site.article.prose.contains("\u{201d}."));
    let line = |last: usize| {
        let set = |side: usize, words: &str| sides[side](words);
        format!(
            "The clerk spoke of {} The mayor called it {} One member of the board found it {}",
            set(usual, "a small matter"),
            set(usual, "no great loss"),
            set(last, "rather a scandal")
        )
    };
    site.paragraph_after(*site.paragraphs().last()?, &line(usual), &line(1 - usual))
}

/// `Reeves'` among `Reeves's`.
pub(crate) fn possessive(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = person(site, dice, |person| person.surname.ends_with('s') && person.surnames.len() >= 2)?;
    let surname = &person.surname;
    let has_own = ["s' ", "s\u{2019} ", "s's ", "s\u{2019}s "].iter().any(|it| site.article.prose.contains(it));
    let line = |last: &str| {
        format!(
            "Neighbours heard {surname}'s car at dawn. {surname}'s father had sold it. They liked {surname}{last} garden."
        )
    };
    site.paragraph_after(*site.paragraphs().last()?, &line("'s"), &line("'")).filter(|_| !has_own)
}

/// A space that is none, or two, or of another kind.
pub(crate) fn space(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    // Markdown shows two spaces as one.
    let kind = dice.below(if site.article.format == Format::Plain { 5 } else { 4 });
    let found = places(site, if kind == 0 { &SENTENCES } else { &WORDS }, 1);
    let place = *dice.one(&found)?;
    match kind {
        0 => site.replace(place, "", "missing"),
        1 => site.replace(place, "\u{a0}", "no-break"),
        2 => site.replace(place, " \u{200b}", "zero width"),
        3 => site.replace(place, " , ", "before a comma"),
        _ => site.replace(place, "  ", "doubled"),
    }
}
