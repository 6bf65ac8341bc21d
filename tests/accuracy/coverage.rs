//! How much of what the rules on numbers check they could read: statements found by plain patterns, and how many of
//! them the rules took up. A checker that hides what it could not read is not to be trusted.

use std::fmt::Write as _;
use std::sync::LazyLock;

use copydesk::article::Article;
use copydesk::rules::numbers::{change, currency_conversion, percent_share, rate, sum, unit_conversion, vote_tally};
use copydesk::span::Span;
use rayon::prelude::*;
use regex::Regex;

use crate::corpus::Corpus;
use crate::run::article;

/// A kind of statement: what the table calls it, how it looks, and what the rules read of it. The patterns are wider
/// than what the rules can read, so that what they cannot shows.
struct Kind {
    name: &'static str,
    pattern: Regex,
    read: fn(&Article) -> Vec<Span>,
}

/// A number in digits or words.
const NUMBER: &str = r"(?:\d[\d,.]*|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen))";
/// A unit of measurement that is converted.
const UNIT: &str = r"(?:(?:(?:square|sq|cubic|cu|nautical|metric|short|fluid|US|imperial)[ .-]{1,2})?(?:km|kms|kilomet(?:re|er)s?|miles?|mi|feet|foot|ft|yards?|met(?:re|er)s?|m|inch(?:es)?|in|cm|mm|kg|kilograms?|kilos?|grams?|g|pounds?|lbs?|ounces?|oz|stone|tons?|tonnes?|acres?|hectares?|ha|lit(?:re|er)s?|gallons?|pints?|barrels?|degrees?(?: (?:Celsius|Fahrenheit|C|F))?|[°º] ?[CF]?|[CF]|mph|kph|kmh|km/h|knots)\b)";
/// A sign or a word of money.
const MONEY: &str = r"(?:(?:US|A|C|HK|NZ|S)?[$£€¥]|\b(?i:dollars?|euros?|pounds?|yen|yuan|won|francs?|marks?|rupees?|rand|naira|pesos?|kroner|kronor|roubles?|rubles?|baht|riyals?|shekels?)\b)";
/// Percent.
const PERCENT: &str = r"(?:%| ?per ?cent\b| ?pct\b)";

static KINDS: LazyLock<[Kind; 7]> = LazyLock::new(|| {
    let pattern = |text: String| Regex::new(&text).expect("a valid pattern");
    [
        Kind {
            name: "conversions of measures",
            pattern: pattern(format!(
                r"{NUMBER}[ -]?{UNIT}[^().;\d$£€]{{0,40}}(?:\([^()\d$£€]{{0,20}}|, or (?:about |around |roughly |some )?){NUMBER}[^()\d.;]{{0,6}}{UNIT}|{NUMBER}[ -]?{UNIT} ?/ ?{NUMBER}[ -]?{UNIT}"
            )),
            read: |article| unit_conversion::conversions(article).iter().map(|it| it.from.span.to(it.to.span)).collect(),
        },
        Kind {
            name: "conversions of money",
            pattern: pattern(format!(
                r"(?:{MONEY} ?\d[\d,.]*|\d[\d,.]*(?: ?[a-z]+)?[ -]{MONEY})[^().;\d]{{0,40}}\([^()\d]{{0,24}}\d[\d,.]*(?: ?[a-z]+)?[ -]{MONEY}|(?:{MONEY} ?\d[\d,.]*|\d[\d,.]*(?: ?[a-z]+)?[ -]{MONEY})[^().;\d]{{0,40}}\([^()\d]{{0,24}}{MONEY} ?\d"
            )),
            read: |article| {
                currency_conversion::conversions(article).iter().map(|it| it.from.span.to(it.to.span)).collect()
            },
        },
        Kind {
            name: "changes from one figure to another, with a percentage",
            pattern: pattern(format!(
                r"\d{PERCENT}[^.;()]{{0,30}} to [^.;()\d]{{0,12}}\d[\d,.]*[^;()\d]{{0,40}} from [^.;()\d]{{0,12}}\d|\d{PERCENT}[^.;()\d]{{0,20}} from [^.;()\d]{{0,12}}\d[\d,.]*[^;()\d]{{0,30}} to [^.;()\d]{{0,12}}\d|from [^.;()\d]{{0,12}}\d[\d,.]*[^;()\d]{{0,30}} to [^.;()\d]{{0,12}}\d[\d,.]*[^.;()\d]{{4,40}}\d[\d.]*{PERCENT}"
            )),
            read: |article| {
                let changes = change::changes(article);
                changes.iter().filter_map(|it| Some(it.from.span.to(it.to.span).to(it.by?.span))).collect()
            },
        },
        Kind {
            name: "shares as counts and in percent",
            pattern: pattern(format!(
                r"{NUMBER} (?:out of|of|in) (?:the |about |some |every |its |their |all )?{NUMBER}[^.;\d]{{0,40}}(?:\(|, or |, |– |— )[^.;()\d]{{0,12}}\d[\d.]*{PERCENT}|(?i:half|third|quarter|fifth)s?[^.;()\d]{{0,20}}(?:\(|, or )[^.;()\d]{{0,12}}\d[\d.]*{PERCENT}"
            )),
            read: |article| percent_share::shares(article).iter().map(|it| it.part.span.to(it.percent.span)).collect(),
        },
        Kind {
            name: "totals with all their parts",
            pattern: pattern(format!(
                r"{NUMBER}m? [a-z]+(?: [a-z]+)?(?: ?[–—:]| --| -|, made up of|, comprising|, consisting of| comprising| consisting of| made up of) (?:[$£€]?{NUMBER})[^.;:–—]{{1,40}}(?:,|and) [$£€]?{NUMBER}m? [a-z]"
            )),
            read: |article| {
                let totals = sum::totals(article);
                totals.iter().filter_map(|it| Some(it.total.span.to(it.parts.last()?.span))).collect()
            },
        },
        Kind {
            name: "votes with a majority or a house",
            pattern: pattern(
                r"\d+(?: ?[-–] ?| to | votes to )\d+[^.;]{0,60}(?:majority|margin) of \d+|\d+(?: ?[-–] ?| to )\d+[^.;]{0,60}\d+-(?:vote|seat|member)|\d+-(?:seat|member)[^.;]{0,60}\b(?i:vote[sd]?)\b[^.;]{0,30}\d+(?: ?[-–] ?| to )\d+"
                    .to_owned(),
            ),
            read: |article| vote_tally::votes(article).iter().map(|it| it.first.span.to(it.second.span)).collect(),
        },
        Kind {
            name: "rates for two spans of time",
            pattern: pattern(format!(
                r"{MONEY} ?\d[\d,.]*[^.;()\d]{{0,20}}(?:a|per) (?:day|week|month|year)[^.;\d]{{0,10}}(?:\(|, or |or ){MONEY} ?\d[\d,.]*[^.;()\d]{{0,12}}(?:a|per) (?:day|week|month|year)"
            )),
            read: |article| rate::said_twice(article).iter().map(|it| it.short.span.to(it.long.span)).collect(),
        },
    ]
});

/// What was found of a kind.
#[derive(Default)]
struct Count {
    seen: usize,
    read: usize,
    /// All that the rules read, whether the pattern found it or not.
    all: usize,
    missed: Vec<String>,
}

/// What was found of every kind, in the order of the tables.
pub(crate) struct Coverage(Vec<(&'static str, Count)>);

impl Coverage {
    /// Counts the statements of a corpus.
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let articles: Vec<Article> = corpus.documents.par_iter().map(article).collect();
        let counted = |kind: &Kind| {
            let counts = articles.par_iter().map(|article| count(kind, article));
            counts.reduce(Count::default, |mut sum, one| {
                sum.missed.extend(one.missed);
                Count {
                    seen: sum.seen + one.seen,
                    read: sum.read + one.read,
                    all: sum.all + one.all,
                    missed: sum.missed,
                }
            })
        };
        Self(KINDS.iter().map(|kind| (kind.name, counted(kind))).collect())
    }

    /// The table: statements, how many were read, and those that were not.
    pub(crate) fn text(&self, verbose: bool) -> String {
        let mut text = format!("{:56}{:>12}{:>8}{:>9}{:>12}\n", "statement", "in corpus", "read", "share", "all read");
        for (name, count) in &self.0 {
            let Count { seen, read, all, missed } = count;
            let _ = writeln!(text, "{name:56}{seen:>12}{read:>8}{:>9.3}{all:>12}", count.share());
            if verbose {
                missed.iter().for_each(|missed| text += &format!("    not read: {missed}\n"));
            }
        }
        text
    }

    /// The same for the docs.
    pub(crate) fn table(&self) -> String {
        let mut text =
            String::from("| statement with arithmetic | in the corpus | read | share |\n|---|---:|---:|---:|\n");
        for (name, count) in &self.0 {
            let _ = writeln!(text, "| {name} | {} | {} | {:.3} |", count.seen, count.read, count.share());
        }
        text
    }
}

impl Count {
    /// Share of the statements found by the pattern that the rules read.
    fn share(&self) -> f64 {
        self.read as f64 / self.seen.max(1) as f64
    }
}

/// Statements of a kind in the paragraphs of an article.
fn count(kind: &Kind, article: &Article) -> Count {
    let spans = (kind.read)(article);
    let mut count = Count { all: spans.len(), ..Count::default() };
    for block in article.blocks.iter().filter(|block| block.zone.is_running_text()) {
        for found in kind.pattern.find_iter(article.text(block.span)) {
            let span = Span::new(block.span.start + found.start() as u32, block.span.start + found.end() as u32);
            count.seen += 1;
            if spans.iter().any(|it| it.overlaps(span)) {
                count.read += 1;
            } else {
                count.missed.push(found.as_str().replace('\n', " "));
            }
        }
    }
    count
}
