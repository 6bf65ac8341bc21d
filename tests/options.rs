//! The options of rules: what each changes in what a rule says, and that a rule refuses what it does not know.

use std::path::PathBuf;

use copydesk::article::{Article, Given};
use copydesk::read::Format;
use copydesk::rules::{Options, RULES, Report};
use copydesk::source::Source;

/// What a rule with these options says of a paragraph, or why it refuses them.
fn said(rule: &str, options: &str, paragraph: &str) -> Result<Vec<String>, String> {
    let rule = RULES.iter().find(|it| it.id == rule).expect("a rule");
    let options = Options { table: toml::from_str(options).expect("a table"), ..Options::default() };
    let check = (rule.build)(&options).map_err(|error| format!("{}: {}", error.key, error.cause))?;
    let text = format!("Council puts off vote on the harbour\n\n{paragraph}");
    let article = Article::read(Source { path: PathBuf::from("a.txt"), text }, Format::Plain, &Given::default());
    let mut found = Vec::new();
    check.check(&article, &mut Report::new(rule.id, rule.severity, rule.confidence, &mut found));
    Ok(found.into_iter().map(|one| one.message).collect())
}

/// Rule, options, paragraph, and what is said: nothing without the options.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "consistency/number-format",
        "percent = '%'",
        "Fares will rise by 5 percent in April, the council said on Monday.",
        "\"percent\" here, the house writes \"%\"",
    ),
    (
        "consistency/number-format",
        "million = 'm'",
        "The quay will cost £5 million, the council said on Monday.",
        "\"million\" here, the house writes \"m\"",
    ),
    (
        "consistency/number-format",
        "small = 'words'",
        "The storm held 6 boats outside the harbour, the council said on Monday.",
        "\"6 boats\" here, the house writes it in words",
    ),
    (
        "consistency/date-format",
        "prefer = '14 January'",
        "The council said it would meet again on January 14 in Oban.",
        "\"January 14\" is not how the house prints a date",
    ),
    (
        "consistency/date-format",
        "prefer = 'Jan. 14'",
        "The council said it would meet again on January 14 in Oban.",
        "\"January 14\" is not how the house prints a date",
    ),
    (
        "consistency/quote-style",
        "marks = 'curly'",
        "She called it \"a matter of weeks\" and left.",
        "curly and straight quotation marks in one story",
    ),
    (
        "consistency/quote-style",
        "primary = 'single'",
        "\"We have no choice in this,\" said Ann Reed.",
        "speech in single and in double quotation marks in one story",
    ),
    (
        "consistency/quote-style",
        "apostrophes = true",
        "The council's clerk said that it's late. The mayor’s car was gone.",
        "curly and straight apostrophes in one story",
    ),
    (
        "consistency/quote-punctuation",
        "prefer = 'outside'",
        "She called it \"a matter of weeks.\"",
        "full stop inside the quotation mark, the house sets it outside",
    ),
    (
        "consistency/possessive",
        "prefer = \"James's\"",
        "They bought Thomas Reeves' boat on Monday.",
        "\"Reeves'\" is not how the house writes a possessive",
    ),
    ("structure/whitespace", "final-newline = true", "The vote was put off.", "the last line has no end"),
    (
        "structure/whitespace",
        "between-sentences = 'one'",
        "The vote was put off.  Nobody came.",
        "one space between some sentences, two between others",
    ),
];

#[test]
fn an_option_makes_a_rule_speak() {
    for &(rule, options, paragraph, message) in CASES {
        assert_eq!(said(rule, "", paragraph), Ok(vec![]), "{rule} {paragraph}");
        assert_eq!(said(rule, options, paragraph), Ok(vec![message.to_owned()]), "{rule} {options}");
    }
}

#[test]
fn an_option_makes_a_rule_silent() {
    let text = "The vote was put off until\u{a0}Monday.";
    assert_eq!(said("structure/whitespace", "", text).map(|it| it.len()), Ok(1));
    assert_eq!(said("structure/whitespace", "no-break = false", text), Ok(vec![]));
}

#[test]
fn unknown_options_are_refused() {
    for (rule, options, cause) in [
        ("consistency/date-format", "perfer = '14 January'", "perfer: unknown; the rule knows prefer"),
        ("consistency/possessive", "prefer = 'Bob'", "prefer: must be one of \"James's\", \"James'\""),
        ("structure/whitespace", "no-break = 'yes'", "no-break: must be true or false"),
    ] {
        assert_eq!(said(rule, options, ""), Err(cause.to_owned()));
    }
}
