//! Commas and full stops behind a quoted fragment: inside the closing mark here, outside of it there; and those that
//! stand on both sides.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::lexicon::Classes;
use crate::rules::wording::times;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Quotation, Shape, Token, TokenKind};

use super::majority::{self, Split};

/// `consistency/quote-punctuation`
pub const RULE: Rule = Rule {
    id: "consistency/quote-punctuation",
    summary: "commas and stops inside the closing mark here, outside there, or on both sides",
    guide: include_str!("quote_punctuation.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| Ok(Box::new(QuotePunctuation::new(options)?) as Box<dyn Check>),
};

const SIDES: [(&str, Side); 2] = [("inside", Side::Inside), ("outside", Side::Outside)];

/// Longer quotations are sentences even where they begin small.
const LONGEST_FRAGMENT: usize = 8;

/// Words behind a quotation among which its verb of saying is looked for.
const ATTRIBUTION: usize = 12;

/// Where a comma or stop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
    Both,
}

/// A closing mark with the comma or stop beside it.
struct Closing {
    /// The mark of punctuation, the quotation mark and, if there is one, the other mark of punctuation.
    span: Span,
    side: Side,
    kind: Quoted,
}

/// What stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// A sentence, or the end of one: its stop is its own, and stands inside in every style.
    Sentence,
    /// A few words in a sentence of the article.
    Fragment,
}

/// What the house wants; where it says nothing, the story's own habit holds.
struct QuotePunctuation {
    wanted: Option<Side>,
}

impl QuotePunctuation {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["prefer"])?;
        Ok(Self { wanted: options.choice("prefer", &SIDES)? })
    }
}

impl Check for QuotePunctuation {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let beside = || article.quotations.iter().filter_map(|it| Some((it, side(article, it)?)));
        // Most stories have all their commas and stops inside.
        if self.wanted.is_none() && !beside().any(|(_, side)| side != Side::Inside) {
            return;
        }
        let closings: Vec<Closing> = beside().filter_map(|(it, side)| closing(article, it, side)).collect();
        let doubled: Vec<Span> = closings.iter().filter(|it| it.side == Side::Both).map(|it| it.span).collect();
        if !doubled.is_empty() {
            tell_doubled(report, &doubled);
        }
        let fragments: Vec<&Closing> =
            closings.iter().filter(|it| it.kind == Quoted::Fragment && it.side != Side::Both).collect();
        let sides: Vec<Side> = fragments.iter().map(|it| it.side).collect();
        let Some(Split { usual, count, first, odd }) = majority::split(&sides, self.wanted) else { return };
        let places: Vec<Span> = odd.iter().map(|&at| fragments[at].span).collect();
        let mark = if article.text(places[0]).contains(',') { "comma" } else { "full stop" };
        let (here, there) = if usual == Side::Inside { ("outside", "inside") } else { ("inside", "outside") };
        let message = match first {
            Some(_) => format!("{mark} {here} the quotation mark here, {there} elsewhere"),
            None => format!("{mark} {here} the quotation mark, the house sets it {there}"),
        };
        let applicability = if self.wanted.is_some() { Applicability::Safe } else { Applicability::Unsafe };
        let edits = places.iter().map(|&place| swapped(article, place)).collect();
        let found = majority::flag(report, &places, first.map(|at| fragments[at].span), message);
        found.label(here);
        if first.is_some() {
            let (inside, outside) = if usual == Side::Inside { (count, odd.len()) } else { (odd.len(), count) };
            found.note(format!("behind quoted fragments: inside {}, outside {}", times(inside), times(outside)));
        }
        found.fix(format!("move {there}"), applicability, edits);
    }
}

fn tell_doubled(report: &mut Report<'_>, places: &[Span]) {
    let message = "punctuation on both sides of the quotation mark".to_owned();
    let outer = |place: &Span| Edit { span: Span::new(place.end - 1, place.end), text: String::new() };
    let edits = places.iter().map(outer).collect();
    let found = majority::flag(report, places, None, message);
    found.label("one of the two is enough").fix("delete the outer one", Applicability::Unsafe, edits);
}

/// The two characters of a closing in the other order.
fn swapped(article: &Article, place: Span) -> Edit {
    let mut text: Vec<char> = article.text(place).chars().collect();
    text.reverse();
    Edit { span: place, text: text.into_iter().collect() }
}

/// On which side of its closing mark a quotation has a comma or a stop.
fn side(article: &Article, quotation: &Quotation) -> Option<Side> {
    if !quotation.opened || !quotation.closed || quotation.inner.is_empty() {
        return None;
    }
    let mark = |at: u32| matches!(article.prose.as_bytes().get(at as usize), Some(b',' | b'.'));
    match (mark(quotation.inner.end - 1), mark(quotation.span.end)) {
        (true, true) => Some(Side::Both),
        (true, false) => Some(Side::Inside),
        (false, true) => Some(Side::Outside),
        (false, false) => None,
    }
}

/// The closing of a quotation that the story has a comma or a stop beside.
fn closing(article: &Article, quotation: &Quotation, side: Side) -> Option<Closing> {
    let zone = article.zone_at(quotation.span.start);
    let (inside, outside) = (side != Side::Outside, side != Side::Inside);
    let span = Span::new(quotation.inner.end - u32::from(inside), quotation.span.end + u32::from(outside));
    let kind = kind(article, quotation)?;
    matches!(zone, Zone::Paragraph | Zone::Standfirst).then_some(Closing { span, side, kind })
}

/// What a quotation is; none for what ends on marks of its own: `"what for?"`, `"we will see..."`, `"HUMBLE."`.
fn kind(article: &Article, quotation: &Quotation) -> Option<Quoted> {
    let tokens = &article.tokens[article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end)];
    let text = |back: usize| tokens.len().checked_sub(back).map_or("", |at| tokens[at].text(&article.prose));
    let words = tokens.iter().filter(|it| it.is_word()).count();
    let inner_mark = matches!(text(1), "," | ".");
    let begins_small = tokens.first()?.is_word() && tokens[0].shape == Shape::Lower;
    let own_marks = ["!", "?", "…", "."].contains(&text(if inner_mark { 2 } else { 1 }));
    if words < 2 && inner_mark && !begins_small || own_marks {
        return None;
    }
    let fragment = begins_small && words <= LONGEST_FRAGMENT && !is_sentence(article, quotation);
    Some(if fragment { Quoted::Fragment } else { Quoted::Sentence })
}

/// Whether a quotation that begins small is a sentence, or the end of one, all the same: a verb of saying stands
/// behind it (`"not now," she said`), or it goes on after one (`he said, "and it rained."`).
fn is_sentence(article: &Article, quotation: &Quotation) -> bool {
    let opening = article.token_at(quotation.span.start);
    let before = opening.checked_sub(1).map_or("", |at| article.word(at));
    let after = article.token_at(quotation.span.end);
    let clause = &article.tokens[after..article.tokens.len().min(after + ATTRIBUTION)];
    let comma = |it: &Token| it.is_mark(&article.prose, ',');
    let attributed = clause.iter().skip_while(|it| comma(it)).take_while(|it| it.kind() != TokenKind::Mark);
    let stops =
        [article.word(after.saturating_sub(2)), clause.first().map_or("", |it| it.text(&article.prose))].contains(&".");
    matches!(before, "," | ":" | "…" | "—" | "–") || !stops && attributed.into_iter().any(|it| it.is(Classes::SAYING))
}
