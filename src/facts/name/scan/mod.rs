//! Running text to mentions: capitalised runs, cut where a name ends, with the title before and the
//! possessive after.

mod front;
mod run;

use std::ops::Range;
use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::facts::name::entity::Interner;
use crate::facts::name::lower_case::LowerCase;
use crate::facts::name::mention::{Kind, Mention, Part};
use crate::facts::name::opening::Opener;
use crate::facts::name::{Names, honorific, title};
use crate::lexicon::Classes;
use crate::segment::{LineCase, Zone};
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind, next_token, phrase};

/// Finds the mentions in every zone that is written in sentences; returns the spellings met, and the words that are
/// names only if the rest of the story says so.
pub(super) fn scan(article: &Article, names: &mut Names) -> (Interner, Vec<Opener>) {
    let tokens = &article.tokens;
    names.lower_case = LowerCase::of(tokens);
    // Most articles have fewer of them.
    names.mentions.reserve(tokens.len() / 12);
    names.parts.reserve(tokens.len() / 8);
    names.forms.reserve(tokens.len() / 24);
    let interner = Interner::with_room(tokens.len() / 24);
    let mut scanner = Scanner { article, interner, openers: Vec::with_capacity(tokens.len() / 128) };
    for (index, block) in article.blocks.iter().enumerate() {
        if !is_sentences(block) {
            continue;
        }
        for sentence in block.sentences.clone() {
            let range = &article.sentences[sentence];
            scanner.sentence(names, index, sentence, range.start as usize..range.end as usize);
        }
    }
    (scanner.interner, scanner.openers)
}

/// Whether capitals in the block mean names, not display type.
fn is_sentences(block: &Block) -> bool {
    block.case == LineCase::Sentence
        && matches!(
            block.zone,
            Zone::Standfirst | Zone::Paragraph | Zone::List | Zone::Quote | Zone::PullQuote | Zone::Caption
        )
}

struct Scanner<'a> {
    article: &'a Article,
    interner: Interner,
    openers: Vec<Opener>,
}

impl Scanner<'_> {
    fn sentence(&mut self, names: &mut Names, block: usize, sentence: usize, range: Range<usize>) {
        let may_begin = |token: &Token| token.is_capitalised() || token.is(Classes::PARTICLE);
        let mut at = range.start;
        while let Some(next) = next_token(&self.article.tokens[..range.end], at, may_begin) {
            at = next;
            match self.run(at, range.clone()) {
                Some(run) => {
                    at = run.end.max(at + 1);
                    self.mention(names, block, sentence, range.clone(), run);
                }
                None => at += 1,
            }
        }
    }

    /// Turns a run into a mention, if a name is left when title, suffix and what else stands around are taken off.
    fn mention(&mut self, names: &mut Names, block: usize, sentence: usize, range: Range<usize>, run: Range<usize>) {
        let mut name = self.strip_front(names, run.clone(), &range);
        if name.is_empty() && run.len() == 1 && !self.article.tokens[run.start].is(Classes::FUNCTION) {
            self.openers.push(Opener { place: (block, sentence), at: run.start, end: range.end });
        }
        let suffix = self.suffix(&mut name, &range);
        let no_name = Classes::FORMER.with(Classes::HONORIFIC);
        if name.is_empty() || name.len() == 1 && self.article.tokens[name.start].is(no_name) {
            return;
        }
        let (tokens, article) = (&self.article.tokens, self.article);
        let first_part = names.parts.len() as u32;
        parts(self.article, name.clone(), &mut names.parts);
        let parts = first_part..names.parts.len() as u32;
        if parts.is_empty() {
            return;
        }
        let span = tokens[name.start].span().to(tokens[name.end - 1].span());
        let title = title::before(article, name.start, range.start);
        let honorific = honorific::before(article, name.start, range.start);
        let speaks = self.speaks(&name, &range);
        let kind = self.kind(&name, parts.len(), title.is_some() || honorific.is_some(), speaks);
        let form = self.interner.form(article, names, &parts, &name);
        let possessive = tokens.get(name.end).is_some_and(|next| next.kind() == TokenKind::Clitic);
        names.mentions.push(Mention {
            span,
            tokens: name.start as u32..name.end as u32,
            parts,
            block: block as u32,
            sentence: sentence as u32,
            zone: article.blocks[block].zone,
            voice: article.voice_in(article.blocks[block].zone, span.start),
            kind,
            title,
            honorific,
            suffix,
            possessive,
            speaks,
            form,
        });
    }

    /// `Jr`, `III` at the end of the run or after a comma; taken off the name.
    fn suffix(&self, name: &mut Range<usize>, sentence: &Range<usize>) -> Option<Span> {
        let tokens = &self.article.tokens;
        if name.len() > 1 && tokens[name.end - 1].is(Classes::SUFFIX) {
            name.end -= 1;
            return Some(tokens[name.end].span());
        }
        let comma = tokens.get(name.end).is_some_and(|token| token.is_mark(&self.article.prose, ','));
        let after = tokens.get(name.end + 1).filter(|_| comma && name.end + 1 < sentence.end)?;
        (after.is(Classes::SUFFIX) && after.is_capitalised()).then(|| after.span())
    }

    /// Whether a verb of saying stands right after or right before the name.
    fn speaks(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let says = |at: usize| tokens[at].is(Classes::SAYING) && tokens[at].shape == Shape::Lower;
        // `People in Marlow said`: they speak, not the place.
        let placed = || name.start > sentence.start && BEFORE_PLACES.contains(&tokens[name.start - 1].norm);
        let after = (name.end..sentence.end.min(name.end + 2)).find(|&at| tokens[at].is_word());
        let after = after.is_some_and(says) && !placed();
        // `"It is over," said Marlow`, but not `Marlow said Brazil would`: there the verb has its speaker before it.
        let inverted = || {
            let verb = name.start - 1;
            verb == sentence.start || !tokens[verb - 1].is_word() || tokens[verb - 1].is(Classes::FUNCTION)
        };
        after || name.start > sentence.start && says(name.start - 1) && inverted()
    }

    fn kind(&self, name: &Range<usize>, parts: usize, titled: bool, speaks: bool) -> Kind {
        let tokens = &self.article.tokens[name.clone()];
        let words = || tokens.iter().filter(|token| token.is_word());
        if titled {
            return Kind::Person;
        }
        if words().any(|token| token.is(Classes::ORGANISATION) && !token.is(Classes::GIVEN)) && parts > 1 {
            return Kind::Organisation;
        }
        if words().all(|token| token.is(Classes::PLACE)) {
            return Kind::Place;
        }
        let first = &tokens[0];
        if parts == 1 && first.shape == Shape::Upper {
            return Kind::Acronym;
        }
        let given = parts > 1 && first.is(Classes::GIVEN) && !words().any(|token| token.is(Classes::DEMONYM));
        if given || speaks && !first.is(Classes::DEMONYM.with(Classes::ORGANISATION)) {
            return Kind::Person;
        }
        Kind::Unknown
    }
}

/// Words behind which stands the place of whoever speaks.
static BEFORE_PLACES: LazyLock<[u32; 3]> = LazyLock::new(|| ["in", "at", "near"].map(phrase::norm));

/// Cuts a name into its parts.
pub(super) fn parts(article: &Article, name: Range<usize>, parts: &mut Vec<Part>) {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    let mut at = name.start;
    while at < name.end {
        let first = at;
        while at + 1 < name.end && tokens[at].is(Classes::PARTICLE) && is_particle_here(tokens, at, name.start) {
            at += 1 + tokens[at + 1].is_mark(prose, '-') as usize;
        }
        let core = at;
        if core >= name.end {
            break;
        }
        at += 1;
        while at + 1 < name.end && !tokens[at].spaced() && !tokens[at].is_word() && !tokens[at + 1].spaced() {
            at += 2;
        }
        let initial = tokens[core].shape == Shape::Initial || tokens[core].text(prose).ends_with('.');
        if initial && at < name.end && tokens[at].is_mark(prose, '.') {
            at += 1;
        }
        parts.push(Part { first: first as u32, core: core as u32, end: at as u32, initial });
    }
}

/// Whether the particle at `at` is one here: lower case, or capitalised inside or before a longer name.
fn is_particle_here(tokens: &[Token], at: usize, start: usize) -> bool {
    let token = &tokens[at];
    token.shape == Shape::Lower || at > start || tokens[at + 1].kind() == TokenKind::Mark
}
