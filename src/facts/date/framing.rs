//! How the clause around an expression of time looks at it: as past, as before the past, as still to come.
//! Read from the nearest verb, first to the left, then to the right; closed word lists, no tagger.

use std::ops::Range;

use crate::article::Article;
use crate::lexicon::Classes;
use crate::text::{Shape, Token, TokenKind, is_one_of};

/// How a clause looks at the time it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Told as past: `took off on`, `were there on`.
    Past,
    /// Told as before the past: `had asked for time until`.
    PastPerfect,
    /// Still to come as the article speaks: `will meet on`, `is due on`, `calling for a January 12 truce`.
    Future,
    /// Was to come when something happened: `would meet on`, `was due on`, `agreed to meet on`.
    FutureInPast,
    /// The clause does not say, or is in the present.
    Unclear,
}

/// How many tokens are looked at on either side.
const REACH: usize = 18;

/// What one token says about tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Framing(Framing),
    /// The clause begins here.
    Boundary,
}

/// The framing of the tokens `mention` of an article.
pub(super) fn of(article: &Article, mention: Range<usize>) -> Framing {
    let sentence = article.sentences.get(article.sentence_of(mention.start));
    let Some(sentence) = sentence.map(|it| it.start as usize..it.end as usize) else { return Framing::Unclear };
    let quoted = article.is_quoted(article.tokens[mention.start].start);
    let left = (sentence.start.max(mention.start.saturating_sub(REACH))..mention.start).rev();
    let mut beyond = None;
    for at in left {
        if article.tokens[at].kind() == TokenKind::DoubleQuote && quoted {
            break;
        }
        match cue(article, at, &sentence) {
            Some(Cue::Framing(Framing::Past)) => {
                beyond = Some(if is_subordinate(article, at, &sentence) { Framing::Unclear } else { Framing::Past });
                break;
            }
            Some(Cue::Framing(framing)) => {
                beyond = Some(framing);
                break;
            }
            Some(Cue::Boundary) => break,
            None => {}
        }
    }
    if matches!(beyond, None | Some(Framing::Unclear)) && is_since(article, mention.start, &sentence) {
        // `have been sought since`: it has been.
        return Framing::Past;
    }
    if let Some(framing) = beyond {
        // `postponed until Tuesday`, `credit through January`: the time reached lies after the verb.
        let onward = (sentence.start.max(mention.start.saturating_sub(CLOCK))..mention.start)
            .rev()
            .find(|&at| !is_of_clock(article, at))
            .is_some_and(|at| matches!(article.word(at), "until" | "till" | "through"));
        return if onward && framing == Framing::Past { Framing::FutureInPast } else { framing };
    }
    let next = article.tokens.get(mention.end).filter(|_| mention.end < sentence.end);
    if next.is_some_and(|next| next.kind() == TokenKind::Clitic) {
        // `Thursday's closing price`: it has been.
        return Framing::Past;
    }
    let right = mention.end..sentence.end.min(mention.end + REACH);
    for at in right {
        match cue(article, at, &sentence) {
            // `The appointment on Feb 24 of Ann Reed will help`: only what opens a clause belongs to its verb to come.
            Some(Cue::Framing(Framing::Future)) if !opens_clause(article, mention.start, &sentence) => break,
            Some(Cue::Framing(framing)) => return framing,
            Some(Cue::Boundary) if at > mention.end + 1 => break,
            _ => {}
        }
    }
    Framing::Unclear
}

/// Whether nothing but a preposition stands between the beginning of a clause and a time: `On Monday they will`.
fn opens_clause(article: &Article, start: usize, sentence: &Range<usize>) -> bool {
    let before = (sentence.start..start).rev().find(|&at| {
        let word = article.word(at);
        !is_one_of(word, &["on", "in", "by", "from", "until", "the", "late", "early", "beginning", "starting"])
    });
    before.is_none_or(|at| !article.tokens[at].is_word() || article.tokens[at].is(Classes::FUNCTION))
}

/// A time of day before the date is at most this long, in tokens: `until 9:30 a.m. EST Tuesday`.
const CLOCK: usize = 6;

/// Whether a token belongs to a time of day between a preposition and its day.
fn is_of_clock(article: &Article, at: usize) -> bool {
    let token = &article.tokens[at];
    let half = matches!(article.word(at), "a.m." | "p.m." | "am" | "pm" | "noon" | "midnight" | "at" | "on" | ":");
    token.is_number() || half || token.shape == Shape::Upper && token.len <= 4
}

/// Whether `since`, `since shortly after the` leads to a mention.
fn is_since(article: &Article, start: usize, sentence: &Range<usize>) -> bool {
    let near = (sentence.start.max(start.saturating_sub(4))..start).rev();
    let mut words = near.map(|at| article.word(at));
    let leads = |word: &&str| !matches!(*word, "the" | "after" | "shortly" | "just" | "early" | "late" | "on" | "at");
    words.find(leads).is_some_and(|word| word.eq_ignore_ascii_case("since"))
}

/// Whether a verb in the past stands in a `when` or `if` clause: what was to come is told in the past there too
/// (`would ask for more when he met them on Monday`).
fn is_subordinate(article: &Article, verb: usize, sentence: &Range<usize>) -> bool {
    let near = sentence.start.max(verb.saturating_sub(4))..verb;
    let Some(clause) = near.rev().find(|&at| matches!(article.word(at), "when" | "if" | "once" | "until" | "before"))
    else {
        return false;
    };
    // `months before he entered it in April`: nothing in the main clause looks ahead.
    let ahead = |at: usize| matches!(article.word(at), "would" | "will" | "could" | "should" | "might" | "may");
    article.word(clause) != "before" || (sentence.start..clause).any(ahead)
}

fn cue(article: &Article, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let token = &article.tokens[at];
    if token.kind() == TokenKind::Mark {
        return matches!(article.word(at), ";" | ":" | "\u{2014}").then_some(Cue::Boundary);
    }
    if !token.is_word() || token.shape != Shape::Lower {
        return None;
    }
    let place = Place { article, at, sentence };
    let said = if token.is(Classes::FUNCTION) { place.function_word() } else { None };
    said.or_else(|| place.verb().map(Cue::Framing))
}

/// A word with those around it in its sentence.
struct Place<'a> {
    article: &'a Article,
    at: usize,
    sentence: &'a Range<usize>,
}

impl<'a> Place<'a> {
    fn before(&self, steps: usize) -> &'a str {
        let at = self.at.checked_sub(steps).filter(|at| self.sentence.contains(at));
        at.map_or("", |at| self.article.word(at))
    }

    fn after(&self, steps: usize) -> Option<&'a Token> {
        self.article.tokens.get(self.at + steps).filter(|_| self.sentence.contains(&(self.at + steps)))
    }

    /// What a conjunction or an auxiliary verb says.
    fn function_word(&self) -> Option<Cue> {
        let framing = match self.article.word(self.at) {
            "that" | "which" | "who" | "whose" | "because" | "while" | "if" | "when" | "but" | "where" => {
                return Some(Cue::Boundary);
            }
            "will" | "shall" => Framing::Future,
            "would" | "could" | "should" | "might" => Framing::FutureInPast,
            "have" | "be" if matches!(self.before(1), "will" | "shall") => Framing::Future,
            "have" | "be" if matches!(self.before(1), "would" | "could" | "should" | "might") => Framing::FutureInPast,
            "is" | "are" | "has" | "have" | "does" | "may" | "can" | "must" | "do" => Framing::Unclear,
            "had" => match self.after(1) {
                Some(next)
                    if is_participle(self.article, next)
                        || self.after(2).is_some_and(|it| is_participle(self.article, it)) =>
                {
                    Framing::PastPerfect
                }
                _ => Framing::Past,
            },
            "to" => infinitive(self.article, self.before(1), self.before(2), self.after(1))?,
            _ => return None,
        };
        Some(Cue::Framing(framing))
    }

    /// What any other word says, mostly a verb.
    fn verb(&self) -> Option<Framing> {
        let article = self.article;
        let is_to = |token: &Token| token.text(&article.prose) == "to";
        Some(match article.word(self.at) {
            word if word.ends_with("ing") && word.len() > 4 => {
                planning(word, self.after(1).map_or("", |it| it.text(&article.prose)))?
            }
            "won't" | "upcoming" => Framing::Future,
            "scheduled" | "due" | "set" | "expected" | "slated" | "planned" | "poised" => {
                auxiliary(self.before(1), self.before(2))
            }
            // `effective March 1` may look either way from any tense.
            "says" | "effective" | "retroactive" | "backdated" => Framing::Unclear,
            "plans" | "hopes" | "expects" | "intends" if self.after(1).is_some_and(is_to) => Framing::Future,
            _ if is_past(article, &article.tokens[self.at]) => self.past()?,
            _ => return None,
        })
    }

    /// What a verb in the past or a participle says, by the words before it.
    fn past(&self) -> Option<Framing> {
        let article = self.article;
        let earlier = self.before(2);
        Some(match self.before(1) {
            before @ ("had" | "been") => perfect(before, earlier),
            "has" | "have" => Framing::Past,
            "the" | "a" | "an" | "his" | "her" | "its" | "their" => return None,
            // `a still unspecified date`
            adverb
                if (adverb.ends_with("ly") || matches!(adverb, "still" | "well" | "long"))
                    && matches!(earlier, "the" | "a" | "an") =>
            {
                return None;
            }
            // `is to be held`, `was at first due to be held`, `leading to him to be charged`
            "be" if earlier == "to" => {
                let skip = usize::from(self.before(4).ends_with("ly"));
                infinitive(article, self.before(3), self.before(4 + skip), Some(&article.tokens[self.at - 1]))?
            }
            "be" => modal(earlier),
            "being" if matches!(earlier, "is" | "are") => Framing::Future,
            _ if earlier == "had" => Framing::PastPerfect,
            _ => Framing::Past,
        })
    }
}

/// `been` or `had` before a participle.
fn perfect(before: &str, earlier: &str) -> Framing {
    match (before, earlier) {
        ("had", _) | (_, "had") => Framing::PastPerfect,
        _ => Framing::Past,
    }
}

/// What stands before `be` and a participle: `will be held`, `would be held`.
fn modal(before: &str) -> Framing {
    match before {
        "will" | "shall" | "can" => Framing::Future,
        _ => Framing::FutureInPast,
    }
}

/// `is due`, `was due`, `had been due`, and `due` without a verb.
fn auxiliary(before: &str, earlier: &str) -> Framing {
    match (before, earlier) {
        ("was" | "were" | "had", _) | ("been", "had") => Framing::FutureInPast,
        ("is" | "are" | "be", _) | ("been", "has" | "have") => Framing::Future,
        _ => match earlier {
            "was" | "were" | "had" => Framing::FutureInPast,
            "is" | "are" => Framing::Future,
            _ => Framing::Unclear,
        },
    }
}

/// `to meet on`: still to come if the word that governs it speaks of now.
fn infinitive(article: &Article, before: &str, earlier: &str, after: Option<&Token>) -> Option<Framing> {
    let next = after?;
    let verb = next.shape == Shape::Lower && (!next.is(Classes::FUNCTION) || next.text(&article.prose) == "be");
    if !verb || !next.is_word() {
        return None;
    }
    Some(match before {
        "is" | "are" | "plans" | "expects" | "hopes" | "intends" | "wants" => Framing::Future,
        "due" | "scheduled" | "set" | "expected" | "slated" | "going" | "planning" | "hoping" | "preparing" => {
            match earlier {
                "is" | "are" | "'s" | "'re" => Framing::Future,
                "was" | "were" | "had" | "been" => Framing::FutureInPast,
                _ => Framing::Unclear,
            }
        }
        _ => Framing::FutureInPast,
    })
}

/// `calling for`, `planning`, `scheduling`: an -ing form that looks ahead; other -ing forms say nothing.
fn planning(word: &str, next: &str) -> Option<Framing> {
    let ahead = match word {
        "calling" | "asking" | "preparing" | "pushing" | "pressing" | "hoping" | "waiting" | "aiming" => next == "for",
        "demanding" | "proposing" | "planning" | "scheduling" | "awaiting" | "envisaging" => true,
        _ => false,
    };
    ahead.then_some(Framing::Future)
}

fn is_past(article: &Article, token: &Token) -> bool {
    token.is(Classes::PAST_VERB) || is_regular_past(token.text(&article.prose))
}

fn is_participle(article: &Article, token: &Token) -> bool {
    let word = token.text(&article.prose);
    is_past(article, token) || (word.ends_with("en") && token.shape == Shape::Lower && word.len() > 4) || word == "been"
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(word, "hundred" | "sacred" | "naked" | "wicked" | "hatred" | "rugged" | "kindred")
}
