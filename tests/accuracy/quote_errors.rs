//! Errors in quotations and acronyms: a mark lost, a headline's quotation changed, a quotation given to somebody else,
//! an explanation with another word.

use std::sync::LazyLock;

use copydesk::segment::Zone;
use copydesk::span::Span;
use regex::Regex;

use crate::corruptions::{pattern, span_of};
use crate::dice::Dice;
use crate::site::{Site, Twins};

/// A quotation in straight or curly double marks, eight words and more, that is a sentence.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["“]([A-Z][a-z']*(?: [a-zA-Z',;-]+){8,40}[.,])["”]"#));
/// Any quotation in double marks.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["“][^"“”]{8,400}["”]"#));
static EXPLAINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"((?:[A-Z][a-z]+ )(?:(?:of|for|and|the|[A-Z][a-z]+) ){0,4}[A-Z][a-z]+) \(([A-Z]{3,6})\)")
});

/// Words that take the place of another one.
const OTHERS: &[&str] = &["harbour", "winter", "seven", "garden", "wooden", "narrow", "silver", "distant"];

/// Drops one mark of a paragraph whose marks are in order.
pub(crate) fn lost_mark(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut marks = Vec::new();
    for paragraph in site.paragraphs() {
        let text = site.article.text(paragraph);
        let count = text.chars().filter(|mark| matches!(mark, '"' | '“' | '”')).count();
        let all: Vec<_> = QUOTED.find_iter(text).collect();
        if count == 0 || count != all.len() * 2 {
            continue;
        }
        for found in all {
            let (start, end) = (paragraph.start + found.start() as u32, paragraph.start + found.end() as u32);
            let length = |text: &str| text.len() as u32;
            let opening = length(if found.as_str().starts_with('“') { "“" } else { "\"" });
            let closing = length(if found.as_str().ends_with('”') { "”" } else { "\"" });
            marks.extend([Span::new(start, start + opening), Span::new(end - closing, end)]);
        }
    }
    let mark = *dice.one(&marks)?;
    let kind = if mark.start == 0 || site.article.prose[..mark.start as usize].ends_with([' ', '\n']) {
        "opening"
    } else {
        "closing"
    };
    let twins = site.replace(mark, "", kind)?;
    // The place is where the mark was, and the quotation around it.
    let (start, end) = (twins.place.start.saturating_sub(600), (twins.place.end + 600).min(twins.spoilt.len()));
    let bound = |mut at: usize| {
        while !twins.spoilt.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let place = bound(start)..bound(end);
    Some(Twins { place, ..twins })
}

/// Puts a headline's quotation over the story, right in one twin and with another word in the other.
pub(crate) fn headline_quote(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let headline = site.article.blocks.iter().find(|block| block.zone == Zone::Headline)?;
    let sentence = sentence(site, dice)?;
    let said = site.article.text(sentence).trim_end_matches(['.', ',']);
    let words: Vec<&str> = said.split(' ').take(5 + dice.below(4)).map(|word| word.trim_matches([',', ';'])).collect();
    let at = 1 + dice.below(words.len() - 2);
    let other = *dice.one(OTHERS)?;
    let mut wrong = words.clone();
    wrong[at] = other;
    let kind = if words.len() < 7 { "five or six words" } else { "seven words and more" };
    let place = site.article.map.place(headline.span);
    let source = &site.article.source.text;
    let with = |words: &[&str]| {
        let line = format!("{}: \"{}\"", site.article.text(headline.span), words.join(" "));
        format!("{}{line}{}", &source[..place.bytes.start as usize], &source[place.bytes.end as usize..])
    };
    let start = place.bytes.start as usize;
    let end = start + headline.span.len() as usize + wrong.join(" ").len() + 4;
    place.exact.then(|| Twins { clean: with(&words), spoilt: with(&wrong), place: start..end, kind })
}

/// Quotes somebody again: from the same person in one twin, from another in the other.
pub(crate) fn other_speaker(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let named = pattern(r#"^ (?:said |says )?([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: said| says|[.,])"#);
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        let text = site.article.text(paragraph);
        for found in SENTENCE.captures_iter(text) {
            let end = found.get(0)?.end();
            let words = found[1].to_owned();
            sites.extend(named.captures(&text[end..]).map(|name| (paragraph, words, name[1].to_owned())));
        }
    }
    let people = site.people();
    sites.retain(|(_, words, name)| {
        people.iter().any(|person| name.ends_with(&person.surname))
            && site.article.prose.matches(words.as_str()).count() == 1
    });
    let (paragraph, words, name) = dice.one(&sites)?.clone();
    let last = *site.paragraphs().last().filter(|last| **last != paragraph)?;
    let words = words.trim_end_matches(['.', ',']);
    let line = |name: &str| format!("The talks went on for another day. \"{words},\" said {name} when they were over.");
    let twins = site.paragraph_after(last, &line(&name), &line("Clara Vossberg"))?;
    Some(twins)
}

/// Explains an acronym of the article again, in one of three ways: in the same words, and with one word changed.
pub(crate) fn expansion(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in EXPLAINED.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 1);
            if !site.article.is_quoted(span.start) && has_letters(&found[1], &found[2]) {
                sites.push((found[1].to_owned(), found[2].to_owned()));
            }
        }
    }
    let (words, letters) = dice.one(&sites)?.clone();
    let capitals: Vec<usize> = words
        .split(' ')
        .enumerate()
        .filter(|(_, it)| it.starts_with(|it: char| it.is_uppercase()))
        .map(|(at, _)| at)
        .collect();
    let at = *dice.one(&capitals)?;
    let keep_letter = dice.below(2) == 0;
    let swapped: Vec<String> = words
        .split(' ')
        .enumerate()
        .map(|(index, word)| match index == at {
            true => other_word(word, keep_letter, dice),
            false => word.to_owned(),
        })
        .collect();
    let swapped = swapped.join(" ");
    let form = if keep_letter { dice.below(3) } else { 0 };
    let line = |words: &str| match form {
        0 => format!("Nobody answered for the {words} ({letters}) on Monday."),
        1 => format!("Nobody answered for the {letters} ({words}) on Monday."),
        _ => format!("Nobody answered for the {words}, or {letters}, on Monday."),
    };
    let kind = match (form, keep_letter) {
        (0, true) => "before the bracket",
        (0, false) => "another letter",
        (1, _) => "inside the bracket",
        _ => "behind or",
    };
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line(&words), &line(&swapped))?;
    Some(Twins { kind, ..twins }).filter(|_| swapped != words)
}

/// A word with a capital that begins with the same letter, or does not.
fn other_word(word: &str, keep_letter: bool, dice: &mut Dice) -> String {
    const ENDINGS: [&str; 4] = ["arrow", "inter", "olden", "eaver"];
    let initial = word.chars().next().unwrap_or('A');
    let initial = if keep_letter {
        initial
    } else if initial == 'K' {
        'B'
    } else {
        'K'
    };
    format!("{initial}{}", ENDINGS[dice.below(ENDINGS.len())])
}

fn has_letters(words: &str, letters: &str) -> bool {
    let initials: String =
        words.split(' ').filter_map(|word| word.chars().next()).filter(|it| it.is_uppercase()).collect();
    initials == letters
}

/// A quotation of one sentence in the story.
fn sentence(site: &Site<'_>, dice: &mut Dice) -> Option<Span> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        sites.extend(SENTENCE.captures_iter(site.article.text(paragraph)).map(|found| span_of(paragraph, &found, 1)));
    }
    dice.one(&sites).copied()
}
