//! Quotations across paragraphs, and whose voice a place in the prose has.
//!
//! Running quotations: each paragraph of a long quotation opens again, only the last one closes.

use serde::{Deserialize, Serialize};

use crate::segment::{Segment, Zone};
use crate::span::Span;
use crate::text::token::{Token, TokenKind, next_rare_token};

/// Whose words these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The article's own, in running text.
    Own,
    /// Somebody quoted.
    Quoted,
    /// Display type: headline, kicker, subhead.
    Headline,
    /// A line about another story, a trailer.
    Promo,
    /// Under a picture.
    Caption,
}

impl Voice {
    /// The name used in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Quoted => "quoted",
            Self::Headline => "headline",
            Self::Promo => "promo",
            Self::Caption => "caption",
        }
    }

    /// The voice of a zone outside quotation marks.
    #[must_use]
    pub const fn of(zone: Zone) -> Self {
        match zone {
            Zone::Headline | Zone::Kicker | Zone::Subhead => Self::Headline,
            Zone::Promo | Zone::Trailer => Self::Promo,
            Zone::Caption | Zone::Credit => Self::Caption,
            Zone::Quote | Zone::PullQuote => Self::Quoted,
            _ => Self::Own,
        }
    }
}

/// One quotation, or the part of a running quotation that stands in one block. Quotations do not overlap; one
/// inside another is part of the outer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included. Without a closing mark, to the end of the block;
    /// without an opening mark, from the quotation before it or the start of the block.
    pub span: Span,
    /// The words inside.
    pub inner: Span,
    /// Whether an opening mark was found in this block.
    pub opened: bool,
    /// Whether a closing mark was found in this block.
    pub closed: bool,
    /// Whether it goes on from the block before.
    pub continues: bool,
}

/// The quotations of an article in reading order. `blocks` are the segments with their tokens.
#[must_use]
pub fn quotations<'a>(prose: &str, blocks: impl Iterator<Item = (&'a Segment, &'a [Token])>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let (mut double, mut single) = (Vec::new(), Vec::new());
    let mut running = false;
    for (segment, tokens) in blocks {
        let block = Block { prose, span: segment.span, tokens };
        let first_mark = next_rare_token(tokens, 0, Token::is_quotation_mark);
        if let Some(first) = first_mark {
            block.double(first, running, &mut double);
            if next_rare_token(tokens, first, |token| token.kind() == TokenKind::SingleQuote).is_some() {
                block.single(&mut single);
            }
        }
        // Promo lines and captions between two paragraphs do not interrupt who is speaking.
        if matches!(segment.zone, Zone::Paragraph | Zone::Quote | Zone::Standfirst | Zone::List) {
            running = double.last().is_some_and(|last| !last.closed);
        }
        if first_mark.is_some() {
            merge(&mut double, &mut single, &mut found);
        }
    }
    found
}

/// Joins the quotations of a block in both kinds of marks: what lies inside another is dropped, and where the two
/// kinds cross, the double marks are right.
fn merge(double: &mut Vec<Quotation>, single: &mut Vec<Quotation>, out: &mut Vec<Quotation>) {
    let mut outer = double.drain(..).peekable();
    for inner in single.drain(..) {
        while let Some(before) = outer.next_if(|it| it.span.end <= inner.span.start) {
            out.push(before);
        }
        match outer.peek() {
            Some(next) if next.span.overlaps(inner.span) => {
                let holds = inner.span.start < next.span.start && next.span.end < inner.span.end;
                if holds && next.opened && next.closed {
                    while outer.next_if(|it| it.span.start < inner.span.end).is_some() {}
                    out.push(inner);
                }
            }
            _ => out.push(inner),
        }
    }
    out.extend(outer);
}

struct Block<'a> {
    prose: &'a str,
    span: Span,
    tokens: &'a [Token],
}

impl Block<'_> {
    /// What stands in double marks and guillemets. A mark that lost its fellow reaches no further than its block.
    /// `first` is the first mark of any kind.
    fn double(&self, first: usize, running: bool, out: &mut Vec<Quotation>) {
        let mut open: Option<usize> = None;
        let mut nested = 0;
        let mut next = Some(first);
        while let Some(index) = next {
            next = next_rare_token(self.tokens, index + 1, Token::is_quotation_mark);
            let token = &self.tokens[index];
            if token.kind() != TokenKind::DoubleQuote || self.is_measure(index) && open.is_none() {
                continue;
            }
            match open {
                None if self.opens(index, None) => open = Some(index),
                // `More »` is an arrow.
                None if token.text(self.prose) == "»" => {}
                None => out.push(self.unopened(index, out.last())),
                // One straight mark behind another may have lost its fellow; curly ones say which way they face.
                Some(start) if self.opens(index, Some(start)) => {
                    let straight = |at: usize| self.tokens[at].text(self.prose) == "\"";
                    nested += u32::from(!(straight(start) && straight(index)));
                }
                Some(_) if nested > 0 => nested -= 1,
                Some(start) => {
                    out.push(self.closed(start, index, running && start == 0));
                    open = None;
                }
            }
        }
        if let Some(start) = open {
            out.push(self.unclosed(start, running && start == 0));
        }
    }

    fn closed(&self, start: usize, end: usize, continues: bool) -> Quotation {
        let (first, last) = (self.tokens[start], self.tokens[end]);
        let inner = Span::new(first.end(), last.start);
        Quotation { span: first.span().to(last.span()), inner, opened: true, closed: true, continues }
    }

    fn unclosed(&self, start: usize, continues: bool) -> Quotation {
        let (first, end) = (self.tokens[start], self.span.end);
        let inner = Span::new(first.end(), end);
        Quotation { span: Span::new(first.start, end), inner, opened: true, closed: false, continues }
    }

    fn unopened(&self, end: usize, before: Option<&Quotation>) -> Quotation {
        let (start, last) = (before.map_or(self.span.start, |it| it.span.end), self.tokens[end]);
        let inner = Span::new(start, last.start);
        Quotation { span: Span::new(start, last.end()), inner, opened: false, closed: true, continues: false }
    }

    /// Whether the double mark at `index` opens a quotation. `open` is the mark that is open already.
    fn opens(&self, index: usize, open: Option<usize>) -> bool {
        let opened_by = |mark: &str| open.is_some_and(|it| self.tokens[it].text(self.prose) == mark);
        match self.tokens[index].text(self.prose) {
            // German copy closes with the mark that English copy opens with.
            // So does copy whose editor turned a mark the wrong way.
            "\u{201c}" => !opened_by("\u{201e}") && (open.is_none() || self.leans_right(index)),
            "\u{201e}" | "\u{201f}" | "``" => true,
            "«" => !opened_by("»"),
            "»" => open.is_none() && self.leans_right(index),
            "\u{201d}" | "''" => false,
            _ => {
                self.leans_right(index) || open.is_none() && self.follows_opener(index) && index + 1 < self.tokens.len()
            }
        }
    }

    /// Space, a bracket or a dash before, a word and no space after: the place of an opening mark.
    fn leans_right(&self, index: usize) -> bool {
        let before = self.tokens[index].spaced() || index == 0 || self.follows_opener(index);
        before && self.tokens.get(index + 1).is_some_and(|next| !next.spaced()) && !self.ends_after(index)
    }

    /// Whether the sentence or clause ends right behind the mark: `'rule of law'".`
    fn ends_after(&self, index: usize) -> bool {
        let text = |at: usize| self.tokens.get(at).map(|it| it.text(self.prose));
        match text(index + 1) {
            Some("," | ";" | "!" | "?" | ")") => true,
            // `"...and then`
            Some(".") => text(index + 2) != Some("."),
            _ => false,
        }
    }

    fn follows_opener(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map(|it| self.tokens[it].text(self.prose));
        matches!(before, None | Some("(" | "[" | "—" | "–" | "-" | "/" | "‘" | "'" | "“" | ":"))
    }

    /// `6' 2"`, `a 12" disc`: inches, directly behind a number.
    fn is_measure(&self, index: usize) -> bool {
        !self.tokens[index].spaced() && index > 0 && self.tokens[index - 1].is_number()
    }

    /// What stands in single marks that are clearly paired: `'progress'`, `'We will,' he said`. One pass: an
    /// opener waits for its closer; a plural's apostrophe (`boys'`) closes only if nothing better comes first.
    fn single(&self, out: &mut Vec<Quotation>) {
        let mut open: Option<usize> = None;
        let mut weak: Option<usize> = None;
        for (index, token) in self.tokens.iter().enumerate() {
            match token.kind() {
                TokenKind::SingleQuote if self.opens_single(index) => {
                    if let (Some(start), Some(end)) = (open, weak) {
                        out.push(self.closed(start, end, false));
                    }
                    (open, weak) = (Some(index), None);
                }
                TokenKind::SingleQuote if self.closes_single(index) => {
                    if let Some(start) = open.filter(|start| index > start + 1) {
                        if self.is_measure(index) {
                            weak = weak.or(Some(index));
                        } else {
                            out.push(self.closed(start, index, false));
                            (open, weak) = (None, None);
                        }
                    }
                }
                TokenKind::Clitic if open.is_some() && token.text(self.prose).chars().count() == 1 => {
                    weak = weak.or(Some(index));
                }
                _ => {}
            }
        }
        if let (Some(start), Some(end)) = (open, weak) {
            out.push(self.closed(start, end, false));
        }
    }

    fn opens_single(&self, index: usize) -> bool {
        let mark = self.tokens[index].text(self.prose);
        let decade = |it: &Token| {
            it.is_number() && it.len == 2 && self.tokens.get(index + 2).is_some_and(|s| s.text(self.prose) == "s")
        };
        let before_word = self.tokens.get(index + 1).is_some_and(|next| !next.spaced() && !decade(next));
        matches!(mark, "'" | "‘" | "`" | "‚" | "‹" | "‛") && before_word && self.leans_right(index)
    }

    /// A closing mark stands tight behind something and not tight before a letter.
    fn closes_single(&self, index: usize) -> bool {
        let mark = self.tokens[index].text(self.prose);
        let next_apart = self.tokens.get(index + 1).is_none_or(|it| it.spaced() || !(it.is_word() || it.is_number()));
        matches!(mark, "'" | "’" | "›" | "‘") && !self.tokens[index].spaced() && index > 0 && next_apart
    }
}

#[cfg(test)]
mod tests {
    use super::{Quotation, quotations};
    use crate::lexicon::Lexicon;
    use crate::segment::{LineCase, Segment, Zone};
    use crate::span::Span;
    use crate::text::lexer::lex;

    /// The quotations of paragraphs that are set apart by line feeds.
    fn find(text: &str) -> Vec<Quotation> {
        let mut start = 0;
        let blocks: Vec<_> = text
            .split_inclusive('\n')
            .map(|line| {
                let span = Span::new(start, start + line.trim_end().len() as u32);
                start += line.len() as u32;
                let mut tokens = Vec::new();
                lex(text, span, Lexicon::empty(), &mut tokens);
                (Segment { span, zone: Zone::Paragraph, case: LineCase::Sentence }, tokens)
            })
            .collect();
        quotations(text, blocks.iter().map(|(segment, tokens)| (segment, tokens.as_slice())))
    }

    fn inner(text: &str) -> Vec<&str> {
        find(text).iter().map(|it| it.inner.of(text)).collect()
    }

    #[test]
    fn marks_of_all_kinds_are_paired() {
        for (text, expected) in [
            ("\"We will,\" he said, \"not go.\"", &["We will,", "not go."][..]),
            ("“We will,” he said.", &["We will,"]),
            ("``We will,'' he said.", &["We will,"]),
            ("„Wir gehen“, sagte er.", &["Wir gehen"]),
            ("the “better“ of two", &["better"]),
            ("More news »", &[]),
            ("Elle dit « oui » et part.", &[" oui "]),
            ("»Ja«, sagte er.", &["Ja"]),
            ("the 'progress' in talks", &["progress"]),
            ("'We will,' he said. 'Not now.'", &["We will,", "Not now."]),
            ("‘The boys’ team won,’ he said.", &["The boys’ team won,"]),
            ("a 'definitive result' and the 'aims' of it", &["definitive result", "aims"]),
            ("“He told me ‘no’ twice,” she said.", &["He told me ‘no’ twice,"]),
            ("‘He told me “no” twice,’ she said.", &["He told me “no” twice,"]),
            ("He \"knows what 'rule of law' is, and 'law'\".", &["knows what 'rule of law' is, and 'law'"]),
            ("\"...and then,\" he said.", &["...and then,"]),
            ("\"Tell them “more” or “less” of it.\"", &["Tell them “more” or “less” of it."]),
            ("the so-called (\"free\") zone", &["free"]),
            ("James' book and the boys' bus", &[]),
            ("rock 'n' roll of the '80s, the workers' song", &[]),
            ("a 12\" disc and 6' 2\" tall", &[]),
            ("O'Brien’s and don’t", &[]),
            ("", &[]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn a_running_quotation_opens_in_each_paragraph_and_closes_once() {
        let found = find("“One.\n“Two.\n“Three,” he said.\nFour.");
        let flags: Vec<_> = found.iter().map(|it| (it.opened, it.closed, it.continues)).collect();
        assert_eq!(flags, [(true, false, false), (true, false, true), (true, true, true)]);
    }

    #[test]
    fn a_lost_mark_costs_its_own_paragraph_only() {
        let text = "He said \"no.\nShe left.\nThey said \"yes\" again.";
        let found = find(text);
        assert_eq!(found.len(), 2);
        assert!(!found[0].closed && found[1].closed && !found[1].continues);
        assert_eq!(found[1].inner.of(text), "yes");
        let unopened = find("We will,” he said. “No.”");
        assert_eq!((unopened[0].opened, unopened[1].opened), (false, true));
    }

    #[test]
    fn quotations_never_overlap() {
        for unit in ["\"", "'", "“", "‘a", "a’ ", " 'a", "“'", "\" '", "»«", "('\")"] {
            let text = unit.repeat(20_000);
            let found = find(&text);
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{unit}");
        }
    }
}
