//! One word in two spellings that are both good English: "adviser" here, "advisor" there.

use std::cmp::{Ordering, Reverse};

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::spelling::SpellingMention;
use crate::lexicon::{Dialect, Form, Spellings};
use crate::rules::consistency::places::{Place, any_two_ways, report_two_ways, together};
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::text::Voice;

/// `consistency/spelling`
pub const RULE: Rule = Rule {
    id: "consistency/spelling",
    summary: "one word in two spellings",
    guide: include_str!("spelling.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |options| {
        let lang = options.lang;
        Ok(Box::new(move |article: &Article, report: &mut Report<'_>| check(article, lang, report)) as Box<dyn Check>)
    },
};

fn check(article: &Article, lang: Option<Dialect>, report: &mut Report<'_>) {
    if !any_two_ways(own_words(article).map(|mention| (mention.form.word, mention.form.spelling))) {
        return;
    }
    let side = side(article);
    for mentions in together(own_words(article), |mention| mention.form.word) {
        let mut spellings = together(mentions.into_iter(), |mention| mention.form.spelling);
        if spellings.len() < 2 || spellings.iter().any(|it| lang.is_some_and(|lang| is_ruled_out(it[0].form, lang))) {
            continue;
        }
        // Of two as frequent the one on the side of the story is kept, then the first: the sort is stable.
        let is_foreign = |mention: &SpellingMention| mention.side.is_some() && mention.side != side;
        spellings.sort_by_key(|mentions| (Reverse(mentions.len()), is_foreign(mentions[0])));
        for odd in &spellings[1..] {
            let mut kept = spellings[0].clone();
            // The same form of the word shows the difference best.
            kept.sort_by_key(|mention| mention.form.inflection != odd[0].form.inflection);
            let odd: Vec<_> = odd.iter().map(|mention| respelled(mention, kept[0].form)).collect();
            let kept: Vec<_> = kept.iter().map(|mention| mention.span).collect();
            report_two_ways(article, report, &odd, &kept);
        }
    }
}

/// The words of the story itself that have another spelling.
pub(super) fn own_words(article: &Article) -> impl Iterator<Item = &SpellingMention> {
    let told = |mention: &&SpellingMention| PROSE.contains(&article.blocks[mention.block].zone);
    article.facts.spellings.iter().filter(|mention| mention.voice == Voice::Own).filter(told)
}

/// The side of the ocean that most words of the story speak for.
fn side(article: &Article) -> Option<Dialect> {
    let count = |side| own_words(article).filter(|mention| mention.side == Some(side)).count();
    match count(Dialect::American).cmp(&count(Dialect::British)) {
        Ordering::Greater => Some(Dialect::American),
        Ordering::Less => Some(Dialect::British),
        Ordering::Equal => None,
    }
}

/// Whether the English of the house does without this spelling: then the word is a matter of dialect.
fn is_ruled_out(form: Form, lang: Dialect) -> bool {
    !Spellings::built_in().dialects(form).intersects(lang.admits())
}

/// The place of a word with its form in the spelling of `kept`.
fn respelled(mention: &SpellingMention, kept: Form) -> Place {
    let form = Form { spelling: kept.spelling, ..mention.form };
    Place { span: mention.span, other: Spellings::built_in().text(form).to_owned() }
}
