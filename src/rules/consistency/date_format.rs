//! Days of a month printed in two ways in one story: `January 14` and `14 January`, `Jan. 14` and `January 14`,
//! `January 14` and `January 14th`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::date::DateMention;
use crate::facts::format::{DateForm, MonthForm, Order, Printed};
use crate::lexicon::Classes;
use crate::rules::dates::wording;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::is_one_of;

use super::majority::{self, Split};
use super::story::{Story, is_bracketed};

/// `consistency/date-format`
pub const RULE: Rule = Rule {
    id: "consistency/date-format",
    summary: "days of a month printed in two ways",
    guide: include_str!("date_format.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| Ok(Box::new(DateFormat::new(options)?) as Box<dyn Check>),
};

/// The samples a house may choose from: order, month and day as they stand in each.
const SAMPLES: [(&str, Style); 8] = [
    ("January 14", style(Order::MonthFirst, MonthForm::Full, false)),
    ("January 14th", style(Order::MonthFirst, MonthForm::Full, true)),
    ("Jan. 14", style(Order::MonthFirst, MonthForm::Stopped, false)),
    ("Jan 14", style(Order::MonthFirst, MonthForm::Bare, false)),
    ("14 January", style(Order::DayFirst, MonthForm::Full, false)),
    ("14th January", style(Order::DayFirst, MonthForm::Full, true)),
    ("14 Jan.", style(Order::DayFirst, MonthForm::Stopped, false)),
    ("14 Jan", style(Order::DayFirst, MonthForm::Bare, false)),
];

/// Abbreviations of the months that wires abbreviate beside a day; March to July they never do.
const SHORT: [&str; 12] = ["Jan", "Feb", "", "", "", "", "", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// A way of printing a day of a month.
#[derive(Debug, Clone, Copy)]
struct Style {
    order: Order,
    month: MonthForm,
    ordinal: bool,
}

const fn style(order: Order, month: MonthForm, ordinal: bool) -> Style {
    Style { order, month, ordinal }
}

/// What the house wants; where it says nothing, the story's own habit holds.
struct DateFormat {
    wanted: Option<Style>,
}

impl DateFormat {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["prefer"])?;
        Ok(Self { wanted: options.choice("prefer", &SAMPLES)? })
    }
}

impl Check for DateFormat {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let dates = &article.facts.formats.dates;
        if dates.is_empty() {
            return;
        }
        let story = Story::of(article);
        let dates = dates.iter().filter(|it| is_compared(article, &story, it)).collect();
        let page = Page { article, dates };
        let Style { order, month, ordinal } = self.wanted.unwrap_or(SAMPLES[0].1);
        let wanted = self.wanted.is_some();
        // A date that is at odds in two respects is told of once.
        let mut told =
            page.compare(report, wanted.then_some(order), &[], |form| Some(form.order), |it, to| page.turned(it, to));
        told.extend(page.compare(
            report,
            wanted.then_some(month),
            &told,
            |form| page.month(form),
            |it, to| page.named(it, to),
        ));
        page.compare(report, wanted.then_some(ordinal), &told, |form| Some(form.ordinal), |it, to| page.ended(it, to));
    }
}

/// Whether a date is printed by the habit of the story: in its own words, in a sentence, not as a name.
fn is_compared(article: &Article, story: &Story, date: &Printed<DateForm>) -> bool {
    let block = &article.blocks[date.block];
    let told = date.is_told(article) && block.zone != Zone::List && story.tells(date.block);
    told && !is_name(article, date) && !is_label(article, date)
}

/// `May 1, 1923: The bridge was opened.`
fn is_label(article: &Article, date: &Printed<DateForm>) -> bool {
    let mention = &article.facts.dates[date.form.mention];
    let first = article.blocks[date.block].tokens.start == mention.tokens.start;
    first && article.tokens.get(mention.tokens.end).is_some_and(|it| it.is_mark(&article.prose, ':'))
}

/// `the Jan. 6 committee`, `9 November`'s night: a day that has become a name keeps the form it is known by.
fn is_name(article: &Article, date: &Printed<DateForm>) -> bool {
    let mention = &article.facts.dates[date.form.mention];
    let before = mention.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    let named = matches!(
        (mention.fields.month, mention.fields.day),
        (Some(9), Some(11)) | (Some(7), Some(4)) | (Some(1), Some(6))
    );
    let known = is_one_of(before, &["the", "a", "an", "this", "that"]);
    named || known || is_bracketed(article, date.span)
}

/// The dates of a story that are compared.
struct Page<'a> {
    article: &'a Article,
    dates: Vec<&'a Printed<DateForm>>,
}

impl Page<'_> {
    /// How the month is written, if it is one that may be abbreviated.
    fn month(&self, form: &DateForm) -> Option<MonthForm> {
        let month = self.article.facts.dates[form.mention].fields.month?;
        SHORT.get(usize::from(month).wrapping_sub(1)).filter(|short| !short.is_empty()).map(|_| form.month)
    }

    /// Compares the dates in one respect and reports those at odds. `repair` gives a date the form it should have.
    fn compare<F: Copy + PartialEq>(
        &self,
        report: &mut Report<'_>,
        wanted: Option<F>,
        told: &[Span],
        respect: impl Fn(&DateForm) -> Option<F>,
        repair: impl Fn(&Printed<DateForm>, F) -> Option<Edit>,
    ) -> Vec<Span> {
        let (dates, forms): (Vec<&Printed<DateForm>>, Vec<F>) =
            self.dates.iter().filter_map(|date| Some((*date, respect(&date.form)?))).unzip();
        let Some(Split { usual, count, first, odd }) = majority::split(&forms, wanted) else { return Vec::new() };
        let places: Vec<Span> = odd.iter().map(|&at| dates[at].span).collect();
        if told.contains(&places[0]) {
            return Vec::new();
        }
        let here = self.article.text(places[0]);
        let there = first.map(|at| dates[at].span);
        let message = match there {
            Some(there) => format!("\"{here}\" here, \"{}\" elsewhere", self.article.text(there)),
            None => format!("\"{here}\" is not how the house prints a date"),
        };
        let found = majority::flag(report, &places, there, message);
        found.label("another form here");
        if there.is_some() {
            found.note(majority::counts(count, odd.len()));
        }
        let edits: Option<Vec<Edit>> = odd.iter().map(|&at| repair(dates[at], usual)).collect();
        if let Some(edits) = edits {
            let applicability = if wanted.is_some() { Applicability::Safe } else { Applicability::Unsafe };
            found.fix(format!("change to \"{}\"", repaired(self.article, places[0], &edits[0])), applicability, edits);
        }
        places
    }

    fn mention(&self, date: &Printed<DateForm>) -> &DateMention {
        &self.article.facts.dates[date.form.mention]
    }

    /// A date with month and day in the other order; none where a year, a weekday or a range would have to move too.
    fn turned(&self, date: &Printed<DateForm>, order: Order) -> Option<Edit> {
        let mention = self.mention(date);
        let day = self.article.text(wording::day_of(self.article, mention)?);
        let month = self.article.text(self.month_of(date)?);
        let text = match order {
            Order::MonthFirst => format!("{month} {day}"),
            Order::DayFirst => format!("{day} {month}"),
        };
        date.form.alone.then_some(Edit { span: date.span, text })
    }

    /// A date with its month in another form.
    fn named(&self, date: &Printed<DateForm>, month: MonthForm) -> Option<Edit> {
        let number = self.mention(date).fields.month?;
        let short = SHORT.get(usize::from(number).wrapping_sub(1))?;
        let text = match month {
            MonthForm::Full => wording::month_name(number).to_owned(),
            MonthForm::Bare => (*short).to_owned(),
            MonthForm::Stopped => format!("{short}."),
        };
        Some(Edit { span: self.month_of(date)?, text })
    }

    /// A date with its day as an ordinal, or not.
    fn ended(&self, date: &Printed<DateForm>, ordinal: bool) -> Option<Edit> {
        let mention = self.mention(date);
        let day = mention.fields.day?;
        let text = format!("{day}{}", if ordinal { ending(day) } else { "" });
        Some(Edit { span: wording::day_of(self.article, mention)?, text })
    }

    /// The month of a date with its stop; none where the stop may end the sentence as well.
    fn month_of(&self, date: &Printed<DateForm>) -> Option<Span> {
        let word = wording::word_of(self.article, self.mention(date), Classes::MONTH)?;
        match (date.form.month, date.form.order) {
            (MonthForm::Stopped, Order::DayFirst) => None,
            (MonthForm::Stopped, Order::MonthFirst) => Some(Span::new(word.start, word.end + 1)),
            _ => Some(word),
        }
    }
}

/// A date as it reads after an edit inside it.
fn repaired(article: &Article, date: Span, edit: &Edit) -> String {
    let before = article.text(Span::new(date.start, edit.span.start));
    let after = article.text(Span::new(edit.span.end, date.end));
    format!("{before}{}{after}", edit.text)
}

fn ending(day: u8) -> &'static str {
    match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
