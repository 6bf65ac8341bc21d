//! The corruptions of form: a date, a percentage, a small number, a mark or a space set unlike the others of its
//! article. Where real copy has a place for the error it is put there; dates, possessives and fragments are too rare
//! for that, and a paragraph is put in, all of one kind in one twin and mixed in the other.

use std::sync::LazyLock;

use copydesk::read::Format;
use copydesk::span::Span;
use regex::Regex;

use crate::corruptions::{pattern, person, span_of};
use crate::dice::Dice;
use crate::site::{Site, Twins};

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|\d(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)",
    )
});
static PERCENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d[\d.,]*( percent)\b"));
static SMALL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:[2-9]|two|three|four|five|six|seven|eight|nine) [a-z]"));
static SENTENCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]{3}\.( )(?:The|In|He|She|It|But|They|A)\b"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]{3}( )[a-z]{3}"));

/// The places of a group of a pattern in the article's own words.
pub(crate) fn places(site: &Site<'_>, pattern: &Regex, group: usize) -> Vec<Span> {
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
    let others = [("14 December", "day first"), ("Dec. 14", "month abbreviated"), ("December 14th", "ordinal")];
    let (other, kind) = others[dice.below(others.len())];
    let line = |last: &str| {
        format!("The mill was shut on January 13 and the yard on February 9. The owners sold both to a bank on {last}.")
    };
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line("December 14"), &line(other))?;
    Some(Twins { kind, ..twins }).filter(|_| !MONTH_DAY.is_match(&site.article.prose))
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

/// `8 tugs` where others are `eight`.
pub(crate) fn small_number(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let lines: [fn(&str) -> String; 3] = [
        |last| format!("The fire spread to five boats and six sheds on the quay. In the end {last} tugs put it out."),
        |last| {
            format!("Crews from four towns came with seven engines. They went home with {last} medals from the mayor.")
        },
        |last| format!("The club has nine teams and three coaches. Parents of {last} players came to the meeting."),
    ];
    let line = lines[dice.below(lines.len())];
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line("eight"), &line("8"))?;
    Some(twins).filter(|_| !SMALL.is_match(&site.article.prose))
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
