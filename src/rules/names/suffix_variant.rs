//! One suffix after one name, punctuated two ways.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::name::Mention;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::Voice;

/// `names/suffix-variant`
pub const RULE: Rule = Rule {
    id: "names/suffix-variant",
    summary: "one suffix punctuated two ways: `Jr.` and `, Jr`",
    guide: include_str!("suffix_variant.md"),
    severity: Severity::Advice,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// How a suffix is set off: whether a comma stands before it, and a stop after it where that can be told.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Punctuation {
    comma: bool,
    stop: Option<bool>,
}

impl Punctuation {
    fn differs_from(self, other: Self) -> bool {
        self.comma != other.comma || self.stop.zip(other.stop).is_some_and(|(here, there)| here != there)
    }
}

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    if names.mentions.iter().all(|mention| mention.suffix.is_none()) {
        return;
    }
    for entity in &names.entities {
        let mentions = names.forms_of(entity).iter().flat_map(|&form| names.mentions_of(form));
        let mut uses: Vec<(Span, Span, Punctuation)> = mentions
            .filter(|mention| mention.voice == Voice::Own)
            .filter_map(|mention| {
                mention.suffix.map(|suffix| (mention.span, suffix, punctuation(article, mention, suffix)))
            })
            .collect();
        uses.sort_by_key(|(name, ..)| *name);
        let Some((&(name, suffix, first), rest)) = uses.split_first() else { continue };
        let same = |other: Span| article.text(other).eq_ignore_ascii_case(article.text(suffix));
        let Some(&(other, other_suffix, _)) = rest.iter().find(|it| same(it.1) && it.2.differs_from(first)) else {
            continue;
        };
        let whole = |name: Span, suffix: Span, style: Punctuation| {
            let span = name.to(suffix);
            if style.stop == Some(true) { Span::new(span.start, span.end + 1) } else { span }
        };
        let (here, there) = (whole(other, other_suffix, punctuation_of(&uses, other)), whole(name, suffix, first));
        report
            .flag(here, format!("\"{}\" here, \"{}\" elsewhere", article.text(here), article.text(there)))
            .label("punctuated differently here")
            .also(there, "first written here")
            .replace(here, article.text(there), Applicability::Unsafe);
    }
}

fn punctuation_of(uses: &[(Span, Span, Punctuation)], name: Span) -> Punctuation {
    uses.iter().find(|it| it.0 == name).map_or(Punctuation { comma: false, stop: None }, |it| it.2)
}

fn punctuation(article: &Article, mention: &Mention, suffix: Span) -> Punctuation {
    let between = &article.prose[mention.span.end as usize..suffix.start as usize];
    let next = article.token_at(suffix.end);
    let sentence_end = article.sentences[mention.sentence as usize].end as usize;
    let dotted = article.tokens.get(next).is_some_and(|token| token.is_mark(&article.prose, '.') && !token.spaced());
    let stop = if dotted && next + 1 >= sentence_end { None } else { Some(dotted) };
    Punctuation { comma: between.contains(','), stop }
}
