//! The evidence that two forms are one name: points for and against, in tenths, and guards that rule a pair out.
//!
//! Weights follow the record-linkage tables of the rule catalogue and were tuned on labelled pairs: what two
//! people do (stand side by side, carry on under their own surname, have well-known surnames) counts against.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::similar::skeleton;
use crate::facts::name::variant::Variant;
use crate::facts::name::variant::candidates::Candidate;
use crate::facts::name::{Differs, Kind, Mention, Names};
use crate::fold;
use crate::lexicon::{Classes, Groups, Lexicon};
use crate::text::{Shape, Token, TokenKind};

/// Pairs with fewer points than this are not reported to rules.
const FLOOR: i32 = 30;

/// What weighing needs to know of the whole article.
pub(super) struct Scene<'a> {
    article: &'a Article,
    names: &'a Names,
    /// Parts of full names: a bare word among them belongs to somebody already.
    owned: FxHashSet<&'a str>,
    /// Words the article writes in lower case.
    lower: FxHashSet<u32>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(article: &'a Article, names: &'a Names) -> Self {
        let full = names.forms.iter().filter(|form| form.is_full());
        let owned = full.flat_map(|form| form.keys.iter().map(|key| &**key)).collect();
        let lower = article.tokens.iter().filter(|token| token.shape == Shape::Lower).map(|token| token.norm).collect();
        Self { article, names, owned, lower }
    }

    /// The variant a candidate amounts to, if the evidence suffices.
    pub(super) fn weigh(&self, candidate: Candidate) -> Option<Variant> {
        let (first, second) = (self.names.form(candidate.first), self.names.form(candidate.second));
        if self.is_ruled_out(&candidate, first, second) {
            return None;
        }
        let score = match candidate.differs {
            Differs::BareSurname => self.bare_points(&candidate, first, second),
            _ => self.full_points(&candidate, first, second),
        };
        (score >= FLOOR).then_some(Variant {
            first: candidate.first,
            second: candidate.second,
            differs: candidate.differs,
            nearness: candidate.nearness,
            keys: candidate.keys,
            score,
        })
    }

    fn is_ruled_out(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let (a, b) = (&first.keys[candidate.keys.0], &second.keys[candidate.keys.1]);
        let digits = |key: &str| key.bytes().any(|byte| byte.is_ascii_digit());
        let people = first.kind == Kind::Person && second.kind == Kind::Person;
        let derived = (!people || candidate.differs == Differs::BareSurname) && is_derivation(a, b) || is_plural(a, b);
        if digits(a) || digits(b) || derived || self.share_a_sentence(candidate.first, candidate.second) {
            return true;
        }
        if self.introduced_as_alias(first) || self.introduced_as_alias(second) {
            return true;
        }
        let things = Classes::DEMONYM.with(Classes::PLACE).with(Classes::ORGANISATION).with(Classes::NOT_NAME);
        let (classes_a, classes_b) = (classes(a), classes(b));
        let thing = |form: &Form, classes: Classes| classes.intersects(things) && form.kind != Kind::Person;
        let lands = Classes::PLACE.with(Classes::DEMONYM);
        classes_a.intersects(lands) && classes_b.intersects(lands)
            || thing(first, classes_a)
            || thing(second, classes_b)
            || !people
                && (classes_a | classes_b).intersects(Classes::COMMON)
                && candidate.differs != Differs::BareSurname
            || classes_a.intersects(Classes::COMMON) && classes_b.intersects(Classes::COMMON)
            || candidate.differs == Differs::Given && are_two_names(a, b)
            || candidate.differs == Differs::BareSurname
                && (self.bare_is_other(candidate, first, second) || begins_like_a_thing(first, second))
            || (classes_a | classes_b).intersects(Classes::COMMON) && begins_like_a_thing(first, second)
    }

    /// A bare word that has an owner, a meaning or another first name already is nobody's misspelling.
    fn bare_is_other(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let bare = if first.is_full() { second } else { first };
        let key = bare.family();
        let word = classes(key);
        let known = Classes::COMMON.with(Classes::PLACE).with(Classes::DEMONYM).with(Classes::ORGANISATION);
        let known = known.with(Classes::NOT_NAME).with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::TITLE);
        let given = word.intersects(Classes::GIVEN) && !word.intersects(Classes::SURNAME);
        candidate.nearness.distance > 2
            || key.len() < 5
            || word.intersects(known)
            || given
            || self.owned.contains(key)
            || self.lower.contains(&(fold::hash(key) as u32))
    }

    fn share_a_sentence(&self, a: FormId, b: FormId) -> bool {
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

    /// `also known as`, `née`, `spelled`, `not to be confused with` shortly before a mention.
    fn introduced_as_alias(&self, form: &Form) -> bool {
        form.mentions.iter().take(8).any(|&mention| {
            let first = self.names.mentions[mention as usize].tokens.start as usize;
            let says = |cues: &[&str], reach: usize| {
                (first.saturating_sub(reach)..first)
                    .any(|at| cues.iter().any(|cue| self.article.word(at).eq_ignore_ascii_case(cue)))
            };
            says(&ALIAS_CUES, 4) || says(&NAMESAKE_CUES, 12)
        })
    }

    fn full_points(&self, candidate: &Candidate, first: &Form, second: &Form) -> i32 {
        let (a, b) = (&first.keys[candidate.keys.0], &second.keys[candidate.keys.1]);
        let (known, common_rest) = match candidate.differs {
            Differs::Surname => (Classes::SURNAME, classes(&first.keys[0])),
            _ => (Classes::GIVEN, classes(first.family())),
        };
        let mut points = 30 + self.spelling_points(candidate, a, b, known);
        if first.kind == Kind::Person && second.kind == Kind::Person {
            points += 5;
        }
        if common_rest.intersects(Classes::COMMON) && !common_rest.intersects(Classes::GIVEN.with(Classes::SURNAME)) {
            points -= 15;
        }
        if self.has_bare(first) && self.has_bare(second) && candidate.differs == Differs::Surname {
            points -= 20;
        }
        if candidate.differs == Differs::Middle {
            // Given name and surname are both equal: the rest is one person's.
            points += 20;
        }
        if self.differently_employed(first, second) {
            points -= 50;
        }
        points + self.count_points(first, second)
    }

    /// Whether the words before the names put the two into different houses: `Fox News reporter James Rosen`,
    /// `New York Times reporter James Risen`.
    fn differently_employed(&self, first: &Form, second: &Form) -> bool {
        let houses = |form: &Form| -> Vec<FormId> {
            form.mentions.iter().take(8).filter_map(|&mention| self.house_before(mention as usize)).collect()
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

    fn bare_points(&self, candidate: &Candidate, first: &Form, second: &Form) -> i32 {
        let (full, bare) = if first.is_full() { (first, second) } else { (second, first) };
        let mut points = 10 + self.spelling_points(candidate, bare.family(), full.family(), Classes::SURNAME);
        let mentions = || bare.mentions.iter().map(|&mention| &self.names.mentions[mention as usize]);
        let titled = mentions().any(|mention| mention.title.is_some() || mention.honorific.is_some());
        let speaks = mentions().any(|mention| mention.speaks);
        if full.kind == Kind::Person {
            points += 10;
        }
        points += 10 * i32::from(titled) + 10 * i32::from(speaks);
        if !titled && !speaks {
            // Nothing shows a person: a far spelling, or one that keeps coming, names something else.
            points -= 20 * i32::from(candidate.nearness.distance > 1) + 10 * i32::from(bare.mentions.len() > 2);
        }
        if bare.mentions.iter().all(|&mention| self.is_in_line_up(mention as usize)) {
            points -= 40;
        }
        if self.near_in_text(full, mentions()) {
            points += 5;
        }
        points + self.count_points(full, bare)
    }

    /// Distance, skeleton, and what the lexicon knows of the two spellings.
    fn spelling_points(&self, candidate: &Candidate, a: &str, b: &str, known: Classes) -> i32 {
        let given = matches!(candidate.differs, Differs::Given | Differs::Middle);
        let mut points = 0;
        if candidate.nearness.distance == 1 {
            points += 10;
        }
        if candidate.nearness.transposed {
            points += 10;
        }
        if candidate.nearness.distance > 1 && !candidate.nearness.same_skeleton {
            points -= 20;
        }
        if !a.starts_with(b.chars().next().unwrap_or_default()) {
            points -= 20;
        }
        let same_skeleton = candidate.nearness.same_skeleton;
        points += match (classes(a).intersects(known), classes(b).intersects(known)) {
            // Two spellings of one given name are both well known; two well-known surnames are two families.
            (true, true) if given && same_skeleton => 15,
            (true, true) if same_skeleton && same_first_vowel(a, b) => 0,
            (true, true) => -25,
            (true, false) | (false, true) => 10 + 15 * i32::from(same_skeleton),
            (false, false) => 15 * i32::from(same_skeleton),
        };
        if a.len().min(b.len()) < 5 {
            points -= 10;
        }
        points
    }

    /// One form far more frequent than the other speaks for a slip, two frequent ones for two people.
    fn count_points(&self, a: &Form, b: &Form) -> i32 {
        let (few, many) = (a.mentions.len().min(b.mentions.len()), a.mentions.len().max(b.mentions.len()));
        match (few, many) {
            (1, 3..) => 10,
            (3.., _) => -10,
            _ => 0,
        }
    }

    /// Whether somebody with the surname of this full form is also named by surname alone.
    fn has_bare(&self, form: &Form) -> bool {
        let entity = self.names.entity(form.entity);
        entity.forms.iter().any(|&id| !self.names.form(id).is_full())
    }

    /// Whether a bare name stands among bare names set apart by commas: a team, a cast.
    fn is_in_line_up(&self, mention: usize) -> bool {
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
        beside(mention, mention + 1) || mention > 0 && beside(mention - 1, mention)
    }

    fn near_in_text<'m>(&self, full: &Form, mut bare: impl Iterator<Item = &'m Mention>) -> bool {
        bare.any(|mention| {
            full.mentions
                .iter()
                .take(32)
                .any(|&other| self.names.mentions[other as usize].block.abs_diff(mention.block) <= 2)
        })
    }
}

/// Whether the first, usually stressed, vowels agree: `Ramsay`, `Ramsey`, but not `Rosen`, `Risen`.
fn same_first_vowel(a: &str, b: &str) -> bool {
    let vowel = |word: &str| word.chars().find(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    vowel(a) == vowel(b)
}

/// Words that announce another name of the same person.
const ALIAS_CUES: [&str; 12] =
    ["aka", "alias", "née", "né", "nee", "born", "formerly", "spelled", "spelt", "misspelled", "pseudonym", "dubbed"];

/// Words that keep two people of similar name apart.
const NAMESAKE_CUES: [&str; 5] = ["distinguish", "confused", "confuse", "namesake", "mistaken"];

/// Whether a full name begins with a word that opens names of things and no given name: `Saudi`, `All`, `Axiom`
/// are none, `Joseph` is one.
fn begins_like_a_thing(first: &Form, second: &Form) -> bool {
    let things = Classes::DEMONYM.with(Classes::PLACE).with(Classes::ORGANISATION).with(Classes::NOT_NAME);
    [first, second].into_iter().filter(|form| form.is_full()).any(|form| {
        let word = classes(&form.keys[0]);
        let ends_common = classes(form.family()).intersects(Classes::COMMON);
        !word.intersects(Classes::GIVEN) && (word.intersects(things) || ends_common)
    })
}

fn classes(key: &str) -> Classes {
    Lexicon::built_in().classes(fold::hash(key))
}

fn is_plural(a: &str, b: &str) -> bool {
    a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a)
}

/// Endings that make another word of a name: plurals, demonyms, movements.
const ENDINGS: [&str; 29] = [
    "s", "ns", "es", "is", "y", "i", "an", "ian", "ean", "n", "ese", "ish", "ism", "ist", "ists", "ite", "ites",
    "esque", "ic", "ia", "care", "land", "ers", "er", "ans", "ians", "nomics", "gate", "ization",
];

/// Whether one is the other with an ending, or both are one stem with an ending each: `Trump`, `Trumpism`;
/// `Clinton`, `Clintons`; `Kurds`, `Kurdish`.
fn is_derivation(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(left, right)| left == right).count();
    let is_ending = |word: &str| word.get(shared..).is_some_and(|rest| rest.is_empty() || ENDINGS.contains(&rest));
    shared >= 4 && is_ending(a) && is_ending(b)
}

/// Whether two given names are a person's formal and short name, or the names of two people by custom or by a
/// feminine ending: `Steve`, `Steven`; `Mario`, `Maria`; `Daniel`, `Daniella`.
fn are_two_names(a: &str, b: &str) -> bool {
    Groups::nicknames().share(a, b) && !sound_alike(a, b)
        || Groups::distinct_given_names().share(a, b)
        || has_feminine_ending(a, b)
}

/// Whether a formal and a short name are rather two spellings of one sound: `Glen`, `Glenn`, but not `Josh`, `Joshua`.
fn sound_alike(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) < 2 && skeleton(a) == skeleton(b)
}

fn has_feminine_ending(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ending = |rest: &str| matches!(rest, "a" | "e" | "ia" | "le" | "lle" | "ne" | "ine" | "na" | "ette" | "o");
    let stem = |name: &str| name.strip_suffix(['a', 'o']).map(str::to_owned);
    long.strip_prefix(short).is_some_and(ending) || a.len() == b.len() && stem(a).is_some() && stem(a) == stem(b)
}
