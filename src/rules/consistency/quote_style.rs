//! Quotation marks and apostrophes drawn in two ways in one story, and speech that stands in double marks here and
//! in single marks there.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::format::{Glyph, MarkForm, MarkUse, Printed};
use crate::lexicon::Classes;
use crate::read::Origin;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Quotation;

use super::majority::{self, Split};

/// `consistency/quote-style`
pub const RULE: Rule = Rule {
    id: "consistency/quote-style",
    summary: "curly and straight, or single and double, quotation marks in one story",
    guide: include_str!("quote_style.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| Ok(Box::new(QuoteStyle::new(options)?) as Box<dyn Check>),
};

const GLYPHS: [(&str, Glyph); 2] = [("curly", Glyph::Curly), ("straight", Glyph::Straight)];

const PRIMARY: [(&str, MarkUse); 2] = [("double", MarkUse::Double), ("single", MarkUse::Single)];

/// From so many words on, what stands in quotation marks is speech and no term or title.
const SPEECH: usize = 5;

/// Words between a quotation and its verb of saying.
const REACH: usize = 8;

/// What the house wants; where it says nothing, the story's own habit holds.
struct QuoteStyle {
    marks: Option<Glyph>,
    primary: Option<MarkUse>,
    /// Whether apostrophes alone are a finding.
    apostrophes: bool,
}

impl QuoteStyle {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["marks", "primary", "apostrophes"])?;
        Ok(Self {
            marks: options.choice("marks", &GLYPHS)?,
            primary: options.choice("primary", &PRIMARY)?,
            apostrophes: options.flag("apostrophes", false)?,
        })
    }
}

/// What is at odds in one respect.
struct Odd {
    message: &'static str,
    places: Vec<Span>,
    usual: Option<Span>,
    note: String,
    edits: Vec<Edit>,
}

impl Check for QuoteStyle {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let double = drawn(article, MarkUse::Double, self.marks);
        let apostrophes =
            if self.apostrophes || double.is_some() { drawn(article, MarkUse::Apostrophe, self.marks) } else { None };
        let odd: Vec<Odd> = [double, apostrophes, primary(article, self.primary)].into_iter().flatten().collect();
        let Some(first) = odd.first() else { return };
        let found = majority::flag(report, &first.places, first.usual, first.message.to_owned());
        found.label("another kind here");
        for respect in &odd {
            found.note(&respect.note);
        }
        let edits: Vec<Edit> = odd.iter().flat_map(|it| it.edits.iter().cloned()).collect();
        if !edits.is_empty() {
            found.fix("make the marks alike", Applicability::Safe, edits);
        }
    }
}

/// Whether the marks of a block are the story's typography. Captions and posts come from elsewhere.
fn in_story(article: &Article, block: usize) -> bool {
    let block = &article.blocks[block];
    block.origin == Origin::Body && (block.zone.is_running_text() || block.zone == Zone::Quote)
}

/// The marks of one use that are drawn unlike the rest.
fn drawn(article: &Article, role: MarkUse, wanted: Option<Glyph>) -> Option<Odd> {
    let marks: Vec<&Printed<MarkForm>> =
        article.facts.formats.marks.iter().filter(|it| it.form.role == role && in_story(article, it.block)).collect();
    let forms: Vec<Glyph> = marks.iter().map(|it| it.form.glyph).collect();
    let Split { usual, count, first, odd } = majority::split(&forms, wanted)?;
    let (name, message) = match role {
        MarkUse::Apostrophe => ("apostrophes", "curly and straight apostrophes in one story"),
        _ => ("double quotation marks", "curly and straight quotation marks in one story"),
    };
    let (curly, straight) = if usual == Glyph::Curly { (count, odd.len()) } else { (odd.len(), count) };
    let edits: Option<Vec<Edit>> = odd.iter().map(|&at| redrawn(article, marks[at], usual)).collect();
    Some(Odd {
        message,
        places: odd.iter().map(|&at| marks[at].span).collect(),
        usual: first.map(|at| marks[at].span),
        note: format!("{name}: {curly} curly, {straight} straight"),
        edits: edits.unwrap_or_default(),
    })
}

/// A mark drawn in the other way; none where it cannot be told whether it opens or closes.
fn redrawn(article: &Article, mark: &Printed<MarkForm>, glyph: Glyph) -> Option<Edit> {
    let text = match (mark.form.role, glyph) {
        (MarkUse::Double, Glyph::Straight) => "\"",
        (_, Glyph::Straight) => "'",
        (MarkUse::Double, Glyph::Curly) => match opens(article, mark.span)? {
            true => "\u{201c}",
            false => "\u{201d}",
        },
        (_, Glyph::Curly) => "\u{2019}",
    };
    Some(Edit { span: mark.span, text: text.to_owned() })
}

/// Whether a mark opens or closes a quotation, if it is one of its two.
fn opens(article: &Article, mark: Span) -> Option<bool> {
    let next = article.quotations.partition_point(|it| it.span.start <= mark.start);
    let holder = article.quotations[..next].last()?;
    if holder.opened && holder.span.start == mark.start {
        return Some(true);
    }
    (holder.closed && holder.inner.end == mark.start).then_some(false)
}

/// Speech in marks of the other kind.
fn primary(article: &Article, wanted: Option<MarkUse>) -> Option<Odd> {
    let kinds = || article.quotations.iter().filter_map(|it| Some((it, kind(article, it)?)));
    // Most stories have quotations in double marks only.
    if wanted.is_none() && !kinds().any(|(_, kind)| kind == MarkUse::Single) {
        return None;
    }
    let speech = kinds().filter(|(it, _)| is_speech(article, it));
    let (places, forms): (Vec<Span>, Vec<MarkUse>) = speech.map(|(it, kind)| (it.span, kind)).unzip();
    let Split { usual, count, first, odd } = majority::split(&forms, wanted)?;
    let (double, single) = if usual == MarkUse::Double { (count, odd.len()) } else { (odd.len(), count) };
    Some(Odd {
        message: "speech in single and in double quotation marks in one story",
        places: odd.iter().map(|&at| places[at]).collect(),
        usual: first.map(|at| places[at]),
        note: format!("speech: {double} in double marks, {single} in single marks"),
        edits: Vec::new(),
    })
}

/// The kind of marks a quotation stands in, if it is one of the two.
fn kind(article: &Article, quotation: &Quotation) -> Option<MarkUse> {
    match article.text(Span::new(quotation.span.start, quotation.inner.start)) {
        "\"" | "\u{201c}" => Some(MarkUse::Double),
        "'" | "\u{2018}" => Some(MarkUse::Single),
        _ => None,
    }
}

/// Whether a quotation is what somebody said: long enough, and with a verb of saying behind it.
fn is_speech(article: &Article, quotation: &Quotation) -> bool {
    if !quotation.opened || !quotation.closed || !in_story(article, article.block_at(quotation.span.start)) {
        return false;
    }
    let inner = article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end);
    let words = article.tokens[inner].iter().filter(|it| it.is_word()).count();
    let after = article.token_at(quotation.span.end);
    let mut attribution = article.tokens[after..].iter().take(REACH).take_while(|it| !it.stops());
    words >= SPEECH && attribution.any(|it| it.is(Classes::SAYING))
}
