//! One block's tokens to ages: `John Smith, 34,`, `34-year-old John Smith`, `John Smith, a 34-year-old plumber`,
//! `aged 34`, `John Smith is 34`.

use std::ops::Range;

use crate::article::{Article, Block};
use crate::facts::age::bearer::People;
use crate::facts::age::{AgeMention, Bearer, When, when};
use crate::facts::date::{DateMention, Unit, View, Word};
use crate::lexicon::Classes;
use crate::text::{Shape, Token, next_rare_token};

/// Nobody is older, in years.
const OLDEST: u16 = 122;
/// No mill or church is called so many years old in figures.
const OLDEST_THING: u16 = 999;
/// A name follows `34-year-old` after at most so many words: `34-year-old former France striker John Smith`.
const REACH: usize = 6;

/// An age, whose it is and when it holds.
struct Found {
    tokens: Range<usize>,
    years: u16,
    whose: Option<Bearer>,
    when: When,
}

/// What the forms of an age are looked for in.
struct Scan<'a> {
    view: View<'a>,
    people: &'a People<'a>,
    dates: &'a [DateMention],
}

/// Appends the ages of a block.
pub(super) fn block(
    article: &Article,
    people: &People<'_>,
    dates: &[DateMention],
    index: usize,
    block: &Block,
    out: &mut Vec<AgeMention>,
) {
    let scan = Scan { view: View { article, start: block.tokens.start, end: block.tokens.end }, people, dates };
    let may_begin = |token: &Token| token.is(Classes::DATE_WORD.with(Classes::DIGITS));
    let mut from = block.tokens.start;
    while let Some(at) = next_rare_token(&article.tokens[..block.tokens.end], from, may_begin) {
        from = at + 1;
        let found = if article.tokens[at].is_number() { scan.in_figures(at) } else { scan.year_old(at) };
        let Some(Found { tokens, years, whose, when }) = found else { continue };
        let span = article.tokens[tokens.start].span().to(article.tokens[tokens.end - 1].span());
        let voice = article.voice_at(span.start);
        let is_contrast = scan.view.is_one_of(tokens.start.wrapping_sub(1), &["now"]);
        out.push(AgeMention { span, tokens, block: index, voice, years, whose, when, is_contrast });
    }
}

impl Scan<'_> {
    fn article(&self) -> &Article {
        self.view.article
    }

    /// An age in figures that is no `-year-old`.
    fn in_figures(&self, at: usize) -> Option<Found> {
        let years = self.view.digits(at, 3).filter(|years| (1..=OLDEST).contains(years))?;
        if self.view.has_sign_before(at) || at <= self.view.start + 1 || self.view.token(at)?.line_start() {
            return None;
        }
        let found = |named, when| Some(Found { tokens: at..at + 1, years, whose: named, when });
        // `John Smith, now 34,`, `who is now 21`
        let now = usize::from(at > self.view.start + 2 && self.view.is_one_of(at - 1, &["now"]));
        let (before, earlier) = (at - 1 - now, at - 2 - now);
        if now == 1 && self.view.begins_sentence(at - 1) && self.is_pronoun(at + 2) {
            let named = self.view.mark(at + 1, ',').then(|| self.people.subject_before(at - 1)).flatten()?;
            return found(Some(named), When::Now);
        }
        if self.view.mark(before, ',') && self.closes(at + 1) {
            let named = self.people.ending_at(before)?;
            return found(Some(named), when::of_apposition(self.article(), self.dates, &(at..at + 1)));
        }
        let at_age = self.view.is_one_of(before, &["at"]) && self.closes(at + 1);
        if at_age || self.view.is_one_of(before, &["aged", "age"]) || self.is_age_of(before) {
            return self.aged(at, years).filter(|found| !at_age || found.whose.is_some());
        }
        if self.view.is_one_of(before, &["is"]) && (self.closes(at + 1) || self.is_years_old(at + 1)) {
            let who = usize::from(self.view.is_one_of(earlier, &["who"]));
            let comma = usize::from(who == 1 && self.view.mark(earlier.checked_sub(1)?, ','));
            let named = self.people.ending_at(self.before_brackets(before.checked_sub(who + comma)?))?;
            return found(Some(named), when::of_apposition(self.article(), self.dates, &(at..at + 1)));
        }
        self.of_a_day(at, years)
    }

    /// `who turns 33 next month`, `was 15 when he set the fire in 2010`, `He was 84.` behind a death: an age on a day
    /// that the sentence gives.
    fn of_a_day(&self, at: usize, years: u16) -> Option<Found> {
        let (article, before) = (self.article(), at - 1);
        let found = |whose, when| Some(Found { tokens: at..at + 1, years, whose, when });
        if self.view.is_one_of(before, &["turns", "turned"]) {
            let led = at + 1 + usize::from(self.view.is_one_of(at + 1, &["in", "on"]));
            let when = when::of_date_at(self.dates, led)?;
            return found(Some(self.people.subject_of(before)?), when);
        }
        if !self.view.is_one_of(before, &["was"]) {
            return None;
        }
        if self.view.is_one_of(at + 1, &["when"]) {
            return found(Some(self.people.subject_of(before)?), when::of_event(article, self.dates, at + 1)?);
        }
        let start =
            before.checked_sub(1).filter(|&start| self.view.begins_sentence(start) && self.is_pronoun(start))?;
        self.view.mark(at + 1, '.').then_some(())?;
        found(Some(self.people.subject_before(start)?), when::of_death_before(article, self.dates, start)?)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.view.is_one_of(at, &["he", "she"])
    }

    /// Where the words before a bracket end that closes right before a token: `John Smith (born July 9, 1948), who is`.
    fn before_brackets(&self, end: usize) -> usize {
        if end > self.view.start && self.view.mark(end - 1, ')') {
            let near = self.view.start.max(end.saturating_sub(REACH + 3))..end;
            return near.rev().find(|&at| self.view.mark(at, '(')).unwrap_or(end);
        }
        end
    }

    /// `the age of` before a number, seen from `of`.
    fn is_age_of(&self, of: usize) -> bool {
        of > self.view.start && self.view.is_one_of(of, &["of"]) && self.view.is_one_of(of - 1, &["age"])
    }

    /// `years old` or `years of age` at a token.
    fn is_years_old(&self, at: usize) -> bool {
        self.view.is_one_of(at, &["years"]) && self.view.is_one_of(at + 1, &["old", "of"])
    }

    /// `John Smith, aged 34`, `died aged 70`, `at the age of 23`.
    fn aged(&self, at: usize, years: u16) -> Option<Found> {
        let found = |named, when| Some(Found { tokens: at..at + 1, years, whose: named, when });
        let lead = if self.is_age_of(at - 1) { at - 3 } else { at - 1 };
        let before = lead.checked_sub(1).filter(|&before| before >= self.view.start)?;
        let opens = self.view.mark(before, ',') || self.view.mark(before, '(');
        if opens && let Some(named) = self.people.ending_at(before) {
            return found(Some(named), when::of_apposition(self.article(), self.dates, &(at..at + 1)));
        }
        let near = self.view.start.max(before.saturating_sub(REACH))..before + 1;
        if let Some(died) = near.rev().find(|&at| self.view.is_one_of(at, &["died", "dies"])) {
            let named = self.people.subject_of(died);
            return found(named, when::of_death(self.article(), self.dates, died));
        }
        found(None, When::Unknown)
    }

    /// `34-year-old`, found at `year`; and whose age it is.
    fn year_old(&self, at: usize) -> Option<Found> {
        let Some(Word::Unit(Unit::Year, _)) = self.view.word(at) else { return None };
        let hyphen = usize::from(self.view.dash(at + 1));
        if !self.view.is_one_of(at + 1 + hyphen, &["old"]) {
            return None;
        }
        let count_end = if self.view.joined(at) && self.view.dash(at - 1) { at - 1 } else { at };
        let (count, start) = self.view.count_before(count_end)?;
        let years = u16::try_from(count?).ok().filter(|years| (1..=OLDEST_THING).contains(years))?;
        let tokens = start..count_end;
        let as_of = when::of_apposition(self.article(), self.dates, &(start..at + 2 + hyphen));
        if years > OLDEST {
            return Some(Found { tokens, years, whose: None, when: as_of });
        }
        if let Some(named) = self.named_after(at + 2 + hyphen, start) {
            return Some(Found { tokens, years, whose: Some(named), when: as_of });
        }
        let (named, when) = self
            .named_before(start)
            .map_or((None, as_of), |(named, past)| (Some(named), if past { When::Unknown } else { as_of }));
        Some(Found { tokens, years, whose: named, when })
    }

    /// The person named right after `34-year-old`: `former France striker` may stand between, and a comma before a
    /// name in apposition (`A three-year-old boy, Alfie Moon, was`).
    fn named_after(&self, old_end: usize, count: usize) -> Option<Bearer> {
        let mut at = old_end;
        let sentence = self.article().sentences.get(self.article().sentence_of(old_end.checked_sub(1)?))?;
        while at < (old_end + REACH).min(sentence.end as usize) {
            let token = self.view.token(at)?;
            if let Some(mention) = self.people.starting_at(at) {
                if self.people.is_person(mention) {
                    return (!mention.possessive).then(|| self.people.bearer(mention));
                }
                at = mention.tokens.end as usize;
                continue;
            }
            if self.view.mark(at, ',') && at > old_end && self.opens_sentence(count) {
                let named = self.people.starting_at(at + 1).filter(|mention| self.people.is_person(mention))?;
                let closed = self.view.mark(named.tokens.end as usize, ',') && !named.possessive;
                return closed.then(|| self.people.bearer(named));
            }
            if !self.modifies(token) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether a count, with `A` or `The` before it, opens its sentence.
    fn opens_sentence(&self, count: usize) -> bool {
        let determined = count > self.view.start && self.view.is_one_of(count - 1, &["a", "an", "the"]);
        self.view.begins_sentence(count - usize::from(determined))
    }

    /// Whether a word can stand between `34-year-old` and the name: a noun, an adjective, a title.
    fn modifies(&self, token: &Token) -> bool {
        const CLAUSE: Classes = Classes::FUNCTION.with(Classes::SAYING).with(Classes::PAST_VERB);
        let word = token.text(&self.article().prose);
        let verb = token.shape == Shape::Lower && word.ends_with("ed") && !token.is(Classes::FORMER);
        matches!(word, "-" | ".") || (token.is_word() && !token.is(CLAUSE) && !verb)
    }

    /// The person named right before: `John Smith, a 34-year-old plumber`, `John Smith is a 34-year-old`; and
    /// whether it is told as past.
    fn named_before(&self, count: usize) -> Option<(Bearer, bool)> {
        let determined = count > self.view.start && self.view.is_one_of(count - 1, &["a", "an", "the"]);
        let at = count - usize::from(determined);
        let before = at.checked_sub(1).filter(|&before| before >= self.view.start)?;
        if self.view.mark(before, ',') {
            return self.people.ending_at(before).map(|named| (named, false));
        }
        let past = self.view.is_one_of(before, &["was"]);
        let linked = past || self.view.is_one_of(before, &["is"]);
        linked.then(|| self.people.ending_at(before)).flatten().map(|named| (named, past))
    }

    /// Whether an age can end before a token: a mark, or a word that takes the sentence up again.
    fn closes(&self, at: usize) -> bool {
        let Some(next) = self.view.token(at) else { return true };
        if next.is_word() {
            return next.spaced() && next.shape == Shape::Lower && next.is(Classes::FUNCTION.with(Classes::SAYING));
        }
        let figures = self.view.token(at + 1).is_some_and(Token::is_number);
        matches!(self.view.text(at), "," | "." | ";" | ")" | "?" | "!") && !figures
            || matches!(self.view.text(at), "\u{2014}" | "\u{2013}") && next.spaced()
    }
}
