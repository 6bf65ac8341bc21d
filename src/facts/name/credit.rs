//! Bylines and sign-offs to credits: who says to have made the story, in which part of the work, and where.
//!
//! `By Ann Reed in Oslo`, `(Reporting by Ann Reed and Bo Ek in Oslo; Editing by C. Dahl)`, `Ann Reed is a …`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::fold::places::places;
use crate::fold::plain_letters;
use crate::lexicon::Classes;
use crate::segment::Zone;
use crate::span::Span;
use crate::text::phrase;
use crate::text::{Shape, Token};

/// What somebody did for the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Reported or wrote it, or helped to.
    Writing,
    /// Edited it, or made something beside it: pictures, graphics.
    Editing,
}

/// Somebody named in a byline or a sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The name.
    pub span: Span,
    /// Its words in plain letters, particles and hyphened parts included.
    pub keys: Vec<Box<str>>,
    /// The place where the work was done: `in Oslo`.
    pub place: Option<Span>,
    /// The part of the work.
    pub task: Task,
    /// Whether it stands in the byline.
    pub in_byline: bool,
}

/// A name in a byline has no more words than this.
const LONGEST_NAME: usize = 5;

/// The credits of an article in reading order.
pub(super) fn find(article: &Article) -> Vec<Credit> {
    let mut credits = Vec::new();
    for block in &article.blocks {
        match block.zone {
            Zone::Byline => read(article, block.tokens.clone(), Some(Task::Writing), true, &mut credits),
            Zone::SignOff => read(article, block.tokens.clone(), None, false, &mut credits),
            Zone::Paragraph | Zone::Trailer | Zone::Correction => bracketed(article, block, &mut credits),
            _ => {}
        }
    }
    credits
}

/// A sign-off in brackets at the end of a paragraph: `(Reporting by …; Editing by …)`.
fn bracketed(article: &Article, block: &Block, credits: &mut Vec<Credit>) {
    if places(article.text(block.span), |byte| byte == b'(').next().is_none() {
        return;
    }
    let mut end = block.tokens.end;
    for at in block.tokens.clone().rev().take(MOST_SIGN_OFF) {
        let token = &article.tokens[at];
        if token.is_mark(&article.prose, ')') {
            end = at;
        } else if token.is_mark(&article.prose, '(') {
            let cue = (at + 1..end.min(at + 5)).any(|word| ends_cue(article, word).is_some());
            if cue {
                read(article, at + 1..end, None, false, credits);
            }
            return;
        }
    }
}

/// The longest sign-off looked for at the end of a paragraph, in tokens.
const MOST_SIGN_OFF: usize = 80;

/// Reads the names of a credit line. Without a task of its own, a line names its author first or says `reporting by`.
fn read(article: &Article, line: Range<usize>, mut task: Option<Task>, in_byline: bool, credits: &mut Vec<Credit>) {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    // Names that still wait for the place they share.
    let mut group = credits.len();
    let mut at = line.start;
    while at < line.end {
        let token = &tokens[at];
        if let Some(cue) = ends_cue(article, at).filter(|_| at > line.start) {
            (task, group, at) = (Some(cue), credits.len(), at + 1);
            continue;
        }
        if token.is_mark(prose, ';') || token.is_mark(prose, '|') {
            group = credits.len();
        }
        if token.norm == *IN && token.shape == Shape::Lower {
            let place = run(tokens, prose, at + 1..line.end);
            if !place.is_empty() {
                let span = tokens[place.start].span().to(tokens[place.end - 1].span());
                credits[group..].iter_mut().for_each(|credit| credit.place = Some(span));
                (group, at) = (credits.len(), place.end);
                continue;
            }
        }
        let name = run(tokens, prose, at..line.end);
        if name.is_empty() {
            at += 1;
            continue;
        }
        at = name.end;
        let first = name.start == line.start;
        let task = task.or(first.then_some(Task::Writing));
        if let (Some(task), Some(credit)) = (task, credit(article, name)) {
            credits.push(Credit { task, in_byline, ..credit });
        }
    }
}

static IN: LazyLock<u32> = LazyLock::new(|| phrase::norm("in"));
static BY: LazyLock<u32> = LazyLock::new(|| phrase::norm("by"));
static WRITING: LazyLock<[u32; 8]> = LazyLock::new(|| {
    ["reporting", "writing", "written", "reported", "compiled", "research", "story", "text"].map(phrase::norm)
});

/// The task that the cue `… by` assigns, whose last word stands at `at`.
fn ends_cue(article: &Article, at: usize) -> Option<Task> {
    let tokens = &article.tokens;
    let verb = tokens[at.checked_sub(1)?];
    let is_cue = tokens[at].norm == *BY && tokens[at].is_word() && verb.is_word() && tokens[at].spaced();
    let task = if WRITING.contains(&verb.norm) { Task::Writing } else { Task::Editing };
    is_cue.then_some(task)
}

/// The capitalised words from the first token on, with initials, hyphens and particles between them.
fn run(tokens: &[Token], prose: &str, line: Range<usize>) -> Range<usize> {
    let mut end = line.start;
    let mut at = line.start;
    while at < line.end {
        let token = &tokens[at];
        let names = token.is_word() && token.is_capitalised() && token.norm != *BY;
        let stop = token.is_mark(prose, '.') && !token.spaced() && tokens[at - usize::from(at > 0)].len <= 2;
        let hyphen = token.is_mark(prose, '-') && !token.spaced();
        let particle = token.is(Classes::PARTICLE) && token.shape == Shape::Lower && !token.is(Classes::FUNCTION);
        match names {
            true => end = at + 1,
            false if end > line.start && (stop || hyphen || particle) => {}
            false => break,
        }
        at += 1;
    }
    line.start..end
}

/// The credit of the person at these tokens; nothing when the words are no full name.
fn credit(article: &Article, name: Range<usize>) -> Option<Credit> {
    let tokens = &article.tokens[name];
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).collect();
    let keys: Vec<Box<str>> = words.iter().map(|word| plain_letters(word.text(&article.prose)).into()).collect();
    let is_name = (2..=LONGEST_NAME).contains(&keys.len()) && keys.iter().all(|key| !key.is_empty());
    is_name.then(|| Credit {
        span: tokens[0].span().to(tokens[tokens.len() - 1].span()),
        keys,
        place: None,
        task: Task::Writing,
        in_byline: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Given};
    use crate::read::Format;
    use crate::source::Source;

    fn credits(text: &str) -> Vec<String> {
        let source = Source::from_bytes("story.txt", text.as_bytes().to_vec()).unwrap();
        let article = Article::read(source, Format::Plain, &Given::default());
        let place = |span| format!(" in {}", article.text(span));
        let credits = article.facts.names.credits.iter();
        credits
            .map(|it| format!("{:?} {}{}", it.task, article.text(it.span), it.place.map_or(String::new(), place)))
            .collect()
    }

    #[test]
    fn byline_and_sign_off_name_people_and_places() {
        let story = "Ferry strike ends\n\nBy Ann Reed in Oslo\n\nThe strike of the ferry crews ended on Friday after nine \
                     days of talks.\n\n(Reporting by Ann Reid and Bo Ek in Bergen; Editing by Carl Dahl)\n";
        assert_eq!(
            credits(story),
            ["Writing Ann Reed in Oslo", "Writing Ann Reid in Bergen", "Writing Bo Ek in Bergen", "Editing Carl Dahl"]
        );
    }

    #[test]
    fn a_sign_off_may_close_the_last_paragraph() {
        let story = "Ferry strike ends\n\nBy Ann Reed\n\nThe strike of the ferry crews ended on Friday after nine days \
                     of talks in the harbour. (Additional reporting by Ola van der Berg; Editing by Carl Dahl)\n";
        assert_eq!(credits(story), ["Writing Ann Reed", "Writing Ola van der Berg", "Editing Carl Dahl"]);
    }
}
