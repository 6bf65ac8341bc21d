use crate::article::Article;
use crate::facts::quote::{Basis, Extent};
use crate::segment::Zone;

/// Each quotation as `words|speaker`, with `~` before a speaker that is inferred and `-` where none is known.
fn speakers(text: &str) -> Vec<String> {
    let article = Article::of_zone(text, Zone::Paragraph);
    let name = |entity| {
        let names = &article.facts.names;
        let entity = names.entity(entity);
        names.form(names.forms_of(entity)[0]).text().to_string()
    };
    let shown = article.facts.quotes.all.iter().map(|quote| {
        let speaker = quote.speaker.map(|speaker| match (speaker.entity, speaker.basis) {
            (Some(entity), Basis::Inferred) => format!("~{}", name(entity)),
            (Some(entity), _) => name(entity),
            (None, Basis::Inferred) => format!("~({})", article.text(speaker.span)),
            (None, _) => format!("({})", article.text(speaker.span)),
        });
        speaker.unwrap_or_else(|| "-".to_owned())
    });
    shown.collect()
}

#[test]
fn speakers_are_found_where_they_are_named() {
    for (text, expected) in [
        ("\"We will go,\" said Ann Reed.", &["Ann Reed"][..]),
        ("\"We will go,\" Ann Reed said.", &["Ann Reed"]),
        ("\"We will go,\" Ann Reed told reporters.", &["Ann Reed"]),
        ("\"We will go,\" said the mayor, Ann Reed.", &["Ann Reed"]),
        ("\"We will go,\" said Mayor Ann Reed, who was elected in March.", &["Ann Reed"]),
        ("\"We will go,\" Ann Reed, who chairs the council, told reporters.", &["Ann Reed"]),
        ("\"We will go,\" the chairwoman, Ann Reed, said.", &["Ann Reed"]),
        ("Ann Reed said: \"We will go.\"", &["Ann Reed"]),
        ("Ann Reed told reporters on Monday: \"We will go.\"", &["Ann Reed"]),
        ("Ann Reed, the mayor of Oban, has said, \"We will go.\"", &["Ann Reed"]),
        ("\"We will,\" said Ann Reed, \"go.\"", &["Ann Reed", "Ann Reed"]),
        ("\"We will go,\" said Ann Reed. \"It is late.\"", &["Ann Reed", "~Ann Reed"]),
        ("\"We will go,\" said Ann Reed. \"It is late,\" said Tom Hale.", &["Ann Reed", "Tom Hale"]),
        ("Ann Reed said the plan was \"a gamble with the town\".", &["Ann Reed"]),
        ("Ann Reed called it \"a gamble with the town\".", &["Ann Reed"]),
        ("Ann Reed condemned the plan, calling it \"a gamble with the town\".", &["Ann Reed"]),
        ("The plan is \"a gamble with the town\", according to Ann Reed.", &["Ann Reed"]),
        ("Ann Reed resigned on Monday. \"We will go,\" she said.", &["~Ann Reed"]),
        ("\"We will go,\" Sen. Ann Reed, R-Ohio, told reporters.", &["Ann Reed"]),
        ("Ann Reed was quoted as saying: \"We will go.\"", &["Ann Reed"]),
        ("Ann Reed: \"We will go.\"", &["Ann Reed"]),
    ] {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn a_description_names_nobody() {
    for (text, expected) in [
        ("\"We will go,\" a spokesman for Ann Reed said.", "(a spokesman for Ann Reed)"),
        ("\"We will go,\" said Ann Reed's lawyer.", "(Ann Reed's lawyer)"),
        ("\"We will go,\" said a spokesman for the ministry.", "(a spokesman for the ministry)"),
        ("\"We will go,\" police said.", "(police)"),
        ("A police spokesman said: \"We will go.\"", "(A police spokesman)"),
        ("The mayor said the plan was \"a gamble\".", "(The mayor)"),
    ] {
        assert_eq!(speakers(text), [expected], "{text}");
    }
}

#[test]
fn what_the_copy_does_not_say_is_unknown() {
    for text in [
        "The sign read \"No entry for lorries\".",
        "Ann Reed was told \"not to come back\".",
        "Ann Reed and Tom Hale met. \"We will go,\" he said.",
        "\"We will go,\" Ann Reed and Tom Hale said.",
        "The film \"A Night in Oban\" won.",
        "\"We will go.\" The crowd cheered.",
    ] {
        assert_eq!(speakers(text), ["-"], "{text}");
    }
}

#[test]
fn a_running_quotation_keeps_its_speaker() {
    let text = "\"One is enough,\" said Ann Reed. \"Two are not.\n\n\"Three are many.\n\n\"Four are more.\"";
    assert_eq!(speakers(text), ["Ann Reed", "~Ann Reed", "~Ann Reed", "~Ann Reed"]);
    let text = "\"One is enough.\n\n\"Two are not,\" said Ann Reed.";
    assert_eq!(speakers(text), ["~Ann Reed", "Ann Reed"]);
}

#[test]
fn whole_sentences_are_told_from_fragments() {
    let text = "\"We will go,\" said Ann Reed. She called it \"a gamble\" and \"the 'Town Plan'\". \"We will,\" she said, \"go.\" \"The Town Plan\" was published.";
    let article = Article::of_zone(text, Zone::Paragraph);
    let full: Vec<bool> = article.facts.quotes.all.iter().map(|quote| quote.extent == Extent::Full).collect();
    assert_eq!(full, [true, false, false, true, true, false]);
}

#[test]
fn words_that_stand_in_two_quotations_are_found() {
    let text = "\"We will not leave the harbour before the spring,\" said Ann Reed.\n\nNobody came.\n\n\"As I said, we will not leave the harbour before the spring,\" said Tom Hale.";
    let article = Article::of_zone(text, Zone::Paragraph);
    let repeats = &article.facts.quotes.repeats;
    assert_eq!(repeats.len(), 1);
    assert_eq!(article.text(repeats[0].words_again), "we will not leave the harbour before the spring");
}

#[test]
fn the_same_words_a_thousand_times_are_one_pass() {
    let text = "\"one two three four five six seven eight nine ten,\" said Ann Reed.\n\n".repeat(20_000);
    let article = Article::of_zone(&text, Zone::Paragraph);
    assert_eq!(article.facts.quotes.repeats.len(), 19_999);
    let text = format!("Ann Reed said \"a {}", "one\" and \"two ".repeat(100_000));
    assert!(Article::of_zone(&text, Zone::Paragraph).facts.quotes.repeats.is_empty());
}
