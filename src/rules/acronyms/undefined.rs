//! An acronym that the story uses again and again and never explains.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::acronym::{Use, is_known};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::{Shape, Token, Voice};

/// `acronyms/undefined`
pub const RULE: Rule = Rule {
    id: "acronyms/undefined",
    summary: "an acronym that is never explained",
    guide: include_str!("undefined.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Optional,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Places from which an acronym matters to the story.
const FEWEST: usize = 2;
/// Unknown acronyms of an article that are looked for; a list of codes has more.
const MOST: usize = 40;
/// Letters of the longest acronym.
const LONGEST: usize = 6;

fn check(article: &Article, report: &mut Report<'_>) {
    let mut unknown = unknown(article);
    if unknown.is_empty() || unknown.len() > MOST {
        return;
    }
    let spelled = spelled_out(article, &unknown);
    unknown.retain(|(norm, _)| !spelled.contains(norm));
    for (_, uses) in unknown {
        let letters = article.text(uses[0].span);
        let found = report.flag(uses[0].span, format!("{letters} is never explained"));
        found.label("first here");
        if uses.len() > 1 {
            found.note(format!("it stands in {} places of the story", uses.len()));
        }
    }
}

/// The acronyms that are neither known nor explained, in order of appearance, with their places.
fn unknown(article: &Article) -> Vec<(u32, Vec<&Use>)> {
    let acronyms = &article.facts.acronyms;
    let explained: FxHashSet<u32> = acronyms.definitions.iter().map(|it| it.norm).collect();
    let mut at: FxHashMap<u32, usize> = FxHashMap::default();
    let mut found: Vec<(u32, Vec<&Use>)> = Vec::new();
    let mut named: FxHashSet<u32> = FxHashSet::default();
    for acronym in &acronyms.uses {
        if is_known(acronym.norm) || explained.contains(&acronym.norm) {
            continue;
        }
        if is_in_name(article, acronym) || is_apposed(article, acronym) {
            named.insert(acronym.norm);
        } else if acronym.voice == Voice::Own && is_told(article.blocks[acronym.block].zone) {
            let place = *at.entry(acronym.norm).or_insert(found.len());
            if place == found.len() {
                found.push((acronym.norm, Vec::new()));
            }
            found[place].1.push(acronym);
        }
    }
    found.retain(|(norm, uses)| uses.len() >= FEWEST && !named.contains(norm));
    found
}

fn is_told(zone: Zone) -> bool {
    matches!(zone, Zone::Paragraph | Zone::Standfirst | Zone::List)
}

/// Whether the letters stand beside what they mean, whatever its initials: `the hockey federation (FIH)`, `FIH, the
/// hockey federation,`, `the federation, or FIH`.
fn is_apposed(article: &Article, acronym: &Use) -> bool {
    let tokens = &article.tokens[article.blocks[acronym.block].tokens.clone()];
    let at = acronym.token - article.blocks[acronym.block].tokens.start;
    let is = |at: Option<usize>, marks: &[&str]| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| marks.contains(&article.text(token.span())))
    };
    let bracketed = is(at.checked_sub(1), &["(", "["]) && is(Some(at + 1), &[")", "]"]);
    let between_commas = is(at.checked_sub(1), &[","]) && is(Some(at + 1), &[","]);
    bracketed
        || between_commas
        || is(Some(at + 1), &["("])
        || is(at.checked_sub(1), &["or"]) && is(at.checked_sub(2), &[","])
}

/// Whether the letters are a part of a longer name or code: `ABC News`, `MV Oban`, `KPM-4`, `WXYZ.L`.
fn is_in_name(article: &Article, acronym: &Use) -> bool {
    let tokens = &article.tokens;
    let block = &article.blocks[acronym.block].tokens;
    let name = |token: &Token| token.is_word() && token.is_capitalised() && !token.is(Classes::FUNCTION);
    let sentence =
        article.sentences.get(article.sentence_of(acronym.token)).map_or(block.start, |it| it.start as usize);
    let before = acronym.token.checked_sub(1).filter(|at| block.contains(at)).map(|at| &tokens[at]);
    let after = tokens.get(acronym.token + 1).filter(|_| block.contains(&(acronym.token + 1)));
    let joined = after.is_some_and(|it| {
        !it.spaced()
            && (it.is_number()
                || matches!(article.text(it.span()), "-" | "/" | "." | "&" | ":")
                    && tokens
                        .get(acronym.token + 2)
                        .is_some_and(|next| block.contains(&(acronym.token + 2)) && !next.spaced()))
    });
    let glued = before.is_some_and(|it| {
        !tokens[acronym.token].spaced() && !matches!(article.text(it.span()), "(" | "\"" | "“" | "‘" | "'" | "—")
    });
    let named_before = before.is_some_and(|it| name(it) && acronym.token > sentence + 1);
    let named_after = after.is_some_and(|it| name(it) && it.spaced() || it.is_number());
    joined || glued || named_before || named_after
}

/// Which of the acronyms the article spells out somewhere, without saying so: words with their initials in a row.
fn spelled_out(article: &Article, unknown: &[(u32, Vec<&Use>)]) -> FxHashSet<u32> {
    let wanted: FxHashMap<&[u8], u32> =
        unknown.iter().map(|(norm, uses)| (article.text(uses[0].span).as_bytes(), *norm)).collect();
    let mut spelled = FxHashSet::default();
    for (at, token) in article.tokens.iter().enumerate() {
        if !(token.is_word() && token.is_capitalised() && token.shape != Shape::Upper) {
            continue;
        }
        let mut initials = [0_u8; LONGEST];
        let mut length = 0;
        for token in article.tokens[at..].iter().take(2 * LONGEST) {
            if !token.is_word() || token.shape == Shape::Lower && token.is(Classes::FUNCTION) {
                continue;
            }
            initials[length] = article.text(token.span()).as_bytes()[0].to_ascii_uppercase();
            length += 1;
            spelled.extend(wanted.get(&initials[..length]).filter(|_| length >= 2));
            if length == LONGEST {
                break;
            }
        }
    }
    spelled
}
