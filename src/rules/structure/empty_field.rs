//! A label with nothing behind it: `Updated On:`, `By | |`, `Published: null`, `(Photo by .)`.

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::{Classes, lines};
use crate::read::Origin;
use crate::rules::structure::line_shape::{has_words, words};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::Token;
use crate::text::phrase::{Phrases, norm};

/// `structure/empty-field`
pub const RULE: Rule = Rule {
    id: "structure/empty-field",
    summary: "a label with nothing behind it",
    guide: include_str!("empty_field.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// What a label promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// A date or time.
    Date,
    /// A person or a house.
    Name,
}

static LABELS: LazyLock<Phrases<Promise>> = LazyLock::new(|| {
    let mut labels = Phrases::default();
    for line in lines(include_str!("../../../rules/lexicon/field-labels.txt")) {
        match line.split_once(": ") {
            Some(("date", label)) => labels.add(label, Promise::Date),
            Some((_, label)) => labels.add(label, Promise::Name),
            None => {}
        }
    }
    labels
});

/// Words a program writes where a value is missing.
const NO_VALUE: &[&str] = &["null", "undefined", "nan", "none"];
/// Words of the next line that can still be the value of a label.
const VALUE_WORDS: usize = 10;
/// Words of a line that can be a line of labels.
const LABEL_LINE: usize = 24;

fn check(article: &Article, report: &mut Report<'_>) {
    for (at, block) in article.blocks.iter().enumerate() {
        // An empty field of the front matter is not shown to anybody.
        if block.origin != Origin::Body {
            continue;
        }
        if matches!(block.zone, Zone::Headline | Zone::Subhead | Zone::Table | Zone::List | Zone::Quote) {
            continue;
        }
        let tokens = article.tokens_of(block);
        if has_words(tokens, LABEL_LINE + 1) {
            continue;
        }
        let mut index = 0;
        while index < tokens.len() {
            let step = match label_at(article, tokens, index) {
                Some((length, promise)) => {
                    field(article, report, at, index, length, promise);
                    length
                }
                None => 1,
            };
            index += step;
        }
    }
}

/// A label at this token: at the start of the block or after a separator.
fn label_at(article: &Article, tokens: &[Token], index: usize) -> Option<(usize, Promise)> {
    if !tokens[index].is_capitalised() || !LABELS.may_begin(&tokens[index]) {
        return None;
    }
    let begins =
        index == 0 || is_separator(article, &tokens[index - 1]) || tokens[index - 1].text(&article.prose) == "(";
    if !begins {
        return None;
    }
    LABELS.longest(&article.prose, &tokens[index..]).map(|hit| (hit.tokens, *hit.value))
}

fn field(article: &Article, report: &mut Report<'_>, at: usize, index: usize, length: usize, promise: Promise) {
    let block = &article.blocks[at];
    let tokens = article.tokens_of(block);
    let mut next = index + length;
    let colon = tokens.get(next).is_some_and(|token| token.is_mark(&article.prose, ':'));
    next += usize::from(colon);
    let label = tokens[index].span().to(tokens[next - 1].span());
    let text = article.text(label).trim_end_matches(':');
    if let Some(value) = tokens.get(next)
        && (colon || promise == Promise::Date || text.eq_ignore_ascii_case("by"))
        && NO_VALUE.iter().any(|word| norm(word) == value.norm)
        && tokens.get(next + 1).is_none_or(|after| is_separator(article, after) || after.norm == value.norm)
    {
        let found = report.flag(label.to(value.span()), format!("\"{text}\" has no value"));
        found.label(format!("\"{}\" is what a program writes for nothing", value.text(&article.prose)));
        return;
    }
    let empty = match tokens.get(next) {
        None => colon && !value_follows(article, at, promise),
        Some(after) if is_separator(article, after) => colon || by(text),
        Some(after) => by(text) && matches!(after.text(&article.prose), "." | ")" | ","),
    };
    if empty {
        let what = if promise == Promise::Date { "no date" } else { "no name" };
        let found = report.flag(label, format!("\"{text}\" has nothing behind it"));
        found.label(format!("{what} follows"));
        if promise == Promise::Date && article.date.is_none() {
            found.note("nothing else dates the article, so its weekdays and year-less dates hang in the air");
        }
    }
}

/// Whether a label ends in "by", which without a colon too must be followed by a name.
fn by(label: &str) -> bool {
    label.len() >= 2 && label.is_char_boundary(label.len() - 2) && label[label.len() - 2..].eq_ignore_ascii_case("by")
}

/// Whether the line after the label gives its value: web pages break the line between the two.
fn value_follows(article: &Article, at: usize, promise: Promise) -> bool {
    let Some(next) = article.blocks.get(at + 1) else { return false };
    let tokens = article.tokens_of(next);
    let is_dated = |block: &Block| {
        let classes = Classes::MONTH.with(Classes::WEEKDAY);
        article.tokens_of(block).iter().any(|token| token.is_number() || token.is(classes))
    };
    match promise {
        Promise::Date => words(tokens) <= VALUE_WORDS && is_dated(next),
        Promise::Name => words(tokens) <= VALUE_WORDS || next.zone == Zone::List,
    }
}

fn is_separator(article: &Article, token: &Token) -> bool {
    matches!(token.text(&article.prose), "|" | "•" | "·" | "–" | "—" | ";")
}
