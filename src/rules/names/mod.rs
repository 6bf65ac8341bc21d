//! Group `names`: one person, one spelling, one title.

pub mod diacritic_variant;
pub mod given_name_variant;
pub mod headline_spelling;
pub mod honorific_conflict;
pub mod house_spelling;
mod inner_capital;
pub mod late_introduction;
pub mod nickname_mix;
pub mod org_variant;
pub mod particle_variant;
pub mod place_variant;
pub mod spelling_variant;
pub mod suffix_variant;
pub mod title_conflict;
pub mod undeclared_surname;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Edit};
use crate::facts::name::{Conflict, Spelling};
use crate::rules::Report;
use crate::rules::wording::{change_to, times};

/// More places than this are counted in a note instead of labelled.
const MOST_LABELS: usize = 4;

/// Evidence, in tenths of a point, from which a conflict is certain.
const CERTAIN: i32 = 60;

/// Evidence, in tenths of a point, from which a conflict is likely.
const LIKELY: i32 = 35;

/// Reports one conflict: the odd spelling first, every place of it, and where the prevailing one stands.
fn report_conflict<'r>(
    article: &Article,
    report: &'r mut Report<'_>,
    conflict: &Conflict,
) -> Option<&'r mut Diagnostic> {
    let odd = conflict.odd.iter().find(|spelling| spelling.votes()).or(conflict.odd.first())?;
    let kept = conflict.kept.iter().find(|spelling| spelling.votes()).or(conflict.kept.first())?;
    let (wrong, right) = (article.text(odd.span), article.text(kept.span));
    let found = report.flag(odd.span, format!("\"{wrong}\" here, \"{right}\" elsewhere"));
    found.label("spelled differently here");
    found.also(kept.span, if kept.span < odd.span { "first spelled here" } else { "spelled here" });
    let others = || conflict.odd.iter().filter(|spelling| spelling.span != odd.span);
    for other in others().take(MOST_LABELS) {
        found.also(other.span, "and here");
    }
    found.note(tally(conflict, wrong, right));
    let edits = conflict.odd.iter().map(|spelling| Edit { span: spelling.span, text: right.to_owned() }).collect();
    found.fix(change_to(right, conflict.odd.len()), Applicability::Unsafe, edits);
    let back = conflict.kept.iter().map(|spelling| Edit { span: spelling.span, text: wrong.to_owned() }).collect();
    found.fix(change_to(wrong, conflict.kept.len()), Applicability::Manual, back);
    found.confidence(match conflict.score {
        CERTAIN.. => Confidence::Certain,
        LIKELY.. => Confidence::Likely,
        _ => Confidence::Possible,
    });
    Some(found)
}

/// How often the story spells it each way.
fn tally(conflict: &Conflict, wrong: &str, right: &str) -> String {
    let votes = |side: &[Spelling]| times(side.iter().filter(|spelling| spelling.votes()).count());
    format!("in the story: \"{right}\" {}, \"{wrong}\" {}", votes(&conflict.kept), votes(&conflict.odd))
}
