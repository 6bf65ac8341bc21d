//! What weighing needs to know of the whole article, found once: who owns which word, who stands beside whom, how
//! often somebody is named.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::{Kind, Mention, Names};
use crate::fold;
use crate::lexicon::{Classes, Lexicon};
use crate::text::{Shape, Token, TokenKind};

/// The article as the evidence sees it.
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article,
    pub(super) names: &'a Names,
    /// Parts of full names: a bare word among them belongs to somebody already.
    owned: OnceCell<FxHashSet<&'a str>>,
    /// How often each surname stands, whoever bears it.
    borne: OnceCell<FxHashMap<&'a str, usize>>,
}

impl<'a> Scene<'a> {
    /// Nothing is looked up before a pair asks for it: most articles have none.
    pub(super) fn new(article: &'a Article, names: &'a Names) -> Self {
        Self { article, names, owned: OnceCell::new(), borne: OnceCell::new() }
    }

    /// Whether a bare word is part of somebody's full name, or a word the article writes in lower case.
    pub(super) fn is_spoken_for(&self, key: &str) -> bool {
        let owned = self.owned.get_or_init(|| {
            let full = self.names.forms.iter().filter(|form| form.is_full());
            full.flat_map(|form| form.keys.iter()).collect()
        });
        let in_lower_case = || self.names.lower_case.holds(&self.article.tokens, fold::hash(key) as u32, classes(key));
        owned.contains(key) || in_lower_case()
    }

    /// The mentions of a form.
    pub(super) fn mentions<'f>(&'f self, form: &'f Form) -> impl Iterator<Item = &'f Mention> + Clone {
        let names = self.names;
        names.places_of(form).iter().map(move |&mention| &names.mentions[mention as usize])
    }

    /// How often whoever bears this form is named, whatever the form.
    pub(super) fn times_named(&self, form: &Form) -> usize {
        self.names.forms_of(self.names.entity(form.entity)).iter().map(|&id| self.names.form(id).mentions.len()).sum()
    }

    /// How often a surname stands, whoever bears it.
    pub(super) fn times_borne(&self, family: &str) -> usize {
        let borne = self.borne.get_or_init(|| {
            let mut borne = FxHashMap::default();
            self.names.forms.iter().for_each(|form| *borne.entry(form.family()).or_default() += form.mentions.len());
            borne
        });
        borne.get(family).copied().unwrap_or_default()
    }

    /// Whether somebody with the surname of this full form is also named by surname alone.
    pub(super) fn has_bare(&self, form: &Form) -> bool {
        let entity = self.names.entity(form.entity);
        self.names.forms_of(entity).iter().any(|&id| !self.names.form(id).is_full())
    }

    /// Whether a title, an honorific or a verb of saying shows a person at some mention.
    pub(super) fn is_shown(&self, form: &Form) -> (bool, bool) {
        let titled = self.mentions(form).any(|mention| mention.title.is_some() || mention.honorific.is_some());
        (titled, self.mentions(form).any(|mention| mention.speaks))
    }

    /// Whether the two stand in one sentence somewhere.
    pub(super) fn share_a_sentence(&self, a: FormId, b: FormId) -> bool {
        let mut left = self.names.mentions_of(a).map(|mention| mention.sentence).peekable();
        let mut right = self.names.mentions_of(b).map(|mention| mention.sentence).peekable();
        while let (Some(&l), Some(&r)) = (left.peek(), right.peek()) {
            match l.cmp(&r) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => left.next(),
                std::cmp::Ordering::Greater => right.next(),
            };
        }
        false
    }

    /// Whether the words before the names put the two into different houses: `Fox News reporter James Rosen`,
    /// `New York Times reporter James Risen`.
    pub(super) fn differently_employed(&self, first: &Form, second: &Form) -> bool {
        let houses = |form: &Form| -> Vec<FormId> {
            self.names
                .places_of(form)
                .iter()
                .take(8)
                .filter_map(|&mention| self.house_before(mention as usize))
                .collect()
        };
        let (a, b) = (houses(first), houses(second));
        !a.is_empty() && !b.is_empty() && a.iter().all(|house| !b.contains(house))
    }

    /// The organisation named right before a mention, with only its office in between.
    fn house_before(&self, mention: usize) -> Option<FormId> {
        let name = &self.names.mentions[mention];
        let before = &self.names.mentions[mention.checked_sub(1)?];
        let gap = before.tokens.end as usize..name.tokens.start as usize;
        let is_office =
            |token: &Token| token.is_word() && token.shape == Shape::Lower || token.kind() == TokenKind::Clitic;
        let near = before.sentence == name.sentence
            && (1..=3).contains(&gap.len())
            && self.article.tokens[gap].iter().all(|token| is_office(token) && !token.is(Classes::FUNCTION));
        (near && matches!(before.kind, Kind::Organisation | Kind::Acronym | Kind::Unknown)).then_some(before.form)
    }

    /// Whether a bare name stands among bare names set apart by commas: a team, a cast. One comma makes no team.
    pub(super) fn is_in_line_up(&self, mention: usize) -> bool {
        let names = &self.names.mentions;
        let beside = |left: usize, right: usize| {
            let (Some(left), Some(right)) = (names.get(left), names.get(right)) else { return false };
            let gap = left.tokens.end as usize..right.tokens.start as usize;
            left.is_bare()
                && right.is_bare()
                && left.sentence == right.sentence
                && gap.len() == 1
                && matches!(self.article.word(gap.start), "," | ";")
        };
        let (before, after) = (mention > 0 && beside(mention - 1, mention), beside(mention, mention + 1));
        before && (after || mention > 1 && beside(mention - 2, mention - 1))
            || after && beside(mention + 1, mention + 2)
    }

    /// Whether some mention of the bare form stands within two paragraphs of the full one.
    pub(super) fn near_in_text(&self, full: &Form, bare: &Form) -> bool {
        self.mentions(bare)
            .any(|mention| self.mentions(full).take(32).any(|other| other.block.abs_diff(mention.block) <= 2))
    }
}

/// The classes of a folded name part.
pub(super) fn classes(key: &str) -> Classes {
    Lexicon::built_in().classes(fold::hash(key))
}
