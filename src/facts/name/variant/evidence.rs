//! The evidence that two forms are one name: points for and against, in tenths.
//!
//! Weights follow the record-linkage tables of the rule catalogue and were tuned on labelled pairs: what two
//! people do (stand side by side, carry on under their own surname, have well-known surnames) counts against.

use crate::facts::name::entity::Form;
use crate::facts::name::variant::Variant;
use crate::facts::name::variant::candidates::Candidate;
use crate::facts::name::variant::given::spell_one_name;
use crate::facts::name::variant::scene::{Scene, classes};
use crate::facts::name::{Differs, Kind};
use crate::lexicon::Classes;

/// Pairs with fewer points than this are not reported to rules.
const FLOOR: i32 = 30;

/// A cost, in tenths of a letter, up to which two letters off may still be one slip: `Bergdahl`, `Berghdal`.
const ONE_SLIP: u32 = 12;

/// A cost up to which a letter lost and a vowel for a vowel may come together: `Macron`, `Mucron`, `Mucon`.
const TWO_SLIPS: u32 = 15;

/// A name this long, in letters, bears two slips and is still known.
const LONG: usize = 8;

/// Times from which on an everyday word is somebody's surname and no slip.
const SETTLED: usize = 4;

impl Scene<'_> {
    /// The variant a candidate amounts to, if the evidence suffices.
    pub(super) fn weigh(&self, candidate: Candidate) -> Option<Variant> {
        let (first, second) = (self.names.form(candidate.first), self.names.form(candidate.second));
        if self.is_ruled_out(&candidate, first, second) || self.is_settled_word(&candidate, first, second) {
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

    fn full_points(&self, candidate: &Candidate, first: &Form, second: &Form) -> i32 {
        let (a, b) = (&first.keys[candidate.keys.0], &second.keys[candidate.keys.1]);
        let (known, common_rest) = match candidate.differs {
            Differs::Surname => (Classes::SURNAME, classes(&first.keys[0])),
            _ => (Classes::GIVEN, classes(first.family())),
        };
        let mut points = 30 + spelling_points(candidate, a, b, known, false);
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

    /// Whether a surname is an everyday word that the story keeps using, and the other a known one: `Risen`, `Rosen`.
    /// No slip makes a word again and again.
    fn is_settled_word(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let settled = |word: &Form, other: &Form| {
            classes(word.family()).intersects(Classes::COMMON)
                && classes(other.family()).intersects(Classes::SURNAME)
                && self.times_named(word) >= SETTLED
        };
        candidate.differs == Differs::Surname && (settled(first, second) || settled(second, first))
    }

    fn bare_points(&self, candidate: &Candidate, first: &Form, second: &Form) -> i32 {
        let (full, bare) = self.full_and_bare(first, second);
        let vouched = self.is_vouched_for(candidate, full, bare);
        let mut points = 10 + spelling_points(candidate, bare.family(), full.family(), Classes::SURNAME, vouched);
        let (titled, speaks) = self.is_shown(bare);
        if full.kind == Kind::Person {
            points += 10;
        }
        points += 10 * i32::from(titled) + 10 * i32::from(speaks);
        if !titled && !speaks {
            // Nothing shows a person: a far spelling, or one that keeps coming, names something else.
            let far = match candidate.nearness {
                nearness if nearness.distance == 1 => 0,
                nearness if nearness.same_skeleton || nearness.cost <= ONE_SLIP => 20,
                _ => 10,
            };
            points -= far + 10 * i32::from(bare.mentions.len() > 2);
        }
        let surnames = [full, bare].into_iter().all(|form| classes(form.family()).intersects(Classes::SURNAME));
        let has_title = |form: &Form| self.mentions(form).any(|mention| mention.title.is_some());
        if surnames && has_title(bare) && !has_title(full) {
            // A title introduces somebody of another known name: `Judge Allan`, who hears `Harriet Allen`.
            points -= 30;
        }
        if vouched && self.is_of_headline(bare) {
            points += 15;
        } else if self.near_in_text(full, bare) {
            points += 5;
        }
        points + self.count_points(full, bare)
    }

    /// One name far more frequent than the other speaks for a slip, two frequent ones for two people.
    fn count_points(&self, a: &Form, b: &Form) -> i32 {
        let (times_a, times_b) = (self.times_named(a), self.times_named(b));
        match (times_a.min(times_b), times_a.max(times_b)) {
            (1, 6..) => 15,
            (1, 3..) => 10,
            (3.., _) => -10,
            _ => 0,
        }
    }
}

/// Distance, skeleton, and what the lexicon knows of the two spellings; `vouched` when the story has nobody else whose
/// name it could be.
fn spelling_points(candidate: &Candidate, a: &str, b: &str, known: Classes, vouched: bool) -> i32 {
    let given = matches!(candidate.differs, Differs::Given | Differs::Middle);
    let one_name = given && spell_one_name(a, b);
    let nearness = candidate.nearness;
    let mut points = 0;
    if nearness.distance == 1 {
        points += 10;
    }
    if nearness.transposed {
        points += 10;
    }
    if nearness.distance > 1 && !nearness.same_skeleton && !one_name {
        let lost_one = a.len().abs_diff(b.len()) == 1 && nearness.cost <= TWO_SLIPS;
        points -= match nearness.cost {
            ..=ONE_SLIP => 5,
            _ if lost_one => 5,
            _ if a.len().min(b.len()) >= LONG => 15,
            // Two letters replaced in a short name make another name, or a pun on it.
            _ => 45,
        };
    }
    if !a.starts_with(b.chars().next().unwrap_or_default()) && !one_name {
        points -= 20;
    }
    let (classes_a, classes_b) = (classes(a), classes(b));
    points += match (classes_a.intersects(known), classes_b.intersects(known)) {
        // Two spellings of one given name are both well known; two well-known surnames are two families.
        (true, true) if given && nearness.same_skeleton || one_name => 15,
        (true, true) if vouched || nearness.same_skeleton && same_first_vowel(a, b) || are_of_one_clan(a, b) => 0,
        (true, true) => -25,
        (true, false) | (false, true) => 10 + 15 * i32::from(nearness.same_skeleton),
        (false, false) => 15 * i32::from(nearness.same_skeleton),
    };
    if classes_a.is_empty() != classes_b.is_empty() {
        // Of the two, one is no word at all.
        points += 10;
    }
    if a.len().min(b.len()) < 5 && !one_name {
        points -= 10;
    }
    points
}

/// Whether one has `Mc` where the other has `Mac`: `McLean`, `MacLean`.
fn are_of_one_clan(a: &str, b: &str) -> bool {
    let rest = |name: &'_ str| name.strip_prefix("mac").or_else(|| name.strip_prefix("mc")).map(str::to_owned);
    rest(a).is_some_and(|clan| rest(b) == Some(clan))
}

/// Whether the first, usually stressed, vowels agree: `Ramsay`, `Ramsey`, but not `Rosen`, `Risen`.
fn same_first_vowel(a: &str, b: &str) -> bool {
    let vowel = |word: &str| word.chars().find(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    vowel(a) == vowel(b)
}
