//! Running text to mentions: capitalised runs, cut where a name ends, with the title before and the
//! possessive after.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::{Article, Block};
use crate::facts::name::entity::Interner;
use crate::facts::name::mention::{Kind, Mention, Part};
use crate::facts::name::opening::Opener;
use crate::facts::name::{Names, honorific, title};
use crate::lexicon::Classes;
use crate::segment::{LineCase, Zone};
use crate::span::Span;
use crate::text::phrase;
use crate::text::{Shape, Token, TokenKind, next_token};

/// Finds the mentions in every zone that is written in sentences; returns the spellings met, and the words that are
/// names only if the rest of the story says so.
pub(super) fn scan(article: &Article, names: &mut Names) -> (Interner, Vec<Opener>) {
    let capitals = Capitals::of(&article.tokens);
    names.also_lower = also_lower_case(&article.tokens, &capitals);
    let capitals = capitals.count;
    // Names are half of the words with a capital, at most.
    names.mentions.reserve(capitals / 2);
    names.forms.reserve(capitals / 4);
    names.parts.reserve(capitals);
    let mut scanner = Scanner { article, interner: Interner::with_room(capitals / 2), openers: Vec::new() };
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

/// The words with a capital.
struct Capitals {
    count: usize,
    /// Their hashes, by the lowest bits.
    filter: [u64; 256],
}

impl Capitals {
    fn of(tokens: &[Token]) -> Self {
        let mut capitals = Self { count: 0, filter: [0; 256] };
        for token in tokens {
            let is_one = token.is_capitalised();
            let (word, bit) = Self::place(token.norm);
            capitals.filter[word] |= u64::from(is_one) << bit;
            capitals.count += usize::from(is_one);
        }
        capitals
    }

    fn place(norm: u32) -> (usize, u32) {
        (norm as usize / 64 % 256, norm % 64)
    }

    /// One if the article may write the word of this hash with a capital, nought if it does not.
    fn may_have(&self, norm: u32) -> u64 {
        let (word, bit) = Self::place(norm);
        self.filter[word] >> bit & 1
    }
}

/// The words the article writes both ways: capitalised at the start of a sentence they are no names. A word in
/// lower case may be among them by mistake, which does no harm: only words with a capital are asked for.
fn also_lower_case(tokens: &[Token], capitals: &Capitals) -> FxHashSet<u32> {
    let mut both = FxHashSet::default();
    // Most are met again and again: the last met by its lowest bits. At first what cannot stand there.
    let mut last: [u32; 256] = std::array::from_fn(|place| !place as u32);
    for lane in tokens.chunks(LANE) {
        // Which these are is not guessed, for many guesses would be wrong: each is written down, and the next written
        // over it if it is not kept.
        let (mut hashes, mut count) = ([0; LANE], 0);
        for token in lane {
            hashes[count % LANE] = token.norm;
            count += (capitals.may_have(token.norm) & u64::from(token.shape == Shape::Lower)) as usize;
        }
        for &hash in &hashes[..count] {
            if std::mem::replace(&mut last[hash as usize % 256], hash) != hash {
                both.insert(hash);
            }
        }
    }
    both
}

/// How many tokens are looked at before what was found among them is written down.
const LANE: usize = 64;

/// Words of everyday English that are names as well.
const NAMES: Classes = Classes::GIVEN.with(Classes::SURNAME).with(Classes::PLACE).with(Classes::DEMONYM);

/// Words in which no person's name ends.
const THINGS: Classes = Classes::PLACE.with(Classes::ORGANISATION).with(Classes::NOT_NAME).with(Classes::DEMONYM);

static OF: LazyLock<u32> = LazyLock::new(|| phrase::norm("of"));

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

    /// The capitalised run that begins at `at`, particles, initials and hyphens included.
    fn run(&self, at: usize, sentence: Range<usize>) -> Option<Range<usize>> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        if !self.is_name_word(at) && !self.is_leading_particle(at, &sentence) {
            return None;
        }
        let mut end = at;
        while end < sentence.end {
            let token = &tokens[end];
            if self.is_name_word(end) {
                end += 1;
                if end + 1 < sentence.end && is_initial_stop(prose, tokens, end) {
                    end += 1;
                }
                continue;
            }
            match self.joint(end, &sentence) {
                Some(next) if end > at || token.shape == Shape::Lower => end = next,
                _ => break,
            }
        }
        (end > at).then_some(at..end)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let token = &self.article.tokens[at];
        token.is_word() && token.is_capitalised() && !self.is_calendar(at)
    }

    /// Weekdays and months, unless the month is plainly a name (`Theresa May`, `April Jones`).
    fn is_calendar(&self, at: usize) -> bool {
        let tokens = &self.article.tokens;
        let token = &tokens[at];
        if token.is(Classes::WEEKDAY) {
            return !token.is(Classes::SURNAME.with(Classes::GIVEN)) || token.is(Classes::COMMON) || token.len > 4;
        }
        if !token.is(Classes::MONTH) {
            return false;
        }
        let number_beside = tokens.get(at + 1).is_some_and(Token::is_number) || at > 0 && tokens[at - 1].is_number();
        let after_given = at > 0 && tokens[at - 1].is(Classes::GIVEN) && tokens[at - 1].is_capitalised();
        let before_name = tokens.get(at + 1).is_some_and(|next| next.is_capitalised() && next.is(Classes::SURNAME));
        number_beside || !(after_given || before_name && token.is(Classes::GIVEN))
    }

    /// `al-`, `van`, `de` that open a name: glued by a hyphen, or set before a capital where no noun can be.
    fn is_leading_particle(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let token = &tokens[at];
        if !(token.shape == Shape::Lower && token.is(Classes::PARTICLE)) {
            return false;
        }
        let Some(next) = self.joint(at, sentence) else { return false };
        let glued = tokens[at + 1].kind() == TokenKind::Mark;
        let plain_word = token.is(Classes::FUNCTION.with(Classes::NUMBER_WORD));
        let after_determiner = at > sentence.start && tokens[at - 1].is(Classes::FUNCTION) && token.is(Classes::COMMON);
        next < sentence.end && (glued || !plain_word && !after_determiner)
    }

    /// From a token that is no name word to the name word it joins to the run, if it does: hyphens and particles.
    fn joint(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        let mut next = at;
        for _ in 0..4 {
            let token = tokens.get(next).filter(|_| next < sentence.end)?;
            let hyphen =
                token.is_mark(prose, '-') || token.is_mark(prose, '\u{2010}') || token.is_mark(prose, '\u{2011}');
            if hyphen && !token.spaced() {
                let follower =
                    tokens.get(next + 1).filter(|_| next + 1 < sentence.end && !tokens[next + 1].spaced())?;
                if self.is_name_word(next + 1) {
                    return Some(next + 1);
                }
                if self.is_hyphen_element(at, next, follower) {
                    return Some(next + 2);
                }
                if !follower.is(Classes::PARTICLE) {
                    return None;
                }
                next += 1;
            } else if token.shape == Shape::Lower && token.is(Classes::PARTICLE) {
                let glued = tokens.get(next + 1).is_some_and(|it| it.is_mark(prose, '-') && !it.spaced());
                if token.is(Classes::FUNCTION) && !glued {
                    return None;
                }
                next += 1;
                if next < sentence.end && self.is_name_word(next) && tokens[next].spaced() {
                    return Some(next);
                }
            } else {
                return None;
            }
        }
        None
    }

    /// The lower-case second element of an East Asian or compound given name: `Jong-un`, `Ki-moon`.
    fn is_hyphen_element(&self, run_at: usize, hyphen: usize, follower: &Token) -> bool {
        let before = &self.article.tokens[hyphen.saturating_sub(1)];
        let has_part_before = hyphen >= 2 && self.article.tokens[hyphen - 2].is_capitalised();
        run_at == hyphen
            && follower.shape == Shape::Lower
            && follower.len <= 6
            && before.len <= 6
            && before.shape == Shape::Capital
            && !follower.is(Classes::FUNCTION)
            && (has_part_before && before.len <= 5 && !before.is(Classes::PLACE.with(Classes::DEMONYM))
                || !follower.is(Classes::COMMON))
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

    /// Drops leading titles, honorifics, nationalities and the capital of a sentence's first word.
    fn strip_front(&self, names: &Names, run: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        let mut start = run.start;
        // Everything up to the last title that a name follows belongs to the title.
        for at in (run.start..run.end.saturating_sub(1)).rev() {
            let front = Classes::TITLE.with(Classes::HONORIFIC).with(Classes::FORMER);
            let stops_after = tokens[at + 1].is_mark(prose, '.') as usize;
            if tokens[at].is(front) && at + 1 + stops_after < run.end && !self.is_given_as_title(at, &run) {
                start = at + 1 + stops_after;
                break;
            }
        }
        if start == run.start {
            let opens = self.opens_sentence(run.start, sentence);
            let first = &tokens[run.start];
            let lower_elsewhere = names.also_lower.contains(&first.norm) && !first.is(Classes::GIVEN);
            let plain = first.is(Classes::COMMON.with(Classes::FUNCTION)) && !first.is(Classes::GIVEN)
                || first.is(Classes::FUNCTION);
            if opens && (plain || lower_elsewhere) || first.is(Classes::FUNCTION) && first.shape == Shape::Capital {
                start += 1;
            }
            while start + 1 < run.end && (tokens[start].is(Classes::DEMONYM) || self.ends_title(start, sentence)) {
                start += 1;
            }
            start = self.past_office(start..run.end, sentence);
        }
        // A hyphen or stop left at the front belongs to what was dropped.
        while start < run.end && !tokens[start].is_word() {
            start += 1;
        }
        start..run.end
    }

    /// Where the name begins behind the words of an office: `Special Counsel Robert Marlow`, whose given name is known,
    /// and `director of National Intelligence Roberd Marlow`, whose office begins before the run.
    fn past_office(&self, run: Range<usize>, sentence: &Range<usize>) -> usize {
        let tokens = &self.article.tokens;
        let plain =
            |at: usize| tokens[at].is(Classes::COMMON) && !tokens[at].is(NAMES) && tokens[at].shape == Shape::Capital;
        let words = run.clone().take_while(|&at| plain(at)).count();
        let name = run.start + words;
        // Two words are a full name; more may be a thing that is called after somebody.
        let full = run.end == name + 2 && tokens[name..run.end].iter().all(|token| token.is_word() && token.spaced());
        if words == 0 || !full || tokens[run.end - 1].is(THINGS) {
            return run.start;
        }
        let of_office = run.start >= sentence.start + 2
            && tokens[run.start - 1].norm == *OF
            && tokens[run.start - 2].is(Classes::TITLE);
        let given = tokens[name].is(Classes::GIVEN) && words > 1;
        if of_office || given { name } else { run.start }
    }

    /// Whether the word at `at` ends a title that begins before the run: `secretary of State Mary Marlow`.
    fn ends_title(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let after_of = at > sentence.start + 1 && tokens[at - 1].is(Classes::FUNCTION);
        after_of && tokens[at].is(Classes::COMMON) && title::ends_phrase(self.article, at, sentence.start)
    }

    /// A title word that is the given name of a longer name: `Dean Martin Smith`, `Earl Warren`.
    fn is_given_as_title(&self, at: usize, run: &Range<usize>) -> bool {
        let token = &self.article.tokens[at];
        at == run.start
            && run.len() == 2
            && token.is(Classes::GIVEN)
            && !token.is(Classes::ABBREVIATION.with(Classes::HONORIFIC))
            && !self.article.tokens[at + 1].is(Classes::GIVEN)
            && token.is(Classes::SURNAME)
    }

    fn opens_sentence(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let quote_before = at > sentence.start
            && matches!(tokens[at - 1].kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote | TokenKind::Mark)
            && !tokens[at - 1].is_mark(&self.article.prose, ',')
            && !tokens[at - 1].is_mark(&self.article.prose, '-');
        at == sentence.start || quote_before
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
        let after = (name.end..sentence.end.min(name.end + 2)).find(|&at| tokens[at].is_word()).is_some_and(says);
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

fn is_initial_stop(prose: &str, tokens: &[Token], at: usize) -> bool {
    let short =
        tokens[at - 1].shape == Shape::Initial || tokens[at - 1].is(Classes::ABBREVIATION) && tokens[at - 1].len <= 5;
    tokens[at].is_mark(prose, '.')
        && !tokens[at].spaced()
        && short
        && tokens.get(at + 1).is_some_and(|next| next.is_word() && next.is_capitalised())
}
