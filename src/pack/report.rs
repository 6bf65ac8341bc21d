//! Places where a rule matched to findings: one a place, or one an article for the rules that compare places.

use crate::article::Article;
use crate::diagnostic::{Diagnostic, Edit};
use crate::pack::inflect;
use crate::pack::matcher::Active;
use crate::pack::matching::{Matching, Replacement};
use crate::pack::occurrence::Occurrence;
use crate::pack::pattern::Pattern;
use crate::rules::Report;
use crate::segment::LineCase;
use crate::span::Span;
use crate::text::TokenKind;

/// Reports the occurrences of one rule, which are in reading order and do not overlap.
pub(super) fn report(article: &Article, active: &Active, run: &[Occurrence], found: &mut Vec<Diagnostic>) {
    let rule = &active.rule;
    let mut desk =
        Desk { article, active, report: Report::new(rule.id.to_string(), active.severity, rule.confidence, found) };
    match &rule.matching {
        Matching::Phrases(list) => run.iter().for_each(|it| desk.phrase(it, &list[it.phrase as usize])),
        Matching::Regex(pattern) => run.iter().for_each(|it| desk.pattern(it, pattern)),
        Matching::Case(terms) => run.iter().for_each(|it| desk.case(it, &terms[it.phrase as usize])),
        Matching::Either(groups) => {
            for group in 0..groups.len() as u32 {
                let of_group = |it: &&Occurrence| active.groups[it.phrase as usize] == group;
                desk.either(&run.iter().filter(of_group).collect::<Vec<_>>());
            }
        }
        Matching::Limit { most, .. } => desk.limit(run, *most),
        Matching::Needs { .. } => desk.needs(run),
    }
}

struct Desk<'a, 'f> {
    article: &'a Article,
    active: &'a Active,
    report: Report<'f>,
}

impl Desk<'_, '_> {
    fn flag(&mut self, span: Span, prefer: &str) -> &mut Diagnostic {
        let message = self.active.rule.message.replace("{found}", self.article.text(span)).replace("{prefer}", prefer);
        self.report.flag(span, message)
    }

    fn phrase(&mut self, at: &Occurrence, entry: &Replacement) {
        let applicability = self.active.rule.fix.applicability();
        match entry.prefer.as_deref() {
            None => drop(self.flag(at.span, "")),
            Some("") => {
                let edit = removal(self.article, at.span);
                let diagnostic = self.flag(at.span, "");
                if let Some(edit) = edit {
                    diagnostic.fix("delete", applicability, vec![edit]);
                }
            }
            Some(prefer) => {
                let text = inflect::like(self.article.text(at.span), &entry.over, prefer);
                self.flag(at.span, &text).replace(at.span, text, applicability);
            }
        }
    }

    fn pattern(&mut self, at: &Occurrence, pattern: &Pattern) {
        let block = self.article.blocks[self.article.block_at(at.span.start)].span;
        let range = (at.span.start - block.start) as usize..(at.span.end - block.start) as usize;
        match pattern.replacement(self.article.text(block), &range) {
            None => drop(self.flag(at.span, "")),
            Some(made) => {
                let text = inflect::like_head(self.article.text(at.span), made);
                if text == self.article.text(at.span) {
                    return;
                }
                let applicability = self.active.rule.fix.applicability();
                self.flag(at.span, &text).replace(at.span, text, applicability);
            }
        }
    }

    fn case(&mut self, at: &Occurrence, term: &str) {
        let found = self.article.text(at.span);
        let block = &self.article.blocks[self.article.block_at(at.span.start)];
        let is_head = found != term && inflect::like(found, term, term) == found && begins(self.article, at.span);
        let set_so = match block.case {
            LineCase::Upper => true,
            LineCase::Title => inflect::like(found, term, term) == found,
            LineCase::Sentence => is_head,
        };
        if !set_so && !same_letters(found, term) {
            let applicability = self.active.rule.fix.applicability();
            self.flag(at.span, term).replace(at.span, term, applicability);
        }
    }

    /// One finding for a group of spellings: at the first place of the rarer one, the later of equals.
    fn either(&mut self, run: &[&Occurrence]) {
        let mut variants: Vec<(u32, usize)> = Vec::new();
        for it in run {
            match variants.iter_mut().find(|(phrase, _)| *phrase == it.phrase) {
                Some((_, count)) => *count += 1,
                None => variants.push((it.phrase, 1)),
            }
        }
        if variants.len() < 2 {
            return;
        }
        let Some(&(rare, _)) = variants.iter().rev().min_by_key(|(_, count)| *count) else { return };
        let Some(&(usual, _)) = variants.iter().filter(|(phrase, _)| *phrase != rare).max_by_key(|(_, count)| *count)
        else {
            return;
        };
        let article = self.article;
        let first = |phrase| run.iter().find(|it| it.phrase == phrase).map(|it| it.span);
        let (Some(primary), Some(other)) = (first(rare), first(usual)) else { return };
        let diagnostic = self.flag(primary, article.text(other));
        for it in run.iter().filter(|it| it.span != primary) {
            diagnostic.also(it.span, format!("\"{}\" here", article.text(it.span)));
        }
    }

    fn limit(&mut self, run: &[Occurrence], most: usize) {
        let Some(one_too_many) = run.get(most) else { return };
        let others = run.iter().filter(|it| it.span != one_too_many.span).map(|it| it.span);
        let others: Vec<Span> = others.collect();
        let diagnostic = self.flag(one_too_many.span, "");
        for span in others {
            diagnostic.also(span, "also here");
        }
    }

    /// The first mention of the term, unless what introduces it stands before it or in the same sentence.
    fn needs(&mut self, run: &[Occurrence]) {
        let Some(term) = run.iter().find(|it| it.phrase == 0) else { return };
        let sentence = self.article.sentence_of(self.article.token_at(term.span.start));
        let end = self.article.sentences.get(sentence).and_then(|it| self.article.tokens.get(it.end as usize));
        let end = end.map_or(u32::MAX, |token| token.start);
        if !run.iter().any(|it| it.phrase == 1 && it.span.start < end) {
            let first = match &self.active.rule.matching {
                Matching::Needs { first, .. } => first.clone(),
                _ => Box::default(),
            };
            self.flag(term.span, &first);
        }
    }
}

/// Takes the words out with the space before them; nothing at the head of a sentence, where the next word
/// would need a capital.
fn removal(article: &Article, span: Span) -> Option<Edit> {
    if begins(article, span) {
        return None;
    }
    let before = article.tokens.get(article.token_at(span.start).checked_sub(1)?)?;
    Some(Edit { span: Span::new(before.end(), span.end), text: String::new() })
}

/// Whether a sentence, a quotation or what follows a colon begins here.
pub(super) fn begins(article: &Article, span: Span) -> bool {
    let token = article.token_at(span.start);
    let head = article.sentences.get(article.sentence_of(token)).is_some_and(|it| it.start as usize == token);
    let before = token.checked_sub(1).and_then(|it| article.tokens.get(it));
    head || before.is_some_and(|it| {
        matches!(it.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote) || it.is_mark(&article.prose, ':')
    })
}

/// Whether two texts have the same letters; white space and apostrophes do not count.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    letters(a) == letters(b)
}
