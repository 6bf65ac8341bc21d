use std::path::PathBuf;

use crate::article::{Article, Given};
use crate::read::Format;
use crate::source::Source;

use super::{Formats, Glyph, MarkUse, MonthForm, Order, Printed, ScaleWord};

fn article(text: &str) -> Article {
    let text = format!("A headline for the test\n\nIt began here. {text}\n");
    let source = Source { path: PathBuf::from("a.txt"), text };
    Article::read(source, Format::Plain, &Given::default())
}

/// Each form as `text = form`.
fn read<F: Copy>(text: &str, kind: impl Fn(&Formats) -> &Vec<Printed<F>>, say: impl Fn(F) -> String) -> String {
    let article = article(text);
    let forms = kind(&article.facts.formats).iter();
    forms.map(|it| format!("{} = {}", article.text(it.span), say(it.form))).collect::<Vec<_>>().join("; ")
}

#[test]
fn dates_know_how_they_are_printed() {
    for (text, expected) in [
        ("It ended on January 14.", "January 14 = month first"),
        ("It ended on 14 January 2020, he said.", "14 January 2020 = day first, and more"),
        ("It ended on Jan. 14 and Sept 3rd.", "Jan. 14 = month first, stopped; Sept 3rd = month first, bare, ordinal"),
        ("It ended on Tuesday, 4th March.", "Tuesday, 4th March = day first, ordinal, and more"),
        ("It ran from 3 May to 5 May.", "3 May = day first, and more; 5 May = day first, and more"),
        ("It ended on the 14th of January, in May, on 2020-01-14 and on the first of June.", ""),
    ] {
        let found = read(
            text,
            |it| &it.dates,
            |form| {
                let mut said = vec![if form.order == Order::MonthFirst { "month first" } else { "day first" }];
                said.extend(match form.month {
                    MonthForm::Full => None,
                    MonthForm::Bare => Some("bare"),
                    MonthForm::Stopped => Some("stopped"),
                });
                said.extend(form.ordinal.then_some("ordinal"));
                said.extend((!form.alone).then_some("and more"));
                said.join(", ")
            },
        );
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn hundredths_and_millions_know_how_they_are_printed() {
    let text =
        "Up 5% to 6 percent, 7-percent and 8 per cent; twenty percent fell. It cost $5m, £6 million, €7bn, $8mln.";
    let percents = read(text, |it| &it.percents, |form| format!("{form:?}"));
    assert_eq!(percents, "% = Sign; percent = OneWord; percent = OneWord; per cent = TwoWords");
    let scales = read(
        text,
        |it| &it.scales,
        |form| match form.word {
            ScaleWord::Full => format!("{:?} in full", form.scale),
            ScaleWord::Letters => format!("{:?} in letters", form.scale),
            ScaleWord::Short => format!("{:?} short", form.scale),
        },
    );
    assert_eq!(
        scales,
        "m = Million in letters; million = Million in full; bn = Billion in letters; mln = Million short"
    );
}

#[test]
fn small_numbers_are_those_of_things() {
    let text = "He saw nine boats and 9 ships, a 9-point lead, 12 men, 5 km, $6, one boy, two and 3 o'clock.";
    let found = read(text, |it| &it.small, |form| if form.in_words { "words" } else { "figure" }.to_owned());
    assert_eq!(found, "nine = words; 9 = figure");
}

#[test]
fn marks_know_what_they_are_for() {
    let text = "“It’s Reed's,” he said. 'It is,' she said of the 6' 2\" boat, «not» \"hers\".";
    let found = read(
        text,
        |it| &it.marks,
        |form| {
            let role = match form.role {
                MarkUse::Double => "double",
                MarkUse::Single => "single",
                MarkUse::Apostrophe => "apostrophe",
            };
            format!("{role} {}", if form.glyph == Glyph::Curly { "curly" } else { "straight" })
        },
    );
    let expected = "“ = double curly; ’ = apostrophe curly; ' = apostrophe straight; ” = double curly; \
                    ' = single straight; ' = single straight; \" = double straight; \" = double straight";
    assert_eq!(found, expected);
}
