//! A line at the end of the story that is about something else: another story's headline left behind.

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::lexicon::Classes;
use crate::rules::structure::between;
use crate::rules::structure::line_shape::{ends_like_sentence, words};
use crate::rules::structure::rarity::{Overlap, Terms};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::{LineCase, Zone};
use crate::text::phrase::norm;
use crate::text::{Shape, Token, TokenKind};

/// `structure/orphan-trailer`
pub const RULE: Rule = Rule {
    id: "structure/orphan-trailer",
    summary: "the last line is about another story",
    guide: include_str!("orphan_trailer.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Shared weight up to which a line is about something else. Measured; see the page.
const UNRELATED: f32 = 0.25;
/// The same for a line with a capital on most words, as headlines have and last lines of stories have not.
const UNRELATED_DISPLAY: f32 = 0.32;
/// Words of a line that can be a headline.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=25;
/// Content terms below which an overlap says nothing.
const FEWEST_TERMS: usize = 4;
/// The same where the story has none of them.
const FEWEST_UNSHARED: usize = 3;
/// Content terms from which one everyday word more or less says nothing.
const FEWEST_MANY: usize = 5;
/// Weight of a word that one article in eighty has: rarer ones say what a story is about.
const EVERYDAY: f32 = 4.3;
/// Shared weight up to which a line that shares only everyday words is about something else.
const UNRELATED_EVERYDAY: f32 = 0.42;
/// Words of the story below which a genuine last line may share none of them.
const SHORTEST_STORY: usize = 100;
/// The same for one that shares no term at all and has several.
const SHORTEST_UNSHARED: usize = 40;
/// Tokens in which the colon of a label stands.
const MOST_LABEL: usize = 6;
/// Lines at the end that are looked at.
const MOST_LINES: usize = 6;

/// First words of lines that belong to the page by right: credits, requests to the reader.
const CREDIT_OPENERS: &[&str] = &[
    "click",
    "contact",
    "contributed",
    "copyright",
    "courtesy",
    "credit",
    "edited",
    "editing",
    "email",
    "find",
    "follow",
    "for",
    "get",
    "image",
    "images",
    "join",
    "listen",
    "photo",
    "photograph",
    "photographs",
    "photos",
    "picture",
    "pictures",
    "published",
    "read",
    "reporting",
    "reprinted",
    "see",
    "source",
    "sources",
    "subscribe",
    "update",
    "updated",
    "updates",
    "video",
    "watch",
];
/// Words of credits and biographies wherever they stand in the line.
const BIOGRAPHY: &[&str] = &[
    "author",
    "columnist",
    "contributed",
    "contributor",
    "copyright",
    "correspondent",
    "editor",
    "getty",
    "newsletter",
    "photographer",
    "professor",
    "reporter",
    "reserved",
    "writer",
    "writes",
];

fn check(article: &Article, report: &mut Report<'_>) {
    let lines = closing_lines(article);
    if lines.is_empty() {
        return;
    }
    let mut story = Terms::default();
    let mut story_words = 0;
    for (index, block) in article.blocks.iter().enumerate() {
        if tells_the_story(block.zone) && !lines.contains(&index) {
            story.add(&article.prose, article.tokens_of(block));
            story_words += words(article.tokens_of(block));
        }
    }
    if story_words < SHORTEST_UNSHARED {
        return;
    }
    for &index in lines.iter().rev() {
        let block = &article.blocks[index];
        let overlap = story.overlap(&article.prose, article.tokens_of(block));
        let Some(limit) = limit(article, block, &overlap).filter(|&limit| overlap.share <= limit) else { continue };
        let is_headline = || overlap.shared == 0 && overlap.terms >= FEWEST_TERMS && announces(article, block);
        if story_words < SHORTEST_STORY && !is_headline() {
            continue;
        }
        let found = report.flag(block.span, "the story ends in a line about something else");
        found.label("no part of this story");
        found.note(format!(
            "it shares {} of its {} content terms with the story: weighted overlap {:.2}, where a line that belongs has more than {limit:.2}",
            overlap.shared, overlap.terms, overlap.share
        ));
        if index.checked_sub(1).is_some_and(|before| article.blocks[before].zone == Zone::Promo) {
            found.note("it follows promotional lines and has no full stop, as a headline has none");
        }
        found.replace(block.span, "", Applicability::Unsafe);
    }
}

/// The share up to which a line of so many terms is about something else; none if it has too few to tell.
fn limit(article: &Article, block: &Block, overlap: &Overlap) -> Option<f32> {
    let is_display = block.case != LineCase::Sentence;
    let fewest = if overlap.shared == 0 { FEWEST_UNSHARED } else { FEWEST_TERMS };
    // A story may well end in a question that says a new thing; not in one that says nothing of the old.
    let asks = article.tokens_of(block).last().is_some_and(|last| last.is_mark(&article.prose, '?'));
    match overlap.terms {
        terms if terms < fewest => None,
        terms if asks && !is_display => (terms >= FEWEST_TERMS && overlap.shared == 0).then_some(UNRELATED),
        // A line that belongs shares a name, or the word for what the story is about.
        FEWEST_MANY.. if overlap.rarest <= EVERYDAY => Some(UNRELATED_EVERYDAY),
        _ => Some(if is_display { UNRELATED_DISPLAY } else { UNRELATED }),
    }
}

/// Whether a line begins as headlines do and last lines do not: with a label (`Cricket: England collapse`), with a name of
/// two words, or with capitals on most. `Anyone with information can ring 101` does not.
fn announces(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    let asks = |token: &Token| ["can", "should", "must", "may"].iter().any(|word| norm(word) == token.norm);
    if tokens.iter().any(asks) {
        return false;
    }
    let colon = tokens.iter().take(MOST_LABEL).position(|token| token.is_mark(&article.prose, ':'));
    let labelled = colon.and_then(|at| tokens.get(at + 1)).is_some_and(|next| next.is_word() && next.is_capitalised());
    let named = tokens.iter().take(2).all(|token| token.is_capitalised() && !token.is(Classes::FUNCTION));
    labelled || named || block.case != LineCase::Sentence
}

/// The blocks at the end that could be headlines, the last one first.
fn closing_lines(article: &Article) -> Vec<usize> {
    let mut lines = Vec::new();
    for (index, block) in article.blocks.iter().enumerate().rev() {
        match block.zone {
            Zone::Paragraph | Zone::Trailer | Zone::Subhead if is_headline_like(article, block) => {
                // Under a picture or a film it is their caption.
                if block.heading.is_none() && !index.checked_sub(1).is_some_and(|it| between::is_filled(article, it)) {
                    lines.push(index);
                }
            }
            Zone::Promo | Zone::SignOff | Zone::Credit | Zone::Correction | Zone::Published | Zone::Trailer => {}
            _ => break,
        }
        if lines.len() == MOST_LINES {
            break;
        }
    }
    lines
}

fn is_headline_like(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    let is_display = block.case != LineCase::Sentence;
    // A headline may ask, shout or end in `U.S.`
    let open = |last: &Token| match last.text(&article.prose) {
        "?" => true,
        text => is_display && (last.is_word() || text == "!"),
    };
    let is_open = tokens.iter().rev().find(|it| !is_quote(it)).is_some_and(open);
    if !LENGTH.contains(&words(tokens)) || !is_open && ends_like_sentence(&article.prose, tokens) {
        return false;
    }
    let first = &tokens[0];
    // `(Story refiled to mend the dateline)`, `— Ann Reed in her column`.
    if matches!(first.text(&article.prose), "(" | "[" | "-" | "–" | "—" | "--" | "…" | "..." | ".") {
        return false;
    }
    if !(first.is_capitalised() || first.is_number() || !first.is_word()) {
        return false;
    }
    // A paragraph with the agency's name behind its full stop: `… they added. REUTER`.
    let last_sentence = &article.sentences[block.sentences.end - 1];
    if block.sentences.len() > 1 && last_sentence.len() <= 2 {
        return false;
    }
    if CREDIT_OPENERS.iter().any(|word| norm(word) == first.norm) || first.kind() == TokenKind::DoubleQuote {
        return false;
    }
    // `225: Number of stars` is an item of a list.
    if first.is_number() && tokens.get(1).is_some_and(|next| next.is_mark(&article.prose, ':')) {
        return false;
    }
    let last = tokens[tokens.len() - 1].text(&article.prose);
    if matches!(last, ":" | ";" | "," | "|" | "-" | "—") {
        return false;
    }
    // Names and nothing between them are a cast, a crew, a signature: `Ann Reed, The Hill`.
    let speaks = |token: &Token| match token.shape {
        Shape::Upper if block.case == LineCase::Upper => token.is(Classes::FUNCTION) && token.norm != norm("and"),
        shape => shape == Shape::Lower && token.norm != norm("and"),
    };
    let numbers = tokens.iter().filter(|token| token.is_number()).count();
    (tokens.iter().any(speaks) || is_display && tells(article, tokens))
        && numbers * 3 < words(tokens)
        && !is_reference(tokens)
        && !tokens.iter().any(|token| {
            matches!(token.text(&article.prose), "©" | "@" | "_" | "|" | "→" | "»")
                || is_address(article, token)
                || BIOGRAPHY.iter().any(|word| norm(word) == token.norm)
        })
}

/// `desk@herald.example`, `www.herald.example/letters`: where to write to, not a name a headline may bear (`Ask.com`).
fn is_address(article: &Article, token: &Token) -> bool {
    token.kind() == TokenKind::Link && token.text(&article.prose).contains(['@', '/'])
}

/// Whether enough words are everyday ones that no person bears: `Gunmen Raid Beach Resort`, not `Ann Reed, Herald`.
fn tells(article: &Article, tokens: &[Token]) -> bool {
    let people = Classes::GIVEN.with(Classes::SURNAME);
    let named = people.with(Classes::PLACE).with(Classes::NOT_NAME).with(Classes::ORGANISATION);
    let is_plain = |token: &&Token| match token.is(Classes::FUNCTION) {
        true => token.norm != norm("and"),
        false => token.is(Classes::COMMON) && !token.is(named),
    };
    let plain = tokens.iter().filter(is_plain).count();
    // After a comma stand a name's role and house.
    let has_comma = tokens.iter().any(|token| token.is_mark(&article.prose, ','));
    plain * 5 >= words(tokens) * if has_comma { 3 } else { 2 }
}

fn is_quote(token: &Token) -> bool {
    matches!(token.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote)
}

/// `Ann Reed, "Vote put off", Oban Herald, May 19`: a title in quotation marks with its day, in a list of sources.
fn is_reference(tokens: &[Token]) -> bool {
    let is_day = |pair: &[Token]| pair.iter().any(|it| it.is(Classes::MONTH)) && pair.iter().any(Token::is_number);
    tokens.iter().any(|token| token.kind() == TokenKind::DoubleQuote) && tokens.windows(2).any(is_day)
}

fn tells_the_story(zone: Zone) -> bool {
    !matches!(zone, Zone::Promo | Zone::Trailer | Zone::SignOff | Zone::Credit | Zone::Byline | Zone::Published)
}
