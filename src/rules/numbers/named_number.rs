//! A number that is a name, and another in the headline: `Chapter 12` over a story about Chapter 11.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::Applicability;
use crate::facts::number::Cue;
use crate::lexicon::Classes;
use crate::rules::Report;
use crate::rules::numbers::slip::Difference;
use crate::segment::Zone;

/// Where the story is told.
const STORY: &[Zone] = &[Zone::Standfirst, Zone::Paragraph, Zone::List, Zone::Subhead, Zone::Caption];
/// Longer numbers name nothing.
const LONGEST: u16 = 4;
/// Shorter words before a number name nothing.
const SHORTEST: u16 = 4;

/// Reports the first number of the headline whose word stands below with one other number only.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    let headlines = named(article, &[Zone::Headline]);
    if headlines.is_empty() {
        return;
    }
    let mut below: FxHashMap<u32, Numbers> = FxHashMap::default();
    for (word, number) in named(article, STORY) {
        below.entry(article.tokens[word].norm).or_default().add(article, number);
    }
    for (word, number) in headlines {
        let Some(known) = below.get(&article.tokens[word].norm) else { continue };
        // Several numbers are a series: the sixth game, then the seventh.
        let (false, Some(other)) = (known.several, known.first) else { continue };
        // A small number stands in any story.
        let small = article.tokens[number].len < 2;
        if article.tokens[other].norm == article.tokens[number].norm || small && says(article, number) {
            continue;
        }
        let value = |at: usize| article.word(at).parse::<f64>().ok();
        let values = value(number).zip(value(other));
        // The part before, or the one after: `Module 2`, with a word on Module 1.
        let values = values.filter(|(here, there)| (here - there).abs() != 1.0 || *here >= 10.0);
        let Some(difference) = values.and_then(|(here, there)| Difference::between(here, there)) else { continue };
        let (here, there) = (article.tokens[number].span(), article.tokens[other].span());
        let name = article.word(word);
        let (said, known) = (article.text(here), article.text(there));
        let found = report.flag(here, format!("the headline says {name} {said}, the story {name} {known}"));
        found.label("not in the story").also(there, "another number here").note(difference.text());
        found.replace(here, known, Applicability::Manual);
        return;
    }
}

/// The numbers a word stands before in the story.
#[derive(Default)]
struct Numbers {
    first: Option<usize>,
    several: bool,
}

impl Numbers {
    fn add(&mut self, article: &Article, number: usize) {
        let known = *self.first.get_or_insert(number);
        self.several |= article.tokens[known].norm != article.tokens[number].norm;
    }
}

/// Whether the story has the number somewhere, in digits, in words or as an ordinal.
fn says(article: &Article, number: usize) -> bool {
    let Ok(value) = article.word(number).parse::<f64>() else { return true };
    let amounts = article.facts.quantities.iter().filter(|it| it.zone != Zone::Headline);
    let norm = article.tokens[number].norm;
    let tokens = article.blocks.iter().filter(|block| STORY.contains(&block.zone));
    amounts.into_iter().any(|it| it.value.value == value)
        || tokens.flat_map(|block| article.tokens_of(block)).any(|token| token.norm == norm)
}

/// The words that stand right before a whole number, each with the number: `Chapter 11`, `issue #88`.
fn named(article: &Article, zones: &[Zone]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for block in article.blocks.iter().filter(|block| zones.contains(&block.zone)) {
        for number in block.tokens.clone().skip(1) {
            let token = &article.tokens[number];
            if !token.is_number() || token.len > LONGEST {
                continue;
            }
            let sign = !token.spaced() && article.word(number - 1) == "#" && number - 1 > block.tokens.start;
            let word = number - 1 - usize::from(sign);
            let before = &article.tokens[word];
            let names =
                before.is_word() && before.len >= SHORTEST && !before.is(Classes::FUNCTION.with(Classes::MONTH));
            // In running text a name has a capital, or is a word that numbers follow: `chapter`.
            let called =
                block.zone == Zone::Headline || sign || before.is_capitalised() || Cue::of(before).is(Cue::LABEL);
            if names && called && (token.spaced() || sign) {
                found.push((word, number));
            }
        }
    }
    found
}
