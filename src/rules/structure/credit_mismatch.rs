//! A byline and a sign-off that spell one reporter two ways, or put the reporter in two places.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::name::similar;
use crate::facts::name::variant::spell_one_name;
use crate::facts::name::{Credit, Task};
use crate::lexicon::Groups;
use crate::rules::{Check, Report, Rule, Status};

/// `structure/credit-mismatch`
pub const RULE: Rule = Rule {
    id: "structure/credit-mismatch",
    summary: "byline and sign-off disagree about a reporter's name or place",
    guide: include_str!("credit_mismatch.md"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// No story has more names in its byline and its sign-off than are compared.
const MOST_COMPARED: usize = 40;

fn check(article: &Article, report: &mut Report<'_>) {
    let credits = || article.facts.names.credits.iter().filter(|credit| credit.task == Task::Writing);
    let bylines: Vec<&Credit> = credits().filter(|credit| credit.in_byline).take(MOST_COMPARED).collect();
    let sign_offs: Vec<&Credit> = credits().filter(|credit| !credit.in_byline).take(MOST_COMPARED).collect();
    for sign_off in &sign_offs {
        if let Some(same) = bylines.iter().find(|byline| byline.keys == sign_off.keys) {
            compare_places(article, report, same, sign_off);
            continue;
        }
        // Two reporters of similar name sign side by side.
        let apart = |byline: &Credit| sign_offs.iter().any(|other| other.keys == byline.keys);
        if let Some(near) = bylines.iter().find(|byline| is_misspelled(byline, sign_off) && !apart(byline)) {
            let (here, there) = (article.text(sign_off.span), article.text(near.span));
            report
                .flag(sign_off.span, format!("\"{here}\" signs the story, \"{there}\" has the byline"))
                .label("signs here")
                .also(near.span, "byline here")
                .replace(sign_off.span, there, Applicability::Unsafe)
                .replace(near.span, here, Applicability::Manual);
        }
    }
}

fn compare_places(article: &Article, report: &mut Report<'_>, byline: &Credit, sign_off: &Credit) {
    let (Some(from), Some(signed)) = (byline.place, sign_off.place) else { return };
    let (there, here) = (article.text(from), article.text(signed));
    if !there.eq_ignore_ascii_case(here) && !Groups::exonyms().share(there, here) {
        report
            .flag(signed, format!("reported from {here} in the sign-off, from {there} in the byline"))
            .label("signed from here")
            .also(from, "byline from here");
    }
}

/// Whether one name is the other misspelled: all words equal but one, and that one near.
fn is_misspelled(byline: &Credit, sign_off: &Credit) -> bool {
    let (a, b) = (&byline.keys, &sign_off.keys);
    let mut differing = a.iter().zip(b).filter(|(left, right)| left != right);
    let (Some((left, right)), None) = (differing.next(), differing.next()) else { return false };
    let is_given = left == &a[0];
    let one_name = is_given && spell_one_name(left, right);
    let two_people = is_given && Groups::nicknames().share(left, right);
    a.len() == b.len() && (one_name || !two_people && is_near(left, right))
}

/// Nearer than a chance neighbour in a list of reporters: as names of a story are near, or two letters off with the
/// same first letter.
fn is_near(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let same_start = a.chars().next() == b.chars().next();
    similar::near(a, b).is_some() || same_start && shorter >= 4 && similar::distance(a, b) <= 2
}
