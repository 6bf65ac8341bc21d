//! A vote that does not add up, or is another one in the headline: a majority that is not the difference of the two
//! sides, more votes than seats.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Interval, Joint, Measure, Quantity};
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::figure;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::{Voice, is_one_of};

/// `numbers/vote-tally`
pub const RULE: Rule = Rule {
    id: "numbers/vote-tally",
    summary: "a vote whose sides do not give the majority, exceed the seats, or differ in the headline",
    guide: include_str!("vote_tally.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens between the two sides of a vote: `312 votes to 230`, `180 in favour and 120 against`.
const MOST_BETWEEN: usize = 6;
/// The same between what two candidates polled.
const MOST_POLLED: usize = 12;
/// Tokens around a vote in which its sentence speaks of voting.
const WINDOW: usize = 40;
/// Quantities of a sentence that are looked at for the majority and the seats.
const MOST_AROUND: usize = 8;

/// The two sides of a vote.
#[derive(Debug, Clone, Copy)]
pub struct Vote<'a> {
    /// The side named first.
    pub first: &'a Quantity,
    /// The other side.
    pub second: &'a Quantity,
    /// The majority, if it is stated.
    pub majority: Option<&'a Quantity>,
    /// Those who abstained, if they are stated.
    pub abstained: Option<&'a Quantity>,
    /// The seats of the house, if they are stated.
    pub seats: Option<&'a Quantity>,
}

/// Every vote of an article with a majority or a house to check it against.
#[must_use]
pub fn votes(article: &Article) -> Vec<Vote<'_>> {
    let all = &article.facts.quantities;
    let mut found = Vec::new();
    for at in 1..all.len() {
        let (first, second) = (&all[at - 1], &all[at]);
        let told = first.voice != Voice::Promo && first.voice != Voice::Quoted && first.zone.is_running_text();
        if !told || !is_side(first) || !is_side(second) {
            continue;
        }
        let polled = are_polled(article, first, second);
        if !polled && !are_sides(article, first, second) {
            continue;
        }
        let near = at.saturating_sub(MOST_AROUND)..(at + MOST_AROUND).min(all.len());
        let others = || near.clone().filter(|&it| it != at && it + 1 != at).map(|it| &all[it]);
        let here = || others().filter(|it| it.sentence == first.sentence && it.measure == Measure::Count);
        let majority = here().find(|it| is_majority(article, it));
        let seats = here().find(|it| is_house(article, it));
        // Of three candidates two do not say who came second.
        if polled && here().count() > 1 {
            continue;
        }
        if (majority.is_some() || seats.is_some()) && speaks_of_votes(article, first) {
            let abstained = here().find(|it| has_abstained(article, it));
            found.push(Vote { first, second, majority, abstained, seats });
        }
    }
    found
}

fn is_side(quantity: &Quantity) -> bool {
    quantity.measure == Measure::Count
        && !quantity.attributive
        && quantity.value.is_whole()
        && quantity.value.place <= 1.0
}

/// Whether two counts may be the sides of a vote: `52-49`, `52 to 49`, `312 votes to 230`, `180 in favour and 120
/// against`.
fn are_sides(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    if first.sentence != second.sentence {
        return false;
    }
    matches!(first.joint, Some(Joint::Dash | Joint::To)) || divide(article, first, second)
}

/// Whether the words between and behind two counts set them against each other.
fn divide(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    let gap = first.tokens.end..second.tokens.start;
    let word = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
    if gap.len() > MOST_BETWEEN {
        return false;
    }
    let votes_to = gap.len() == 2 && word(gap.start, &["vote", "votes"]) && word(gap.start + 1, &["to", "against"]);
    let against = second.tokens.end;
    let opposed = gap.clone().any(|at| word(at, &["for", "favour", "favor", "yes", "ayes", "backing"]))
        && article.tokens.get(against).is_some()
        && (word(against, &["against", "opposed", "noes", "no"]) || word(second.tokens.start - 1, &["against", "to"]));
    votes_to || opposed
}

/// Whether two counts are what two candidates polled: `won with 18,402 votes, beating Mark Hill, who polled 15,300`.
fn are_polled(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    const WON: &[&str] = &["votes", "polling", "polled", "received", "won"];
    const AGAINST: &[&str] = &["to", "beating", "polled", "defeating"];
    let word = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
    let gap = first.tokens.end..second.tokens.start;
    let near = first.sentence == second.sentence && gap.len() <= MOST_POLLED;
    let polled = first.noun.is_some_and(|noun| word(noun.token, WON)) || first.lead.is_some_and(|lead| word(lead, WON));
    near && polled && second.noun.is_none_or(|noun| word(noun.token, WON)) && gap.clone().any(|at| word(at, AGAINST))
}

/// Whether the sentence of a count is about a vote.
fn speaks_of_votes(article: &Article, quantity: &Quantity) -> bool {
    const WORDS: &[&str] = &[
        "vote",
        "votes",
        "voted",
        "voting",
        "passed",
        "approved",
        "rejected",
        "defeated",
        "majority",
        "ballot",
        "mps",
        "senate",
        "house",
        "parliament",
        "lawmakers",
        "council",
        "councillors",
        "senators",
        "motion",
        "bill",
        "carried",
    ];
    let sentence = &article.sentences[quantity.sentence];
    let start = quantity.tokens.start.saturating_sub(WINDOW).max(sentence.start as usize);
    let end = (quantity.tokens.end + WINDOW).min(sentence.end as usize);
    (start..end).any(|at| is_one_of(article.word(at), WORDS))
}

/// `a majority of 72`, `a 72-vote majority`, `a margin of 72 votes`; not one that is needed.
fn is_majority(article: &Article, quantity: &Quantity) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| article.tokens.get(at)).map_or("", |it| it.text(&article.prose));
    let is = |at: Option<usize>, words: &[&str]| is_one_of(text(at), words);
    let named = ["majority", "margin"];
    let of = is(quantity.lead, &["of"]) && is(quantity.lead.and_then(|at| at.checked_sub(1)), &named);
    let noun = quantity.noun.filter(|_| quantity.attributive);
    let vote = noun.is_some_and(|noun| is(Some(noun.token), &["vote", "seat"]) && is(Some(noun.token + 1), &named));
    let before = quantity.lead.and_then(|at| at.checked_sub(2));
    let by = is(quantity.lead, &["by"])
        && is(quantity.lead.and_then(|at| at.checked_sub(1)), &["winning", "won"])
        && is(Some(quantity.tokens.end), &["vote", "votes"]);
    let needed =
        is(before, &["simple", "absolute", "required", "needed", "overall", "working", "combined", "government", "s"]);
    // `a margin of 335 votes to 287` gives the sides, not the majority.
    let after = quantity.noun.map_or(quantity.tokens.end, |noun| noun.token + 1);
    let is_side = is(Some(after), &["to", "against"]);
    (of || vote || by) && !needed && !is_side
}

/// `with five abstentions`, `three abstained`, `two members abstaining`
fn has_abstained(article: &Article, quantity: &Quantity) -> bool {
    const WORDS: &[&str] = &["abstention", "abstentions", "abstained", "abstaining"];
    let after = quantity.tokens.end..(quantity.tokens.end + 2).min(article.tokens.len());
    after.into_iter().any(|at| is_one_of(article.word(at), WORDS))
}

/// `the 100-seat Senate`, `the 120-member parliament`.
fn is_house(article: &Article, quantity: &Quantity) -> bool {
    let seat = |at: usize| is_one_of(article.word(at), &["seat", "member", "strong"]);
    quantity.attributive && quantity.noun.is_some_and(|noun| seat(noun.token))
}

fn check(article: &Article, report: &mut Report<'_>) {
    sums(article, report);
    headline(article, report);
}

/// Holds the only vote of the headline against the first of the story.
fn headline(article: &Article, report: &mut Report<'_>) {
    let votes = |stands: fn(&Quantity) -> bool| {
        let pairs = article.facts.quantities.windows(2).map(|pair| (&pair[0], &pair[1]));
        let sides = pairs.filter(move |(one, other)| stands(one) && is_side(one) && is_side(other));
        sides.filter(|(one, other)| are_sides(article, one, other) && speaks_of_votes(article, one))
    };
    let mut top = votes(|it| it.zone == Zone::Headline);
    let (Some(stated), None) = (top.next(), top.next()) else { return };
    let told: Vec<_> = votes(Quantity::is_told).collect();
    let sides = |vote: (&Quantity, &Quantity)| {
        let (one, other) = (vote.0.value.value, vote.1.value.value);
        (one.max(other), one.min(other))
    };
    let Some(&first) = told.first() else { return };
    let differ = (sides(stated).0 == sides(first).0) != (sides(stated).1 == sides(first).1);
    if !differ || told.iter().any(|&vote| sides(vote) == sides(stated)) {
        return;
    }
    let (here, there) = (stated.0.span.to(stated.1.span), first.0.span.to(first.1.span));
    let found =
        report.flag(here, format!("the vote is {} here, {} in the story", article.text(here), article.text(there)));
    found.label("one of the two numbers differs").also(there, "the vote here");
}

/// Holds the sides of every vote against its majority and its house.
fn sums(article: &Article, report: &mut Report<'_>) {
    for vote in votes(article) {
        let (first, second) = (vote.first.value.value, vote.second.value.value);
        let abstained = vote.abstained.map_or(0.0, |it| it.value.value);
        let (difference, sum) = ((first - second).abs(), first + second + abstained);
        if let Some(majority) = vote.majority.filter(|it| (it.value.value - difference).abs() > 0.5) {
            let written = article.text(majority.figure);
            let expected = figure(difference, 0);
            let found = report.flag(majority.figure, format!("the majority is {expected}, not {written}"));
            found.label(format!("should be {expected}"));
            found.also(vote.first.span, "this side").also(vote.second.span, "that side");
            let (high, low) = (first.max(second), first.min(second));
            found.note(format!("{} - {} = {expected}", figure(high, 0), figure(low, 0)));
            if let Some(slip) = Slip::of(written, Interval::point(difference)) {
                found.note(slip.text());
            }
            if !majority.in_words {
                found.replace(majority.figure, expected, Applicability::Manual);
            }
        }
        if let Some(seats) = vote.seats.filter(|it| sum > it.value.value) {
            let whole = vote.first.span.to(vote.second.span);
            let (sum, house) = (figure(sum, 0), figure(seats.value.value, 0));
            let found = report.flag(whole, format!("{sum} votes in a house of {house}"));
            found.label("more votes than seats").also(seats.span, "the house");
            let rest = if abstained > 0.0 { format!(" + {}", figure(abstained, 0)) } else { String::new() };
            found.note(format!("{} + {}{rest} = {sum}", figure(first, 0), figure(second, 0)));
        }
    }
}
