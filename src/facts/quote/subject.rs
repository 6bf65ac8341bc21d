//! A verb of saying to its subject: the name, pronoun or description before it or behind it.

use std::ops::Range;

use crate::article::Article;
use crate::facts::age::bearer::People;
use crate::facts::name::{EntityId, Kind, Mention};
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{Shape, TokenKind};

/// Who does what a verb says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// Somebody or something by name.
    Named(Span, EntityId),
    /// `he`, `she`: a token.
    Pronoun(usize),
    /// What the speaker is: `a police spokesman`.
    Described(Span),
}

/// Tokens of a description, and of what stands between a name and its verb.
const LONGEST: usize = 14;
/// Tokens between two commas behind a name: `, who has chaired the council since 2004,`.
const LONGEST_APPOSITION: usize = 40;

/// Words before a name with which a sentence begins: `The bus driver Ann Reed`.
const MOST_BEFORE_NAME: usize = 3;

/// Reads the subjects of verbs.
pub(super) struct Subjects<'a> {
    pub(super) article: &'a Article,
    pub(super) people: &'a People<'a>,
}

impl Subjects<'_> {
    /// The subject that stands before the verb at `verb`, and no further back than `floor`; with its first token.
    pub(super) fn before(&self, verb: usize, floor: usize) -> Option<(Subject, usize)> {
        let end = self.skip_adverbs(verb, floor)?;
        self.ending_at(end, floor)
    }

    /// The first token of the verb at `verb` with the words that belong to it: `has also said`. Nothing for a
    /// passive, whose subject is spoken to or about.
    fn skip_adverbs(&self, verb: usize, floor: usize) -> Option<usize> {
        let mut at = verb;
        let mut quoted = false;
        while at > floor {
            let word = self.article.word(at - 1);
            let token = &self.article.tokens[at - 1];
            match word {
                "quoted" | "cited" | "reported" | "shown" | "heard" | "seen" => quoted = true,
                "was" | "were" | "been" | "is" | "are" | "being" if !quoted => return None,
                "be" | "not" | "to" => return None,
                "as" if !quoted && at >= floor + 2 && matches!(self.article.word(at - 2), "quoted" | "cited") => {}
                "was" | "were" | "been" | "is" | "are" | "being" | "has" | "had" | "have" | "also" | "later"
                | "then" | "would" | "will" | "often" | "once" | "now" | "further" | "first" | "just" | "earlier"
                | "recently" | "meanwhile" | "instead" | "however" | "did" | "again" | "himself" | "herself" => {}
                _ if token.shape == Shape::Lower && word.len() > 4 && word.ends_with("ly") => {}
                _ => break,
            }
            at -= 1;
        }
        (at > floor).then_some(at)
    }

    /// Whoever is named or described right before token `end`.
    fn ending_at(&self, end: usize, floor: usize) -> Option<(Subject, usize)> {
        if end <= floor {
            return None;
        }
        let last = end - 1;
        if self.article.tokens[last].is_mark(&self.article.prose, ',') {
            return self.before_apposition(last, floor);
        }
        match self.article.word(last) {
            "he" | "she" | "He" | "She" => return Some((Subject::Pronoun(last), last)),
            "who" if last > floor => {
                let comma = self.article.tokens[last - 1].is_mark(&self.article.prose, ',');
                return self.ending_at(last - usize::from(comma), floor);
            }
            _ => {}
        }
        match self.name_ending_at(end, floor) {
            Some((subject, first)) => self.head(subject, first, end, floor),
            None => self.description_before(end, floor),
        }
    }

    /// The name that ends right before token `end`, with its first token, title included.
    fn name_ending_at(&self, end: usize, floor: usize) -> Option<(Subject, usize)> {
        if let Some(mention) = self.mention_ending_at(end).filter(|mention| mention.tokens.start as usize >= floor) {
            // `Ann Reed, R-Ohio,` is a label of the name before it.
            if self.is_party_label(mention.tokens.start as usize) {
                return None;
            }
            let first = self.first_token(mention).max(floor);
            let bearer = self.people.bearer(mention);
            return (!mention.possessive).then_some((Subject::Named(bearer.span, bearer.person), first));
        }
        let bearer = self.people.with_surname(end - 1)?;
        (end > floor).then_some((Subject::Named(bearer.span, bearer.person), end - 1))
    }

    fn is_party_label(&self, first: usize) -> bool {
        let tokens = &self.article.tokens;
        tokens[first].shape == Shape::Initial
            && tokens.get(first + 1).is_some_and(|it| it.is_mark(&self.article.prose, '-'))
    }

    fn mention_ending_at(&self, end: usize) -> Option<&Mention> {
        let mentions = &self.people.names.mentions;
        let next = mentions.partition_point(|mention| (mention.tokens.end as usize) < end);
        mentions.get(next).filter(|mention| mention.tokens.end as usize == end)
    }

    /// The first token of a mention with its title or courtesy title.
    fn first_token(&self, mention: &Mention) -> usize {
        let title = mention.title.map(|title| title.span).or(mention.honorific.map(|it| it.span));
        title.map_or(mention.tokens.start as usize, |title| self.article.token_at(title.start))
    }

    /// The speaker whose description ends in a name: `a spokesman for Ann Reed`; the name itself where nothing
    /// governs it. Two names side by side are nobody in particular.
    fn head(&self, name: Subject, first: usize, end: usize, floor: usize) -> Option<(Subject, usize)> {
        let mut first = first;
        if first > floor && matches!(self.article.word(first - 1), "the" | "The") {
            first -= 1;
        }
        if first <= floor {
            return Some((name, first));
        }
        match self.article.word(first - 1) {
            "of" | "for" | "from" | "at" | "with" | "in" | "to" | "by" => {
                let (head, start) = self.ending_at(first - 1, floor)?;
                match head {
                    Subject::Described(_) => Some((self.described(start, end), start)),
                    named => Some((named, start)),
                }
            }
            "and" | "&" | "or" if self.mention_ending_at(first - 1).is_some() => None,
            _ => Some((name, first)),
        }
    }

    /// `Ann Reed, who chairs the council, said`; `the chairwoman, Ann Reed, said`: the comma before the verb is at
    /// `comma`.
    fn before_apposition(&self, comma: usize, floor: usize) -> Option<(Subject, usize)> {
        if let Some((name, first)) = self.name_ending_at(comma, floor) {
            let is_person = self.names_person(&name);
            let opens = first == floor || self.article.tokens[first - 1].is_mark(&self.article.prose, ',');
            if is_person && opens {
                let whole = first.checked_sub(1).and_then(|comma| self.description_before(comma, floor));
                return Some((name, whole.map_or(first, |(_, start)| start)));
            }
        }
        let lowest = floor.max(comma.saturating_sub(LONGEST_APPOSITION));
        for at in (lowest..comma).rev() {
            if !self.article.tokens[at].is_mark(&self.article.prose, ',') {
                continue;
            }
            let named = self.name_ending_at(at, floor).filter(|(name, _)| self.names_person(name));
            if let Some((name, first)) = named {
                return self.head(name, first, at, floor);
            }
        }
        None
    }

    pub(super) fn names_person(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Named(_, entity) => self.people.names.entity(*entity).kind == Kind::Person,
            _ => false,
        }
    }

    /// A description that ends right before token `end`: from its article, or from where the clause begins.
    fn description_before(&self, end: usize, floor: usize) -> Option<(Subject, usize)> {
        if !self.is_noun(end - 1) || self.article.tokens[end - 1].is(Classes::DATE_WORD) {
            return None;
        }
        let lowest = floor.max(end.saturating_sub(LONGEST));
        let mut start = end - 1;
        while start > lowest && self.is_inside(start - 1) {
            start -= 1;
        }
        if start > floor && start == lowest {
            return None;
        }
        if start > lowest {
            let before = start - 1;
            if self.is_determiner(before) {
                start = before;
            } else if !self.is_preposition(before) && !self.begins_clause(before) {
                return None;
            }
        }
        if start > floor && self.is_preposition(start - 1) {
            // `a spokesman for the ministry`; `in Oban` alone is no speaker.
            let determined = self.is_determiner(start);
            match self.ending_at(start - 1, floor) {
                Some((_, first)) => return Some((self.described(first, end), first)),
                None if !determined => return None,
                None => {}
            }
        }
        Some((self.described(start, end), start))
    }

    fn described(&self, start: usize, end: usize) -> Subject {
        let tokens = &self.article.tokens;
        Subject::Described(tokens[start].span().to(tokens[end - 1].span()))
    }

    /// Whether a description can end in the word: no pronoun, no conjunction, no day of the week.
    fn is_noun(&self, at: usize) -> bool {
        let token = &self.article.tokens[at];
        token.is_word() && !token.is(Classes::FUNCTION.with(Classes::WEEKDAY).with(Classes::SAYING))
    }

    /// Whether a word is a noun or an adjective and cannot be a verb.
    fn is_plain_noun(&self, at: usize) -> bool {
        let (word, token) = (self.article.word(at), &self.article.tokens[at]);
        let verbal = || ["ed", "s", "ing"].iter().any(|ending| word.ends_with(ending)) || token.is(Classes::PAST_VERB);
        self.is_noun(at) && (token.is_capitalised() || !verbal())
    }

    /// Whether the tokens are nothing but words before a name: `the 83-year-old`, `House Committee Chairman`.
    pub(super) fn describe(&self, mut tokens: Range<usize>) -> bool {
        tokens.all(|at| self.is_inside(at) || self.is_link(at))
    }

    fn is_inside(&self, at: usize) -> bool {
        let token = &self.article.tokens[at];
        let joins = token.kind() == TokenKind::Clitic || token.is_mark(&self.article.prose, '-');
        joins || token.is_number() || self.is_noun(at) && !token.is(Classes::DATE_WORD)
    }

    fn is_preposition(&self, at: usize) -> bool {
        matches!(self.article.word(at), "of" | "for" | "from" | "at" | "in")
    }

    fn is_determiner(&self, at: usize) -> bool {
        matches!(
            self.article.word(at),
            "a" | "an"
                | "the"
                | "A"
                | "An"
                | "The"
                | "his"
                | "her"
                | "its"
                | "their"
                | "His"
                | "Her"
                | "Its"
                | "Their"
                | "one"
                | "One"
                | "another"
                | "Another"
                | "some"
                | "Some"
                | "many"
                | "Many"
        )
    }

    fn begins_clause(&self, at: usize) -> bool {
        let token = &self.article.tokens[at];
        !token.is_word() || matches!(self.article.word(at), "and" | "but" | "as" | "that" | "while" | "when" | "so")
    }

    /// The subject that stands behind the verb at `verb`, before `limit`: `said Ann Reed, the chairwoman`.
    pub(super) fn after(&self, verb: usize, limit: usize) -> Option<(Subject, usize)> {
        let start = verb + 1;
        if start >= limit {
            return None;
        }
        if matches!(self.article.word(start), "he" | "she") {
            return Some((Subject::Pronoun(start), start + 1));
        }
        let limit = limit.min(start + LONGEST);
        let mut at = start;
        let mut first_name = None;
        while at < limit {
            if let Some(mention) = self.mention_at(at) {
                let end = (mention.tokens.end as usize).min(limit);
                let governed = at > start && self.is_preposition(at - 1);
                let bearer = self.people.bearer(mention);
                let name = Subject::Named(bearer.span, bearer.person);
                if !governed && !mention.possessive {
                    if self.names_person(&name) {
                        let joined = matches!(self.article.word(end.min(limit - 1)), "and" | "&")
                            && self.mention_at(end + 1).is_some();
                        return (!joined).then_some((name, end));
                    }
                    if at == start {
                        first_name = Some((name, end));
                    }
                }
                at = end;
                continue;
            }
            if self.article.tokens[at].is_mark(&self.article.prose, ',') {
                return self.in_apposition(start, at, limit, first_name);
            }
            if !self.is_inside(at) && !self.is_link(at) {
                break;
            }
            at += 1;
        }
        self.described_after(start, at, first_name)
    }

    /// `said the chairwoman, Ann Reed.`; otherwise what stands before the comma.
    fn in_apposition(
        &self,
        start: usize,
        comma: usize,
        limit: usize,
        first_name: Option<(Subject, usize)>,
    ) -> Option<(Subject, usize)> {
        if let Some(mention) = self.mention_at(comma + 1).filter(|it| (it.tokens.end as usize) < limit) {
            let bearer = self.people.bearer(mention);
            let name = Subject::Named(bearer.span, bearer.person);
            let end = mention.tokens.end as usize;
            if self.names_person(&name) && !mention.possessive && first_name.is_none_or(|(_, end)| end < comma) {
                return Some((name, end));
            }
        }
        self.described_after(start, comma, first_name)
    }

    fn described_after(
        &self,
        start: usize,
        end: usize,
        first_name: Option<(Subject, usize)>,
    ) -> Option<(Subject, usize)> {
        if let Some(name) = first_name.filter(|&(_, name_end)| name_end == end || !self.is_noun(name_end)) {
            return Some(name);
        }
        let mut end = end;
        while end > start && !self.is_noun(end - 1) {
            end -= 1;
        }
        let is_description = end > start && (self.is_determiner(start) || self.is_noun(start));
        is_description.then(|| (self.described(start, end), end))
    }

    /// The subject with which a sentence of the tokens `start..end` begins: a name or a pronoun, or one behind the
    /// comma of `On Monday,`.
    pub(super) fn opening(&self, start: usize, end: usize) -> Option<Subject> {
        let begins = |at: usize| {
            if matches!(self.article.word(at), "He" | "She" | "he" | "she") {
                return Some(Subject::Pronoun(at));
            }
            let mention = self.mention_at(at).filter(|mention| !mention.possessive)?;
            let after = mention.tokens.end as usize;
            let joined = matches!(self.article.word(after.min(end - 1)), "and" | "&");
            if after < end && (joined && self.mention_at(after + 1).is_some() || self.is_plain_noun(after)) {
                return None;
            }
            let bearer = self.people.bearer(mention);
            Some(Subject::Named(bearer.span, bearer.person))
        };
        if start >= end {
            return None;
        }
        // `Bartender Ann Reed`, `The chairwoman, Ann Reed`.
        let described = || {
            let first = (start + 1..end.min(start + MOST_BEFORE_NAME + 1)).find(|&at| self.mention_at(at).is_some())?;
            let plain = (start..first).all(|at| self.is_plain_noun(at) || self.is_determiner(at));
            begins(first).filter(|subject| plain && self.names_person(subject))
        };
        begins(start).or_else(described).or_else(|| {
            let reach = end.min(start + LONGEST);
            let comma = (start..reach).find(|&at| self.article.tokens[at].is_mark(&self.article.prose, ','))?;
            (comma + 1 < end).then(|| begins(comma + 1))?
        })
    }

    /// The mention that begins at a token, title or courtesy title included.
    fn mention_at(&self, at: usize) -> Option<&Mention> {
        let mentions = &self.people.names.mentions;
        let next = mentions.partition_point(|mention| (mention.tokens.start as usize) < at);
        let mention = mentions.get(next)?;
        (mention.tokens.start as usize == at || self.first_token(mention) == at).then_some(mention)
    }

    /// A small word inside a description: `a spokesman for the ministry`.
    fn is_link(&self, at: usize) -> bool {
        self.is_determiner(at) || matches!(self.article.word(at), "of" | "for" | "from" | "&")
    }
}
