//! What changed between two versions, told in words.

use crate::article::{Article, Given};
use crate::compare::Comparison;
use crate::read::Format;
use crate::source::Source;

fn article(text: &str) -> Article {
    let source = Source { path: "a.txt".into(), text: text.to_owned() };
    Article::read(source, Format::Plain, &Given::default())
}

/// Every change as `old -> new`, with the places left behind.
fn changes(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (article(old), article(new));
    let comparison = Comparison::of(&old, &new);
    let told = comparison.changes.iter().map(|change| {
        let left: Vec<&str> = change.left.iter().map(|left| new.text(left.span)).collect();
        format!("{} -> {}: {}", old.text(change.was), new.text(change.made[0]), left.join(", "))
    });
    told.collect()
}

const FIRE: &str = "Fire in mill kills 12

A fire in a cotton mill near Port Ellery killed 12 people on Monday, said Ignacio Ondarza, the chief of the fire \
brigade.

The mill, built in 1912, employed 340 people. Mr Ondarza said the fire broke out at 10:30 p.m. in a store of yarn.

Most of the 12 people who died worked on the second floor. \"We could not get to them in time,\" Ondarza said.
";

/// The story after a change of its first paragraph.
fn lead(from: &str, to: &str) -> String {
    let (headline, rest) = FIRE.split_once("\n\n").expect("a headline");
    format!("{headline}\n\n{}", rest.replacen(from, to, 1))
}

#[test]
fn what_a_lead_leaves_behind_is_found() {
    assert_eq!(changes(FIRE, &lead("12 people", "14 people")), ["12 people -> 14 people: 12, 12 people"]);
    let name = changes(FIRE, &lead("Ondarza", "Ondarsa"));
    assert_eq!(name, ["Ignacio Ondarza -> Ignacio Ondarsa: Ondarza, Ondarza"]);
}

#[test]
fn what_was_changed_everywhere_is_no_contradiction() {
    assert_eq!(changes(FIRE, &FIRE.replace("12", "14").replace("1914", "1912")), ["12 people -> 14 people: "]);
    assert_eq!(changes(FIRE, &FIRE.replace("Ondarza", "Ondarsa")), ["Ignacio Ondarza -> Ignacio Ondarsa: "]);
}

#[test]
fn moving_adding_and_cutting_change_nothing() {
    let mut blocks: Vec<&str> = FIRE.trim_end().split("\n\n").collect();
    blocks.swap(2, 3);
    assert!(changes(FIRE, &blocks.join("\n\n")).is_empty());
    assert!(changes(FIRE, &blocks[..3].join("\n\n")).is_empty());
    blocks.insert(2, "The owners, who bought the mill in 1998, have 14 people in their employ elsewhere.");
    assert!(changes(FIRE, &blocks.join("\n\n")).is_empty());
}

#[test]
fn the_old_value_may_be_told_beside_the_new_one() {
    let told = lead("killed 12 people", "killed 14 people, up from 12 people on Sunday");
    assert_eq!(changes(FIRE, &told).into_iter().filter(|it| !it.ends_with(": ")).count(), 0);
}

const LOAN: &str = "Council lends club $20 million

Gordon Brown, the chairman of the harbour club, asked the council for a loan of $20 million on Monday.

Brown said the loan was to be paid back between March 3 and June 9.

The first part of the loan will be paid back on March 3. The $20 million is half of what the club needs.
";

#[test]
fn a_surname_that_is_a_word_is_followed_to_the_beginning_of_a_sentence() {
    let respelled = LOAN.replacen("Gordon Brown", "Gordon Brawn", 1);
    assert_eq!(changes(LOAN, &respelled), ["Gordon Brown -> Gordon Brawn: Brown"]);
    assert_eq!(changes(LOAN, &LOAN.replace("Brown", "Brawn")), ["Gordon Brown -> Gordon Brawn: "]);
}

#[test]
fn a_sum_that_was_told_before_is_the_same_sum() {
    let told = LOAN.replacen("loan of $20 million", "loan of $30 million", 1);
    assert_eq!(changes(LOAN, &told), ["$20 million -> $30 million: $20 million, $20 million"]);
    let revised = told.replace("The $20 million is", "It was the revised sum; $20 million is");
    assert_eq!(changes(LOAN, &revised), ["$20 million -> $30 million: $20 million"]);
}

#[test]
fn the_end_of_a_range_is_a_day_of_its_own() {
    let moved = LOAN.replacen("between March 3", "between March 5", 1);
    assert_eq!(changes(LOAN, &moved), ["March 3 -> March 5: March 3"]);
}
