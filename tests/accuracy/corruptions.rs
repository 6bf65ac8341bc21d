//! The corruptions: each puts one error of a known type into a clean article, and says which rules ought to
//! see it.

use std::sync::LazyLock;

use copydesk::fold::hash;
use copydesk::lexicon::{Classes, Lexicon};
use copydesk::segment::Zone;
use copydesk::span::Span;
use regex::{Captures, Regex};

use crate::arithmetic;
use crate::dice::Dice;
use crate::format_errors;
use crate::number_errors;
use crate::quote_errors;
use crate::site::{Person, Site, Twins};
use crate::slip::Slip;
use crate::structure_errors;
use crate::time_errors;
use crate::wording;

/// One type of error.
pub(crate) struct Corruption {
    /// What the tables call it.
    pub(crate) name: &'static str,
    /// The rules or groups that ought to see it.
    pub(crate) expected: &'static [&'static str],
    /// Puts it in; nothing when the article has no place for it.
    pub(crate) make: fn(&Site<'_>, &mut Dice) -> Option<Twins>,
}

/// All of them, in the order of the tables.
pub(crate) const CORRUPTIONS: &[Corruption] = &[
    Corruption { name: "surname, 5 letters or more", expected: &["names", "headline"], make: surname },
    Corruption { name: "surname, 4 letters", expected: &["names", "headline"], make: short_surname },
    Corruption { name: "surname in the headline", expected: &["names", "headline"], make: headline },
    Corruption { name: "given name", expected: &["names"], make: given },
    Corruption { name: "current or former office", expected: &["names/title-conflict"], make: office },
    Corruption { name: "courtesy title", expected: &["names/honorific-conflict"], make: honorific },
    Corruption { name: "place", expected: &["names/place-variant", "headline"], make: place },
    Corruption { name: "byline and sign-off", expected: &["structure/credit-mismatch", "names"], make: sign_off },
    Corruption { name: "corrected in the note only", expected: &["structure/correction-survives"], make: note_only },
    Corruption { name: "weekday", expected: &["dates/weekday-mismatch"], make: time_errors::weekday },
    Corruption { name: "impossible date", expected: &["dates/impossible-date"], make: time_errors::impossible_date },
    Corruption { name: "age and birth", expected: &["ages"], make: time_errors::birth },
    Corruption { name: "two ages", expected: &["ages"], make: time_errors::two_ages },
    Corruption {
        name: "duration",
        expected: &["dates/duration-mismatch", "dates/span-mismatch"],
        make: time_errors::duration,
    },
    Corruption { name: "anniversary", expected: &["dates/anniversary"], make: time_errors::anniversary },
    Corruption {
        name: "years in the wrong order",
        expected: &["dates/reversed-range"],
        make: time_errors::reversed_years,
    },
    Corruption { name: "time zone", expected: &["dates/timezone-mismatch"], make: time_errors::time_zone },
    Corruption { name: "yesterday, last year", expected: &["dates/relative-mismatch"], make: time_errors::relative },
    Corruption { name: "tense and time", expected: &["dates/tense-dateline"], make: time_errors::tense },
    Corruption { name: "paragraph twice", expected: &["structure/duplicate-paragraph"], make: paragraph_twice },
    Corruption {
        name: "foreign headline",
        expected: &["structure/orphan-trailer"],
        make: structure_errors::foreign_headline,
    },
    Corruption { name: "paragraph cut off", expected: &["structure/truncated"], make: structure_errors::cut_off },
    Corruption {
        name: "sign-off in the middle",
        expected: &["structure/trailer-order"],
        make: structure_errors::early_trailer,
    },
    Corruption {
        name: "sign-off never closed",
        expected: &["structure/unclosed-trailer"],
        make: structure_errors::unclosed_trailer,
    },
    Corruption {
        name: "bracket lost",
        expected: &["structure/unbalanced-bracket"],
        make: structure_errors::lost_bracket,
    },
    Corruption {
        name: "character in the wrong coding",
        expected: &["structure/markup"],
        make: structure_errors::wrong_coding,
    },
    Corruption {
        name: "line of the page",
        expected: &["structure/boilerplate", "structure/trailer-order"],
        make: structure_errors::boilerplate,
    },
    Corruption {
        name: "subhead without text",
        expected: &["structure/orphan-subhead"],
        make: structure_errors::orphan_subhead,
    },
    Corruption { name: "word twice", expected: &["style/repeated-word"], make: word_twice },
    Corruption { name: "conversion", expected: &["numbers/unit-conversion"], make: arithmetic::conversion },
    Corruption {
        name: "table of another unit",
        expected: &["numbers/unit-conversion"],
        make: number_errors::unit_table,
    },
    Corruption { name: "percent change", expected: &["numbers/percent-change"], make: arithmetic::percent_change },
    Corruption { name: "sum", expected: &["numbers/sum"], make: arithmetic::sum },
    Corruption { name: "part of a sum", expected: &["numbers/sum"], make: number_errors::part },
    Corruption { name: "percent for points", expected: &["numbers/percentage-points"], make: number_errors::points },
    Corruption { name: "share in percent", expected: &["numbers/percent-share"], make: number_errors::share },
    Corruption { name: "shares beyond 100", expected: &["numbers/share-total"], make: number_errors::share_total },
    Corruption { name: "count of a list", expected: &["numbers/list-count"], make: number_errors::list_count },
    Corruption { name: "direction", expected: &["numbers/direction"], make: number_errors::direction },
    Corruption { name: "rate", expected: &["numbers/rate"], make: number_errors::rate },
    Corruption { name: "vote tally", expected: &["numbers/vote-tally"], make: arithmetic::vote },
    Corruption { name: "reversed range", expected: &["numbers/reversed-range"], make: arithmetic::reversed_range },
    Corruption { name: "malformed number", expected: &["numbers/malformed"], make: arithmetic::malformed },
    Corruption { name: "stated rate", expected: &["numbers/currency-conversion"], make: arithmetic::declared_rate },
    Corruption {
        name: "money a thousand times",
        expected: &["numbers/currency-conversion"],
        make: number_errors::currency_scale,
    },
    Corruption { name: "score", expected: &["numbers/score-conflict"], make: number_errors::score },
    Corruption { name: "ordinal", expected: &["numbers/ordinal-conflict"], make: number_errors::ordinal },
    Corruption { name: "toll told again", expected: &["numbers/body-conflict"], make: number_errors::toll },
    Corruption { name: "million and billion", expected: &["numbers/magnitude-slip"], make: arithmetic::magnitude },
    Corruption {
        name: "headline and lead",
        expected: &["numbers/headline-conflict"],
        make: arithmetic::headline_and_lead,
    },
    Corruption {
        name: "headline's digits and scale",
        expected: &["numbers/headline-conflict"],
        make: arithmetic::headline_scale,
    },
    Corruption {
        name: "lead's digits and scale",
        expected: &["numbers/headline-conflict"],
        make: arithmetic::lead_scale,
    },
    Corruption {
        name: "headline's number",
        expected: &["numbers/headline-conflict"],
        make: arithmetic::headline_of_set,
    },
    Corruption { name: "form of a date", expected: &["consistency/date-format"], make: format_errors::date },
    Corruption { name: "form of a percentage", expected: &["consistency/number-format"], make: format_errors::percent },
    Corruption {
        name: "small number in a figure",
        expected: &["consistency/number-format"],
        make: format_errors::small_number,
    },
    Corruption { name: "curly and straight", expected: &["consistency/quote-style"], make: format_errors::mark },
    Corruption {
        name: "stop and closing mark",
        expected: &["consistency/quote-punctuation"],
        make: format_errors::fragment,
    },
    Corruption { name: "possessive", expected: &["consistency/possessive"], make: format_errors::possessive },
    Corruption { name: "white space", expected: &["structure/whitespace"], make: format_errors::space },
    Corruption { name: "quotation mark lost", expected: &["quotes/unbalanced"], make: quote_errors::lost_mark },
    Corruption {
        name: "headline's quotation",
        expected: &["quotes/altered-quote"],
        make: quote_errors::headline_quote,
    },
    Corruption {
        name: "quotation of another speaker",
        expected: &["quotes/attribution-conflict"],
        make: quote_errors::other_speaker,
    },
    Corruption {
        name: "acronym explained otherwise",
        expected: &["acronyms/expansion-conflict"],
        make: quote_errors::expansion,
    },
    Corruption { name: "dialect of a word", expected: &["consistency/dialect"], make: wording::dialect },
    Corruption { name: "spelling of a word", expected: &["consistency/spelling"], make: wording::spelling },
    Corruption { name: "hyphen", expected: &["consistency/hyphenation"], make: wording::hyphen },
    Corruption { name: "capitals of a body", expected: &["consistency/capitalization"], make: wording::capitals },
];

static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    let offices = "President|Prime Minister|Senator|Sen\\.|Governor|Gov\\.|Secretary of State|Attorney General|General|\
                   Gen\\.|Chancellor|Rep\\.|Mayor|House Speaker|Speaker|Judge|Chief Executive|Chairman|\
                   Defen[cs]e (?:Secretary|Minister)|Foreign (?:Secretary|Minister)|Home Secretary|Treasury Secretary|\
                   Health Secretary|Interior Minister|Finance Minister|Capt\\.|Captain|Col\\.|Colonel|Bishop|Archbishop";
    pattern(&format!(r"(?:[Ff]ormer )?\b(?:{offices}) (?:[A-Z][a-z]+ )?([A-Z][a-z]+)"))
});

static HONORIFIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(Mr|Mrs|Ms)\.? ([A-Z][a-z]+)\b"));
static PLACE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[a-z]+ ([A-Z][a-z]{4,})(?:[,.]? [a-z]|\.$)"));

pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// Misspells one of the later mentions.
fn misspelled(site: &Site<'_>, word: &str, spans: &[Span], dice: &mut Dice) -> Option<Twins> {
    let (slip, kind) = Slip::draw(dice);
    let spoilt = slip.spoil(word, dice)?;
    let other_word = site.article.prose.contains(&spoilt);
    site.replace(*dice.one(spans)?, &spoilt, kind).filter(|_| !other_word)
}

pub(crate) fn person(site: &Site<'_>, dice: &mut Dice, fits: impl Fn(&Person) -> bool) -> Option<Person> {
    let people: Vec<Person> = site.people().into_iter().filter(fits).collect();
    dice.one(&people).cloned()
}

fn surname(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = person(site, dice, |person| person.surname.len() >= 5 && person.surnames.len() >= 3)?;
    misspelled(site, &person.surname, &person.surnames[1..], dice)
}

fn short_surname(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = person(site, dice, |person| person.surname.len() == 4 && person.surnames.len() >= 3)?;
    misspelled(site, &person.surname, &person.surnames[1..], dice)
}

fn headline(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let fits =
        |person: &Person| person.surname.len() >= 5 && person.surnames.len() >= 2 && !person.headlines.is_empty();
    let person = person(site, dice, fits)?;
    misspelled(site, &person.surname, &person.headlines, dice)
}

fn given(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = person(site, dice, |person| person.given.len() >= 5 && person.givens.len() >= 2)?;
    misspelled(site, &person.given, &person.givens[1..], dice)
}

/// Makes one of two mentions with the same office a former one, or the other way round.
fn office(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let people = site.people();
    let mut seen: Vec<(String, bool)> = Vec::new();
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in OFFICE.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 0);
            let known = people.iter().any(|person| person.surname == found[1]);
            // `Vice President`, `acting Attorney General` are other offices; nobody writes `the late former`.
            let before = &site.article.prose[..span.start as usize];
            let other = ["Vice ", "vice ", "acting ", "Acting ", "late ", "then-", "deputy ", "U.S. ", "US "];
            // Nor is it `New York City former Mayor`.
            let last = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
            let capital = last.starts_with(|first: char| first.is_uppercase()) && !before.ends_with('\n');
            let in_title = capital && (last.ends_with(char::is_alphabetic) || last.len() <= 4);
            if !known
                || in_title
                || site.article.is_quoted(span.start)
                || other.iter().any(|word| before.ends_with(word))
            {
                continue;
            }
            let former = found[0].to_ascii_lowercase().starts_with("former");
            if seen.iter().any(|(name, was_former)| *name == found[1] && *was_former == former) {
                sites.push((span, former));
            }
            seen.push((found[1].to_owned(), former));
        }
    }
    let &(span, former) = dice.one(&sites)?;
    match former {
        true => site.replace(Span::new(span.start, span.start + "former ".len() as u32), "", ""),
        false => site.replace(span, &format!("former {}", site.article.text(span)), ""),
    }
}

/// Makes one of two men a woman, or the other way round.
fn honorific(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut seen: Vec<String> = Vec::new();
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in HONORIFIC.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 1);
            if site.article.is_quoted(span.start) {
                continue;
            }
            let name = found[2].to_owned();
            if seen.contains(&name) {
                sites.push((span, if &found[1] == "Mr" { "Ms" } else { "Mr" }));
            }
            seen.push(name);
        }
    }
    let &(span, other) = dice.one(&sites)?;
    site.replace(span, other, "")
}

/// Misspells a place that the article names again.
fn place(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut places: Vec<(String, Vec<Span>)> = Vec::new();
    for paragraph in site.paragraphs() {
        for found in PLACE.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 1);
            let is_place = Lexicon::built_in().classes(hash(&found[1])).intersects(Classes::PLACE);
            if !is_place || site.article.is_quoted(span.start) {
                continue;
            }
            match places.iter_mut().find(|(name, _)| *name == found[1]) {
                Some((_, spans)) => spans.push(span),
                None => places.push((found[1].to_owned(), vec![span])),
            }
        }
    }
    places.retain(|(name, spans)| name.len() >= 5 && spans.len() >= 2);
    let (name, spans) = dice.one(&places)?;
    misspelled(site, name, &spans[1..], dice)
}

/// Adds the line that names the reporter again, misspelled.
fn sign_off(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let byline = site.article.blocks.iter().find(|block| block.zone == Zone::Byline)?;
    let name = site.article.text(byline.span).trim_start_matches("By ");
    let (given, surname) = name.split_once(' ').filter(|(_, surname)| surname.chars().all(char::is_alphabetic))?;
    if surname.len() < 5 || !given.chars().all(char::is_alphabetic) {
        return None;
    }
    let wrong = Slip::draw(dice).0.spoil(surname, dice)?;
    let line = |surname: &str| format!("(Reporting by {given} {surname}; Editing by Ruth Marlowe)");
    site.paragraph_after(*site.paragraphs().last()?, &line(surname), &line(&wrong))
}

/// Adds a note that corrects a misspelled surname, and leaves the surname misspelled in one place.
fn note_only(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = person(site, dice, |person| person.surname.len() >= 5 && person.surnames.len() >= 2)?;
    let mut twins = misspelled(site, &person.surname, &person.surnames[1..], dice)?;
    let Person { given, surname, .. } = &person;
    let wrong = &twins.spoilt[twins.place.clone()];
    let note = match dice.below(3) {
        0 => format!("misstated the name of {given} {surname} as {given} {wrong}."),
        1 => format!("gave the name of a person in the story as {given} {wrong}; it is {given} {surname}."),
        _ => format!("named {given} {wrong} instead of {given} {surname}."),
    };
    let note = format!("\n\nCorrection: An earlier version of this story {note}\n");
    let with_note = |text: &str| format!("{}{note}", text.trim_end());
    (twins.clean, twins.spoilt) = (with_note(&twins.clean), with_note(&twins.spoilt));
    Some(twins)
}

fn paragraph_twice(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let paragraphs = site.paragraphs();
    let long: Vec<usize> = (0..paragraphs.len()).filter(|&at| paragraphs[at].len() >= 160).collect();
    let at = *dice.one(&long)?;
    let after = paragraphs[(at + dice.below(3)).min(paragraphs.len() - 1)];
    let place = site.article.map.place(paragraphs[at]);
    let text = place.exact.then(|| &site.article.source.text[place.bytes.start as usize..place.bytes.end as usize])?;
    site.paragraph_after(after, "", text)
}

fn word_twice(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let paragraph = *dice.one(&site.paragraphs())?;
    let sites: Vec<Span> =
        ["the", "of", "and", "to", "with"].iter().flat_map(|word| site.words(paragraph, word)).collect();
    let span = *dice.one(&sites)?;
    let word = site.article.text(span);
    site.replace(span, &format!("{word} {word}"), "").filter(|_| !site.article.is_quoted(span.start))
}

pub(crate) fn span_of(block: Span, found: &Captures<'_>, group: usize) -> Span {
    let part = found.get(group).expect("a group of the match");
    Span::new(block.start + part.start() as u32, block.start + part.end() as u32)
}
