//! Places where rules of packs matched, before anything is said about them: overlaps settled, excused places
//! taken out.

use crate::span::Span;

/// A place where a rule matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The rule, by its number in the matcher.
    pub(crate) rule: u32,
    /// Where in the prose.
    pub(crate) span: Span,
    /// Which of the rule's phrases it is.
    pub(crate) phrase: u32,
}

/// Everything found in one article.
#[derive(Debug, Default)]
pub(crate) struct Occurrences {
    pub(crate) list: Vec<Occurrence>,
    /// Places that excuse a rule, from its `unless`.
    pub(crate) excuses: Vec<(u32, Span)>,
}

impl Occurrences {
    /// Sorts by rule and place; of places of one rule that overlap keeps the first, the longest of equals;
    /// drops places that share text with an excuse.
    pub(crate) fn settle(&mut self) {
        let excuses = merged(std::mem::take(&mut self.excuses));
        self.list.sort_unstable_by_key(|it| (it.rule, it.span.start, std::cmp::Reverse(it.span.end), it.phrase));
        let mut last = (u32::MAX, 0);
        self.list.retain(|it| {
            let fresh = last.0 != it.rule || it.span.start >= last.1;
            if fresh {
                last = (it.rule, it.span.end);
            }
            fresh && !is_excused(&excuses, it)
        });
    }
}

fn merged(mut excuses: Vec<(u32, Span)>) -> Vec<(u32, Span)> {
    excuses.sort_unstable();
    excuses.dedup_by(|next, kept| {
        let joins = next.0 == kept.0 && next.1.start < kept.1.end;
        if joins {
            kept.1.end = kept.1.end.max(next.1.end);
        }
        joins
    });
    excuses
}

fn is_excused(excuses: &[(u32, Span)], it: &Occurrence) -> bool {
    let after = excuses.partition_point(|(rule, span)| (*rule, span.start) < (it.rule, it.span.end));
    after > 0 && excuses[after - 1].0 == it.rule && excuses[after - 1].1.overlaps(it.span)
}

#[cfg(test)]
mod tests {
    use super::{Occurrence, Occurrences};
    use crate::span::Span;

    #[test]
    fn the_longest_wins_and_excuses_excuse() {
        let at = |rule, start, end| Occurrence { rule, span: Span::new(start, end), phrase: 0 };
        let mut all = Occurrences {
            list: vec![at(1, 5, 9), at(0, 0, 3), at(0, 0, 8), at(0, 4, 9), at(1, 20, 24)],
            excuses: vec![(1, Span::new(22, 30)), (1, Span::new(1, 3)), (0, Span::new(20, 24))],
        };
        all.settle();
        assert_eq!(all.list, [at(0, 0, 8), at(1, 5, 9)]);
    }
}
