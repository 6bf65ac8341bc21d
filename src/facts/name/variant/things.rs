//! Organisations and places in two spellings: long names that share every word but one, and lone words one slip away
//! from a place the article names.
//!
//! Things have no given names to vouch for them, so one of the two words must be no word at all.

use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::similar::{Nearness, Outline, near};
use crate::facts::name::variant::guards::{is_derivation, is_named_for};
use crate::facts::name::variant::scene::{Scene, classes};
use crate::facts::name::{Differs, Kind, Mention, Variant};
use crate::fold::filter::Repeated;
use crate::lexicon::Classes;

/// A name of more words is a title or a sentence, not a thing.
const LONGEST: usize = 6;

/// Names that share all words but one are compared up to this many.
const MOST_COMPARED: usize = 24;

/// What such a pair is worth, in tenths of a point: likely, and with a much-used spelling beside it certain.
const POINTS: i32 = 40;

/// A word this long, in letters, bears two slips and is still known.
const LONG: usize = 8;

/// More where one spelling stands once and the other often.
const POINTS_OF_A_SLIP: i32 = 60;

impl Scene<'_> {
    /// The things of the article that are spelled two ways.
    pub(super) fn things(&self) -> Vec<Variant> {
        let mut found = Vec::new();
        self.long_names(&mut found);
        self.lone_words(&mut found);
        found
    }

    fn long_names(&self, found: &mut Vec<Variant>) {
        // Which word is left out, the others, and whose: sorted, names that share the others stand together.
        let mut entries: Vec<((usize, u64), FormId)> = Vec::with_capacity(self.names.forms.len());
        let mut others = Vec::new();
        for (index, form) in self.names.forms.iter().enumerate() {
            let long = (2..=LONGEST).contains(&form.keys.len());
            if long && !self.is_a_person(form) && self.is_told(form) {
                let id = FormId(index as u32);
                form.keys.hash_without_one(&mut others);
                entries.extend(others.iter().copied().enumerate().map(|others| (others, id)));
            }
        }
        let shared = Repeated::among(entries.len(), entries.iter().map(|((_, others), _)| *others));
        entries.retain(|((_, others), _)| shared.may_hold(*others));
        entries.sort_unstable();
        for alike in entries.chunk_by(|a, b| a.0 == b.0) {
            let (forms, key) = (&alike[..alike.len().min(MOST_COMPARED)], alike[0].0.0);
            for (at, &(_, first)) in forms.iter().enumerate() {
                let pairs = forms[at + 1..].iter().filter_map(|&(_, second)| {
                    let said = self.is_of_house(first, second, key);
                    self.thing((first, key), (second, key), |a, b, near| {
                        is_a_slip(a, b, near) || said && is_a_slip_in_house(a, b, near)
                    })
                });
                found.extend(pairs.map(|pair| Variant { differs: Differs::Thing, ..pair }));
            }
        }
    }

    fn lone_words(&self, found: &mut Vec<Variant>) {
        let told = |form: &Form, kind: Kind| !form.is_full() && form.kind == kind && self.is_told(form);
        let lone = |kind: Kind| self.names.forms.iter().zip(0..).filter(move |(form, _)| told(form, kind));
        let look = |form: &Form| (form.family().bytes().next(), Outline::of(form.family()));
        let mut places: Vec<_> = lone(Kind::Place).map(|(form, id)| (look(form), FormId(id))).collect();
        places.sort_by_key(|((first, _), _)| *first);
        for (form, id) in lone(Kind::Unknown) {
            let (first, outline) = look(form);
            let start = places.partition_point(|(place, _)| place.0 < first);
            let alike = places[start..].iter().take_while(|(place, _)| place.0 == first).take(MOST_COMPARED);
            let near = alike.filter(|(place, _)| place.1.may_be_of_one(outline));
            let pairs = near.filter_map(|&(_, place)| self.thing((place, 0), (FormId(id), 0), is_a_slip));
            let pairs = pairs.filter(|_| !self.is_part_of_another(form) && self.is_alone(form));
            found.extend(pairs.map(|pair| Variant { differs: Differs::Place, ..pair }));
        }
        self.small_places(found);
    }

    /// Places that no lexicon knows, a village and its misspelling: two long words that are no words, a letter apart,
    /// where a preposition says that they are places.
    fn small_places(&self, found: &mut Vec<Variant>) {
        let mut lone: Vec<(u8, Outline, FormId)> = Vec::new();
        let length = |id: FormId| self.names.form(id).family().len();
        for (form, id) in self.names.forms.iter().zip(0..) {
            let word = form.family();
            if !form.is_full() && form.kind == Kind::Unknown && word.len() >= LONG {
                lone.push((word.as_bytes()[0], Outline::of(word), FormId(id)));
            }
        }
        lone.sort_by_key(|(first, ..)| *first);
        for alike in lone.chunk_by(|a, b| a.0 == b.0) {
            let alike = &alike[..alike.len().min(MOST_COMPARED)];
            for (at, &(_, outline, first)) in alike.iter().enumerate() {
                let near = alike[at + 1..]
                    .iter()
                    .filter(|other| length(first).abs_diff(length(other.2)) <= 1 && outline.may_be_of_one(other.1));
                let pairs = near.filter_map(|other| self.thing((first, 0), (other.2, 0), is_a_slip_of_no_word));
                let pairs = pairs.filter(|pair| self.are_places(pair.first, pair.second));
                found.extend(pairs.map(|pair| Variant { differs: Differs::Place, ..pair }));
            }
        }
    }

    /// Whether both words are used of places: one is beyond doubt (`in`, `near`), the other is nobody's name.
    fn are_places(&self, first: FormId, second: FormId) -> bool {
        let forms = [first, second].map(|id| self.names.form(id));
        let (surely, maybe) =
            (|form: &&Form| self.is_behind(form, &IN_A_PLACE), |form: &&Form| self.is_behind(form, &AT_A_PLACE));
        forms.iter().all(|form| self.is_told(form) && self.is_alone(form) && self.is_shown(form) == (false, false))
            && forms.iter().any(surely)
            && forms.iter().all(maybe)
    }

    /// Whether one of these words stands right before a mention.
    fn is_behind(&self, form: &Form, words: &[&str]) -> bool {
        self.mentions(form).any(|mention| {
            let at = mention.tokens.start as usize;
            at > 0 && words.iter().any(|word| self.article.word(at - 1).eq_ignore_ascii_case(word))
        })
    }

    /// Whether a name of several words is a person's. A company speaks as well: what only says something, has no given
    /// name and three words is none.
    fn is_a_person(&self, form: &Form) -> bool {
        let speaks_only = || {
            let plain = form.keys.len() >= 3 && !classes(&form.keys[0]).intersects(Classes::GIVEN);
            plain && !self.is_shown(form).0 && !classes(form.family()).intersects(Classes::SURNAME)
        };
        form.kind == Kind::Person && !speaks_only()
    }

    /// Whether no longer name ends in the word: it is nobody's surname.
    fn is_alone(&self, form: &Form) -> bool {
        self.names.forms_of(self.names.entity(form.entity)).iter().all(|&id| !self.names.form(id).is_full())
    }

    /// Whether two names that differ in one word are those of an organisation, long enough to be only one's.
    fn is_of_house(&self, first: FormId, second: FormId, key: usize) -> bool {
        let forms = [first, second].map(|id| self.names.form(id));
        let words = forms[0].keys.len();
        let long = words >= 3 || forms.iter().all(|form| form.keys[key].len() >= LONG - 1);
        forms.iter().any(|form| form.kind == Kind::Organisation) && long && key + 1 < words
    }

    /// The variant the two things amount to when only the words at these keys differ.
    fn thing(
        &self,
        (a, key_a): (FormId, usize),
        (b, key_b): (FormId, usize),
        is_a_slip: impl Fn(&str, &str, Nearness) -> bool,
    ) -> Option<Variant> {
        let ((first, first_key), (second, second_key)) =
            if a <= b { ((a, key_a), (b, key_b)) } else { ((b, key_b), (a, key_a)) };
        let (one, other) = (self.names.form(first), self.names.form(second));
        let (left, right) = (&one.keys[first_key], &other.keys[second_key]);
        let is_slip = |nearness: &Nearness| !is_named_for(left, right) && is_a_slip(left, right, *nearness);
        let nearness = near(left, right).filter(is_slip)?;
        let together = self.share_a_sentence(first, second);
        let (few, many) =
            (self.times_named(one).min(self.times_named(other)), self.times_named(one).max(self.times_named(other)));
        let slip = few == 1 && many >= 3;
        let score = if slip { POINTS_OF_A_SLIP } else { POINTS };
        // Four letters may be those of another short name, unless the story keeps using the long one.
        // So may two letters off, in a long word.
        let length = left.len().min(right.len());
        let near = nearness.distance == 1 && length >= 5;
        let bears = if nearness.distance == 1 { 4 } else { LONG };
        (!together && (near || slip && length >= bears)).then_some(Variant {
            first,
            second,
            differs: Differs::Thing,
            nearness,
            keys: (first_key, second_key),
            score,
        })
    }

    /// Whether a lone word is a foreign name's last word (`Banco do Brasil`) or has its own country beside it.
    fn is_part_of_another(&self, form: &Form) -> bool {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        self.mentions(form).any(|mention| {
            let (first, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
            let particle = first > 0 && tokens[first - 1].is(Classes::PARTICLE);
            let land = tokens.get(end).is_some_and(|token| token.is_mark(prose, ','))
                && tokens.get(end + 1).is_some_and(|token| token.is(Classes::PLACE) && token.is_capitalised());
            particle || land
        })
    }

    /// Whether the article itself uses the form where it tells the story.
    fn is_told(&self, form: &Form) -> bool {
        self.mentions(form).any(Mention::is_in_story)
    }
}

/// Words behind which a place stands, and hardly ever a person.
const IN_A_PLACE: [&str; 8] = ["in", "near", "at", "outside", "around", "across", "from", "between"];

/// Words behind which a place stands, or a person.
const AT_A_PLACE: [&str; 10] = ["in", "near", "at", "outside", "around", "across", "from", "to", "of", "between"];

/// Whether of two long words that are none one is the other with a slip. One may be somebody's surname elsewhere.
fn is_a_slip_of_no_word(a: &str, b: &str, nearness: Nearness) -> bool {
    let (classes_a, classes_b) = (classes(a), classes(b));
    let no_word = |classes: Classes| classes.with(Classes::SURNAME) == Classes::SURNAME;
    nearness.distance == 1
        && (classes_a.is_empty() && no_word(classes_b) || classes_b.is_empty() && no_word(classes_a))
        && !is_derivation(a, b)
        && is_one_letter(a, b)
}

/// Whether two words of one organisation's name are one word, one of them with a letter lost, added or exchanged; not
/// where two kinds of English differ.
fn is_a_slip_in_house(a: &str, b: &str, nearness: Nearness) -> bool {
    let either = classes(a).intersects(Classes::COMMON) || classes(b).intersects(Classes::COMMON);
    let unknown = classes(a).is_empty() && classes(b).is_empty();
    nearness.distance == 1 && (either || unknown) && is_one_letter(a, b) && !is_of_two_englishes(a, b)
}

/// The same first letter, and no digits.
fn is_one_letter(a: &str, b: &str) -> bool {
    let digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    a.as_bytes().first() == b.as_bytes().first() && !digit(a) && !digit(b)
}

/// `Organisation`, `Organization`; `Harbour`, `Harbor`; `Defence`, `Defense`; `Centre`, `Center`.
fn is_of_two_englishes(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    [("is", "iz"), ("our", "or"), ("ence", "ense"), ("tre", "ter"), ("ys", "yz"), ("ll", "l"), ("gram", "gramme")]
        .iter()
        .any(|(british, american)| {
            long.replacen(british, american, 1) == short || short.replacen(british, american, 1) == long
        })
}

/// Whether of two words one is the other with a slip or two: the one a word, the other none; no digits, no plural.
fn is_a_slip(a: &str, b: &str, nearness: Nearness) -> bool {
    let digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let (classes_a, classes_b) = (classes(a), classes(b));
    let word = |classes: Classes| !classes.is_empty();
    let plural = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.len() > 1 || matches!(rest, "s" | "n" | "i"))
    };
    nearness.distance <= 2
        && a.len().max(b.len()) >= 5
        && a.as_bytes().first() == b.as_bytes().first()
        && word(classes_a) != word(classes_b)
        && !digit(a)
        && !digit(b)
        && !plural(a, b)
        && !plural(b, a)
}
