//! Who is meant: the person whose name ends before a token or begins at one, and the person a `he` or `she` at
//! the beginning of a sentence stands for.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::article::Article;
use crate::facts::age::Bearer;
use crate::facts::name::{EntityId, Kind, Mention, Names};
use crate::text::TokenKind;

/// A full name this many names back is not what a surname stands for.
const FAR: usize = 40;

/// Words that bring another person into a sentence.
const KIN: &[&str] = &[
    "his", "her", "whose", "their", "son", "daughter", "child", "baby", "boy", "girl", "brother", "sister", "mother",
    "father", "wife", "husband", "widow", "partner", "twin", "couple", "friend",
];

/// The people of an article, by name.
pub(in crate::facts) struct People<'a> {
    pub(in crate::facts) article: &'a Article,
    pub(in crate::facts) names: &'a Names,
    /// The last token of full names to the only person who has it. A surname that is also a common word (`Hill`,
    /// `Green`) is no mention of its own at the beginning of a sentence; beside an age or `born` it is one.
    surnames: FxHashMap<u32, Option<EntityId>>,
}

impl<'a> People<'a> {
    pub(in crate::facts) fn of(article: &'a Article, names: &'a Names) -> Self {
        let mut surnames: FxHashMap<u32, Option<EntityId>> =
            FxHashMap::with_capacity_and_hasher(names.entities.len(), FxBuildHasher);
        for mention in names.mentions.iter().filter(|mention| !mention.is_bare()) {
            let person = names.form_of(mention).entity;
            let last = &article.tokens[mention.tokens.end as usize - 1];
            let known = surnames.entry(last.norm).or_insert(Some(person));
            if *known != Some(person) {
                *known = None;
            }
        }
        Self { article, names, surnames }
    }

    /// The person whose name ends right before token `end`; a suffix (`Jr.`) may stand between.
    pub(in crate::facts) fn ending_at(&self, end: usize) -> Option<Bearer> {
        let before = self.names.mentions.partition_point(|mention| (mention.tokens.start as usize) < end);
        if let Some(mention) = before.checked_sub(1).map(|index| &self.names.mentions[index]) {
            let mut last = mention.tokens.end as usize;
            if let Some(suffix) = mention.suffix {
                last = self.article.token_at(suffix.end);
                last += usize::from(last < end && self.article.word(last) == ".");
            }
            if last == end {
                return (!mention.possessive && self.may_be_person(mention)).then(|| self.bearer(mention));
            }
            if last > end {
                return None;
            }
        }
        self.surname_at(end.checked_sub(1)?)
    }

    /// A surname of the article that names nobody by itself, at the beginning of a sentence.
    fn surname_at(&self, at: usize) -> Option<Bearer> {
        let first = self.article.sentences.get(self.article.sentence_of(at))?.start as usize;
        self.with_surname(at).filter(|_| first == at)
    }

    /// The only person of the article whose surname the token is.
    pub(in crate::facts) fn with_surname(&self, at: usize) -> Option<Bearer> {
        let token = self.article.tokens.get(at).filter(|token| token.is_word() && token.is_capitalised())?;
        let person = (*self.surnames.get(&token.norm)?)?;
        (self.names.entity(person).kind == Kind::Person).then(|| Bearer { person, span: token.span() })
    }

    /// The mention that begins at a token, whoever or whatever it names.
    pub(in crate::facts) fn starting_at(&self, start: usize) -> Option<&'a Mention> {
        let index = self.names.mentions.partition_point(|mention| (mention.tokens.start as usize) < start);
        self.names.mentions.get(index).filter(|mention| mention.tokens.start as usize == start)
    }

    /// The mention that begins at a token, its title included.
    pub(in crate::facts) fn titled_at(&self, start: usize) -> Option<&'a Mention> {
        let index = self.names.mentions.partition_point(|mention| (mention.tokens.start as usize) < start);
        let next = self.names.mentions.get(index)?;
        let first = next.title.map_or(next.tokens.start as usize, |title| self.article.token_at(title.span.start));
        (first == start).then_some(next)
    }

    /// Whom a mention names. A surname that two people of the article bear stands for the one its paragraph has
    /// named in full.
    pub(in crate::facts) fn bearer(&self, mention: &Mention) -> Bearer {
        let last = &self.article.tokens[mention.tokens.end as usize - 1];
        let shared = mention.is_bare() && self.surnames.get(&last.norm) == Some(&None);
        let person = shared.then(|| self.named_in_block(mention, last.norm)).flatten();
        Bearer { person: person.unwrap_or(self.names.form_of(mention).entity), span: mention.span }
    }

    /// The only person with this surname whom the block of a mention names in full before it.
    fn named_in_block(&self, mention: &Mention, surname: u32) -> Option<EntityId> {
        let index = self.names.mentions.partition_point(|other| other.span < mention.span);
        let before = self.names.mentions[index.saturating_sub(FAR)..index].iter().rev();
        let full = before
            .take_while(|other| other.block == mention.block)
            .filter(|other| !other.is_bare() && self.article.tokens[other.tokens.end as usize - 1].norm == surname);
        let mut people = full.map(|other| self.names.form_of(other).entity);
        let only = people.next()?;
        people.all(|other| other == only).then_some(only)
    }

    /// Whether a mention names a person, as far as the article tells.
    pub(in crate::facts) fn is_person(&self, mention: &Mention) -> bool {
        self.names.entity(self.names.form_of(mention).entity).kind == Kind::Person
    }

    /// Whether it names a person, or somebody or something with a name of several parts.
    pub(in crate::facts) fn may_be_person(&self, mention: &Mention) -> bool {
        self.is_person(mention) || (mention.kind == Kind::Unknown && !mention.is_bare())
    }

    /// The one person named in the sentence before the one that begins at token `start`, in the same block: whom a
    /// `He` or `She` there stands for.
    pub(in crate::facts) fn in_sentence_before(&self, start: usize) -> Option<Bearer> {
        let article = self.article;
        let before = article.sentences.get(article.sentence_of(start).checked_sub(1)?)?;
        let block = |token: usize| article.block_at(article.tokens[token].start);
        if block(before.start as usize) != block(start) {
            return None;
        }
        let first = self.names.mentions.partition_point(|mention| mention.tokens.start < before.start);
        let named = self.names.mentions[first..].iter().take_while(|mention| mention.tokens.start < before.end);
        let mut people = named.filter(|mention| self.is_person(mention)).map(|mention| self.bearer(mention));
        let only = people.next()?;
        people.all(|other| other.person == only.person).then_some(only)
    }

    /// Whom a `He` or `She` at the beginning of the sentence at `start` stands for: the person with whose name the
    /// sentence before begins, when that sentence speaks of nobody else.
    pub(in crate::facts) fn subject_before(&self, start: usize) -> Option<Bearer> {
        let article = self.article;
        let before = article.sentences.get(article.sentence_of(start).checked_sub(1)?)?;
        let tokens = before.start as usize..before.end as usize;
        let first = self.titled_at(tokens.start).filter(|first| self.may_be_person(first) && !first.possessive)?;
        let alone = !tokens.clone().any(|at| KIN.contains(&article.word(at)));
        let from = self.names.mentions.partition_point(|mention| (mention.tokens.start as usize) < tokens.start);
        let mut here = self.names.mentions[from..].iter().take_while(|it| (it.tokens.start as usize) < tokens.end);
        let subject = self.bearer(first);
        let nobody_else = here.all(|it| {
            let may_be_another = self.is_person(it) || it.kind == Kind::Unknown;
            !may_be_another || self.bearer(it).person == subject.person
        });
        let block = |token: usize| article.block_at(article.tokens[token].start);
        (alone && nobody_else && block(tokens.start) == block(start)).then_some(subject)
    }

    /// Who does what the verb at a token says: the name before it (`John Smith died`, `John Smith, who has died`), whom
    /// `He` stands for, or the person with whose name the sentence begins (`John Smith was born in 1931 and died`).
    pub(in crate::facts) fn subject_of(&self, verb: usize) -> Option<Bearer> {
        let article = self.article;
        let start = article.sentences.get(article.sentence_of(verb))?.start as usize;
        let is = |at: usize, words: &[&str]| at >= start && words.contains(&article.word(at));
        let steps_back = |at: usize, words: &[&str]| at - usize::from(at > start && is(at - 1, words));
        let end = steps_back(steps_back(steps_back(verb, &["has"]), &["who"]), &[","]);
        if let Some(named) = self.ending_at(end) {
            return Some(named);
        }
        if end == start + 1 && is(start, &["He", "She"]) {
            return self.subject_before(start);
        }
        let joined = end < verb && is(end, &[","]) || end > start && is(end - 1, &["and", ","]);
        let first = self.titled_at(start).filter(|first| joined && self.may_be_person(first) && !first.possessive)?;
        let from = self.names.mentions.partition_point(|it| it.tokens.start < first.tokens.end);
        let mut between = self.names.mentions[from..].iter().take_while(|it| (it.tokens.start as usize) < verb);
        let turns = (first.tokens.end as usize..verb).any(|at| KIN.contains(&article.word(at)));
        (!turns && !between.any(|it| self.is_person(it) || it.kind == Kind::Unknown)).then(|| self.bearer(first))
    }

    /// Whether the name at a place stands in the genitive or under another noun, so that what follows may be said of
    /// either: `the mother of John Smith, who was born`.
    pub(in crate::facts) fn is_governed(&self, bearer: &Bearer) -> bool {
        let index = self.names.mentions.partition_point(|mention| mention.span.start < bearer.span.start);
        let title = self.names.mentions.get(index).and_then(|mention| mention.title);
        let first = self.article.token_at(title.map_or(bearer.span.start, |title| title.span.start));
        first.checked_sub(1).is_some_and(|before| {
            self.article.tokens[before].kind() == TokenKind::Clitic
                || matches!(self.article.word(before), "of" | "and" | "&")
        })
    }
}
