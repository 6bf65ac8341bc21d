//! The forms of one thing in a story to those at odds with the form that prevails, and to the finding that shows
//! them.

use crate::diagnostic::Diagnostic;
use crate::rules::Report;
use crate::rules::wording::times;
use crate::span::Span;

/// So many places of one finding are shown; the others are counted.
const MOST_SHOWN: usize = 5;

/// How often a form must stand to prevail, and how many times as often as all others together.
const FEWEST: usize = 2;
const CLEARLY: usize = 2;

/// The form that prevails, and who is at odds with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split<F> {
    /// The form that prevails, or that the house wants.
    pub(super) usual: F,
    /// How often it stands in the story.
    pub(super) count: usize,
    /// The first place where it does, as an index of the forms.
    pub(super) first: Option<usize>,
    /// The others, as indices of the forms; never empty.
    pub(super) odd: Vec<usize>,
}

/// Splits `forms` by the one the house wants, or else by the one that clearly prevails.
pub(super) fn split<F: Copy + PartialEq>(forms: &[F], wanted: Option<F>) -> Option<Split<F>> {
    let first = *forms.first()?;
    if wanted.is_none() && forms.iter().all(|form| *form == first) {
        return None;
    }
    let count = |form: F| forms.iter().filter(|it| **it == form).count();
    let usual = match wanted {
        Some(form) => form,
        None => {
            // More than half of all: each form that is not the candidate is set off against one that is.
            let (candidate, _) = forms.iter().fold((first, 0), |(candidate, lead), &form| match lead {
                0 => (form, 1),
                _ if form == candidate => (candidate, lead + 1),
                _ => (candidate, lead - 1),
            });
            let times = count(candidate);
            (times >= FEWEST && times >= CLEARLY * (forms.len() - times)).then_some(candidate)?
        }
    };
    let odd: Vec<usize> = (0..forms.len()).filter(|&at| forms[at] != usual).collect();
    let first = forms.iter().position(|form| *form == usual);
    (!odd.is_empty()).then(|| Split { usual, count: count(usual), first, odd })
}

/// The finding about the places at odds: the first is the primary one, a few more are shown, and the first place of
/// the usual form beside them.
pub(super) fn flag<'r>(
    report: &'r mut Report<'_>,
    odd: &[Span],
    usual: Option<Span>,
    message: String,
) -> &'r mut Diagnostic {
    let found = report.flag(odd[0], message);
    if let Some(usual) = usual {
        found.also(usual, "like this elsewhere");
    }
    for &place in odd[1..].iter().take(MOST_SHOWN) {
        found.also(place, "and here");
    }
    found.related.sort_by_key(|label| label.span);
    if odd.len() > MOST_SHOWN + 1 {
        found.note(format!("and in {} more places", odd.len() - MOST_SHOWN - 1));
    }
    found
}

/// The note that counts the two forms of a story.
pub(super) fn counts(usual: usize, other: usize) -> String {
    format!("in the story: the usual form {}, another {}", times(usual), times(other))
}

#[cfg(test)]
mod tests {
    use super::{Split, split};

    #[test]
    fn a_clear_majority_prevails() {
        assert_eq!(split(&['a', 'b', 'a'], None), Some(Split { usual: 'a', count: 2, first: Some(0), odd: vec![1] }));
        assert_eq!(split(&['b', 'a', 'a'], None), Some(Split { usual: 'a', count: 2, first: Some(1), odd: vec![0] }));
    }

    #[test]
    fn nothing_prevails_where_the_forms_are_about_even_or_all_alike() {
        for forms in ["", "a", "aaa", "ab", "aabb", "aaabb", "abc", "aabc"] {
            let forms: Vec<char> = forms.chars().collect();
            assert_eq!(split(&forms, None), None, "{forms:?}");
        }
    }

    #[test]
    fn what_the_house_wants_prevails_without_a_count() {
        assert_eq!(split(&['a'], Some('b')), Some(Split { usual: 'b', count: 0, first: None, odd: vec![0] }));
        assert_eq!(split(&['b', 'b'], Some('b')), None);
    }
}
