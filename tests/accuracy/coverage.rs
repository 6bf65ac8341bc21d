//! How much of what the rules on numbers check they could read: statements found by plain patterns, and how many of
//! them the rules took up. A checker that hides what it could not read is not to be trusted.

use std::fmt::Write as _;
use std::sync::LazyLock;

use copydesk::article::Article;
use copydesk::rules::numbers::{change, currency_conversion, percent_share, sum, unit_conversion, vote_tally};
use copydesk::span::Span;
use rayon::prelude::*;
use regex::Regex;

use crate::corpus::Corpus;
use crate::run::article;

/// A kind of statement: what the table calls it, how it looks, and what the rules read of it.
struct Kind {
    name: &'static str,
    pattern: Regex,
    read: fn(&Article) -> Vec<Span>,
}

static KINDS: LazyLock<[Kind; 6]> = LazyLock::new(|| {
    let unit = "km|kms|kilomet(?:re|er)s?|miles?|feet|foot|ft|met(?:re|er)s?|m|inch(?:es)?|cm|kg|kilograms?|kilos?|pounds?|lbs?|ounces?|oz|tons?|tonnes?|acres?|hectares?|lit(?:re|er)s?|gallons?|°?[CF]|degrees? (?:Celsius|Fahrenheit|C|F)|mph|kph|km/h|knots";
    let unit = format!(r"(?:(?:square|sq|cubic|nautical)[ -])?(?:{unit})");
    let money = r"(?:US|A|C|HK|NZ)?[$£€¥]|(?i:dollars?|euros?|pounds?|yen|yuan|won|francs?|marks?|rupees?|rand|naira)";
    let percent = "(?:%|percent|per cent|pct)";
    let pattern = |text: String| Regex::new(&text).expect("a valid pattern");
    [
        Kind {
            name: "conversions of measures",
            pattern: pattern(format!(r"\d[\d.,]*[ -]?{unit}(?: [a-z]+){{0,3}} \((?:[a-z]+ ){{0,2}}\d[\d.,]*[ -]?{unit}\)")),
            read: |article| unit_conversion::conversions(article).iter().map(|it| it.from.span.to(it.to.span)).collect(),
        },
        Kind {
            name: "conversions of money",
            pattern: pattern(format!(
                r"\d[\d.,]*(?: ?(?:m|bn|million|billion|mln|bln))?[ -](?i:dollars?|euros?|pounds?|yen|yuan|won|francs?|marks?|rupees?|rand|naira) \((?:[a-z]+ ){{0,2}}(?:{money})?\d[^()]{{0,30}}\)"
            )),
            read: |article| {
                currency_conversion::conversions(article).iter().map(|it| it.from.span.to(it.to.span)).collect()
            },
        },
        Kind {
            name: "changes from one figure to another, with a percentage",
            pattern: pattern(format!(
                r"\d[\d.]* ?{percent},? to [^.;()]{{0,25}}\d[\d.,]*[^.;()]{{0,40}}? from [^.;()]{{0,12}}\d|from [^.;()]{{0,12}}\d[\d.,]*[^.;()]{{0,30}}? to [^.;()]{{0,12}}\d[\d.,]*[^.;()]{{0,20}}, (?:a|an|up|down) [^.;()]{{0,20}}\d[\d.]* ?{percent}"
            )),
            read: |article| {
                let changes = change::changes(article);
                changes.iter().filter_map(|it| Some(it.from.span.to(it.to.span).to(it.by?.span))).collect()
            },
        },
        Kind {
            name: "shares as counts and in percent",
            pattern: pattern(format!(r"\d[\d,]* (?:out )?of (?:the |about )?\d[\d,]*[^.;]{{0,30}}(?:\(|, or )\d[\d.]* ?{percent}")),
            read: |article| percent_share::shares(article).iter().map(|it| it.part.span.to(it.percent.span)).collect(),
        },
        Kind {
            name: "totals with all their parts",
            pattern: pattern(
                r"\d[\d,.]* [a-z]+(?: [a-z]+)? ?(?:[–—:]|--|, made up of|, comprising|, consisting of) ?(?:[$£€]?\d[\d,.]*m?|one|two|three|four|five|six|seven|eight|nine|ten) [^.;]{0,40}(?:,|and) (?:[$£€]?\d[\d,.]*m?|one|two|three|four|five|six|seven|eight|nine|ten) "
                    .to_owned(),
            ),
            read: |article| {
                let totals = sum::totals(article);
                totals.iter().filter_map(|it| Some(it.total.span.to(it.parts.last()?.span))).collect()
            },
        },
        Kind {
            name: "votes with a majority or a house",
            pattern: pattern(
                r"\d+(?:-| to | votes to )\d+[^.]{0,40}(?:majority|margin) of \d+|\d+-\d+ [^.]{0,40}\d+-(?:seat|member)".to_owned(),
            ),
            read: |article| vote_tally::votes(article).iter().map(|it| it.first.span.to(it.second.span)).collect(),
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

/// The table: statements, how many were read, and those that were not.
pub(crate) fn text(corpus: &Corpus, verbose: bool) -> String {
    let mut text = format!("{:56}{:>12}{:>8}{:>9}{:>12}\n", "statement", "in corpus", "read", "share", "all read");
    for kind in KINDS.iter() {
        let counts = corpus.documents.par_iter().map(|document| count(kind, &article(document)));
        let Count { seen, read, all, missed } = counts.reduce(Count::default, |mut sum, one| {
            sum.missed.extend(one.missed);
            Count { seen: sum.seen + one.seen, read: sum.read + one.read, all: sum.all + one.all, missed: sum.missed }
        });
        let share = read as f64 / seen.max(1) as f64;
        let _ = writeln!(text, "{:56}{seen:>12}{read:>8}{share:>9.3}{all:>12}", kind.name);
        if verbose {
            missed.iter().for_each(|missed| text += &format!("    not read: {missed}\n"));
        }
    }
    text
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
