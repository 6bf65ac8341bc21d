//! A name spelled as the stylebook says it is not. The stylebook is the rule's own table of options, which
//! `[names]` in the configuration fills.

use std::ops::Range;

use rustc_hash::FxHashMap;
use toml::Value;

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::name::{Form, similar};
use crate::fold::plain_letters;
use crate::lexicon::Classes;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::segment::{LineCase, Zone};
use crate::text::phrase::{self, Phrases};
use crate::text::{Shape, Token};

/// `names/house-spelling`
pub const RULE: Rule = Rule {
    id: "names/house-spelling",
    summary: "a name spelled otherwise than the stylebook has it",
    guide: include_str!("house_spelling.md"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |options| Ok(Box::new(Stylebook::new(options)?) as Box<dyn Check>),
};

/// The house's names by the spellings it does not want.
#[derive(Debug, Default)]
struct Stylebook {
    variants: Phrases<Entry>,
}

/// What is to stand for a spelling.
#[derive(Debug)]
struct Entry {
    /// The spelling itself: where it has capitals the text must have them.
    variant: Box<str>,
    /// The words of the canonical name that it stands for.
    prefer: Box<str>,
    /// The word of the name that has to follow: a given name alone may be anybody's.
    next: Option<u32>,
    /// Whether that is all of the name: `Kyiv`.
    is_whole_name: bool,
    /// For a surname alone: the given name of whoever is meant, in plain letters.
    given: Option<Box<str>>,
}

impl Stylebook {
    fn new(options: &Options) -> Result<Self, OptionError> {
        let mut book = Self::default();
        for (canonical, value) in &options.table {
            let wrong = || OptionError {
                key: canonical.clone(),
                cause: "is to be a spelling, or a list of spellings, that the name must not have".to_owned(),
            };
            let variants: Vec<&str> = match value {
                Value::String(variant) => vec![variant],
                Value::Array(list) => list.iter().map(|it| it.as_str().ok_or_else(wrong)).collect::<Result<_, _>>()?,
                _ => return Err(wrong()),
            };
            variants.into_iter().for_each(|variant| book.add(canonical, variant));
        }
        Ok(book)
    }

    /// A spelling stands for those words of the name that it is nearest to, of equals for the last ones.
    fn add(&mut self, canonical: &str, variant: &str) {
        let words: Vec<&str> = canonical.split_whitespace().collect();
        let few = variant.split_whitespace().count().clamp(1, words.len().max(1));
        let far = |window: &[&str]| similar::distance(&plain_letters(&window.join(" ")), &plain_letters(variant));
        let Some((first, window)) = words.windows(few).enumerate().rev().min_by_key(|(_, window)| far(window)) else {
            return;
        };
        let prefer = window.join(" ");
        let next = words.get(first + few).map(|word| phrase::norm(word));
        let given = (few == 1 && first > 0 && next.is_none()).then(|| plain_letters(words[0]).into());
        if prefer != variant {
            let entry = Entry {
                variant: variant.into(),
                prefer: prefer.into(),
                is_whole_name: few == words.len(),
                next,
                given,
            };
            self.variants.add(variant, entry);
        }
    }
}

impl Check for Stylebook {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        if self.variants.is_empty() {
            return;
        }
        // Asked of the article once for every spelling, however often it stands.
        let mut borne_by_others: FxHashMap<&str, bool> = FxHashMap::default();
        for block in article.blocks.iter().filter(|block| is_edited(block.zone)) {
            let tokens = article.tokens_of(block);
            for (first, token) in tokens.iter().enumerate().filter(|(_, token)| self.variants.may_begin(token)) {
                let Some(hit) = self.variants.longest(&article.prose, &tokens[first..]) else { continue };
                let last = first + hit.tokens - 1;
                let span = token.span().to(tokens[last].span());
                let entry = hit.value;
                let mut others =
                    || *borne_by_others.entry(&entry.variant).or_insert_with(|| is_somebody_else(article, entry));
                let is_other = entry.next.is_some_and(|next| tokens.get(last + 1).is_none_or(|it| it.norm != next));
                let is_other = is_other || entry.is_whole_name && opens_longer_name(article, block, last);
                if is_other || is_torn(article, block, first..last + 1) || others() {
                    continue;
                }
                let found = article.text(span);
                if let Some(prefer) = entry.written_like(found) {
                    let message = format!("the stylebook has \"{prefer}\", not \"{found}\"");
                    report.flag(span, message).label("not the house's spelling").replace(
                        span,
                        prefer,
                        Applicability::Safe,
                    );
                }
            }
        }
    }
}

impl Entry {
    /// The house's spelling in the capitals of what stands there; nothing where a word in small letters is none
    /// of the name.
    fn written_like(&self, found: &str) -> Option<String> {
        let upper = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        if upper(found) && !upper(&self.variant) {
            return Some(self.prefer.to_uppercase()).filter(|prefer| prefer != found);
        }
        let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
        (small(found) == small(&self.variant)).then(|| self.prefer.to_string())
    }
}

/// Whether the desk edits the line: the story and its display, not the furniture around it.
fn is_edited(zone: Zone) -> bool {
    zone.is_running_text()
        || zone.is_display()
        || matches!(zone, Zone::Quote | Zone::PullQuote | Zone::Caption | Zone::Correction | Zone::Table)
}

/// Whether the words are a piece of an address or a handle: `example.org/hifter`, `@hifter`, `#Hifter`.
fn is_torn(article: &Article, block: &Block, words: Range<usize>) -> bool {
    let tokens = article.tokens_of(block);
    let joins = |mark: &Token| matches!(mark.text(&article.prose), "." | "/" | "@" | "#" | "_" | "=" | "~");
    let before = words.start > 0 && !tokens[words.start].spaced() && joins(&tokens[words.start - 1]);
    let after = tokens.get(words.end).is_some_and(|mark| !mark.spaced() && joins(mark))
        && tokens.get(words.end + 1).is_some_and(|next| !next.spaced() && next.shape != Shape::Capital);
    before || after
}

/// Whether the word opens the name of something else: the `Bombay Stock Exchange` is not respelled.
fn opens_longer_name(article: &Article, block: &Block, last: usize) -> bool {
    let next = article.tokens_of(block).get(last + 1);
    block.case == LineCase::Sentence
        && next.is_some_and(|next| {
            let day = next.is(Classes::WEEKDAY.with(Classes::MONTH));
            next.is_word() && next.is_capitalised() && next.spaced() && !next.line_start() && !day
        })
}

/// Whether a surname alone is borne by somebody whom the article names in full, always with another given name.
fn is_somebody_else(article: &Article, entry: &Entry) -> bool {
    let Some(given) = entry.given.as_deref() else { return false };
    let family = plain_letters(&entry.variant);
    let mut full = article.facts.names.forms.iter().filter(|form| form.is_full() && form.family() == family).peekable();
    let is_given = |other: &str| {
        let initial = other.chars().count() == 1 && given.starts_with(other);
        initial || other == given || similar::near(other, given).is_some()
    };
    full.peek().is_some() && !full.filter_map(Form::given).any(is_given)
}
