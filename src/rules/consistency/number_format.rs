//! Percentages, millions and small numbers printed in two ways in one story: `5%` and `5 per cent`, `£5m` and
//! `£5 million`, `nine people` and `9 people`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::format::{PercentForm, Printed, Scale, ScaleWord};
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::span::Span;

use super::majority::{self, Split};
use super::small_number;
use super::story::{Story, is_bracketed};

/// `consistency/number-format`
pub const RULE: Rule = Rule {
    id: "consistency/number-format",
    summary: "percentages, millions or small numbers printed in two ways",
    guide: include_str!("number_format.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| Ok(Box::new(NumberFormat::new(options)?) as Box<dyn Check>),
};

const PERCENT: [(&str, PercentForm); 3] =
    [("%", PercentForm::Sign), ("percent", PercentForm::OneWord), ("per cent", PercentForm::TwoWords)];

const MILLION: [(&str, ScaleWord); 3] =
    [("million", ScaleWord::Full), ("m", ScaleWord::Letters), ("mn", ScaleWord::Short)];

const SCALES: [Scale; 3] = [Scale::Million, Scale::Billion, Scale::Trillion];

const SMALL: [(&str, bool); 2] = [("words", true), ("figures", false)];

/// What the house wants; where it says nothing, the story's own habit holds.
struct NumberFormat {
    percent: Option<PercentForm>,
    million: Option<ScaleWord>,
    small_in_words: Option<bool>,
}

impl NumberFormat {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["percent", "million", "small"])?;
        Ok(Self {
            percent: options.choice("percent", &PERCENT)?,
            million: options.choice("million", &MILLION)?,
            small_in_words: options.choice("small", &SMALL)?,
        })
    }
}

impl Check for NumberFormat {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let formats = &article.facts.formats;
        if formats.percents.is_empty() && formats.scales.is_empty() && formats.small.is_empty() {
            return;
        }
        let story = Story::of(article);
        let percents = formats.percents.iter().filter(|it| is_compared(article, &story, it));
        let percents: Vec<_> = percents.map(|it| (it.span, it.form)).collect();
        tell(article, report, &percents, self.percent, name);
        for scale in SCALES {
            let words = formats.scales.iter().filter(|it| it.form.scale == scale && is_compared(article, &story, it));
            let words: Vec<_> = words.map(|it| (it.span, it.form.word)).collect();
            tell(article, report, &words, self.million, |word| written(scale, word));
        }
        small_number::check(article, &story, report, self.small_in_words);
    }
}

/// Whether a form follows the habit of the story: in its own words, in a sentence, not in brackets, where many set
/// the shorter form.
fn is_compared<F>(article: &Article, story: &Story, printed: &Printed<F>) -> bool {
    printed.is_told(article) && story.tells(printed.block) && !is_bracketed(article, printed.span)
}

/// Reports the signs and words at odds with the rest. `say` prints a form.
fn tell<F: Copy + PartialEq>(
    article: &Article,
    report: &mut Report<'_>,
    printed: &[(Span, F)],
    wanted: Option<F>,
    say: impl Fn(F) -> &'static str,
) {
    let forms: Vec<F> = printed.iter().map(|(_, form)| *form).collect();
    let Some(Split { usual, count, first, odd }) = majority::split(&forms, wanted) else { return };
    let places: Vec<Span> = odd.iter().map(|&at| printed[at].0).collect();
    let (here, text) = (article.text(places[0]), say(usual));
    let there = first.map(|at| printed[at].0);
    let message = match there {
        Some(there) => format!("\"{here}\" here, \"{}\" elsewhere", article.text(there)),
        None => format!("\"{here}\" here, the house writes \"{text}\""),
    };
    let edits = places.iter().map(|&place| edit(article, place, text)).collect();
    let applicability = if wanted.is_some() { Applicability::Safe } else { Applicability::Unsafe };
    let found = majority::flag(report, &places, there, message);
    found.label("another form here");
    if there.is_some() {
        found.note(majority::counts(count, odd.len()));
    }
    found.fix(format!("change to \"{text}\""), applicability, edits);
}

/// The replacement of a sign or word behind a figure: a sign stands tight, a word apart.
fn edit(article: &Article, place: Span, text: &str) -> Edit {
    let before = &article.prose[..place.start as usize];
    let start = before.trim_end_matches([' ', '\u{a0}', '-']).len() as u32;
    let tight = !text.starts_with(|it: char| it.is_ascii_alphabetic()) || text.len() <= 3;
    Edit { span: Span::new(start, place.end), text: if tight { text.to_owned() } else { format!(" {text}") } }
}

fn name(form: PercentForm) -> &'static str {
    match form {
        PercentForm::Sign => "%",
        PercentForm::OneWord => "percent",
        PercentForm::TwoWords => "per cent",
    }
}

fn written(scale: Scale, word: ScaleWord) -> &'static str {
    let [full, letters, short] = match scale {
        Scale::Million => ["million", "m", "mn"],
        Scale::Billion => ["billion", "bn", "bn"],
        Scale::Trillion => ["trillion", "tn", "trn"],
    };
    match word {
        ScaleWord::Full => full,
        ScaleWord::Letters => letters,
        ScaleWord::Short => short,
    }
}
