//! Which pairs of forms are worth weighing: those that share everything but one part, and bare surnames that
//! resemble the surname of a full name.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::similar::{Nearness, Outline, near, of_one_name, skeleton};
use crate::facts::name::variant::given::spell_one_name;
use crate::facts::name::{Differs, Kind, Names};
use crate::fold;
use crate::fold::filter::Repeated;

/// A pair to be weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) first: FormId,
    pub(super) second: FormId,
    pub(super) differs: Differs,
    pub(super) nearness: Nearness,
    /// Index of the differing key in each form.
    pub(super) keys: (usize, usize),
}

/// A bucket up to this size is compared pair by pair; a larger one through deletion keys.
const SMALL_BUCKET: usize = 32;

/// More names than this with one deletion key are not compared: an article has few near misses, a made-up list many.
const MOST_NEIGHBOURS: usize = 6;

/// A form in a bucket and the key in which it may differ from its neighbours.
#[derive(Clone, Copy)]
struct Entry {
    form: FormId,
    key: usize,
    /// The first byte of the key.
    first: Option<u8>,
    outline: Outline,
}

impl Entry {
    fn new(form: FormId, key: usize, word: &str) -> Self {
        Self { form, key, first: word.bytes().next(), outline: Outline::of(word) }
    }
}

/// Pairs of full names that differ in one part.
pub(super) fn full_names(names: &Names) -> Vec<Candidate> {
    // What agrees, which part may differ, and who: sorted, those that agree stand together.
    let mut entries: Vec<((u64, Differs), FormId, usize)> = Vec::with_capacity(3 * names.forms.len());
    let mut others = Vec::new();
    for (form, id) in names.forms.iter().zip(0..).map(|(form, id)| (form, FormId(id))) {
        if !form.is_full() || matches!(form.kind, Kind::Organisation | Kind::Place) {
            continue;
        }
        let last = form.keys.len() - 1;
        entries.push(((fold::hash(form.keys.first()), Differs::Surname), id, last));
        entries.push(((fold::hash(form.family()), Differs::Given), id, 0));
        if last > 1 {
            form.keys.hash_without_one(&mut others);
            entries.extend((1..last).map(|middle| ((others[middle], Differs::Middle), id, middle)));
        }
    }
    let shared = Repeated::among(entries.len(), entries.iter().map(|((hash, _), ..)| *hash));
    entries.retain(|((hash, _), ..)| shared.may_hold(*hash));
    entries.sort_unstable();
    let (mut found, mut bucket) = (Vec::new(), Vec::new());
    for alike in entries.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        bucket.clear();
        bucket.extend(alike.iter().map(|&(_, id, key)| Entry::new(id, key, &names.form(id).keys[key])));
        pairs(names, alike[0].0.1, &bucket, &bucket, &mut found);
    }
    found.sort_by_key(|pair: &Candidate| (pair.first, pair.second, pair.differs));
    found
}

/// A bare name used this often is somebody the story is about, whether or not it gives a full name.
const ESTABLISHED: usize = 3;

/// Bare surnames beside the surnames of full names, and beside bare ones the story keeps using, that begin with the
/// same letter.
pub(super) fn bare_surnames(names: &Names) -> Vec<Candidate> {
    let room = || Vec::with_capacity(names.forms.len());
    let (mut full, mut bare) = (room(), room());
    for (index, form) in names.forms.iter().enumerate() {
        let entry = || Entry::new(FormId(index as u32), form.keys.len() - 1, form.family());
        match (form.is_full(), form.kind) {
            (true, Kind::Person | Kind::Unknown) => full.push(entry()),
            (false, Kind::Person | Kind::Unknown) => {
                bare.push(entry());
                let stands_alone =
                    || names.forms_of(names.entity(form.entity)).iter().all(|&id| !names.form(id).is_full());
                if form.kind == Kind::Person && form.mentions.len() >= ESTABLISHED && stands_alone() {
                    full.push(entry());
                }
            }
            _ => {}
        }
    }
    full.sort_by_key(|entry: &Entry| entry.first);
    bare.sort_by_key(|entry: &Entry| entry.first);
    let mut found = Vec::new();
    for bare in bare.chunk_by(|a, b| a.first == b.first) {
        let first = full.partition_point(|entry| entry.first < bare[0].first);
        let bearers = full[first..].partition_point(|entry| entry.first == bare[0].first);
        if bearers > 0 {
            pairs(names, Differs::BareSurname, &full[first..first + bearers], bare, &mut found);
        }
    }
    found.sort_by_key(|pair: &Candidate| (pair.first, pair.second));
    found
}

/// Compares `left` with `right`, pair by pair when both are small, else only those that share a deletion key.
fn pairs(names: &Names, differs: Differs, left: &[Entry], right: &[Entry], found: &mut Vec<Candidate>) {
    let one_bucket = std::ptr::eq(left, right);
    if left.len() <= SMALL_BUCKET && right.len() <= SMALL_BUCKET {
        for (at, &a) in left.iter().enumerate() {
            let rest = if one_bucket { &right[at + 1..] } else { right };
            let alike = rest.iter().filter(|b| a.outline.may_be_of_one(b.outline));
            alike.for_each(|&b| compare(names, differs, a, b, found));
        }
        return;
    }
    let mut lefts = deletion_keys(names, left);
    let mut rights = if one_bucket { Vec::new() } else { deletion_keys(names, right) };
    // Few names share a key with another: the rest need no sorting.
    let keys = lefts.iter().chain(&rights).map(|(key, _)| *key);
    let shared = Repeated::among(lefts.len() + rights.len(), keys);
    for keys in [&mut lefts, &mut rights] {
        keys.retain(|(key, _)| shared.may_hold(*key));
        keys.sort_unstable();
    }
    let rights = if one_bucket { &lefts } else { &rights };
    // Both are in the order of their keys: those that share one are met side by side.
    let mut met: Vec<(usize, usize)> = Vec::new();
    let mut rest = &lefts[..];
    for run in rights.chunk_by(|a, b| a.0 == b.0) {
        let key = run[0].0;
        rest = &rest[rest.iter().take_while(|left| left.0 < key).count()..];
        let alike = rest.iter().take_while(|left| left.0 == key).take(MOST_NEIGHBOURS);
        for &(_, b) in run {
            let others = alike.clone().filter(|&&(_, a)| !one_bucket || left[a].form < right[b].form);
            met.extend(others.map(|&(_, a)| (b, a)));
        }
    }
    met.sort_unstable();
    met.dedup();
    for (b, a) in met {
        compare(names, differs, left[a], right[b], found);
    }
}

fn compare(names: &Names, differs: Differs, a: Entry, b: Entry, found: &mut Vec<Candidate>) {
    let (form_a, form_b) = (names.form(a.form), names.form(b.form));
    if form_a.entity == form_b.entity || !others_agree(form_a, form_b, differs) {
        return;
    }
    let (word_a, word_b) = (&form_a.keys[a.key], &form_b.keys[b.key]);
    let one_name =
        || (differs == Differs::Given && spell_one_name(word_a, word_b)).then(|| of_one_name(word_a, word_b));
    if let Some(nearness) = near(word_a, word_b).or_else(one_name) {
        let ((first, first_key), (second, second_key)) =
            if a.form <= b.form { ((a.form, a.key), (b.form, b.key)) } else { ((b.form, b.key), (a.form, a.key)) };
        found.push(Candidate { first, second, differs, nearness, keys: (first_key, second_key) });
    }
}

/// Whether the parts between given name and surname do not contradict each other.
fn others_agree(a: &Form, b: &Form, differs: Differs) -> bool {
    if matches!(differs, Differs::Middle | Differs::BareSurname) {
        return true;
    }
    let (middle_a, middle_b) = (a.keys.middle(), b.keys.middle());
    middle_a.is_empty() || middle_b.is_empty() || middle_a == middle_b
}

fn hash_of(keys: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    keys.hash(&mut hasher);
    hasher.finish()
}

/// Letters of a word that its deletion keys tell apart.
const LONGEST: usize = 32;

/// The keys that two words within one edit of each other, or with one skeleton, share: for each entry the hashes of
/// its word and of what is left of it when a letter is taken out, each with the index of the entry.
fn deletion_keys(names: &Names, entries: &[Entry]) -> Vec<(u64, usize)> {
    let add = |hash: u64, letter: u64| (hash ^ letter).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
    let mut keys = Vec::with_capacity(entries.len() * 12);
    let mut letters: Vec<u64> = Vec::with_capacity(LONGEST);
    for (index, entry) in entries.iter().enumerate() {
        let word = &names.form(entry.form).keys[entry.key];
        letters.clear();
        letters.extend(word.chars().take(LONGEST).map(u64::from));
        let mut before = 0;
        for gone in 0..letters.len() {
            keys.push((letters[gone + 1..].iter().fold(before, |hash, &letter| add(hash, letter)), index));
            before = add(before, letters[gone]);
        }
        keys.push((before, index));
        keys.push((hash_of(&["skeleton", &skeleton(word)]), index));
    }
    keys
}
