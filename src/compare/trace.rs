//! Claims of one sort to changes: the claims on both sides of a gap are held against each other, and every change is
//! followed to the places where the old value was left.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::compare::alignment::{Alignment, Gap};
use crate::compare::claim::{Claim, Made, Rewrite, Sort};
use crate::compare::scene::Scene;
use crate::compare::{Change, Left};
use crate::span::Span;

/// More claims in one gap are a paragraph written anew: nobody can say which became which.
const MOST_IN_GAP: usize = 6;

/// Places of a change whose sentences say what it is about.
const MOST_SCENES: usize = 8;

/// Places that give a value of which each is looked at for a change.
const MOST_PLACES: usize = 500;

/// Tokens on either side of a gap that only changes a value.
const TIGHT: usize = 4;

/// Finds the changes of one sort.
pub(super) fn trace<S: Sort>(old: &Article, new: &Article, alignment: &Alignment, sort: &S) -> Vec<Change> {
    let (before, after) = (sort.claims(old), sort.claims(new));
    let trace = Trace { alignment, sort, old: Side::of(&before), new: Side::of(&after) };
    let groups = trace.groups();
    let mut changes: Vec<Change> = groups.iter().map(|pairs| trace.change(pairs)).collect();
    changes.sort_by_key(|change| change.made[0]);
    changes
}

/// The claims of one version.
struct Side<'c, 'a, F> {
    claims: &'c [Claim<'a, F>],
    /// How often a value is given of a thing.
    times: FxHashMap<u64, usize>,
    /// The claims that give a value.
    by_value: FxHashMap<u64, Vec<usize>>,
    /// The sentences that give a value.
    sentences: FxHashSet<(usize, u64)>,
}

impl<'c, 'a, F> Side<'c, 'a, F> {
    fn of(claims: &'c [Claim<'a, F>]) -> Self {
        let mut side = Self {
            claims,
            times: FxHashMap::default(),
            by_value: FxHashMap::default(),
            sentences: FxHashSet::default(),
        };
        for (at, claim) in claims.iter().enumerate() {
            *side.times.entry(claim.thing).or_default() += 1;
            side.by_value.entry(claim.value).or_default().push(at);
            side.sentences.insert((claim.sentence(), claim.value));
        }
        side
    }

    fn times(&self, thing: u64) -> usize {
        self.times.get(&thing).copied().unwrap_or_default()
    }

    /// The claims that share a token with these, or that words were put into; no more than one gap may have and one.
    fn touching(&self, tokens: &Range<usize>) -> Vec<usize> {
        let first = self.claims.partition_point(|claim| claim.tokens.end <= tokens.start);
        let in_gap = self.claims[first..].iter().take_while(|claim| claim.tokens.start < tokens.end);
        (first..first + in_gap.take(MOST_IN_GAP + 1).count()).collect()
    }

    /// The claims that give a value, as many as are looked at.
    fn giving(&self, value: u64) -> impl Iterator<Item = &Claim<'a, F>> {
        self.by_value.get(&value).into_iter().flatten().take(MOST_PLACES).map(|&at| &self.claims[at])
    }

    /// The claim that begins at a token.
    fn beginning_at(&self, token: usize) -> Option<&Claim<'a, F>> {
        let at = self.claims.partition_point(|claim| claim.tokens.start < token);
        self.claims.get(at).filter(|claim| claim.tokens.start == token)
    }
}

/// A claim of the old version and the one that took its place.
type Pair = (usize, usize);

struct Trace<'t, 'a, S: Sort> {
    alignment: &'t Alignment,
    sort: &'t S,
    old: Side<'t, 'a, S::Fact>,
    new: Side<'t, 'a, S::Fact>,
}

impl<'t, 'a, S: Sort> Trace<'t, 'a, S> {
    /// What changed, each value with all the places where it did. A value that became two different ones was not
    /// one value; where the old version had both and still has as many of the old one, they only changed places.
    fn groups(&self) -> Vec<Vec<Pair>> {
        let mut by_thing: FxHashMap<u64, Vec<Pair>> = FxHashMap::default();
        for gap in &self.alignment.gaps {
            for pair in self.pairs(gap) {
                let pairs = by_thing.entry(self.old.claims[pair.0].thing).or_default();
                if pairs.last() != Some(&pair) {
                    pairs.push(pair);
                }
            }
        }
        let is_one = |pairs: &Vec<Pair>| {
            let (was, now) = (self.old.claims[pairs[0].0].thing, self.new.claims[pairs[0].1].thing);
            pairs.iter().all(|pair| self.new.claims[pair.1].thing == now)
                && self.new.times(now) > self.old.times(now)
                && (self.old.times(now) == 0 || self.new.times(was) < self.old.times(was))
        };
        // `kills 12` and `12 people` are one value when both became 14.
        let mut by_value: BTreeMap<(u64, u64), Vec<Pair>> = BTreeMap::new();
        for pairs in by_thing.into_values().filter(is_one) {
            let value = (self.old.claims[pairs[0].0].value, self.new.claims[pairs[0].1].value);
            by_value.entry(value).or_default().extend(pairs);
        }
        by_value.into_values().collect()
    }

    /// The claims on both sides of a gap of which one became the other.
    fn pairs(&self, gap: &Gap) -> Vec<Pair> {
        let (old, new) = (self.old.touching(&gap.old), self.new.touching(&gap.new));
        if old.len() > MOST_IN_GAP || new.len() > MOST_IN_GAP {
            return Vec::new();
        }
        let tight = gap.old.len() <= TIGHT && gap.new.len() <= TIGHT;
        let fits = |one: usize, other: usize| {
            let (was, now) = (&self.old.claims[one], &self.new.claims[other]);
            let rewrite = Rewrite { tight, known: self.old.times(now.thing) > 0 };
            was.value != now.value && self.sort.is_change(was, now, rewrite)
        };
        if old.len() == new.len() && old.iter().zip(&new).all(|(&one, &other)| fits(one, other)) {
            return old.into_iter().zip(new).collect();
        }
        let only = |mut found: Vec<Pair>| if found.len() == 1 { found.pop() } else { None };
        let became = |one: usize| only(new.iter().filter(|&&it| fits(one, it)).map(|&it| (one, it)).collect());
        let came_from = |other: usize| only(old.iter().filter(|&&it| fits(it, other)).map(|&it| (it, other)).collect());
        old.iter().filter_map(|&one| became(one)).filter(|&pair| came_from(pair.1) == Some(pair)).collect()
    }

    fn change(&self, pairs: &[Pair]) -> Change {
        // `14 people` says more than `14`.
        let clear = |&&(old, new): &&Pair| (self.new.claims[new].shown.len(), Reverse((new, old)));
        let clearest = pairs.iter().max_by_key(clear).copied().unwrap_or(pairs[0]);
        let old = &self.old.claims[clearest.0];
        let mut made: Vec<Span> = pairs.iter().map(|pair| self.new.claims[pair.1].shown).collect();
        let first = self.new.claims[clearest.1].shown;
        made.sort_unstable_by_key(|span| (*span != first, *span));
        let is_told = pairs.iter().any(|pair| self.gives(self.new.claims[pair.1].sentence(), old.value));
        let mut left = if is_told { Vec::new() } else { self.left(pairs) };
        left.retain(|left| !made.contains(&left.span));
        Change { topic: S::TOPIC, was: old.shown, made, left }
    }

    /// Whether a sentence of the new version gives a value beside the one it was changed to or from.
    fn gives(&self, sentence: usize, value: u64) -> bool {
        S::KEEPS_HISTORY && self.new.sentences.contains(&(sentence, value))
    }

    /// The places that were left as they were though they are about one of the things whose value was changed.
    fn left(&self, pairs: &[Pair]) -> Vec<Left> {
        let was = self.old.claims[pairs[0].0].value;
        let had: Vec<_> = self.old.giving(was).collect();
        let changes: Vec<_> = self.made(pairs).into_iter().map(|it| (self.sort.is_alone(&it, &had), it)).collect();
        let left = |claim| changes.iter().find_map(|(alone, change)| self.left_by(change, *alone, claim));
        let kept = |claim| changes.iter().find_map(|(_, change)| self.kept_by(change, claim));
        let mut all: Vec<Left> = self.new.giving(was).filter_map(left).collect();
        all.extend(self.old.giving(was).filter_map(kept));
        all.sort_by_key(|left| left.span);
        all
    }

    /// The change of every thing that had the value, with what all the sentences are about where it was changed.
    fn made(&self, pairs: &[Pair]) -> Vec<Made<'_, 'a, S::Fact>> {
        let mut changes: Vec<Made<'_, 'a, S::Fact>> = Vec::new();
        for pair in pairs.iter().take(MOST_SCENES) {
            let (old, new) = (&self.old.claims[pair.0], &self.new.claims[pair.1]);
            let at = changes.iter().position(|made| made.old.thing == old.thing).unwrap_or_else(|| {
                changes.push(Made { old, new, scene: Scene::default() });
                changes.len() - 1
            });
            changes[at].scene.add(old.article, &old.tokens);
            changes[at].scene.add(new.article, &new.tokens);
        }
        changes
    }

    /// A claim that a change has left behind, in a sentence that does not give the new value: taken over as it was, or
    /// written anew though nothing else has that value.
    fn left_by(&self, change: &Made<'_, 'a, S::Fact>, alone: bool, claim: &Claim<'a, S::Fact>) -> Option<Left> {
        let origin = self.alignment.origin(&claim.tokens).and_then(|at| self.old.beginning_at(at));
        let is_left = match origin.filter(|before| before.value == claim.value) {
            Some(before) => self.sort.is_left(change, claim, before),
            None => alone && self.sort.is_anew(change, claim),
        };
        let is_told = self.gives(claim.sentence(), change.new.value)
            || S::KEEPS_HISTORY && (claim.is_history() || claim.is_of_another_year(change.new));
        let same_words = claim.text() == change.old.text();
        let put = same_words.then(|| (claim.at, change.new.text().to_owned()));
        (is_left && !is_told).then_some(Left { span: claim.shown, put })
    }

    /// A claim of the old version whose words a change has left behind, though they are no claim by themselves now.
    fn kept_by(&self, change: &Made<'_, 'a, S::Fact>, claim: &Claim<'a, S::Fact>) -> Option<Left> {
        let at = self.alignment.goal(&claim.tokens)?;
        let is_claim = self.new.beginning_at(at).is_some();
        let tokens = &change.new.article.tokens[at..at + claim.tokens.len()];
        let span = tokens[0].span().to(tokens[tokens.len() - 1].span());
        let put = (claim.at == claim.shown).then(|| (span, change.new.text().to_owned()));
        (!is_claim && self.sort.is_kept(change, claim)).then_some(Left { span, put })
    }
}
