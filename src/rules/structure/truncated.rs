//! A paragraph that breaks off: in a word that needs another after it, in a comma, in the middle of a sentence
//! that the next paragraph takes up, or, as the last of the story, without the full stop the others have.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::{Classes, lines};
use crate::read::Origin;
use crate::rules::structure::between;
use crate::rules::structure::line_shape::{ends_like_sentence, has_words, words};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::{LineCase, Zone};
use crate::text::phrase::norm;
use crate::text::{Shape, Token, TokenKind};

/// `structure/truncated`
pub const RULE: Rule = Rule {
    id: "structure/truncated",
    summary: "a paragraph breaks off before its sentence ends",
    guide: include_str!("truncated.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words of a paragraph of running text; what is shorter may be a label, a name, a line of verse.
const SHORTEST: usize = 12;
/// Finished paragraphs from which a full stop is the custom of the text.
const FEWEST_PEERS: usize = 4;
/// Finished paragraphs beside which a word without its sequel, the last of the story, breaks off.
const FEWEST_WITH_WORD: usize = 1;
/// Words of a line that could be somebody's headline or caption set below the story.
const LONGEST_LINE: usize = 25;
/// Words of a last sentence that is no signature.
const SHORTEST_SENTENCE: usize = 6;
/// Tokens at the end of a paragraph among which a dash begins a signature.
const SIGNATURE: usize = 6;

/// Whether a word that needs another after it does so always.
static DANGLING: LazyLock<FxHashMap<u32, bool>> = LazyLock::new(|| {
    let entries = lines(include_str!("../../../rules/lexicon/dangling-words.txt"));
    let entry = |line: &str| match line.strip_prefix("may: ") {
        Some(word) => (norm(word), false),
        None => (norm(line), true),
    };
    entries.map(entry).collect()
});

/// How a paragraph breaks off.
#[derive(Debug, Clone, Copy)]
enum Break {
    /// In a word that needs another.
    Word,
    /// In a comma.
    Comma,
    /// In the middle of a sentence; the next paragraph goes on.
    Split,
    /// Without a full stop.
    Open,
    /// Without a full stop, at the end of the story.
    End,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let told: Vec<usize> = (0..article.blocks.len()).filter(|&at| is_told(article, at)).collect();
    let is_finished = |&&at: &&usize| ends_like_sentence(&article.prose, article.tokens_of(&article.blocks[at]));
    let finished = told.iter().filter(is_finished).count();
    let unfinished = told.len() - finished;
    if unfinished == 0 || finished < FEWEST_WITH_WORD || finished * 10 < told.len() * 7 && unfinished > 1 {
        return;
    }
    let is_custom = finished >= FEWEST_PEERS && finished * 10 >= told.len() * 7;
    // A missing full stop says something only where all the others are there.
    let is_strict = (finished + 1) * 10 >= told.len() * 9;
    let broken = |&at: &usize| Some((at, broken(article, at)?)).filter(|_| !between::is_filled(article, at));
    let mut breaks: Vec<(usize, Break)> = told.iter().filter_map(broken).collect();
    // Several are captions or lines set for display.
    let is_one = breaks.iter().filter(|(_, how)| matches!(how, Break::Open)).count() == 1;
    breaks.retain(|&(at, how)| match how {
        Break::Word => is_custom || ends_story(article, at),
        Break::Comma | Break::Split => is_custom,
        Break::Open => is_one && is_strict && is_custom,
        Break::End => is_strict && is_custom,
    });
    breaks.iter().for_each(|&(at, how)| tell(article, report, at, how));
}

fn tell(article: &Article, report: &mut Report<'_>, at: usize, how: Break) {
    let tokens = article.tokens_of(&article.blocks[at]);
    let last = &tokens[tokens.len() - 1];
    let parted = tokens.len() > 1 && last.is_mark(&article.prose, '-');
    let word =
        if parted { article.text(tokens[tokens.len() - 2].span().to(last.span())) } else { article.text(last.span()) };
    let (message, label) = match how {
        Break::Word => (format!("the paragraph breaks off after \"{word}\""), "nothing follows"),
        Break::Comma => ("the paragraph ends in a comma".to_owned(), "nothing follows"),
        Break::Split => ("the paragraph breaks off in the middle of a sentence".to_owned(), "breaks off here"),
        Break::Open => ("the paragraph ends without a full stop".to_owned(), "is this its end?"),
        Break::End => ("the story ends without a full stop".to_owned(), "is this its end?"),
    };
    let found = report.flag(last.span(), message);
    found.label(label);
    if let Some(next) = taken_up(article, at) {
        found.also(next.span(), "goes on here");
    }
    if matches!(how, Break::Open | Break::End) {
        found.severity(Severity::Advice);
    }
}

/// Whether the block is running text of the story, long enough to have a sentence that ends.
fn is_told(article: &Article, at: usize) -> bool {
    let block = &article.blocks[at];
    block.zone == Zone::Paragraph
        && block.origin == Origin::Body
        && block.case == LineCase::Sentence
        && has_words(article.tokens_of(block), SHORTEST)
}

fn broken(article: &Article, at: usize) -> Option<Break> {
    let block = &article.blocks[at];
    let tokens = article.tokens_of(block);
    let last = tokens[tokens.len() - 1];
    let is_last = ends_story(article, at);
    let goes_on = taken_up(article, at).is_some();
    let next = article.blocks.get(at + 1);
    let is_followed = next.is_some_and(|next| next.zone == Zone::Paragraph);
    if !is_last && !is_followed {
        return None;
    }
    if last.is_mark(&article.prose, ',') {
        return (is_last || !next.is_some_and(|next| opens_with_quote(article, next))).then_some(Break::Comma);
    }
    // A word parted at the end of its line, and its other half lost.
    if last.is_mark(&article.prose, '-') && !last.spaced() {
        let parted = tokens.iter().rev().nth(1).is_some_and(|word| word.shape == Shape::Lower);
        return parted.then_some(Break::Word);
    }
    // `… of the trade; and` ends an item of a list set without marks.
    let is_item = tokens.iter().rev().nth(1).is_some_and(|before| before.is_mark(&article.prose, ';'));
    match DANGLING.get(&last.norm).filter(|_| last.shape == Shape::Lower && !is_item) {
        Some(&always) if always || is_last || goes_on => return Some(Break::Word),
        _ => {}
    }
    // An agency's name on a line of its own is its signature.
    let is_open = matches!(last.kind(), TokenKind::Word | TokenKind::Number)
        && !last.line_start()
        && !ends_like_sentence(&article.prose, tokens);
    if goes_on && is_open && last.shape == Shape::Lower {
        return Some(Break::Split);
    }
    // Between paragraphs, a line that ends in a name or a figure may be a caption.
    let is_word = last.shape == Shape::Lower && last.spaced();
    (is_open && (is_last || is_word) && is_unfinished(article, block)).then_some(if is_last {
        Break::End
    } else {
        Break::Open
    })
}

/// Whether only lines of the page follow: the paragraph is the last of the story.
fn ends_story(article: &Article, at: usize) -> bool {
    let of_page = |block: &Block| {
        matches!(block.zone, Zone::SignOff | Zone::Trailer | Zone::Promo | Zone::Credit | Zone::Published)
    };
    article.blocks[at + 1..].iter().all(|block| of_page(block) || !has_words(article.tokens_of(block), 1))
}

/// Whether the block opens with somebody's words, to which a comma may lead.
fn opens_with_quote(article: &Article, block: &Block) -> bool {
    let first = article.tokens_of(block).first().map(Token::kind);
    matches!(first, Some(TokenKind::DoubleQuote | TokenKind::SingleQuote))
}

/// The first word of the next paragraph if it is in lower case, as in the middle of a sentence.
fn taken_up(article: &Article, at: usize) -> Option<Token> {
    let next = article.blocks.get(at + 1).filter(|next| next.zone == Zone::Paragraph)?;
    let tokens = article.tokens_of(next);
    let first = tokens.first().filter(|first| first.start == next.span.start && first.shape == Shape::Lower)?;
    (first.is_word() && ends_like_sentence(&article.prose, tokens)).then_some(*first)
}

/// Whether dots lead to the last sentence of the block: `More on this... Board puts off vote`.
fn follows_dots(article: &Article, block: &Block) -> bool {
    let last = article.sentences[block.sentences.end - 1].start as usize;
    let before = article.tokens[block.tokens.start..last].last();
    before.is_some_and(|token| matches!(token.text(&article.prose), "…" | "...")) || {
        let dots = article.tokens[block.tokens.start..last].iter().rev().take(2);
        block.sentences.len() > 1 && dots.filter(|token| token.is_mark(&article.prose, '.')).count() == 2
    }
}

/// Whether the last sentence of the block is one, and not a signature, an address, a line-up or a teaser.
fn is_unfinished(article: &Article, block: &Block) -> bool {
    let sentence = &article.sentences[block.sentences.end - 1];
    let tokens = &article.tokens[sentence.start as usize..sentence.end as usize];
    let small = tokens.iter().filter(|it| it.shape == Shape::Lower && it.is(Classes::FUNCTION)).count();
    // Names are in capitals to the end; a word in lower case goes on from something.
    let ends_small = tokens[tokens.len() - 1].shape == Shape::Lower;
    let is_sentence = match words(tokens) {
        SHORTEST_SENTENCE.. => small >= 2,
        3.. => ends_small && small >= 1,
        _ => tokens.iter().all(|it| it.is(Classes::FUNCTION)),
    };
    let lists = |token: &Token| {
        let mark = token.text(&article.prose);
        token.kind() == TokenKind::Link || matches!(mark, ":" | ";" | "|" | "=" | "©" | "*" | "_" | "/")
    };
    let dash = |token: &Token| matches!(token.text(&article.prose), "-" | "–" | "—") && token.spaced();
    is_sentence
        && (block.sentences.len() > 1 || words(tokens) > LONGEST_LINE)
        && !follows_dots(article, block)
        && !tokens.iter().any(lists)
        && !tokens.iter().rev().take(SIGNATURE).any(dash)
}
