//! A word in American spelling in a British story, or the other way round; and, where the house has said which
//! English it writes, every spelling that is not of it.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::spelling::SpellingMention;
use crate::lexicon::{Dialect, Dialects, Spellings};
use crate::rules::consistency::places::{Place, change, label_further, together};
use crate::rules::consistency::spelling::own_words;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `consistency/dialect`
pub const RULE: Rule = Rule {
    id: "consistency/dialect",
    summary: "American spelling in a British story, or the other way round",
    guide: include_str!("dialect.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| {
        Ok(match options.lang {
            Some(lang) => Box::new(move |article: &Article, report: &mut Report<'_>| by_house(article, lang, report))
                as Box<dyn Check>,
            None => Box::new(by_majority),
        })
    },
};

/// Words that must speak for one English before a word of the other is odd.
const LEAST_WORDS: usize = 2;
/// Words of the other English that can be slips; more are the way the story is written.
const MOST_ODD: usize = 2;
/// Words of the one English for each of the other.
const WORDS_FOR_EACH: usize = 2;
/// Words of the prevailing English that are shown.
const SHOWN: usize = 2;
/// Words that are named in the note.
const NAMED: usize = 5;

/// Reports the spellings that the English of the house does not admit.
fn by_house(article: &Article, lang: Dialect, report: &mut Report<'_>) {
    let spellings = Spellings::built_in();
    let foreign = article.facts.spellings.iter().filter(|mention| {
        matches!(mention.voice, Voice::Own | Voice::Headline | Voice::Caption)
            && !spellings.dialects(mention.form).intersects(lang.admits())
    });
    for mentions in together(foreign, |mention| (mention.form.word, mention.form.spelling)) {
        let places = respelled(&mentions, lang);
        if places.is_empty() {
            continue;
        }
        let word = article.text(mentions[0].span);
        let found = report.flag(mentions[0].span, format!("\"{word}\" is not {} spelling", lang.name()));
        found.label(format!("{} spelling is \"{}\"", lang.name(), places[0].other)).severity(Severity::Warning);
        label_further(found, mentions.iter().map(|mention| mention.span));
        change(found, &places, Applicability::Safe);
    }
}

/// Reports the few words of one English in a story written in the other.
fn by_majority(article: &Article, report: &mut Report<'_>) {
    let speaks = |is_american: bool| {
        own_words(article).any(|it| it.side.is_some_and(|side| (side == Dialect::American) == is_american))
    };
    if !speaks(true) || !speaks(false) {
        return;
    }
    let mut american = Vec::new();
    let mut british = Vec::new();
    for mentions in together(own_words(article), |mention| mention.form.word) {
        // A word in both spellings votes for neither: it is a matter of `consistency/spelling`.
        if mentions.iter().any(|mention| mention.form.spelling != mentions[0].form.spelling) {
            continue;
        }
        match mentions[0].side {
            Some(Dialect::American) => american.push(mentions),
            Some(_) => british.push(mentions),
            None => {}
        }
    }
    let (most, few, prevailing, odd) = match american.len() > british.len() {
        true => (american, british, Dialect::American, Dialect::British),
        false => (british, american, Dialect::British, Dialect::American),
    };
    if most.len() < LEAST_WORDS
        || few.len() > MOST_ODD
        || few.len() * WORDS_FOR_EACH > most.len()
        || is_of_one_dialect(most.iter().chain(&few))
    {
        return;
    }
    for mentions in &few {
        let places = respelled(mentions, prevailing);
        let word = article.text(mentions[0].span);
        let message = format!("\"{word}\" is {} spelling, the story is {}", odd.name(), prevailing.name());
        let found = report.flag(mentions[0].span, message);
        found.label(format!("{} here", odd.name()));
        label_further(found, mentions.iter().map(|mention| mention.span));
        for evidence in most.iter().take(SHOWN) {
            found.also(evidence[0].span, format!("{} here", prevailing.name()));
        }
        found.note(tally(article, &most, prevailing));
        if !places.is_empty() {
            change(found, &places, Applicability::Unsafe);
        }
    }
}

/// The places of a word with its forms in the spelling of a dialect; none when the dialect has no other.
fn respelled(mentions: &[&SpellingMention], dialect: Dialect) -> Vec<Place> {
    let spellings = Spellings::built_in();
    let place = |mention: &&SpellingMention| {
        let form = spellings.respelled(mention.form, dialect)?;
        Some(Place { span: mention.span, other: spellings.text(form).to_owned() })
    };
    mentions.iter().filter_map(place).collect()
}

/// Whether all these words are at home in one English that shares spellings with both sides.
fn is_of_one_dialect<'a>(words: impl Iterator<Item = &'a Vec<&'a SpellingMention>> + Clone) -> bool {
    let spellings = Spellings::built_in();
    let admits = |lang: Dialects| words.clone().all(|word| spellings.dialects(word[0].form).intersects(lang));
    admits(Dialects::CANADIAN) || admits(Dialects::AUSTRALIAN)
}

/// The words that speak for the prevailing English.
fn tally(article: &Article, most: &[Vec<&SpellingMention>], dialect: Dialect) -> String {
    let named: Vec<&str> = most.iter().take(NAMED).map(|mentions| article.text(mentions[0].span)).collect();
    let more = match most.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} spelling: {}{more}", dialect.name(), named.join(", "))
}
