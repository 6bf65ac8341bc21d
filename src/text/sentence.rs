//! Tokens of a block to sentences: a full stop ends one unless it belongs to an abbreviation or an initial.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::token::{Shape, Token, TokenKind, next_rare_token};

/// Appends the sentences of a block, as ranges of `tokens`, to `out`. Closing quotation marks and brackets
/// belong to the sentence they close.
pub fn sentences(prose: &str, tokens: &[Token], block: Range<usize>, out: &mut Vec<Range<u32>>) {
    let mut start = block.start;
    let mut at = block.start;
    while let Some(stop) = next_rare_token(&tokens[..block.end], at, Token::stops) {
        at = stop + 1;
        if !ends_sentence(prose, tokens, &block, at - 1) {
            continue;
        }
        while at < block.end && !tokens[at].spaced() && closes(prose, &tokens[at]) {
            at += 1;
        }
        out.push(start as u32..at as u32);
        start = at;
    }
    if start < block.end {
        out.push(start as u32..block.end as u32);
    }
}

fn closes(prose: &str, token: &Token) -> bool {
    match token.kind() {
        TokenKind::DoubleQuote | TokenKind::SingleQuote => true,
        TokenKind::Mark => matches!(token.text(prose), ")" | "]" | "." | "!" | "?" | "…"),
        _ => false,
    }
}

/// Abbreviations that stand before a name or a number and never at the end of a sentence.
const LEANING: Classes = Classes::HONORIFIC.with(Classes::TITLE);

/// Whether a sentence ends with the token at `at`, one that may stop it.
fn ends_sentence(prose: &str, tokens: &[Token], block: &Range<usize>, at: usize) -> bool {
    let token = &tokens[at];
    // `U.S.` and `p.m.` carry their stop inside: it may end the sentence too.
    let abbreviation = token.is_word();
    let mut next = at + 1;
    while next < block.end && !tokens[next].spaced() && closes(prose, &tokens[next]) {
        next += 1;
    }
    if next >= block.end {
        return true;
    }
    if !tokens[next].spaced() {
        return false;
    }
    let Some(begins) = beginning(prose, tokens, next..block.end) else { return false };
    let closed = next > at + 1;
    if abbreviation {
        return after_abbreviation(prose, token, &tokens[begins]) || closed && tokens[begins].is_capitalised();
    }
    if !token.is_mark(prose, '.') {
        // `"Who?" Smith asked.` goes on.
        let reach = &tokens[begins..block.end.min(begins + 3)];
        return !(closed && reach.iter().any(|it| it.is(Classes::SAYING)) && !reach[0].is(Classes::FUNCTION));
    }
    closed || at == block.start || after_stop(prose, tokens, block, at, &tokens[begins])
}

/// The token a sentence would begin with at the start of `range`, past opening marks, if one can.
fn beginning(prose: &str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let opens = |token: &Token| {
        matches!(token.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote)
            || matches!(token.text(prose), "(" | "[" | "…" | "-" | "—" | "–" | "•" | "*" | "$" | "£" | "€")
    };
    let at = range.clone().take(4).find(|&at| !opens(&tokens[at])).unwrap_or(range.start);
    let token = &tokens[at];
    let begins = match token.kind() {
        TokenKind::Word => token.shape != Shape::Lower,
        TokenKind::Number | TokenKind::Link => true,
        _ => false,
    };
    begins.then_some(at)
}

/// Whether a sentence ends at an abbreviation with its stops inside: `in the U.S. The` and `at 5 p.m. Police`,
/// not `U.S. President` and `5 p.m. EST`.
fn after_abbreviation(prose: &str, token: &Token, begins: &Token) -> bool {
    let text = token.text(prose);
    if begins.is_number() {
        return false;
    }
    let hour = text.eq_ignore_ascii_case("p.m.") || text.eq_ignore_ascii_case("a.m.");
    if hour {
        return !begins.is(Classes::WEEKDAY | Classes::MONTH) && begins.shape != Shape::Upper;
    }
    begins.is(Classes::FUNCTION) && !text.eq_ignore_ascii_case("e.g.") && !text.eq_ignore_ascii_case("i.e.")
}

/// Whether the full stop at `at` ends a sentence, by the word before it and the one the next would begin with.
fn after_stop(prose: &str, tokens: &[Token], block: &Range<usize>, at: usize, begins: &Token) -> bool {
    if tokens[at].spaced() || at == block.start {
        return true;
    }
    let before = &tokens[at - 1];
    if before.is_number() {
        // `1. First` numbers an item.
        return at - 1 != block.start;
    }
    if !before.is_word() {
        return true;
    }
    let goes_on = !begins.is(Classes::FUNCTION) || begins.shape == Shape::Initial;
    if before.shape == Shape::Initial && before.text(prose) != "I" {
        return !goes_on;
    }
    let abbreviates = before.is(Classes::ABBREVIATION) && (before.is_capitalised() || !before.is(Classes::COMMON));
    let leans = before.is(LEANING) && before.is(Classes::ABBREVIATION) && before.is_capitalised();
    let leans_on_number = begins.is_number() && before.is(Classes::ABBREVIATION) && before.text(prose).len() <= 4;
    !(leans || leans_on_number && before.is_capitalised() || abbreviates && goes_on)
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::lexer::lex;

    /// Each case with `|` where one sentence ends and the next begins.
    const CASES: &[&str] = &[
        "The ferry left. |It was late.",
        "Mr. Reed met Mrs. Ek. |They talked.",
        "Dr. Reed works at St. Mary's Hospital. |She is 40.",
        "Gen. Ek, Sen. Reed and Rep. Wit left. |Nobody stayed.",
        "U.S. President Reed spoke. |He was brief.",
        "He lives in the U.S. |The house is small.",
        "J. K. Reed wrote it. |It sold well.",
        "George W. Reed won. |He smiled.",
        "It opens at 9 a.m. |Tickets cost $5.",
        "It opens at 9 a.m. Monday and closes at noon.",
        "It closes at 5 p.m. EST on Friday.",
        "It closes at 5 p.m. |Police will watch.",
        "No. 5 won. |No. 6 lost.",
        "She said no. |Then she left.",
        "Arsenal vs. Chelsea was dull. |Nobody scored.",
        "Acme Inc. said it would close. |Shares fell.",
        "Acme Corp. and Beta Ltd. merged. |Nobody noticed.",
        "He works for Acme Inc. |The firm makes pens.",
        "Prices rose 3.5 percent. |Wages did not.",
        "It cost $1.8m. |It was cheap.",
        "Wait... |The bus is late.",
        "He paused … and went on.",
        "Well ... he said nothing. |Then he left.",
        "“We won.” |The crowd cheered.",
        "“Who won?” he asked. |Nobody knew.",
        "“Who won?” Reed asked. |Nobody knew.",
        "\"We won,\" he said. |\"We did.\"",
        "He left. |“Good,” she said.",
        "It rained. |(It always rains.) |Then it stopped.",
        "He left (at 5 p.m.) and returned.",
        "On Jan. 5 the ferry sank. |On Feb. 6 it was raised.",
        "It sank in Sept. 2019 off Oban. |It was raised.",
        "Stop! |Go back.",
        "What now? |Nobody knows.",
        "See www.example.org. |It is free.",
        "He said: “No. |Never.” |She left.",
        "The e.g. Oban route is shut. |So is the other.",
        "Ph.D. students struck. |Others worked.",
        "Reed Jr. won again. |He is 30.",
        "It grew by approx. 5 tons. |It then fell.",
        "1. First item. |It is short.",
        "He came in 2. |She came in 3.",
        "iPhone sales fell. |iPad sales rose.",
        "The 'boys.' |They left.",
        "Plan B. |The board agreed.",
        "At the No. 10 gate. |Nobody waited.",
    ];

    #[test]
    fn hard_cases() {
        let mut wrong = Vec::new();
        for case in CASES {
            let text = case.replace('|', "");
            let (mut tokens, mut found) = (Vec::new(), Vec::new());
            lex(&text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
            sentences(&text, &tokens, 0..tokens.len(), &mut found);
            let mut marked = String::new();
            for (index, sentence) in found.iter().enumerate() {
                let start = if index == 0 { 0 } else { tokens[sentence.start as usize].start as usize };
                let end = found.get(index + 1).map_or(text.len(), |next| tokens[next.start as usize].start as usize);
                marked.push_str(if index == 0 { "" } else { "|" });
                marked.push_str(&text[start..end]);
            }
            if marked != *case {
                wrong.push(marked);
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_token_is_in_one_sentence() {
        for text in ["", ".", "...", "? ! . .", "A. B. C. D.", "“.” (.) [.]"] {
            let (mut tokens, mut found) = (Vec::new(), Vec::new());
            lex(text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
            sentences(text, &tokens, 0..tokens.len(), &mut found);
            let mut next = 0;
            for sentence in &found {
                assert_eq!(sentence.start, next, "{text}");
                next = sentence.end;
            }
            assert_eq!(next as usize, tokens.len(), "{text}");
        }
    }
}
