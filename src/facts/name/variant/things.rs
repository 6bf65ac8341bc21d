//! Organisations and places in two spellings: long names that share every word but one, and lone words one slip away
//! from a place the article names.
//!
//! Things have no given names to vouch for them, so one of the two words must be no word at all.

use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::similar::{Nearness, Outline, near};
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
            if long && form.kind != Kind::Person && self.is_told(form) {
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
                let pairs = forms[at + 1..].iter().filter_map(|&(_, second)| self.thing(first, second, key, key));
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
            let pairs = near.filter_map(|&(_, place)| self.thing(place, FormId(id), 0, 0));
            let pairs = pairs.filter(|_| !self.is_part_of_another(form));
            found.extend(pairs.map(|pair| Variant { differs: Differs::Place, ..pair }));
        }
    }

    /// The variant the two things amount to when only the words at these keys differ.
    fn thing(&self, a: FormId, b: FormId, key_a: usize, key_b: usize) -> Option<Variant> {
        let ((first, first_key), (second, second_key)) =
            if a <= b { ((a, key_a), (b, key_b)) } else { ((b, key_b), (a, key_a)) };
        let (one, other) = (self.names.form(first), self.names.form(second));
        let (left, right) = (&one.keys[first_key], &other.keys[second_key]);
        let nearness = near(left, right).filter(|nearness| is_a_slip(left, right, *nearness))?;
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
