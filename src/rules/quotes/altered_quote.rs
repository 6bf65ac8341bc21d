//! A quotation in the headline or the standfirst that the story nearly has: a word changed, put in, or a `not` left
//! out.

use std::cell::LazyCell;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::quote::Quote;
use crate::lexicon::Classes;
use crate::rules::quotes::alignment::{Alignment, LONGEST, align, is_same};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::Token;

/// `quotes/altered-quote`
pub const RULE: Rule = Rule {
    id: "quotes/altered-quote",
    summary: "the headline quotes words that the story has otherwise",
    guide: include_str!("altered_quote.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words of a quotation that may be looked for; fewer are a catchword, more are no headline.
const WORDS: std::ops::RangeInclusive<usize> = 3..=30;
/// Quotations of the display type that are looked for.
const MOST: usize = 12;
/// Words from which a quotation is known by either end.
const LONG: usize = 8;
/// One word in so many may have been changed; more, and it is another quotation.
const CHANGED_OF: usize = 5;

fn check(article: &Article, report: &mut Report<'_>) {
    let is_display = |quote: &&Quote| matches!(article.blocks[quote.block].zone, Zone::Headline | Zone::Standfirst);
    let mut display = article.facts.quotes.all.iter().filter(is_display).peekable();
    if display.peek().is_none() {
        return;
    }
    // Most are quoted word by word.
    let passages = LazyCell::new(|| passages(article));
    for quote in display.take(MOST) {
        let words: Vec<Token> = quote.spoken(article).copied().collect();
        if !WORDS.contains(&words.len()) || stands_in_story(article, &words) {
            continue;
        }
        if let Some((near, passage)) = nearest(article, &words, &passages) {
            tell(article, report, (quote, &words), passage, &near);
        }
    }
}

/// The words somebody is quoted with in each paragraph of the story, whatever stands between.
fn passages(article: &Article) -> Vec<Vec<Token>> {
    let mut passages: Vec<Vec<Token>> = Vec::new();
    let mut block = usize::MAX;
    for quote in article.facts.quotes.all.iter().filter(|quote| is_told(article.blocks[quote.block].zone)) {
        if quote.block != block && !quote.continues || passages.is_empty() {
            passages.push(Vec::new());
        }
        block = quote.block;
        passages.last_mut().expect("one was just added").extend(quote.spoken(article).copied());
    }
    passages
}

fn is_told(zone: Zone) -> bool {
    matches!(zone, Zone::Paragraph | Zone::List | Zone::Quote | Zone::PullQuote)
}

/// Whether the words stand somewhere in the story one after the other, in whosever voice.
fn stands_in_story(article: &Article, words: &[Token]) -> bool {
    article.blocks.iter().filter(|block| is_told(block.zone) || block.zone == Zone::Caption).any(|block| {
        let tokens = article.tokens_of(block);
        (0..tokens.len()).filter(|&at| tokens[at].norm == words[0].norm).any(|at| {
            let mut told = tokens[at..].iter().filter(|token| token.is_word() || token.is_number());
            words.iter().all(|word| told.next().is_some_and(|other| other.norm == word.norm))
        })
    })
}

/// The passage that nearly has the words, if none has them.
fn nearest<'p>(article: &Article, words: &[Token], passages: &'p [Vec<Token>]) -> Option<(Alignment, &'p [Token])> {
    let mut best: Option<(Alignment, &[Token])> = None;
    for passage in passages.iter().filter(|passage| shares_most(words, passage)) {
        let Some(found) = align(article, words, passage) else { continue };
        // `shocked and saddened` joins `shocked, saddened and numbed`.
        let joins = |&(at, other): &(usize, Option<usize>)| {
            other.is_none() && words[at].text(&article.prose).eq_ignore_ascii_case("and")
        };
        let whole = found.changed.iter().all(joins) && !drops_negation(article, &found, passage);
        if whole || runs_through(article, words, passage) && !found.changed.is_empty() {
            return None;
        }
        if best.as_ref().is_none_or(|(best, _)| found.cost < best.cost) {
            best = Some((found, passage));
        }
    }
    best.filter(|(found, _)| is_near(words, found))
}

/// Whether enough of the words stand in the passage that it is worth laying them along it.
fn shares_most(words: &[Token], passage: &[Token]) -> bool {
    let stands = |word: &&Token| passage.iter().take(LONGEST).any(|other| other.norm == word.norm);
    words.iter().filter(stands).count() * 2 >= words.len()
}

/// Whether the words stand in the passage in their order, with whatever between them: a headline leaves words out.
fn runs_through(article: &Article, words: &[Token], passage: &[Token]) -> bool {
    let mut rest = passage.iter();
    words.iter().all(|word| rest.any(|other| is_same(article, word, other)))
}

/// Whether a `not` was left out between the words.
fn drops_negation(article: &Article, found: &Alignment, passage: &[Token]) -> bool {
    found.left_out.len() <= 2 && found.left_out.iter().any(|&at| is_negation(passage[at].text(&article.prose)))
}

fn is_negation(word: &str) -> bool {
    ["not", "never", "no", "cannot"].iter().any(|it| word.eq_ignore_ascii_case(it))
        || word.to_ascii_lowercase().ends_with("n't")
        || word.ends_with("n’t")
}

/// Whether it is the same quotation with a word changed, and not another one that shares some words.
fn is_near(words: &[Token], found: &Alignment) -> bool {
    let content = found.kept.iter().filter(|&&at| !words[at].is(Classes::FUNCTION)).count();
    let small = |change: &&(usize, Option<usize>)| words[change.0].is(Classes::FUNCTION) && change.1.is_some();
    // `will` for `would` and `the` for `this` do not make it another quotation, once most of it is there.
    let spared = usize::from(content >= 2 && words.len() > CHANGED_OF && found.changed.iter().any(|it| small(&it)));
    let changed = found.changed.len() - spared;
    is_anchored(words, found)
        && changed <= 1.max(words.len() / CHANGED_OF)
        && found.left_out.len() <= 1 + words.len() / CHANGED_OF
        && (content >= 2 || content == 1 && found.kept.len() >= 3)
}

/// Whether its first and its last word stand in the story; of a long quotation, whether one of them does.
fn is_anchored(words: &[Token], found: &Alignment) -> bool {
    let (first, last) = (found.kept.contains(&0), found.kept.contains(&(words.len() - 1)));
    first && last || (first || last) && words.len() >= LONG
}

fn tell(
    article: &Article,
    report: &mut Report<'_>,
    (quote, words): (&Quote, &[Token]),
    passage: &[Token],
    near: &Alignment,
) {
    let place = article.blocks[quote.block].zone.name();
    let said = passage[near.stretch.0].span().to(passage[near.stretch.1].span());
    let span = words[0].span().to(words[words.len() - 1].span());
    let found = report.flag(span, format!("the {place} quotes words that the story has otherwise"));
    found.label("quoted here").also(said, "the story has these words");
    let text = |token: &Token| token.text(&article.prose).to_owned();
    let here: Vec<String> = near.changed.iter().map(|&(at, _)| text(&words[at])).collect();
    let there: Vec<String> = near
        .changed
        .iter()
        .filter_map(|&(_, at)| at)
        .chain(near.left_out.iter().copied())
        .map(|at| text(&passage[at]))
        .collect();
    let list = |words: &[String]| match words {
        [] => "nothing".to_owned(),
        words => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" "),
    };
    found.note(format!("the {place} has {}, the story {}", list(&here), list(&there)));
    if let ([(at, Some(other))], []) = (near.changed.as_slice(), near.left_out.as_slice()) {
        found.replace(words[*at].span(), text(&passage[*other]), Applicability::Manual);
    }
}
