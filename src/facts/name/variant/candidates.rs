//! Which pairs of forms are worth weighing: those that share everything but one part, and bare surnames that
//! resemble the surname of a full name.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::facts::name::entity::{Form, FormId};
use crate::facts::name::similar::{Nearness, near, skeleton};
use crate::facts::name::{Differs, Kind, Names};

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

/// A form in a bucket and the key in which it may differ from its neighbours.
#[derive(Clone, Copy)]
struct Entry {
    form: FormId,
    key: usize,
}

/// Pairs of full names that differ in one part.
pub(super) fn full_names(names: &Names) -> Vec<Candidate> {
    // What agrees, which part may differ, and who: sorted, those that agree stand together.
    let mut entries: Vec<((u64, Differs), Entry)> = Vec::with_capacity(3 * names.forms.len());
    for (index, form) in names.forms.iter().enumerate() {
        if !form.is_full() || matches!(form.kind, Kind::Organisation | Kind::Place) {
            continue;
        }
        let last = form.keys.len() - 1;
        let id = FormId(index as u32);
        let mut add = |hash, differs, key| entries.push(((hash, differs), Entry { form: id, key }));
        add(hash_of(&[&form.keys[0]]), Differs::Surname, last);
        add(hash_of(&[&form.keys[last]]), Differs::Given, 0);
        for middle in 1..last {
            let rest: Vec<&str> = (0..=last).filter(|&key| key != middle).map(|key| &*form.keys[key]).collect();
            add(hash_of(&rest), Differs::Middle, middle);
        }
    }
    entries.sort_unstable_by_key(|(agrees, entry)| (*agrees, entry.form));
    let mut found = Vec::new();
    for alike in entries.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        let bucket: Vec<Entry> = alike.iter().map(|(_, entry)| *entry).collect();
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
    let (mut full, mut bare) = (Vec::new(), Vec::new());
    for (index, form) in names.forms.iter().enumerate() {
        let entry = Entry { form: FormId(index as u32), key: form.keys.len() - 1 };
        match (form.is_full(), form.kind) {
            (true, Kind::Person | Kind::Unknown) => full.push(entry),
            (false, Kind::Person | Kind::Unknown) => {
                bare.push(entry);
                let stands_alone = names.entity(form.entity).forms.iter().all(|&id| !names.form(id).is_full());
                if form.kind == Kind::Person && form.mentions.len() >= ESTABLISHED && stands_alone {
                    full.push(entry);
                }
            }
            _ => {}
        }
    }
    let letter = |entry: &Entry| names.form(entry.form).family().as_bytes().first().copied();
    full.sort_by_key(letter);
    bare.sort_by_key(letter);
    let mut found = Vec::new();
    for bare in bare.chunk_by(|a, b| letter(a) == letter(b)) {
        let first = full.partition_point(|entry| letter(entry) < letter(&bare[0]));
        let bearers = full[first..].partition_point(|entry| letter(entry) == letter(&bare[0]));
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
            rest.iter().for_each(|&b| compare(names, differs, a, b, found));
        }
        return;
    }
    let mut index: FxHashMap<u64, Vec<Entry>> = FxHashMap::default();
    for &entry in left {
        for key in deletion_keys(&names.form(entry.form).keys[entry.key]) {
            let slot = index.entry(key).or_default();
            if slot.len() < SMALL_BUCKET {
                slot.push(entry);
            }
        }
    }
    for &b in right {
        let mut met: Vec<FormId> = Vec::new();
        for key in deletion_keys(&names.form(b.form).keys[b.key]) {
            for &a in index.get(&key).into_iter().flatten() {
                let in_order = !one_bucket || a.form < b.form;
                if in_order && !met.contains(&a.form) {
                    met.push(a.form);
                    compare(names, differs, a, b, found);
                }
            }
        }
    }
}

fn compare(names: &Names, differs: Differs, a: Entry, b: Entry, found: &mut Vec<Candidate>) {
    let (form_a, form_b) = (names.form(a.form), names.form(b.form));
    if form_a.entity == form_b.entity || !others_agree(form_a, form_b, differs) {
        return;
    }
    if let Some(nearness) = near(&form_a.keys[a.key], &form_b.keys[b.key]) {
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
    let (middle_a, middle_b) = (&a.keys[1..a.keys.len() - 1], &b.keys[1..b.keys.len() - 1]);
    middle_a.is_empty() || middle_b.is_empty() || middle_a.concat() == middle_b.concat()
}

fn hash_of(keys: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    keys.hash(&mut hasher);
    hasher.finish()
}

/// Keys that two words within one edit of each other, or with one skeleton, share.
fn deletion_keys(word: &str) -> impl Iterator<Item = u64> {
    let letters: Vec<char> = word.chars().take(32).collect();
    let deletions: Vec<u64> = (0..=letters.len())
        .map(|gone| {
            let rest: String =
                letters.iter().enumerate().filter(|&(at, _)| at != gone).map(|(_, letter)| letter).collect();
            hash_of(&[&rest])
        })
        .collect();
    deletions.into_iter().chain(std::iter::once(hash_of(&["skeleton", &skeleton(word)])))
}
