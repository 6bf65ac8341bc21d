use std::path::PathBuf;

use crate::article::{Article, Given};
use crate::read::Format;
use crate::source::Source;

use super::{Approx, Joint, Measure, Quantity};

fn article(text: &str) -> Article {
    let text = format!("A headline for the test\n\nIt began here. {text}\n");
    let source = Source { path: PathBuf::from("a.txt"), text };
    Article::read(source, Format::Plain, &Given::default())
}

fn measure(quantity: &Quantity) -> String {
    match quantity.measure {
        Measure::Count => "count".to_owned(),
        Measure::Ordinal => "ordinal".to_owned(),
        Measure::Fraction => "fraction".to_owned(),
        Measure::Multiple => "multiple".to_owned(),
        Measure::Percent => "percent".to_owned(),
        Measure::Points => "points".to_owned(),
        Measure::Money(unit) => unit.unit().name.clone(),
        Measure::Unit(units) => units.each().map(|it| it.unit().name.clone()).collect::<Vec<_>>().join("/"),
    }
}

/// A value without the last digits of binary fractions.
fn shown(value: f64) -> String {
    format!("{value:.4}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Every quantity as `text = value measure`, with noun, approximator and joint where there is one.
fn read(text: &str) -> String {
    let article = article(text);
    let shown = article.facts.quantities.iter().map(|it| {
        let mut shown = format!("{} = {} {}", article.text(it.span), shown(it.value.value), measure(it));
        if it.approx != Approx::Exact {
            shown += &format!(" {:?}", it.approx);
        }
        if let Some(noun) = it.noun {
            shown += &format!(" of {}", article.word(noun.token));
        }
        if let Some(per) = it.per {
            shown += &format!(" per {}", article.word(per));
        }
        if let Some(joint) = it.joint {
            shown += &format!(" {joint:?}");
        }
        shown
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn quantities_are_read() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("It cost 7p4 there.", "7p = 7 penny"),
        ("He paid $1.8m for it.", "$1.8m = 1800000 dollar"),
        ("It cost US$5 million.", "US$5 million = 5000000 US dollar"),
        ("It cost 8.255 billion euros.", "8.255 billion euros = 8255000000 euro"),
        ("It cost Rs 2,500 crore.", "Rs 2,500 crore = 25000000000 rupee"),
        ("About 1,200 people left.", "1,200 = 1200 count About of people"),
        ("More than three million voters came.", "three million = 3000000 count Above of voters"),
        ("At least 11 police officers died.", "11 = 11 count Above of officers"),
        ("A 100-seat house met.", "100 = 100 count of seat"),
        ("It was 25 km away.", "25 km = 25 kilometre"),
        ("A 4-ounce steak.", "4-ounce = 4 ounce/US fluid ounce"),
        ("It fell 2.5 per cent.", "2.5 per cent = 2.5 percent"),
        ("It fell by 25 basis points.", "25 basis points = 0.25 points"),
        ("It fell by two percentage points.", "two percentage points = 2 points"),
        ("He stood 5ft 11in tall.", "5ft 11in = 5.9167 foot"),
        ("The 6-foot-2 guard.", "6-foot-2 = 6.1667 foot"),
        ("It was -40C there.", "-40C = -40 degree Celsius"),
        ("It was minus 12 degrees Fahrenheit.", "minus 12 degrees Fahrenheit = -12 degree Fahrenheit"),
        ("It cost 50 million won (56,000 dollars).", "50 million won = 50000000 won; 56,000 dollars = 56000 dollar"),
        ("Only 18 of the 24 members came.", "18 = 18 count Of; 24 = 24 count of members"),
        (
            "They cover 40 square km (15 square miles).",
            "40 square km = 40 square kilometre; 15 square miles = 15 square mile",
        ),
        ("A $46 mill offer.", "$46 mill = 46000000 dollar of offer"),
        ("All 2,000+ employees left.", "2,000 = 2000 count Above of employees"),
        ("It earns $20 an hour.", "$20 = 20 dollar per hour"),
        ("It earns £500 per week.", "£500 = 500 pound sterling per week"),
        ("It is 10-15 km long.", "10 = 10 kilometre Dash; 15 km = 15 kilometre"),
        ("It made $10 to $12 million.", "$10 = 10000000 dollar To; $12 million = 12000000 dollar"),
        ("Between 50 and 40 people.", "50 = 50 count of people Between; 40 = 40 count of people"),
        ("Some 30 out of 48 members.", "30 = 30 count About Of; 48 = 48 count of members"),
        ("Half a million came.", "Half = 0.5 fraction; million = 500000 count of came"),
        ("Two-thirds of them.", "Two-thirds = 0.6667 fraction"),
        ("Sales doubled.", "doubled = 2 multiple"),
        ("His third title.", "third = 3 ordinal of title"),
        ("His 23rd title.", "23rd = 23 ordinal of title"),
        ("A rate of 7-1/2 pct.", "7-1/2 pct = 7.5 percent"),
        ("They won 3-1.", "3 = 3 count Dash; 1 = 1 count"),
        ("5m people.", "5m = 5000000 count of people"),
        ("He ran the 100m (328ft) race.", "100m = 100 metre; 328ft = 328 foot"),
        ("It can do 160 km/h (100 mph).", "160 km/h = 160 kilometre per hour; 100 mph = 100 mile per hour"),
    ] {
        let found = read(text);
        if found != expected {
            wrong.push((text, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_amount_is_passed_over() {
    for text in [
        "It began at 10:30 and ended at 5 p.m. that day.",
        "Call 555-1234 or 0800 123 4567.",
        "They flew an F-16 and a Boeing 747.",
        "The COVID-19 rules and the G20 met.",
        "It was on January 12, 2020.",
        "See page 45 and No. 7.",
        "Sales of 5G phones.",
        "In the 1980s and the 20s.",
        "It happened in 1998.",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn joints_are_ranges() {
    let article = article("It rose from 10 to 15 percent.");
    let joints: Vec<_> = article.facts.quantities.iter().map(|it| it.joint).collect();
    assert_eq!(joints, [Some(Joint::FromTo), None]);
    assert_eq!(article.facts.quantities[0].measure, Measure::Percent);
}

#[test]
fn lengths_in_expressions_of_time_are_read_apart() {
    let article = article("She came back 22 years later and had left two weeks ago, on Monday.");
    let lengths: Vec<_> = super::lengths(&article).iter().map(|it| article.text(it.span).to_owned()).collect();
    assert_eq!(lengths, ["22 years", "two weeks"]);
    assert!(article.facts.quantities.is_empty());
}
