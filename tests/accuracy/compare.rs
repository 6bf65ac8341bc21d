//! Articles of the corpus to pairs of versions: a value changed in its first place only, changed everywhere, and
//! paragraphs moved, added, cut and reworded with every value as it was. What the comparison says about each.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use copydesk::article::Article;
use copydesk::compare::Comparison;
use copydesk::desk::{Desk, Settings};
use copydesk::diagnostic::{Diagnostic, Label};
use copydesk::fold::hash;
use copydesk::lexicon::{Classes, Lexicon};
use copydesk::span::Span;
use rayon::prelude::*;
use regex::Regex;

use crate::Outcome;
use crate::corpus::{Corpus, Document};
use crate::corruptions::pattern;
use crate::dice::Dice;
use crate::run::article;
use crate::site::{Person, Site};
use crate::slip::Slip;

/// A way of making a new version of an article.
struct Rewrite {
    /// What the tables call it.
    name: &'static str,
    /// Whether something is left stale.
    stale: bool,
    make: fn(&Site<'_>, &mut Dice) -> Option<Version>,
}

/// A new version of an article.
#[derive(Default)]
struct Version {
    text: String,
    /// The value that was left, as it is written; empty when nothing was.
    left: String,
    /// What it was changed to.
    now: String,
}

const REWRITES: &[Rewrite] = &[
    Rewrite { name: "surname in one place", stale: true, make: |site, dice| surname(site, dice, false) },
    Rewrite { name: "surname that is a word", stale: true, make: wordy_surname },
    Rewrite { name: "number in one place", stale: true, make: |site, dice| number(site, dice, false) },
    Rewrite { name: "sum of money in one place", stale: true, make: |site, dice| money(site, dice, false) },
    Rewrite { name: "date in one place", stale: true, make: |site, dice| date(site, dice, false) },
    Rewrite { name: "surname everywhere", stale: false, make: |site, dice| surname(site, dice, true) },
    Rewrite { name: "number everywhere", stale: false, make: |site, dice| number(site, dice, true) },
    Rewrite { name: "sum of money everywhere", stale: false, make: |site, dice| money(site, dice, true) },
    Rewrite { name: "date everywhere", stale: false, make: |site, dice| date(site, dice, true) },
    Rewrite { name: "paragraphs moved", stale: false, make: moved },
    Rewrite { name: "paragraph of another story added", stale: false, make: added },
    Rewrite { name: "paragraph cut", stale: false, make: cut },
    Rewrite { name: "paragraphs reworded", stale: false, make: reworded },
    Rewrite { name: "all of this at once", stale: false, make: all_at_once },
];

/// What came of one way of rewriting.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// Whether a report is right.
    pub(crate) stale: bool,
    /// Pairs of versions.
    pub(crate) pairs: usize,
    /// Pairs with a report, of the value that was left where one was.
    pub(crate) reported: usize,
    /// Pairs that are not as they should be, for a reader.
    wrong: Vec<String>,
}

impl Tally {
    /// Share of the pairs with a report.
    pub(crate) fn share(&self) -> f64 {
        self.reported as f64 / self.pairs.max(1) as f64
    }
}

/// Makes up to `limit` pairs in each way and compares them.
pub(crate) fn compare(corpus: &Corpus, limit: usize) -> Outcome<Vec<(&'static str, Tally)>> {
    let desk = Desk::new(&Settings::default())?;
    let articles: Vec<(&Document, Article)> =
        corpus.documents.par_iter().map(|document| (document, article(document))).collect();
    let tallies = REWRITES.iter().map(|rewrite| {
        let versions: Vec<(&Document, &Article, Version)> = (0..articles.len())
            .into_par_iter()
            .filter_map(|at| {
                let (document, article) = &articles[at];
                let mut dice = Dice::named(&format!("{} {}", rewrite.name, document.id));
                let (_, foreign) = &articles[dice.below(articles.len())];
                let foreign = foreign.blocks.last().map_or("", |block| foreign.text(block.span));
                let version = (rewrite.make)(&Site { article, foreign }, &mut dice)?;
                Some((*document, article, version))
            })
            .collect();
        let step = (versions.len() / limit.max(1)).max(1);
        let drawn: Vec<_> = versions.iter().step_by(step).take(limit).collect();
        let trials: Vec<Option<String>> =
            drawn.par_iter().map(|(document, old, version)| trial(&desk, document, old, version)).collect();
        let reported = trials.iter().flatten().count();
        let mut tally = Tally { stale: rewrite.stale, pairs: drawn.len(), reported, wrong: Vec::new() };
        for ((document, _, version), told) in drawn.iter().zip(trials) {
            if told.is_some() != rewrite.stale {
                tally.wrong.push(format!(
                    "{}: {:?} {:?} {}",
                    document.id,
                    version.left,
                    version.now,
                    told.unwrap_or_default()
                ));
            }
        }
        (rewrite.name, tally)
    });
    Ok(tallies.collect())
}

/// The report about the value that was left; about anything where nothing was.
fn trial(desk: &Desk, document: &Document, old: &Article, version: &Version) -> Option<String> {
    let new = article(&Document { text: version.text.clone(), ..(*document).clone() });
    let comparison = Comparison::of(old, &new);
    let found = desk.compare(&comparison).diagnostics;
    let about = |label: &Label| new.text(label.span).to_lowercase().contains(&version.left.to_lowercase());
    let places = |it: &&Diagnostic| std::iter::once(&it.primary).chain(&it.related).any(about);
    let told = found.iter().find(|it| it.rule.starts_with("compare/") && places(it))?;
    Some(format!("{}: {:?}: {}", told.rule, new.text(told.primary.span), told.message))
}

/// The tallies as a table; with the pairs that are not as they should be when asked.
pub(crate) fn text(tallies: &[(&str, Tally)], verbose: bool) -> String {
    let mut text = format!("{:36}{:>8}{:>10}{:>8}  right\n", "rewrite", "pairs", "reported", "share");
    for (name, tally) in tallies {
        let right = if tally.stale { "all" } else { "none" };
        let _ = writeln!(text, "{name:36}{:>8}{:>10}{:>8.3}  {right}", tally.pairs, tally.reported, tally.share());
        if verbose {
            tally.wrong.iter().for_each(|wrong| text += &format!("    {wrong}\n"));
        }
    }
    text
}

/// Puts `text` in the place of the first of these spans, or of all.
fn replaced(site: &Site<'_>, spans: &[Span], text: &str, everywhere: bool) -> Option<String> {
    let mut file = site.article.source.text.clone();
    let spans = if everywhere { spans } else { &spans[..1] };
    for span in spans.iter().rev() {
        let place = site.article.map.place(*span);
        if !place.exact {
            return None;
        }
        file.replace_range(place.bytes.start as usize..place.bytes.end as usize, text);
    }
    Some(file)
}

fn surname(site: &Site<'_>, dice: &mut Dice, everywhere: bool) -> Option<Version> {
    respelled(site, dice, everywhere, false)
}

/// `Brown`, `Holder`: at the beginning of a sentence only what follows tells them from the word.
fn wordy_surname(site: &Site<'_>, dice: &mut Dice) -> Option<Version> {
    respelled(site, dice, false, true)
}

/// Another spelling of a surname that the story gives again.
fn respelled(site: &Site<'_>, dice: &mut Dice, everywhere: bool, wordy: bool) -> Option<Version> {
    let fits = |it: &Person| {
        let is_word = Lexicon::built_in().classes(hash(&it.surname)).intersects(Classes::COMMON);
        it.surname.len() >= 5 && it.surnames.len() >= 2 && is_word == wordy
    };
    let people: Vec<Person> = site.people().into_iter().filter(fits).collect();
    let person = dice.one(&people)?;
    let spoilt = Slip::draw(dice).0.spoil(&person.surname, dice)?;
    if site.article.prose.contains(&spoilt) {
        return None;
    }
    // A second bearer of the surname may keep it; capitals are other letters to a plain search.
    let prose = &site.article.prose;
    let before = |at: usize| prose[..at].rsplit([' ', '\n']).nth(1).unwrap_or_default();
    let bearers: BTreeSet<&str> = prose
        .match_indices(&person.surname)
        .map(|(at, _)| before(at))
        .filter(|word| word.starts_with(|letter: char| letter.is_uppercase()) && word.ends_with(char::is_alphabetic))
        .collect();
    let capitals = prose.contains(&person.surname.to_uppercase());
    if bearers.iter().any(|word| *word != person.given) || everywhere && capitals {
        return None;
    }
    let spans = match everywhere {
        true => site.words(Span::new(0, site.article.prose.len() as u32), &person.surname),
        false => person.surnames.clone(),
    };
    let left = if everywhere { String::new() } else { person.surname.clone() };
    Some(Version { text: replaced(site, &spans, &spoilt, everywhere)?, left, now: spoilt })
}

/// Counted things; not measures, which are compared with many others, and not the year or the day of something.
static COUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[a-z,] (?:[1-9][0-9]{1,2}(?:,[0-9]{3})*) (?:[a-z]{3,}s|people|men|women|children)\b"));
const MEASURES: [&str; 26] = [
    "seconds",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
    "inches",
    "feet",
    "yards",
    "miles",
    "metres",
    "meters",
    "kilometres",
    "kilometers",
    "tons",
    "tonnes",
    "kilos",
    "kilograms",
    "pounds",
    "hectares",
    "acres",
    "degrees",
    "dlrs",
    "cents",
];
static MONEY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[$£€][1-9][0-9]*[.,]?[0-9]+(?:,[0-9]{3})*(?: [mb]illion|m|bn)?\b(?:[^,.\d]|[,.]\D)"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let months = "January|February|March|April|May|June|July|August|September|October|November|December";
    pattern(&format!(r"\b(?:{months}) ([1-9]|1[0-9]|2[0-8])\b(?:[^,\d–-]|, \D)"))
});
static MONTH_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:January|February|March|April|May|June|July|August|September|October|November|December) $")
});
static FIGURE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[1-9][0-9.,]*[0-9]|[1-9]"));

/// The places of an expression that stands more than once in paragraphs, outside quotations, by what it says. Given
/// are the places of its figure.
fn repeated(site: &Site<'_>, expression: &Regex, dice: &mut Dice) -> Option<(String, Vec<Span>)> {
    let mut found: Vec<(String, Vec<Span>)> = Vec::new();
    for paragraph in site.paragraphs() {
        let text = site.article.text(paragraph);
        for hit in expression.find_iter(text) {
            let Some(figure) = FIGURE.find_at(text, hit.start()) else { continue };
            let span = Span::new(paragraph.start + figure.start() as u32, paragraph.start + figure.end() as u32);
            let said = hit.as_str().trim_matches(|it: char| !it.is_alphanumeric() && !"$£€".contains(it));
            let said = said.trim_start_matches(|it: char| it.is_ascii_lowercase() || " ,".contains(it));
            let measure = said.rsplit(' ').next().is_some_and(|noun| MEASURES.contains(&noun));
            // `the June 12 primaries`
            let dated = MONTH_BEFORE.is_match(&text[..figure.start()]) && !said.starts_with(char::is_uppercase);
            if site.article.is_quoted(span.start) || measure || dated {
                continue;
            }
            match found.iter_mut().find(|(known, _)| known == said) {
                Some((_, spans)) => spans.push(span),
                None => found.push((said.to_owned(), vec![span])),
            }
        }
    }
    found.retain(|(said, spans)| {
        let all = site.article.prose.matches(said.as_str()).count() == spans.len();
        all && spans.len() >= 2 && is_one_matter(site, spans[0], spans[1])
    });
    dice.one(&found).cloned()
}

/// Whether two sentences share a longer word: that both are about one thing is then likely.
fn is_one_matter(site: &Site<'_>, one: Span, other: Span) -> bool {
    let sentence = |span: Span| site.article.sentence_of(site.article.token_at(span.start));
    let words = |span: Span| -> BTreeSet<String> {
        let range = &site.article.sentences[sentence(span)];
        let tokens = &site.article.tokens[range.start as usize..range.end as usize];
        let text = site.article.text(tokens[0].span().to(tokens[tokens.len() - 1].span())).to_lowercase();
        text.split(|it: char| !it.is_alphabetic()).filter(|word| word.len() >= 6).map(str::to_owned).collect()
    };
    sentence(one) != sentence(other) && !words(one).is_disjoint(&words(other))
}

fn figure(
    site: &Site<'_>,
    dice: &mut Dice,
    expression: &Regex,
    everywhere: bool,
    other: impl Fn(&str) -> Option<String>,
) -> Option<Version> {
    let (said, spans) = repeated(site, expression, dice)?;
    let was = site.article.text(spans[0]);
    let now = other(was)?;
    // Beside a value that the story gives of something else nobody can say which is which.
    if site.article.prose.contains(&said.replacen(was, &now, 1)) {
        return None;
    }
    // Elsewhere the figure may stand otherwise: `$100M`, `a 100-seat hall`.
    if everywhere && site.article.prose.matches(was.trim_end_matches(",000")).count() > spans.len() {
        return None;
    }
    let left = if everywhere { String::new() } else { said };
    Some(Version { text: replaced(site, &spans, &now, everywhere)?, left, now })
}

/// The figure with another first digit.
fn first_digit(figure: &str) -> Option<String> {
    let first = figure.chars().next()?.to_digit(10)?;
    Some(format!("{}{}", first % 9 + 1, &figure[1..]))
}

fn number(site: &Site<'_>, dice: &mut Dice, everywhere: bool) -> Option<Version> {
    figure(site, dice, &COUNT, everywhere, first_digit)
}

fn money(site: &Site<'_>, dice: &mut Dice, everywhere: bool) -> Option<Version> {
    figure(site, dice, &MONEY, everywhere, first_digit)
}

fn date(site: &Site<'_>, dice: &mut Dice, everywhere: bool) -> Option<Version> {
    figure(site, dice, &DATE, everywhere, |day| Some((day.parse::<u8>().ok()? % 28 + 1).to_string()))
}

/// The paragraphs of the file as ranges of its bytes, those whose bytes are the prose.
fn paragraphs(site: &Site<'_>) -> Vec<std::ops::Range<usize>> {
    let places = site.paragraphs().into_iter().map(|span| site.article.map.place(span)).filter(|place| place.exact);
    places.map(|place| place.bytes.start as usize..place.bytes.end as usize).collect()
}

fn moved(site: &Site<'_>, dice: &mut Dice) -> Option<Version> {
    let places = paragraphs(site);
    if places.len() < 4 {
        return None;
    }
    let (one, other) = (dice.below(places.len() / 2), places.len() / 2 + dice.below(places.len() / 2));
    let text = &site.article.source.text;
    let (a, b) = (places[one].clone(), places[other].clone());
    let parts = [&text[..a.start], &text[b.clone()], &text[a.end..b.start], &text[a], &text[b.end..]];
    Some(Version { text: parts.concat(), ..Version::default() })
}

fn added(site: &Site<'_>, dice: &mut Dice) -> Option<Version> {
    let places = paragraphs(site);
    let at = dice.one(&places)?.end;
    let text = &site.article.source.text;
    Some(Version { text: format!("{}\n\n{}{}", &text[..at], site.foreign, &text[at..]), ..Version::default() })
}

fn cut(site: &Site<'_>, dice: &mut Dice) -> Option<Version> {
    let place = dice.one(&paragraphs(site))?.clone();
    let mut text = site.article.source.text.clone();
    text.replace_range(place, "");
    Some(Version { text, ..Version::default() })
}

/// Words that may be put for each other without touching a value.
const WORDINGS: [(&str, &str); 14] = [
    (" said ", " told reporters "),
    (" but ", " though "),
    (" because ", " since "),
    (" also ", " "),
    (" more than ", " over "),
    (" while ", " as "),
    (" began ", " started "),
    (" will ", " is to "),
    (" about ", " around "),
    (" has been ", " was "),
    (" according to ", " in the words of "),
    (" many ", " a lot of "),
    (" large ", " big "),
    (" after ", " following "),
];

fn reworded(site: &Site<'_>, _: &mut Dice) -> Option<Version> {
    let mut text = site.article.source.text.clone();
    for place in paragraphs(site).into_iter().rev() {
        let paragraph = WORDINGS.iter().fold(text[place.clone()].to_owned(), |it, (from, to)| it.replace(from, to));
        // The last sentence comes first.
        let paragraph = match paragraph.rsplit_once(". ") {
            Some((rest, last)) if place.len() % 2 == 0 => format!("{last} {rest}."),
            _ => paragraph,
        };
        text.replace_range(place, &paragraph);
    }
    (text != site.article.source.text).then_some(Version { text, ..Version::default() })
}

fn all_at_once(site: &Site<'_>, dice: &mut Dice) -> Option<Version> {
    let source = |text: String| copydesk::source::Source { path: site.article.source.path.clone(), text };
    let format = copydesk::read::Format::of(&site.article.source.path);
    let read = |version: Version| Article::read(source(version.text), format, &copydesk::article::Given::default());
    let first = read(moved(site, dice)?);
    let second = read(added(&Site { article: &first, foreign: site.foreign }, dice)?);
    let third = read(cut(&Site { article: &second, foreign: site.foreign }, dice)?);
    reworded(&Site { article: &third, foreign: site.foreign }, dice)
}
