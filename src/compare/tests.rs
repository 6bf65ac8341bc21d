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
