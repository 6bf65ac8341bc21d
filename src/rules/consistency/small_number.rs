//! The part of `consistency/number-format` that looks at two to nine things: in words here, in a figure there.

use crate::article::Article;
use crate::diagnostic::{Applicability, Edit};
use crate::facts::format::{Printed, SmallForm};
use crate::facts::number::Measure;
use crate::rules::Report;
use crate::rules::wording::times;
use crate::span::Span;
use crate::text::Shape;

use super::majority::{self, Split};
use super::story::Story;

const WORDS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// So many quantities on either side are looked at.
const NEAR: usize = 8;

/// Reports the small numbers at odds with the rest, or with what the house wants.
pub(super) fn check(article: &Article, story: &Story, report: &mut Report<'_>, wanted: Option<bool>) {
    let small: Vec<&Printed<SmallForm>> = article
        .facts
        .formats
        .small
        .iter()
        .filter(|it| it.is_told(article) && story.tells(it.block) && is_free(article, it))
        .collect();
    let forms: Vec<bool> = small.iter().map(|it| it.form.in_words).collect();
    let Some(Split { usual, count, first, odd }) = majority::split(&forms, wanted) else { return };
    let places: Vec<Span> = odd.iter().map(|&at| small[at].span).collect();
    let counted = |printed: &Printed<SmallForm>| {
        let noun = article.facts.quantities[printed.form.quantity].noun;
        let end = noun.map_or(printed.span.end, |noun| article.tokens[noun.token].end());
        article.text(Span::new(printed.span.start, end))
    };
    let here = counted(small[odd[0]]);
    let message = match first {
        Some(first) => format!("\"{here}\" here, \"{}\" elsewhere", counted(small[first])),
        None => format!("\"{here}\" here, the house writes it in {}", if usual { "words" } else { "figures" }),
    };
    let edits = odd.iter().map(|&at| edit(article, small[at], usual)).collect();
    let applicability = if wanted.is_some() { Applicability::Safe } else { Applicability::Unsafe };
    let found = majority::flag(report, &places, first.map(|at| small[at].span), message);
    found.label(if usual { "in figures here" } else { "in words here" });
    if first.is_some() {
        let others = times(odd.len());
        let (words, figures) = if usual { (times(count), others) } else { (others, times(count)) };
        found.note(format!("in the story: small numbers in words {words}, in figures {figures}"));
    }
    found.fix(if usual { "write in words" } else { "write in figures" }, applicability, edits);
}

fn edit(article: &Article, printed: &Printed<SmallForm>, in_words: bool) -> Edit {
    let value = article.facts.quantities[printed.form.quantity].value.value as usize;
    let text = if in_words { WORDS[value - 2].to_owned() } else { value.to_string() };
    Edit { span: printed.span, text }
}

/// Whether the writer was free to print the number either way: not at the start of a sentence, not in a range or a
/// score, not beside another figure of its sentence, which the eye compares it with.
fn is_free(article: &Article, printed: &Printed<SmallForm>) -> bool {
    let quantities = &article.facts.quantities;
    let at = printed.form.quantity;
    let quantity = &quantities[at];
    let sentence = quantity.sentence;
    let starts = article.sentences.get(sentence).is_some_and(|it| it.start as usize == quantity.tokens.start);
    // `Team 7 men`, `Wi-Fi 6 devices`
    let word = quantity.tokens.start.checked_sub(1).map(|at| &article.tokens[at]);
    let named = !quantity.in_words && word.is_some_and(|it| it.is_word() && it.shape != Shape::Lower);
    let joined = quantity.joint.is_some() || at > 0 && quantities[at - 1].joint.is_some();
    let same = |other: &usize| quantities[*other].sentence == sentence;
    let before = (0..at).rev().take(NEAR).take_while(same);
    let mut around = before.chain((at + 1..quantities.len()).take(NEAR).take_while(same));
    let beside_figures = around.any(|it| !quantities[it].in_words && quantities[it].measure == Measure::Count);
    !starts && !named && !joined && !beside_figures
}
