//! A diagnostic placed in its file: prose spans become byte ranges of the file with lines and columns, fixes
//! over prose that is not the file's own bytes become suggestions, and the finding gets a fingerprint that
//! moves with its sentence, not with its line.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Fix, Label, Severity};
use crate::segment::Zone;
use crate::span::{Lines, Span};

/// A finding as reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// One sentence without a full stop.
    pub message: String,
    /// The file, as it was named on the command line.
    pub path: String,
    /// The part of the article the primary place lies in.
    pub zone: Zone,
    /// The place that is probably wrong.
    pub primary: Located,
    /// The other places of the contradiction.
    pub related: Vec<Related>,
    /// Computations, evidence, advice.
    pub notes: Vec<String>,
    /// Repairs, the best first.
    pub fixes: Vec<Repair>,
    /// Stays the same while the sentence and the rule do.
    pub fingerprint: String,
}

/// A place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in Unicode scalars, from 1.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end.
    pub end_column: u32,
    /// Exactly the bytes of the file.
    pub text: String,
    /// What is said about the place; may be empty.
    pub label: String,
}

/// A place with the file it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The place.
    #[serde(flatten)]
    pub place: Located,
    /// Its file.
    pub path: String,
    /// Whether that is the version before, which the file is compared with.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub earlier: bool,
}

/// One way to repair a finding, in bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What it does.
    pub title: String,
    /// Whether it may be applied without asking.
    pub applicability: Applicability,
    /// The replacements; all of them or none.
    pub edits: Vec<Edited>,
}

/// Replace bytes of the file by text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// First byte replaced.
    pub start: u32,
    /// One past the last byte replaced.
    pub end: u32,
    /// What it is replaced with.
    pub text: String,
}

/// Places the diagnostics of an article in its file.
#[must_use]
pub fn place(article: &Article, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    place_all(article, None, diagnostics)
}

/// The same for an article that was compared with an earlier version: places there are related ones of that file.
#[must_use]
pub fn place_compared(article: &Article, earlier: &Article, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    place_all(article, Some(earlier), diagnostics)
}

fn place_all(article: &Article, earlier: Option<&Article>, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let file = File::of(article);
    let earlier = earlier.map(File::of);
    let mut seen = FxHashMap::default();
    let mut findings = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let zone = article.zone_at(diagnostic.primary.span.start);
        let fingerprint = fingerprint(article, &diagnostic, zone, &mut seen);
        let mut related: Vec<Related> =
            diagnostic.related.into_iter().map(|label| file.related(label, false)).collect();
        if let Some(earlier) = &earlier {
            related.extend(diagnostic.earlier.into_iter().map(|label| earlier.related(label, true)));
        }
        findings.push(Finding {
            primary: locate(article, &file.lines, diagnostic.primary),
            related,
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            confidence: diagnostic.confidence,
            message: diagnostic.message,
            path: file.path.clone(),
            zone,
            notes: diagnostic.notes,
            fixes: diagnostic.fixes.into_iter().map(|fix| repair(article, fix)).collect(),
            fingerprint,
        });
    }
    findings
}

/// An article and what is needed to find places in its file.
struct File<'a> {
    article: &'a Article,
    lines: Lines,
    path: String,
}

impl<'a> File<'a> {
    fn of(article: &'a Article) -> Self {
        Self { article, lines: Lines::new(&article.source.text), path: shown_path(article) }
    }

    fn related(&self, label: Label, earlier: bool) -> Related {
        Related { place: locate(self.article, &self.lines, label), path: self.path.clone(), earlier }
    }
}

fn shown_path(article: &Article) -> String {
    let path = &article.source.path;
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

fn locate(article: &Article, lines: &Lines, label: Label) -> Located {
    let text = &article.source.text;
    let bytes = article.map.place(label.span).bytes;
    let (start, end) = (boundary_before(text, bytes.start), boundary_after(text, bytes.end));
    let (first, last) = (lines.position(text, start), lines.position(text, end));
    Located {
        start,
        end,
        line: first.line,
        column: first.column,
        end_line: last.line,
        end_column: last.column,
        text: text[start as usize..end as usize].to_owned(),
        label: label.text,
    }
}

fn boundary_before(text: &str, offset: u32) -> u32 {
    let offset = (offset as usize).min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0) as u32
}

fn boundary_after(text: &str, offset: u32) -> u32 {
    (offset as usize..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len()) as u32
}

/// A fix in bytes of the file. One edit that does not stand on the file's own bytes makes the whole fix a
/// suggestion.
fn repair(article: &Article, fix: Fix) -> Repair {
    let mut applicability = fix.applicability;
    let edits = fix.edits.into_iter().map(|edit| {
        let (start, end, exact) = match edit.span.is_empty() {
            true => insertion_point(article, edit.span.start),
            false => {
                let place = article.map.place(edit.span);
                (place.bytes.start, place.bytes.end, place.exact)
            }
        };
        if !exact {
            applicability = Applicability::Manual;
        }
        let text = &article.source.text;
        Edited { start: boundary_before(text, start), end: boundary_after(text, end), text: edit.text }
    });
    let edits = edits.collect();
    Repair { title: fix.title, applicability, edits }
}

/// Where an insertion goes: behind the byte before it, or else before the byte after it. Between two blocks
/// there is neither.
fn insertion_point(article: &Article, at: u32) -> (u32, u32, bool) {
    if at > 0 {
        let before = article.map.place(Span::new(at - 1, at));
        if before.exact {
            return (before.bytes.end, before.bytes.end, true);
        }
    }
    let after = article.map.place(Span::new(at, at + 1));
    (after.bytes.start, after.bytes.start, after.exact)
}

/// How far from the match its sentence counts, in bytes: a file may be one sentence of five megabytes.
const REACH: u32 = 240;

/// How much of a place counts, in bytes: it may be half of the file that stands twice.
const LONGEST_PLACE: u32 = 4096;

fn fingerprint(article: &Article, diagnostic: &Diagnostic, zone: Zone, seen: &mut FxHashMap<u64, u32>) -> String {
    let span = diagnostic.primary.span;
    let mut hasher = blake3::Hasher::new();
    hasher.update(diagnostic.rule.as_bytes()).update(&[0]).update(zone.name().as_bytes()).update(&[0]);
    fold_into(&mut hasher, prose_of(article, span.start, span.end.min(span.start.saturating_add(LONGEST_PLACE))));
    let sentence = sentence_around(article, span);
    fold_into(&mut hasher, prose_of(article, sentence.start, sentence.end));
    let key = u64::from_le_bytes(*hasher.finalize().as_bytes().first_chunk().expect("a hash has 32 bytes"));
    let nth = seen.entry(key).or_insert(0);
    hasher.update(&nth.to_le_bytes());
    *nth += 1;
    hasher.finalize().to_hex()[..16].to_owned()
}

fn prose_of(article: &Article, start: u32, end: u32) -> &str {
    let (start, end) = (boundary_before(&article.prose, start), boundary_after(&article.prose, end));
    &article.prose[start as usize..end.max(start) as usize]
}

fn sentence_around(article: &Article, span: Span) -> Span {
    let (low, high) = (span.start.saturating_sub(REACH), span.end.saturating_add(REACH));
    let token = article.token_at(span.start).min(article.tokens.len().saturating_sub(1));
    let Some(sentence) = article.sentences.get(article.sentence_of(token)) else { return span };
    let start = article.tokens[sentence.start as usize].start;
    let end = article.tokens[sentence.end as usize - 1].end();
    Span::new(start.clamp(low, span.start), end.clamp(span.end, high))
}

/// Letters and digits in lower case, everything between them as one space.
fn fold_into(hasher: &mut blake3::Hasher, text: &str) {
    let mut folded = String::with_capacity(text.len() + 1);
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let start = folded.len();
        if word.is_ascii() {
            folded.push_str(word);
            folded[start..].make_ascii_lowercase();
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
        folded.push(' ');
    }
    hasher.update(folded.as_bytes()).update(&[0]);
}
