//! Display type to mentions: in a headline every word has a capital, so names are read by their anchors, the
//! given names and surnames that the running text knows.

use std::ops::Range;

use crate::article::Article;
use crate::facts::name::entity::{FormId, Interner};
use crate::facts::name::scan::parts;
use crate::facts::name::similar::near;
use crate::facts::name::{Kind, Mention, Names};
use crate::fold::{self, plain_letters};
use crate::lexicon::Classes;
use crate::segment::{LineCase, Zone};
use crate::text::{Token, TokenKind};

/// How far behind a given name its surname may stand, in tokens.
const REACH: usize = 4;

/// How many people with one given name, or one surname, are tried.
const MOST_TRIED: usize = 16;

/// Adds the mentions of headlines, kickers, subheads and promo lines, and of captions set in capitals.
pub(super) fn read(article: &Article, names: &mut Names, interner: &mut Interner) {
    let anchors = Anchors::new(names);
    for (index, block) in article.blocks.iter().enumerate() {
        let display = matches!(block.zone, Zone::Headline | Zone::Kicker | Zone::Subhead | Zone::Promo);
        let capitals = block.case == LineCase::Title
            && matches!(block.zone, Zone::Standfirst | Zone::Caption | Zone::Paragraph | Zone::List);
        if !(display || capitals) || block.case == LineCase::Upper {
            continue;
        }
        for sentence in block.sentences.clone() {
            let range = &article.sentences[sentence];
            let mut at = range.start as usize;
            while at < range.end as usize {
                let seen = anchors.name_at(article, names, at..range.end as usize);
                if let Some((name, kind)) = &seen {
                    add(article, names, interner, (index, sentence), name.clone(), *kind);
                }
                at = seen.map_or(at + 1, |(name, _)| name.end);
            }
        }
    }
}

/// The full names of the running text by the hash of given name and surname, in order.
struct Anchors {
    by_given: Vec<(u32, FormId)>,
    by_family: Vec<(u32, FormId)>,
}

impl Anchors {
    fn new(names: &Names) -> Self {
        let mut by_given = Vec::with_capacity(names.forms.len());
        let mut by_family = Vec::with_capacity(names.forms.len());
        for (index, form) in names.forms.iter().enumerate() {
            let person = matches!(form.kind, Kind::Person | Kind::Unknown);
            if let Some(given) = form.given().filter(|_| person) {
                by_given.push((fold::hash(given) as u32, FormId(index as u32)));
                by_family.push((fold::hash(form.family()) as u32, FormId(index as u32)));
            }
        }
        by_given.sort_unstable();
        by_family.sort_unstable();
        Self { by_given, by_family }
    }

    /// The name that begins with the first token of `line`, and what it names: given name and surname, or a bare
    /// surname.
    fn name_at(&self, article: &Article, names: &Names, line: Range<usize>) -> Option<(Range<usize>, Kind)> {
        let token = &article.tokens[line.start];
        if !(token.is_word() && token.is_capitalised()) {
            return None;
        }
        if let Some((end, kind)) = self.full_name(article, names, line.clone()) {
            return Some((line.start..end, kind));
        }
        let known_surname = !bearers(&self.by_family, article, token).is_empty() && !token.is(Classes::FUNCTION);
        let named = known_surname || !token.is(Classes::NO_SURNAME) && token.len >= 3;
        named.then_some((line.start..line.start + 1, Kind::Unknown))
    }

    /// Where the full name ends that begins with the first token of `line`: its given name, or its surname, is one
    /// that the running text knows, and the other part is equal or near; and what it names there.
    fn full_name(&self, article: &Article, names: &Names, line: Range<usize>) -> Option<(usize, Kind)> {
        let plain = |token: &Token| plain_letters(token.text(&article.prose));
        let first = &article.tokens[line.start];
        let known = bearers(&self.by_given, article, first);
        for at in line.start + 1..line.end.min(line.start + REACH) {
            let token = &article.tokens[at];
            if token.is_mark(&article.prose, '-') || token.is(Classes::PARTICLE) || token.is_mark(&article.prose, '.') {
                continue;
            }
            if !(token.is_word() && token.is_capitalised()) {
                break;
            }
            let relatives: &[_] = if at == line.start + 1 { bearers(&self.by_family, article, token) } else { &[] };
            if known.is_empty() && relatives.is_empty() {
                continue;
            }
            let (given, second) = (plain(first), plain(token));
            let bears = |&&(_, id): &&(u32, FormId)| {
                let family = names.form(id).family();
                family == second || !token.is(Classes::FUNCTION) && near(family, &second).is_some()
            };
            if let Some(&(_, id)) = known.iter().find(bears) {
                return Some((at + 1, names.form(id).kind));
            }
            let given_near =
                |&&(_, id): &&(u32, FormId)| names.form(id).given().is_some_and(|it| near(it, &given).is_some());
            if let Some(&(_, id)) = relatives.iter().find(given_near) {
                return Some((at + 1, names.form(id).kind));
            }
        }
        None
    }
}

/// Whoever bears the name in a list of `Anchors`, in order of first appearance.
fn bearers<'l>(list: &'l [(u32, FormId)], article: &Article, name: &Token) -> &'l [(u32, FormId)] {
    let text = name.text(&article.prose);
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // Of plain letters the lexer has made the hash.
    let hash = if is_plain { name.norm } else { fold::hash(&plain_letters(text)) as u32 };
    let first = list.partition_point(|(other, _)| *other < hash);
    let count = list[first..].iter().take_while(|(other, _)| *other == hash).take(MOST_TRIED).count();
    &list[first..first + count]
}

/// Adds a mention of a name that stands by itself.
pub(super) fn add(
    article: &Article,
    names: &mut Names,
    interner: &mut Interner,
    (block, sentence): (usize, usize),
    name: Range<usize>,
    kind: Kind,
) {
    let first = names.parts.len() as u32;
    parts(article, name.clone(), &mut names.parts);
    let parts = first..names.parts.len() as u32;
    let span = article.tokens[name.start].span().to(article.tokens[name.end - 1].span());
    let form = interner.form(article, names, &parts, &name);
    names.mentions.push(Mention {
        span,
        tokens: name.start as u32..name.end as u32,
        parts,
        block: block as u32,
        sentence: sentence as u32,
        zone: article.blocks[block].zone,
        voice: article.voice_in(article.blocks[block].zone, span.start),
        kind,
        title: None,
        honorific: None,
        suffix: None,
        possessive: article.tokens.get(name.end).is_some_and(|next: &Token| next.kind() == TokenKind::Clitic),
        speaks: false,
        form,
    });
}
