//! A paragraph, a run of paragraphs or a sentence that stands twice, word for word or nearly; the standfirst
//! that only says what the first sentence says again.

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use crate::read::Origin;
use crate::rules::structure::line_shape::{ends_like_sentence, has_words};
use crate::rules::structure::shingles::{Likeness, Passages, Repeat, copies, may_be_copied};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind};

/// `structure/duplicate-paragraph`
pub const RULE: Rule = Rule {
    id: "structure/duplicate-paragraph",
    summary: "a paragraph or sentence stands twice",
    guide: include_str!("duplicate_paragraph.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words below which a repeated passage is a refrain, a label or chance.
const SHORTEST: usize = 12;
/// Shared shingles from which two paragraphs are one.
const NEAR: f32 = 0.7;
/// Shared shingles from which a standfirst repeats the lead.
const NEAR_LEAD: f32 = 0.5;
/// Further copies that are shown; more are counted.
const MOST_COPIES: usize = 5;
/// Paragraphs that name their speaker, from which an article prints an interview.
const FEWEST_TURNS: usize = 3;
/// Passages of a pasted block between two that are copies: captions, links, a changed line.
const MOST_SKIPPED: usize = 4;
/// Words by which near copies may differ and be shown.
const MOST_DIFFERENCES: usize = 4;

fn check(article: &Article, report: &mut Report<'_>) {
    let mut taken = vec![false; article.blocks.len()];
    standfirst(article, report, &mut taken);
    if prints_transcript(article) {
        return;
    }
    let paragraphs: Vec<usize> =
        (0..article.blocks.len()).filter(|&at| !taken[at] && is_passage(article, at)).collect();
    let mut passages = Passages::with_room(paragraphs.len(), article.tokens.len());
    paragraphs.iter().for_each(|&at| passages.add(article.tokens_of(&article.blocks[at])));
    let mut repeats = passages.repeats(NEAR);
    // A passage in somebody's words and nearly the same in ours is a report and its source, not a slip.
    let block = |passage: usize| &article.blocks[paragraphs[passage]];
    let opens_quoted = |passage: usize| article.is_quoted(block(passage).span.start);
    repeats.retain(|it| {
        it.likeness == Likeness::Exact
            || opens_quoted(it.first) == opens_quoted(it.again) && !is_mostly_quoted(article, block(it.again))
    });
    for repeat in &repeats {
        taken[paragraphs[repeat.again]] = true;
        taken[paragraphs[repeat.first]] = true;
    }
    if !repeats.is_empty() {
        let spans: Vec<Span> = paragraphs.iter().map(|&at| article.blocks[at].span).collect();
        for run in runs(&repeats) {
            tell(article, report, &run, &spans, "paragraph");
        }
    }
    sentences(article, report, &taken);
}

/// The standfirst against the first sentence of the story.
fn standfirst(article: &Article, report: &mut Report<'_>, taken: &mut [bool]) {
    let blocks = &article.blocks;
    // A summary in the metadata is for lists of articles, and commonly is the first sentence.
    let is_deck = |block: &Block| block.zone == Zone::Standfirst && block.origin == Origin::Body;
    let Some(deck) = blocks.iter().position(is_deck) else { return };
    let Some(lead) = (deck + 1..blocks.len()).find(|&at| blocks[at].zone == Zone::Paragraph) else { return };
    let Some(sentence) = article.sentences.get(blocks[lead].sentences.start) else { return };
    let sentence = &article.tokens[sentence.start as usize..sentence.end as usize];
    let deck_tokens = article.tokens_of(&blocks[deck]);
    if !has_words(deck_tokens, SHORTEST) || !has_words(sentence, SHORTEST) {
        return;
    }
    let mut passages = Passages::default();
    passages.add(deck_tokens);
    passages.add(sentence);
    let likeness = passages.jaccard(0, 1);
    if likeness < NEAR_LEAD {
        return;
    }
    taken[deck] = true;
    let found = report.flag(blocks[deck].span, "the standfirst repeats the first sentence of the story");
    found.label("standfirst").also(sentence[0].span().to(sentence[sentence.len() - 1].span()), "first sentence");
    found.note(format!("{:.0}% of their three-word sequences are the same", likeness * 100.0));
    differences(article, found, deck_tokens, sentence);
}

/// Sentences of paragraphs that are not themselves repeated.
fn sentences(article: &Article, report: &mut Report<'_>, taken: &[bool]) {
    let mut passages: Vec<&[Token]> = Vec::with_capacity(article.sentences.len());
    for (at, block) in article.blocks.iter().enumerate() {
        // A sentence alone in its paragraph that also stands inside another was lifted out for display: a pull
        // quotation or a caption without its markup.
        let is_lifted = block.sentences.len() == 1;
        if taken[at]
            || is_lifted
            || opens_with_quote(article, block)
            || block.zone != Zone::Paragraph
            || block.origin != Origin::Body
        {
            continue;
        }
        let sentences = article.sentences[block.sentences.clone()].iter();
        passages.extend(sentences.map(|it| &article.tokens[it.start as usize..it.end as usize]));
    }
    if !may_be_copied(passages.iter().copied()) {
        return;
    }
    passages.retain(|tokens| {
        has_words(tokens, SHORTEST) && !article.is_quoted(tokens[0].start) && ends_like_sentence(&article.prose, tokens)
    });
    // Sentences that are only alike report the same thing twice, once in somebody's words: no slip.
    let repeats = copies(&passages);
    if repeats.is_empty() {
        return;
    }
    let spans: Vec<Span> = passages.iter().map(|tokens| tokens[0].span().to(tokens[tokens.len() - 1].span())).collect();
    for run in runs(&repeats) {
        tell(article, report, &run, &spans, "sentence");
    }
}

fn is_passage(article: &Article, at: usize) -> bool {
    let block = &article.blocks[at];
    matches!(block.zone, Zone::Paragraph | Zone::Standfirst)
        && block.origin == Origin::Body
        && has_words(article.tokens_of(block), SHORTEST)
        && ends_like_sentence(&article.prose, article.tokens_of(block))
        && !is_all_quotation(article, block)
}

/// Whether the block is one quotation: lifted out for display, or a document quoted again.
fn is_all_quotation(article: &Article, block: &Block) -> bool {
    let inside = &article.quotations[article.quotations.partition_point(|it| it.span.end <= block.span.start)..];
    inside.first().is_some_and(|it| it.span.start <= block.span.start && it.span.end >= block.span.end)
}

/// Whether most of the block is in somebody's words, which are printed once more with another introduction.
fn is_mostly_quoted(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    tokens.iter().filter(|token| article.is_quoted(token.start)).count() * 2 > tokens.len()
}

/// Whether the article prints an interview, its speakers in capitals before a colon: it quotes from it above.
fn prints_transcript(article: &Article) -> bool {
    let names_speaker = |block: &&Block| {
        let tokens = article.tokens_of(block);
        let named = tokens.iter().take_while(|token| matches!(token.shape, Shape::Upper | Shape::Initial)).count();
        (1..=3).contains(&named) && tokens[named..].first().is_some_and(|mark| mark.is_mark(&article.prose, ':'))
    };
    article.blocks.iter().filter(names_speaker).nth(FEWEST_TURNS - 1).is_some()
}

/// Whether the block begins with a quotation mark: somebody's words, which may well be printed in full once more.
fn opens_with_quote(article: &Article, block: &Block) -> bool {
    let first = article.tokens_of(block).first();
    first.is_some_and(|it| matches!(it.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote))
}

/// Repeats that belong together: consecutive passages that repeat consecutive ones, or one passage many times.
struct Run {
    first: (usize, usize),
    again: (usize, usize),
    passages: usize,
    more: Vec<usize>,
    copies: usize,
    likeness: Likeness,
}

fn runs(repeats: &[Repeat]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for repeat in repeats {
        if let Some(last) = runs.last_mut() {
            let follows = |end: usize, at: usize| (end + 1..=end + MOST_SKIPPED).contains(&at);
            if last.copies == 1 && follows(last.again.1, repeat.again) && follows(last.first.1, repeat.first) {
                last.again.1 = repeat.again;
                last.first.1 = repeat.first;
                last.passages += 1;
                last.likeness = looser(last.likeness, repeat.likeness);
                continue;
            }
            if last.first == (repeat.first, repeat.first) {
                last.copies += 1;
                if last.more.len() < MOST_COPIES {
                    last.more.push(repeat.again);
                }
                continue;
            }
        }
        runs.push(Run {
            first: (repeat.first, repeat.first),
            again: (repeat.again, repeat.again),
            passages: 1,
            more: Vec::new(),
            copies: 1,
            likeness: repeat.likeness,
        });
    }
    runs
}

fn looser(one: Likeness, other: Likeness) -> Likeness {
    match (one, other) {
        (Likeness::Near(a), Likeness::Near(b)) => Likeness::Near(a.min(b)),
        (Likeness::Near(_), Likeness::Exact) => one,
        _ => other,
    }
}

fn tell(article: &Article, report: &mut Report<'_>, run: &Run, spans: &[Span], what: &str) {
    let length = run.passages;
    let nearly = if run.likeness == Likeness::Exact { "" } else { "nearly the same " };
    let message = match (length, run.copies) {
        (1, 1) if nearly.is_empty() => format!("the same {what} stands twice"),
        (1, 1) => format!("{nearly}{what} stands twice"),
        (1, copies) => format!("the same {what} stands {} times", copies + 1),
        (length, _) => format!("{length} {what}s stand twice"),
    };
    let again = spans[run.again.0].to(spans[run.again.1]);
    let first = spans[run.first.0].to(spans[run.first.1]);
    let found = report.flag(again, message);
    found.label("again here").also(first, "first here");
    for &copy in &run.more {
        found.also(spans[copy], "and here");
    }
    match run.likeness {
        Likeness::Exact if length == 1 && run.copies == 1 && run.again.0 == run.first.0 + 1 => {
            found.replace(again, "", Applicability::Unsafe);
        }
        Likeness::Exact => {}
        Likeness::Near(share) => {
            found.note(format!("{:.0}% of their three-word sequences are the same", share * 100.0));
            if length == 1 && run.copies == 1 {
                let tokens = |span: Span| &article.tokens[article.token_at(span.start)..article.token_at(span.end)];
                differences(article, found, tokens(first), tokens(again));
            }
        }
    }
}

/// Says which words two near copies differ by; numbers and names that differ make it an error.
fn differences(article: &Article, found: &mut Diagnostic, first: &[Token], again: &[Token]) {
    let only_in = |one: &[Token], other: &[Token]| -> Vec<Token> {
        let mut seen: Vec<u32> = other.iter().map(|token| token.norm).collect();
        seen.sort_unstable();
        let is_told = |token: &&Token| matches!(token.kind(), TokenKind::Word | TokenKind::Number);
        one.iter().filter(is_told).filter(|token| seen.binary_search(&token.norm).is_err()).copied().collect()
    };
    let (before, after) = (only_in(first, again), only_in(again, first));
    if before.len() + after.len() == 0 || before.len().max(after.len()) > MOST_DIFFERENCES {
        return;
    }
    let list = |tokens: &[Token]| match tokens.is_empty() {
        true => "nothing".to_owned(),
        false => tokens.iter().map(|token| format!("\"{}\"", token.text(&article.prose))).collect::<Vec<_>>().join(" "),
    };
    let is_fact = |token: &Token| token.is_number() || token.is_capitalised();
    if !before.is_empty() && !after.is_empty() && before.iter().chain(&after).all(is_fact) {
        found.message = format!("{}: {} in one, {} in the other", found.message, list(&before), list(&after));
        found.severity(Severity::Error);
    } else {
        found.note(format!("the first has {}, the second {}", list(&before), list(&after)));
    }
}
