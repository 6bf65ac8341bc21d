//! What the search for ages, births and deaths finds: sentence in, `who years when` out.

use jiff::civil::{Date, date};

use super::{AgeMention, Bearer, When};
use crate::article::{Article, Given};
use crate::read::Format;
use crate::source::Source;

fn article(text: &str, now: Option<Date>) -> Article {
    let prose = format!("A headline\n\n{text}\n");
    let source = Source::from_bytes("test.txt", prose.into_bytes()).expect("a test is text");
    Article::read(source, Format::Plain, &Given { date: now, ..Given::default() })
}

/// The ages, births and deaths of a text in an article of Tuesday 14 January 2020.
fn found(text: &str) -> String {
    let article = article(text, Some(date(2020, 1, 14)));
    let ages = article.facts.ages.ages.iter().map(|age| described(&article, age));
    let life = article.facts.ages.life.iter().map(|event| {
        let what = if event.is_birth { "born" } else { "died" };
        format!("{} {what} {}", named(&article, event.whose), event.days.first)
    });
    ages.chain(life).collect::<Vec<_>>().join("; ")
}

fn described(article: &Article, age: &AgeMention) -> String {
    let when = match age.when {
        When::Now => "now".to_owned(),
        When::Since(day) => format!("since {day}"),
        When::On(days) => format!("on {}", days.first),
        When::Unknown => "some time".to_owned(),
    };
    format!("{} {} {when}", named(article, age.whose), age.years)
}

fn named(article: &Article, whose: Option<Bearer>) -> &str {
    whose.map_or("somebody", |whose| article.text(whose.span))
}

macro_rules! finds {
    ($($name:ident: $text:literal => $expected:literal,)*) => {
        $(#[test] fn $name() { assert_eq!(found($text), $expected); })*
    };
}

finds! {
    apposition: "Police said John Smith, 34, was lifted out." => "John Smith 34 now",
    apposition_with_suffix: "Police said John Smith Jr., 34, was lifted out." => "John Smith 34 now",
    before_the_name: "Police lifted 34-year-old John Smith out." => "John Smith 34 now",
    before_noun_and_name: "Police lifted 34-year-old former striker John Smith out." => "John Smith 34 now",
    in_words: "Police lifted thirty-four-year-old John Smith out." => "John Smith 34 now",
    after_the_name: "Police lifted John Smith, a 34-year-old plumber, out." => "John Smith 34 now",
    aged: "Police lifted John Smith, aged 34, out." => "John Smith 34 now",
    predicate: "John Smith is 34. Mary Jones, who is 35, left." => "John Smith 34 now; Mary Jones 35 now",
    of_a_man_who_sued: "Police said a 46-year-old man sued John Smith." => "somebody 46 now",
    of_a_son: "John Smith also had a 3-year-old son. John Smith left." => "somebody 3 now",
    age_of_then: "John Smith was a 23-year-old plumber." => "John Smith 23 some time",
    at_the_age_of: "John Smith won at the age of 23." => "somebody 23 some time",
    in_an_earlier_year: "In 1994 John Smith, 34, was shot." => "John Smith 34 since 1994-01-01",
    of_death: "John Smith died in 2010 aged 70." => "John Smith 70 on 2010-01-01; John Smith died 2010-01-01",
    of_death_of_him: "John Smith died aged 70 in 2010." => "John Smith 70 on 2010-01-01",
    a_count: "Of John Smith, 34 people said nothing." => "",
    a_score: "John Smith, 34, 35, 36, left." => "",
    born: "John Smith was born on March 3, 1980." => "John Smith born 1980-03-03",
    born_in_apposition: "John Smith, born in Leeds in 1980, left." => "John Smith born 1980-01-01",
    born_in_clause: "John Smith, 34, who was born in the town of Roma in 1980, left." =>
        "John Smith 34 now; John Smith born 1980-01-01",
    born_at_the_beginning: "Born in 1980, John Smith left." => "John Smith born 1980-01-01",
    born_he: "John Smith left. He was born in 1980." => "John Smith born 1980-01-01",
    born_either: "The mother of John Smith, who was born in 1980, left." => "somebody born 1980-01-01",
    not_the_year_of_birth: "John Smith was born in Leeds and moved to York in 1980." => "",
    shared_surname: "Ann Romney sang. Mitt Romney left.\n\nAnn Romney, 64, won. The 65-year-old Romney left." =>
        "Ann Romney 64 now; Romney 65 now",
    surname: "The council thanked Robert Marsh on Tuesday.\n\nMarsh was born in 1948." => "Marsh born 1948-01-01",
    now: "Police said John Smith, now 34, left. Mary Jones, who is now 35, left." =>
        "John Smith 34 now; Mary Jones 35 now",
    now_she: "Mary Jones was born in 1980. Now 39, she sings." => "Mary Jones 39 now; Mary Jones born 1980-01-01",
    now_she_either: "Mary Jones left. Her daughter sang. Now 9, she sings." => "",
    turns: "Mary Jones, who turns 40 in May 2020, left." => "Mary Jones 40 on 2020-05-01",
    when_it_was: "John Smith was 15 when he set the fire in 2010." => "John Smith 15 on 2010-01-01",
    has_died: "John Smith, who has died aged 81, was born in 1938." =>
        "John Smith 81 now; John Smith born 1938-01-01",
    died_at: "John Smith was born in 1938 and died on Monday at 81." =>
        "John Smith 81 on 2020-01-13; John Smith born 1938-01-01",
    was_then: "John Smith died on Monday. He was 81." => "John Smith 81 on 2020-01-13",
    age_after_birth: "John Smith (born March 3, 1980), who is 39, left." =>
        "John Smith 39 now; John Smith born 1980-03-03",
    name_in_apposition: "A three-year-old boy, John Smith, was found." => "John Smith 3 now",
    scene_of_then: "Mary Jones, then 38, met the 15-year-old Smith." => "somebody 15 some time",
    surname_after_age: "The council thanked Robert Marsh.\n\nThe 81-year-old Marsh leaves in spring." => "Marsh 81 now",
}
