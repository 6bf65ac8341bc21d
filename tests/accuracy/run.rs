//! Articles to findings, in parallel: reads and checks every document, keeps what the reports need of each
//! finding, and checks that every place a finding names lies in its file and reads as it claims.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Layer, Settings};
use copydesk::diagnostic::{Confidence, Diagnostic, Label, Severity};
use copydesk::source::Source;
use copydesk::span::Span;
use rayon::prelude::*;

use crate::Outcome;
use crate::corpus::{Corpus, Document};

/// How much text is shown on each side of a place, in characters.
const AROUND: usize = 70;

/// Which rules run.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Those that are off until their precision is known, too.
    pub(crate) preview: bool,
    /// Only this rule or group.
    pub(crate) rule: Option<String>,
}

impl Selection {
    /// The desk for these rules.
    pub(crate) fn desk(&self) -> Outcome<Desk> {
        let preview = self.preview || self.rule.is_some();
        let mut settings = Settings { preview, ..Settings::default() };
        settings
            .selection
            .layers
            .extend(self.rule.iter().map(|rule| Layer { extend: vec![rule.clone()], ..Layer::default() }));
        Ok(Desk::new(&settings)?)
    }

    fn wants(&self, diagnostic: &Diagnostic) -> bool {
        self.rule.as_ref().is_none_or(|wanted| {
            diagnostic.rule == *wanted || diagnostic.rule.split_once('/').is_some_and(|(group, _)| group == wanted)
        })
    }
}

/// A finding on one document of the corpus.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) doc: String,
    pub(crate) rule: String,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) message: String,
    /// The text of its places, the primary one first.
    pub(crate) texts: Vec<String>,
    /// For a reader: zone, line and the text around each place.
    pub(crate) contexts: Vec<String>,
}

/// The result of running over a corpus.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// In the order of the corpus, then of the article.
    pub(crate) findings: Vec<Finding>,
    /// Documents on which the program panicked.
    pub(crate) crashes: Vec<String>,
    /// How many places were checked.
    pub(crate) places: usize,
    /// How many of them stand over decoded text or markup, so that only their bounds could be checked.
    pub(crate) inexact: usize,
    /// Places outside their file, or that read otherwise there.
    pub(crate) misplaced: Vec<String>,
    /// Wall time of reading and checking, all threads.
    pub(crate) elapsed: Duration,
}

impl Run {
    /// Reads and checks every document.
    pub(crate) fn over(corpus: &Corpus, selection: &Selection) -> Outcome<Self> {
        let desk = selection.desk()?;
        let start = Instant::now();
        let parts: Vec<Self> =
            corpus.documents.par_iter().map(|document| Self::one(document, &desk, selection)).collect();
        let mut run = Self { elapsed: start.elapsed(), ..Self::default() };
        for part in parts {
            run.findings.extend(part.findings);
            run.crashes.extend(part.crashes);
            run.misplaced.extend(part.misplaced);
            run.places += part.places;
            run.inexact += part.inexact;
        }
        Ok(run)
    }

    /// No crash and no wrong place.
    pub(crate) fn is_sound(&self) -> bool {
        self.crashes.is_empty() && self.misplaced.is_empty()
    }

    fn one(document: &Document, desk: &Desk, selection: &Selection) -> Self {
        let mut run = Self::default();
        let checked = catch_unwind(AssertUnwindSafe(|| {
            let article = article(document);
            let found = desk.check(&article);
            (article, found)
        }));
        let Ok((article, found)) = checked else {
            run.crashes.push(document.id.clone());
            return run;
        };
        for diagnostic in found.iter().filter(|diagnostic| selection.wants(diagnostic)) {
            let labels = || std::iter::once(&diagnostic.primary).chain(&diagnostic.related);
            labels().for_each(|label| run.place(document, &article, label, diagnostic));
            run.findings.push(Finding {
                doc: document.id.clone(),
                rule: diagnostic.rule.to_string(),
                severity: diagnostic.severity,
                confidence: diagnostic.confidence,
                message: diagnostic.message.clone(),
                texts: labels().map(|label| article.text(label.span).to_owned()).collect(),
                contexts: labels().map(|label| context(&article, label)).collect(),
            });
        }
        run
    }

    /// Checks one place of a finding against the file.
    fn place(&mut self, document: &Document, article: &Article, label: &Label, diagnostic: &Diagnostic) {
        self.places += 1;
        let place = article.map.place(label.span);
        let written = document.text.get(place.bytes.start as usize..place.bytes.end as usize);
        self.inexact += usize::from(!place.exact);
        let right = match written {
            Some(written) if place.exact => written == article.text(label.span),
            Some(written) => !written.is_empty(),
            None => false,
        };
        if !right {
            let claimed = article.text(label.span);
            self.misplaced.push(format!("{} {} {claimed:?} reads {written:?}", document.id, diagnostic.rule));
        }
    }
}

/// Reads a document.
pub(crate) fn article(document: &Document) -> Article {
    let source = Source { path: document.path.clone(), text: document.text.clone() };
    Article::read(source, document.format(), &Given::default())
}

/// A place with the text around it, on one line.
fn context(article: &Article, label: &Label) -> String {
    let Span { start, end } = label.span;
    let (start, end) = (start as usize, end as usize);
    let prose = &article.prose;
    let left = prose[..start].char_indices().rev().take(AROUND).last().map_or("", |(at, _)| &prose[at..start]);
    let after = prose[end..].char_indices().nth(AROUND).map_or(prose.len(), |(at, _)| end + at);
    let text = format!("{left}[[{}]]{}", &prose[start..end], &prose[end..after]).replace('\n', " / ");
    let said = if label.text.is_empty() { String::new() } else { format!(" ({})", label.text) };
    format!("{}: …{text}…{said}", article.zone_at(label.span.start).name())
}
