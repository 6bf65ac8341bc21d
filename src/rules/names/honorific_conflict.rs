//! One person called Mr here and Ms there.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use std::cmp::Ordering;

use crate::facts::name::{Gender, Honorific, Mention, Names, is_kin};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `names/honorific-conflict`
pub const RULE: Rule = Rule {
    id: "names/honorific-conflict",
    summary: "one person with a man's and a woman's courtesy title",
    guide: include_str!("honorific_conflict.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// A name with a courtesy title that tells the gender.
type Use<'a> = (&'a Mention, Honorific, Gender);

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    if names.mentions.iter().all(|mention| mention.honorific.is_none()) {
        return;
    }
    for entity in &names.entities {
        let mentions = || names.forms_of(entity).iter().flat_map(|&form| names.mentions_of(form));
        let mut uses: Vec<Use<'_>> = mentions()
            .filter(|mention| mention.voice == Voice::Own)
            .filter_map(|mention| mention.honorific.and_then(|it| it.gender.map(|gender| (mention, it, gender))))
            .collect();
        uses.sort_by_key(|(mention, ..)| mention.span);
        let Some((odd, other)) = conflict(&uses) else { continue };
        // A family shares its surname; a full name is one person's.
        let full = !odd.0.is_bare() && !other.0.is_bare();
        // `Mr and Mrs Lee`: both are in the story.
        let couple = mentions().any(|mention| mention.honorific.is_some_and(|it| it.couple));
        let has_kin = || [odd.0, other.0].into_iter().any(|it| has_kin_beside(article, it));
        if !full && (couple || has_kin() || has_namesake(names, odd.0)) {
            continue;
        }
        let name = |(mention, honorific, _): &Use<'_>| honorific.span.to(mention.span);
        let (here, there) = (article.text(name(odd)), article.text(name(other)));
        report
            .flag(name(odd), format!("\"{here}\" here, \"{there}\" elsewhere"))
            .label("another courtesy title here")
            .also(name(other), "courtesy title here");
    }
}

/// Whether a word of kinship stands in the paragraph of a mention or in the one before it: the wife, the daughter.
fn has_kin_beside(article: &Article, mention: &Mention) -> bool {
    let block = mention.block as usize;
    let near = article.blocks[block.saturating_sub(1)].tokens.start..article.blocks[block].tokens.end;
    article.tokens[near].iter().any(is_kin)
}

/// Whether two people of the article bear the surname.
fn has_namesake(names: &Names, mention: &Mention) -> bool {
    let family = names.form_of(mention).family();
    let mut bearers =
        names.forms.iter().filter(|form| form.is_full() && form.family() == family).map(|form| form.entity);
    let first = bearers.next();
    bearers.any(|entity| Some(entity) != first)
}

/// The use of the rarer gender and one of the other; none when a sentence sets the two against each other.
fn conflict<'u, 'a>(uses: &'u [Use<'a>]) -> Option<(&'u Use<'a>, &'u Use<'a>)> {
    let men = uses.iter().filter(|(.., gender)| *gender == Gender::Man).count();
    let odd_gender = match (men * 2).cmp(&uses.len()) {
        Ordering::Greater => Gender::Woman,
        Ordering::Less => Gender::Man,
        Ordering::Equal => uses.last()?.2,
    };
    let odd = uses.iter().rev().find(|(.., gender)| *gender == odd_gender)?;
    let other = uses.iter().find(|(.., gender)| *gender != odd_gender)?;
    let side_by_side = uses.windows(2).any(|pair| pair[0].0.sentence == pair[1].0.sentence && pair[0].2 != pair[1].2);
    (!side_by_side).then_some((odd, other))
}
