//! Lines that do not belong where they stand, put into clean articles: another story's headline, a sign-off too
//! early, a line of the page, a subhead over nothing; paragraphs cut off, brackets lost, marks in the wrong coding.

use std::sync::LazyLock;

use copydesk::read::Format;
use copydesk::segment::Zone;
use copydesk::span::Span;
use regex::Regex;

use crate::corruptions::pattern;
use crate::dice::Dice;
use crate::format_errors::places;
use crate::site::{Site, Twins};

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z] (\([^()]{4,60}\))[ ,.]"));
static APOSTROPHES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]('|\u{2019})[st]\b"));

/// One bracket of two.
pub(crate) fn lost_bracket(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let place = *dice.one(&places(site, &BRACKETS, 1))?;
    let text = site.article.text(place);
    match dice.below(2) {
        0 => site.replace(place, &text[1..], "opening"),
        _ => site.replace(place, &text[..text.len() - 1], "closing"),
    }
}

/// An apostrophe as another program writes it.
pub(crate) fn wrong_coding(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let place = *dice.one(&places(site, &APOSTROPHES, 1))?;
    match dice.below(if site.article.format == Format::Plain { 3 } else { 1 }) {
        0 => site.replace(place, "\u{e2}\u{20ac}\u{2122}", "misread"),
        1 => site.replace(place, "&rsquo;", "name"),
        _ => site.replace(place, "&#39;", "number"),
    }
}

/// Another story's headline under the last paragraph of this one.
pub(crate) fn foreign_headline(site: &Site<'_>, _: &mut Dice) -> Option<Twins> {
    let is_headline = (5..=25).contains(&site.foreign.split_whitespace().count());
    site.paragraph_after(end(site)?, "", site.foreign).filter(|_| is_headline)
}

/// The end of a paragraph lost, behind a random word in its second half.
pub(crate) fn cut_off(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let last = end(site)?;
    let inside: Vec<Span> = site.paragraphs().into_iter().filter(|span| span.len() >= 160 && *span != last).collect();
    let (span, kind) = match dice.below(2) {
        0 => (last, "last paragraph"),
        _ => (*dice.one(&inside)?, "paragraph inside"),
    };
    let text = site.article.text(span);
    let gaps: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|at| at * 2 > text.len()).collect();
    let at = *dice.one(&gaps)?;
    let is_word = text[..at].ends_with(|it: char| it.is_ascii_lowercase() || it == ',');
    // The word before the cut is written again, so that the error has a place.
    let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
    let lost = Span::new(span.start + start as u32, span.end);
    site.replace(lost, &text[start..at], kind).filter(|_| is_word && text.len() >= 120)
}

/// A sign-off or a copyright line after a paragraph in the middle.
pub(crate) fn early_trailer(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    const LINES: [(&str, &str); 3] = [
        ("sign-off", "(Reporting by Ines Marlowe; Editing by Ruth Keel)"),
        ("sign-off", "The Harbour News Agency contributed to this report."),
        ("copyright", "Copyright 2019 Harbour News Agency. All rights reserved."),
    ];
    let paragraphs = site.paragraphs();
    let middle: Vec<Span> = (3..paragraphs.len().saturating_sub(3)).map(|at| paragraphs[at]).collect();
    let &(kind, line) = dice.one(&LINES)?;
    Some(Twins { kind, ..site.paragraph_after(*dice.one(&middle)?, "", line)? })
}

/// A sign-off whose bracket nothing closes.
pub(crate) fn unclosed_trailer(site: &Site<'_>, _: &mut Dice) -> Option<Twins> {
    let line = "(Reporting by Ines Marlowe in Oban; Editing by Ruth Keel";
    site.paragraph_after(end(site)?, &format!("{line})"), line)
}

/// A line that came along with the page, between two paragraphs.
pub(crate) fn boilerplate(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    const LINES: [&str; 6] = [
        "Advertisement",
        "Story continues below",
        "\u{a9} 2019 Harbour News Agency",
        "Sign up for our newsletter",
        "We may earn a commission from links on this page.",
        "Share this article",
    ];
    let paragraphs = site.paragraphs();
    let inner = paragraphs.get(1..paragraphs.len().checked_sub(1)?)?;
    site.paragraph_after(*dice.one(inner)?, "", dice.one(&LINES)?)
}

/// A subhead before another one, or at the end; only where the file marks its subheads.
pub(crate) fn orphan_subhead(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let blocks = &site.article.blocks;
    let before_another = blocks.windows(2).filter(|pair| pair[0].zone == Zone::Paragraph && pair[1].heading == Some(2));
    let inside: Vec<Span> = before_another.map(|pair| pair[0].span).collect();
    let &after = dice.one(&inside)?;
    let is_last = blocks.last().is_some_and(|block| block.zone == Zone::Paragraph);
    let (span, kind) = if is_last && dice.below(2) == 0 { (end(site)?, "at the end") } else { (after, "inside") };
    Some(Twins { kind, ..site.paragraph_after(span, "", "## What happens next")? })
}

/// The last paragraph of the story, if nothing but lines of the page follows it.
fn end(site: &Site<'_>) -> Option<Span> {
    let blocks = &site.article.blocks;
    let last = blocks.iter().rposition(|block| block.zone == Zone::Paragraph)?;
    let of_page = |zone| matches!(zone, Zone::SignOff | Zone::Trailer | Zone::Promo | Zone::Credit | Zone::Published);
    // Inside markup that closes behind the paragraph nothing can be put after it.
    let source = &site.article.source.text[site.article.map.place(blocks[last].span).bytes.end as usize..];
    let is_free = source.trim_start_matches([' ', '\r']).starts_with('\n') || source.trim().is_empty();
    (is_free && blocks[last + 1..].iter().all(|block| of_page(block.zone))).then_some(blocks[last].span)
}
