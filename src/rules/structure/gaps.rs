//! What stands between two tokens of a block to the faults of white space in it. Only gaps of more than one byte, and
//! those beside a mark, are looked at.

use crate::article::{Article, Block};
use crate::diagnostic::Edit;
use crate::lexicon::Classes;
use crate::read::{Format, Origin};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind};

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A no-break space between two words.
    NoBreak,
    /// A no-break space at the end of a line.
    Trailing,
    /// Two spaces inside a sentence.
    Doubled,
    /// One space between two sentences where the text has two elsewhere, or the other way round.
    Sentences,
    /// Zero-width characters and soft hyphens.
    Invisible,
    /// A tab in running text.
    Tab,
    /// A space before a comma, stop, colon or semicolon.
    Before,
    /// No space behind a full stop.
    Missing,
    /// No line end at the end of the file.
    FinalNewline,
}

/// A fault, the words around it, and its repair.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: Kind,
    pub(super) shown: Span,
    pub(super) edit: Edit,
}

const NO_BREAK: char = '\u{a0}';

/// With so many no-break spaces in their right places, those beside numbers were set on purpose too.
const ON_PURPOSE: usize = 2;

/// The faults of an article in reading order. `between` is how many spaces the house puts between sentences.
pub(super) fn find(article: &Article, between: Option<usize>) -> Vec<Fault> {
    let mut scan = Scan::of(article);
    for block in article.blocks.iter().filter(|block| block.origin == Origin::Body && block.zone != Zone::Table) {
        scan.block(block);
    }
    for blocks in article.blocks.windows(2) {
        scan.line_end(&blocks[0], blocks[1].span.start);
    }
    if let Some(last) = article.blocks.last() {
        scan.line_end(last, article.prose.len() as u32);
    }
    if article.prose.contains('\u{ad}') {
        scan.soft_hyphens();
    }
    scan.beside_numbers();
    scan.between_sentences(between);
    scan.faults.sort_by_key(|fault| fault.shown.start);
    scan.faults
}

struct Scan<'a> {
    article: &'a Article,
    /// Whether tabs have to be looked for.
    has_tabs: bool,
    /// Whether the block is a row of a table: it has several tabs.
    is_row: bool,
    faults: Vec<Fault>,
    /// No-break spaces that hold together what belongs together.
    bound: usize,
    /// The tokens before which, beside a number, stands a no-break space that may have been set on purpose.
    beside_number: Vec<usize>,
    /// The gaps between sentences and how many spaces each has.
    sentences: Vec<(Span, usize)>,
}

impl<'a> Scan<'a> {
    fn of(article: &'a Article) -> Self {
        let has_tabs = article.format == Format::Plain && article.prose.contains('\t');
        let (faults, beside_number, sentences) = (Vec::new(), Vec::new(), Vec::new());
        Self { article, has_tabs, is_row: false, faults, bound: 0, beside_number, sentences }
    }

    fn block(&mut self, block: &Block) {
        self.is_row = self.has_tabs && self.article.text(block.span).matches('\t').nth(1).is_some();
        for sentence in &self.article.sentences[block.sentences.clone()] {
            let first = sentence.start as usize;
            if first > block.tokens.start {
                self.gap_before(block, first, true);
            }
            let mut at = first;
            while let Some(next) = self.next_telling(at, sentence.end as usize) {
                at = next;
                self.gap_before(block, at, false);
            }
        }
    }

    /// The next token behind `at` and before `end` whose gap before it may be a fault: hardly one is.
    fn next_telling(&self, at: usize, end: usize) -> Option<usize> {
        let is_telling = |pair: &[Token]| match pair[1].start - pair[0].end() {
            0 => pair[1].shape == Shape::Capital,
            1 => pair[1].kind() == TokenKind::Mark || self.has_tabs,
            _ => true,
        };
        self.article.tokens[at..end].windows(2).position(is_telling).map(|ahead| at + ahead + 1)
    }

    /// What stands before a token, the first of its sentence or another.
    fn gap_before(&mut self, block: &Block, at: usize, begins: bool) {
        match self.gap(at).len() {
            0 => self.tight(block, at),
            1 if begins => self.sentence(at),
            1 => self.single(block, at),
            _ => self.wide(block, at, begins),
        }
    }

    /// No white space: two sentences may meet, `the end.The start`.
    fn tight(&mut self, block: &Block, at: usize) {
        let (tokens, prose) = (&self.article.tokens, &self.article.prose);
        let (stop, next) = (&tokens[at - 1], &tokens[at]);
        if next.shape != Shape::Capital || !stop.is_mark(prose, '.') || at < block.tokens.start + 2 {
            return;
        }
        let last = &tokens[at - 2];
        let after = tokens.get(at + 1).filter(|_| at + 1 < block.tokens.end);
        let word = last.is_word() && last.len >= 2 && !stop.spaced();
        let known = match last.shape {
            Shape::Lower => next.is(Classes::FUNCTION) || last.is(Classes::COMMON) && next.is(Classes::COMMON),
            // `Friday.The`, not `Amazon.It`
            Shape::Capital => next.is(Classes::FUNCTION) && next.len >= 3,
            _ => false,
        };
        // `booking.Com`, `com.Example.app`
        let goes_on = after.is_some_and(|it| it.spaced() || it.is_mark(prose, ',') || it.kind() == TokenKind::Clitic);
        if word && known && goes_on {
            let place = Span::new(next.start, next.start);
            self.add(Kind::Missing, last.span().to(next.span()), place, " ");
        }
    }

    /// One byte of white space inside a sentence.
    fn single(&mut self, block: &Block, at: usize) {
        if self.article.tokens[at].kind() == TokenKind::Mark {
            self.before_mark(block, at);
        } else if self.has_tabs && !self.is_row && self.article.text(self.gap(at)) == "\t" {
            self.tab(at);
        }
    }

    /// One byte of white space between two sentences.
    fn sentence(&mut self, at: usize) {
        let gap = self.gap(at);
        if self.article.format == Format::Plain && self.article.text(gap) == " " {
            self.sentences.push((gap, 1));
        }
    }

    /// A comma or stop with a space before it and one behind it.
    fn before_mark(&mut self, block: &Block, at: usize) {
        let (tokens, prose) = (&self.article.tokens, &self.article.prose);
        let (before, mark) = (&tokens[at - 1], &tokens[at]);
        let closes = matches!(mark.text(prose), "," | "." | ";" | ":");
        // `and so on . . .`
        let apart = at + 1 == block.tokens.end || tokens[at + 1].spaced() && !tokens[at + 1].is_mark(prose, '.');
        if closes && apart && !mark.line_start() && (before.is_word() || before.is_number()) {
            let gap = self.gap(at);
            self.add(Kind::Before, before.span().to(mark.span()), gap, "");
        }
    }

    /// A tab inside a paragraph.
    fn tab(&mut self, at: usize) {
        if [at - 1, at].iter().any(|&it| self.article.tokens[it].shape == Shape::Lower) {
            self.add(Kind::Tab, self.around(at), self.gap(at), " ");
        }
    }

    /// White space of several bytes.
    fn wide(&mut self, block: &Block, at: usize, begins: bool) {
        let gap = self.gap(at);
        let text = self.article.text(gap);
        if text.contains('\n') {
            return self.at_break(at, text);
        }
        if text.contains(is_invisible) {
            return self.invisible(at, text);
        }
        if text.contains(NO_BREAK) {
            return self.no_break(at, text);
        }
        // What sets text in Markdown and HTML folds white space.
        if self.article.format != Format::Plain || text != "  " {
            return;
        }
        if begins {
            self.sentences.push((gap, 2));
        } else if matches!(block.zone, Zone::Paragraph | Zone::Standfirst) {
            self.add(Kind::Doubled, self.around(at), gap, " ");
        }
    }

    /// No-break spaces between two words.
    fn no_break(&mut self, at: usize, text: &str) {
        let tokens = &self.article.tokens;
        if self.is_bound(at, text) {
            self.bound += 1;
        } else if tokens[at - 1].is_number() || tokens[at].is_number() {
            self.beside_number.push(at);
        } else {
            self.add(Kind::NoBreak, self.around(at), self.gap(at), " ");
        }
    }

    /// Reports the no-break spaces beside numbers (`January⍽12`), unless the text sets them all so.
    fn beside_numbers(&mut self) {
        if self.bound < ON_PURPOSE {
            for at in std::mem::take(&mut self.beside_number) {
                self.add(Kind::NoBreak, self.around(at), self.gap(at), " ");
            }
        }
    }

    /// No-break spaces before a line break inside a block.
    fn at_break(&mut self, at: usize, text: &str) {
        let line = text.split('\n').next().unwrap_or_default();
        if line.contains(NO_BREAK) {
            let before = &self.article.tokens[at - 1];
            let gap = Span::new(before.end(), before.end() + line.len() as u32);
            self.add(Kind::Trailing, before.span(), gap, "");
        }
    }

    /// No-break spaces between the end of a block and the end of its line.
    fn line_end(&mut self, block: &Block, next: u32) {
        let gap = Span::new(block.span.end, next.max(block.span.end));
        let text = self.article.text(gap);
        if text.bytes().all(|byte| byte == b'\n') {
            return;
        }
        let line = text.split('\n').next().unwrap_or_default();
        let last = block.tokens.clone().next_back().filter(|_| block.origin == Origin::Body);
        if let Some(last) = last.filter(|_| line.contains(NO_BREAK)) {
            let gap = Span::new(gap.start, gap.start + line.len() as u32);
            self.add(Kind::Trailing, self.article.tokens[last].span(), gap, "");
        }
    }

    /// Zero-width characters between two tokens; those of scripts and pictures that need them are left alone.
    fn invisible(&mut self, at: usize, text: &str) {
        let gap = self.gap(at);
        let (prose, start, end) = (&self.article.prose, gap.start as usize, gap.end as usize);
        let plain = |it: Option<char>| it.is_none_or(|it| (it as u32) < 0x250 || matches!(it, '\u{2010}'..='\u{2026}'));
        if plain(prose[..start].chars().next_back()) && plain(prose[end..].chars().next()) {
            let space = text.contains([' ', NO_BREAK]);
            self.add(Kind::Invisible, self.around(at), gap, if space { " " } else { "" });
        }
    }

    /// Soft hyphens, which the lexer takes for a part of the word.
    fn soft_hyphens(&mut self) {
        for (at, mark) in self.article.prose.match_indices('\u{ad}') {
            let gap = Span::new(at as u32, (at + mark.len()) as u32);
            let next = self.article.tokens.partition_point(|token| token.end() <= gap.start);
            let word = self.article.tokens.get(next).filter(|token| token.start < gap.start);
            if let Some(word) = word.map(Token::span) {
                self.add(Kind::Invisible, word, gap, "");
            }
        }
    }

    /// Whether a no-break space holds together what belongs together: a number and its unit, initials and a name,
    /// a French mark and its word.
    fn is_bound(&self, at: usize, gap: &str) -> bool {
        let (before, after) = (&self.article.tokens[at - 1], &self.article.tokens[at]);
        let prose = &self.article.prose;
        let one = gap.chars().eq([NO_BREAK]);
        let sign = matches!(after.text(prose), ";" | ":" | "!" | "?" | "%" | "»" | "–" | "—" | "€");
        let opens = matches!(before.text(prose), "«" | "–" | "—" | "§" | "№");
        // `J. Reed`, `Mr. Reed`, `No. 5`, but `Feb. 5` is a day like any other.
        let stopped = before.is_mark(prose, '.');
        let short = if stopped { &self.article.tokens[at.saturating_sub(2)] } else { before };
        let initial = stopped && short.shape == Shape::Initial;
        let leans = initial || short.is(Classes::HONORIFIC.with(Classes::ABBREVIATION));
        let titled = leans && !short.is(Classes::MONTH);
        one && (before.is_number() && after.is_word() || titled || sign || opens)
    }

    /// Reports the gaps between sentences that are unlike the others, or unlike what the house wants.
    fn between_sentences(&mut self, wanted: Option<usize>) {
        let doubled = self.sentences.iter().filter(|(_, spaces)| *spaces == 2).count();
        let single = self.sentences.len() - doubled;
        let usual = match wanted {
            Some(spaces) => spaces,
            None if doubled == 0 || single == 0 => return,
            None if single >= 2 * doubled => 1,
            None if doubled >= 2 * single => 2,
            None => return,
        };
        for (gap, spaces) in std::mem::take(&mut self.sentences) {
            if spaces != usual {
                let next = self.article.token_at(gap.end);
                self.add(Kind::Sentences, self.around(next), gap, if usual == 1 { " " } else { "  " });
            }
        }
    }

    /// The white space before a token.
    fn gap(&self, at: usize) -> Span {
        Span::new(self.article.tokens[at - 1].end(), self.article.tokens[at].start)
    }

    /// The white space before a token with the words on its two sides.
    fn around(&self, at: usize) -> Span {
        self.article.tokens[at - 1].span().to(self.article.tokens[at].span())
    }

    /// Adds a fault whose white space stands in the file just as it does in the prose.
    fn add(&mut self, kind: Kind, shown: Span, gap: Span, text: &str) {
        if self.article.map.place(gap).exact {
            self.faults.push(Fault { kind, shown, edit: Edit { span: gap, text: text.to_owned() } });
        }
    }
}

/// Characters without width.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}
