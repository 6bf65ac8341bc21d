//! A value that a correction note calls wrong and that still stands in the story.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::compare::Comparison;
use crate::compare::scene::Scene;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::correction::{Correction, Value};
use crate::facts::date::DateMention;
use crate::facts::name::{Form, similar};
use crate::facts::number::Quantity;
use crate::fold::plain_letters;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;

/// `structure/correction-survives`
pub const RULE: Rule = Rule {
    id: "structure/correction-survives",
    summary: "a value that a correction note corrects still stands in the story",
    guide: include_str!("correction_survives.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(Survives) as Box<dyn Check>),
};

struct Survives;

impl Check for Survives {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        for correction in &article.facts.corrections {
            let Some((wrong, right)) = places(article, *correction) else { continue };
            let survivors = survivors(article, *correction);
            let Some(&first) = survivors.first() else { continue };
            let (here, now) = (article.text(first), article.text(right));
            let found = report.flag(first, format!("\"{here}\" still stands here, a note corrects it to \"{now}\""));
            found.label("still here");
            survivors[1..].iter().for_each(|&span| {
                found.also(span, "and here");
            });
            // A bare surname stays one.
            let bare = matches!(correction.right, Value::Name(..)) && !here.contains(' ');
            let put = if bare { now.rsplit(' ').next().unwrap_or(now) } else { now };
            found.also(wrong, "corrected here").replace(first, put, Applicability::Manual);
        }
    }

    fn compare(&self, comparison: &Comparison<'_>, report: &mut Report<'_>) {
        self.check(comparison.new, report);
    }
}

/// Where the note gives the wrong value and the right one; nothing when both are the same.
fn places(article: &Article, correction: Correction) -> Option<(Span, Span)> {
    let facts = &article.facts;
    let place = |value: Value| match value {
        Value::Name(first, end) => article.tokens[first].span().to(article.tokens[end - 1].span()),
        Value::Amount(at) => facts.quantities[at].span,
        Value::Day(at) => facts.dates[at].span,
    };
    let (wrong, right) = (place(correction.wrong), place(correction.right));
    (!article.text(wrong).eq_ignore_ascii_case(article.text(right))).then_some((wrong, right))
}

/// Where the story still has the wrong value for the same thing, in its own words, and not beside the right one.
fn survivors(article: &Article, Correction { wrong, right }: Correction) -> Vec<Span> {
    let facts = &article.facts;
    let told = |span: Span| is_story(article.zone_at(span.start)) && !article.is_quoted(span.start);
    let spans: Vec<Span> = match (wrong, right) {
        (Value::Name(first, end), Value::Name(right, right_end)) => {
            let (wrong, right) = (Name::of(article, first..end), Name::of(article, right..right_end));
            let mentions = facts.names.mentions.iter();
            mentions.filter(|it| is_misnamed(&wrong, &right, facts.names.form_of(it))).map(|it| it.span).collect()
        }
        (Value::Amount(wrong), Value::Amount(right)) => {
            let (wrong, right) = (&facts.quantities[wrong], &facts.quantities[right]);
            let scene = scene(article, wrong.block);
            let told: FxHashSet<usize> =
                facts.quantities.iter().filter(|it| it.value == right.value).map(|it| it.sentence).collect();
            let stands =
                |it: &&Quantity| !told.contains(&it.sentence) && is_miscounted(article, wrong, right, it, &scene);
            facts.quantities.iter().filter(stands).map(|it| it.span).collect()
        }
        (Value::Day(wrong), Value::Day(right)) => {
            let (wrong, right) = (&facts.dates[wrong], &facts.dates[right]);
            let scene = scene(article, wrong.block);
            let sentence = |it: &DateMention| article.sentence_of(it.tokens.start);
            let told: FxHashSet<usize> =
                facts.dates.iter().filter(|it| it.fields == right.fields).map(sentence).collect();
            let stands = |it: &&DateMention| !told.contains(&sentence(it)) && is_misdated(article, wrong, it, &scene);
            facts.dates.iter().filter(stands).map(|it| it.span).collect()
        }
        _ => Vec::new(),
    };
    spans.into_iter().filter(|&span| told(span)).collect()
}

fn is_story(zone: Zone) -> bool {
    zone.is_running_text() || zone.is_display() || zone == Zone::Caption
}

/// What a note is about.
fn scene(article: &Article, block: usize) -> Scene {
    let mut scene = Scene::default();
    for sentence in article.blocks[block].sentences.clone() {
        let at = article.sentences[sentence].start as usize;
        scene.add(article, &(at..at));
    }
    scene
}

/// A name in a note, in plain letters.
struct Name {
    given: Option<String>,
    family: String,
}

impl Name {
    fn of(article: &Article, tokens: Range<usize>) -> Self {
        let given = (tokens.len() > 1).then(|| plain_letters(article.word(tokens.start)));
        Self { given, family: plain_letters(article.word(tokens.end - 1)) }
    }
}

/// Whether the story has the wrong name. The two names must be one person's: spelled nearly alike, or with a part in
/// common; whoever was taken for somebody else may well be in the story too.
fn is_misnamed(wrong: &Name, right: &Name, form: &Form) -> bool {
    let is_surname = wrong.family != right.family;
    let one_person = match is_surname {
        true => {
            similar::near(&wrong.family, &right.family).is_some() || wrong.given.is_some() && wrong.given == right.given
        }
        false => wrong.given != right.given,
    };
    let given = wrong.given.as_deref();
    let same_given = form.given().is_none() || given.is_none() || form.given() == given;
    let named = form.family() == wrong.family && same_given;
    one_person && named && (is_surname || form.is_full() && given.is_some())
}

/// Whether an amount is the wrong one: of one noun, or in a sentence about what the note is about.
fn is_miscounted(article: &Article, wrong: &Quantity, right: &Quantity, it: &Quantity, scene: &Scene) -> bool {
    let noun = right.noun.or(wrong.noun);
    let same_noun = noun.zip(it.noun).is_some_and(|(one, other)| one.key == other.key);
    let shared = scene.shares(article, &it.tokens);
    it.value.value == wrong.value.value
        && (it.compares(wrong) || it.compares(right))
        && (same_noun && it.value.value >= 10.0 || shared >= 2)
}

/// Whether a date is the wrong one, in a sentence about what the note is about.
fn is_misdated(article: &Article, wrong: &DateMention, it: &DateMention, scene: &Scene) -> bool {
    let (was, now) = (wrong.fields, it.fields);
    let years = was.year.zip(now.year).is_none_or(|(one, other)| one == other);
    let same = (was.weekday, was.day, was.month) == (now.weekday, now.day, now.month) && years && wrong.form == it.form;
    same && scene.shares(article, &it.tokens) >= 2
}
