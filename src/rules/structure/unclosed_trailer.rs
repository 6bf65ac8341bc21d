//! A sign-off in brackets that nothing closes: `(Reporting by Ann Reed; Editing by Bo Ek`.

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::Token;

/// `structure/unclosed-trailer`
pub const RULE: Rule = Rule {
    id: "structure/unclosed-trailer",
    summary: "a sign-off opens a bracket and never closes it",
    guide: include_str!("unclosed_trailer.md"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Lines after the first over which a sign-off may run.
const MOST_LINES: usize = 3;

fn check(article: &Article, report: &mut Report<'_>) {
    for (at, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.zone == Zone::SignOff) {
        let tokens = article.tokens_of(block);
        let Some(close) = tokens.first().and_then(|first| closing_bracket(article, first)) else { continue };
        let rest = article.blocks[at + 1..].iter().take(MOST_LINES);
        if is_closed(article, tokens, close) || rest.take_while(|it| runs_on(it)).any(|it| has(article, it, close)) {
            continue;
        }
        let last = tokens[tokens.len() - 1].span();
        let text = format!("{}{close}", article.text(last));
        report.flag(tokens[0].span(), "the bracket of the sign-off is never closed").label("opened here").fix(
            format!("add \"{close}\""),
            Applicability::Safe,
            vec![Edit { span: last, text }],
        );
    }
}

/// What closes the bracket that the sign-off begins with.
fn closing_bracket(article: &Article, first: &Token) -> Option<char> {
    match first.text(&article.prose) {
        "(" => Some(')'),
        "[" => Some(']'),
        _ => None,
    }
}

fn is_closed(article: &Article, tokens: &[Token], close: char) -> bool {
    tokens.iter().any(|token| token.is_mark(&article.prose, close))
}

/// Whether the line can be more of the sign-off.
fn runs_on(block: &Block) -> bool {
    matches!(block.zone, Zone::SignOff | Zone::Trailer | Zone::Paragraph)
}

fn has(article: &Article, block: &Block, close: char) -> bool {
    is_closed(article, article.tokens_of(block), close)
}
