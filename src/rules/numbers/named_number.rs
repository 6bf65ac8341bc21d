//! A number that is a name, and another in the headline: `Chapter 12` over a story about Chapter 11.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::diagnostic::Applicability;
use crate::lexicon::Classes;
use crate::rules::Report;
use crate::rules::numbers::likeness::is_slip;
use crate::segment::Zone;

/// Shorter words before a number name nothing.
const SHORTEST: u16 = 4;

/// Reports the first number of the headline whose word stands below with another number only.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    let headlines = named(article, Zone::Headline);
    if headlines.is_empty() {
        return;
    }
    let mut pairs: FxHashSet<(u32, u32)> = FxHashSet::default();
    let mut below: FxHashMap<u32, usize> = FxHashMap::default();
    for zone in [Zone::Standfirst, Zone::Paragraph, Zone::List, Zone::Subhead, Zone::Caption] {
        for (word, number) in named(article, zone) {
            let name = article.tokens[word].norm;
            pairs.insert((name, article.tokens[number].norm));
            below.entry(name).or_insert(number);
        }
    }
    let value = |at: usize| article.word(at).parse::<u32>().ok().map(f64::from);
    for (word, number) in headlines {
        let Some(&other) = below.get(&article.tokens[word].norm) else { continue };
        let (Some(here), Some(there)) = (value(number), value(other)) else { continue };
        let stands = pairs.contains(&(article.tokens[word].norm, article.tokens[number].norm));
        if stands || !is_slip(here, there) {
            continue;
        }
        let (here, there) = (article.tokens[number].span(), article.tokens[other].span());
        let name = article.word(word);
        let (said, known) = (article.text(here), article.text(there));
        let found = report.flag(here, format!("the headline says {name} {said}, the story {name} {known}"));
        found.label("not in the story").also(there, "another number here").note("one digit differs");
        found.replace(here, known, Applicability::Manual);
        return;
    }
}

/// The words that stand right before a whole number, each with the number: `Chapter 11`, `issue #88`.
fn named(article: &Article, zone: Zone) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for block in article.blocks.iter().filter(|block| block.zone == zone) {
        for number in block.tokens.clone().skip(1) {
            let token = &article.tokens[number];
            if !token.is_number() || !(2..=4).contains(&token.len) {
                continue;
            }
            let sign = !token.spaced() && article.word(number - 1) == "#" && number - 1 > block.tokens.start;
            let word = number - 1 - usize::from(sign);
            let before = &article.tokens[word];
            let names =
                before.is_word() && before.len >= SHORTEST && !before.is(Classes::FUNCTION.with(Classes::MONTH));
            if names && (token.spaced() || sign) {
                found.push((word, number));
            }
        }
    }
    found
}
