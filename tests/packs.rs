//! Packs: the built-in ones pass their own examples, broken ones say what is wrong and where, and phrases and
//! patterns meet copy as it is really set.

use std::path::Path;
use std::sync::Arc;

use copydesk::article::{Article, Given};
use copydesk::diagnostic::Diagnostic;
use copydesk::pack::{BUILT_IN, Matcher, Pack, examples};
use copydesk::read::Format;
use copydesk::segment::Zone;
use copydesk::source::Source;

/// A pack of one rule: `keys` are its keys other than id, message and why.
fn one_rule(keys: &str) -> String {
    format!(
        "pack = \"house\"\nversion = \"1.0.0\"\ndescription = \"a house\"\n\n\
         [[rule]]\nid = \"a-rule\"\nmessage = \"not {{found}}\"\nwhy = \"The house says so.\"\n{keys}\n"
    )
}

fn matcher(keys: &str) -> Matcher {
    let pack = Pack::parse(Path::new("house.toml"), &one_rule(&format!("{keys}\nbad = [\"-\"]\ngood = [\"-\"]")));
    let pack = pack.unwrap_or_else(|problems| panic!("{problems}"));
    Matcher::new(pack.rules.iter().map(|rule| (Arc::clone(rule), rule.severity)))
}

fn check(keys: &str, article: &Article) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    matcher(keys).check(article, &mut found);
    found
}

/// The places a rule of these keys finds in a paragraph.
fn hits(keys: &str, paragraph: &str) -> Vec<String> {
    let article = Article::of_zone(paragraph, Zone::Paragraph);
    check(keys, &article).iter().map(|it| article.text(it.primary.span).to_owned()).collect()
}

/// The paragraph with every fix applied, on which the rule has to be silent.
fn fixed(keys: &str, paragraph: &str) -> String {
    let article = Article::of_zone(paragraph, Zone::Paragraph);
    let mut text = paragraph.to_owned();
    for diagnostic in check(keys, &article).iter().rev() {
        for edit in diagnostic.fixes.first().into_iter().flat_map(|fix| fix.edits.iter().rev()) {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
    }
    let again = Article::of_zone(&text, Zone::Paragraph);
    assert!(check(keys, &again).is_empty(), "the fixed text is not clean: {text}");
    text
}

fn problems(toml: &str) -> String {
    Pack::parse(Path::new("rules/house.toml"), toml).expect_err("the pack is broken").to_string()
}

#[test]
fn built_in_packs_pass_their_own_examples() {
    for built_in in &BUILT_IN {
        let pack = built_in.pack();
        assert_eq!(*pack.name, *built_in.name);
        let failures = examples::examples(&pack);
        let shown: Vec<String> = failures.iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{}", shown.join("\n"));
    }
}

#[test]
fn phrases_meet_copy_as_it_is_set() {
    let keys = "over = \"the report's end\"\nprefer = \"its end\"";
    for text in ["At the report's end.", "At the\nreport’s end.", "At the\u{a0}report's  end.", "AT THE REPORT’S END."]
    {
        assert_eq!(hits(keys, text).len(), 1, "{text}");
    }
    assert!(hits(keys, "At the report's ending, and at the report-s end.").is_empty());
}

#[test]
fn capitals_in_a_phrase_count_and_small_letters_do_not() {
    assert_eq!(hits("ban = \"US troops\"", "US troops, us troops, US TROOPS."), ["US troops", "US TROOPS"]);
    assert_eq!(hits("ban = \"set foot\"", "Set foot, set Foot, SET FOOT."), ["Set foot", "set Foot", "SET FOOT"]);
}

#[test]
fn a_name_is_not_respelled() {
    let keys = "over = \"theatre\"\nprefer = \"theater\"";
    assert_eq!(
        hits(keys, "Theatre is dear. The Globe Theatre is a theatre, and a THEATRE."),
        ["Theatre", "theatre", "THEATRE"]
    );
}

#[test]
fn a_piece_of_something_longer_is_not_the_phrase() {
    let keys = "ban = [\"12 a.m.\", \"end results\", \"email\"]";
    assert!(hits(keys, "At 7:12 a.m. the year-end results went to example.org/email today.").is_empty());
    assert_eq!(hits(keys, "At 12 a.m. the end results went by email. Email!").len(), 4);
}

#[test]
fn a_quotation_is_skipped_unless_the_rule_says_otherwise() {
    let text = "He said “an advisor” while the advisor slept.";
    assert_eq!(hits("ban = \"advisor\"", text).len(), 1);
    assert_eq!(hits("ban = \"advisor\"\nquotes = \"check\"", text).len(), 2);
    assert_eq!(hits("regex = '\\badvisor\\b'\nquotes = \"only\"", text).len(), 1);
}

#[test]
fn an_excuse_silences_the_place_it_shares_text_with() {
    let keys = "regex = '\\d+ per cent\\b'\nunless = [\"per cent of the vote\"]";
    assert_eq!(hits(keys, "5 per cent of the vote and 6 per cent of the seats"), ["6 per cent"]);
}

#[test]
fn fixes_keep_case_and_possessive_and_leave_the_text_clean() {
    let keys = "over = \"advisor\"\nprefer = \"adviser\"\nfix = \"safe\"";
    assert_eq!(fixed(keys, "Advisor or advisor? The advisor’s ADVISOR."), "Adviser or adviser? The adviser’s ADVISER.");
    let keys = "regex = '(?<n>\\d[\\d.,]*) per ?cent\\b'\nprefer = \"${n}%\"";
    assert_eq!(fixed(keys, "It rose 5.5 per cent, then\n6 percent."), "It rose 5.5%, then\n6%.");
    assert_eq!(fixed("over = \"very\"\nprefer = \"\"", "It is very good."), "It is good.");
}

#[test]
fn spellings_that_disagree_are_one_finding_with_every_place() {
    let keys = "either = [[\"advisor\", \"adviser\"]]";
    let article = Article::of_zone("The adviser met an advisor. The adviser left.", Zone::Paragraph);
    let found = check(keys, &article);
    assert_eq!(found.len(), 1);
    assert_eq!(article.text(found[0].primary.span), "advisor");
    assert_eq!(found[0].related.len(), 2);
    assert!(hits(keys, "The advisor met an advisor.").is_empty());
}

#[test]
fn limits_and_introductions_look_at_the_whole_article() {
    let keys = "limit = { phrase = \"meanwhile\", most = 1 }";
    assert!(hits(keys, "Meanwhile, nothing.").is_empty());
    assert_eq!(hits(keys, "Meanwhile, it rained. It meanwhile stopped. Meanwhile, it rained."), ["meanwhile"]);
    let keys = "needs = { term = \"EU\", first = \"European Union\" }";
    assert_eq!(hits(keys, "The EU met. The EU left."), ["EU"]);
    assert!(hits(keys, "The European Union (EU) met. The EU left.").is_empty());
    assert!(hits(keys, "The EU, or European Union, met. The EU left.").is_empty());
}

#[test]
fn a_casing_is_held_to_but_not_against_the_line() {
    let keys = "case = [\"YouTube\", \"email\"]";
    assert_eq!(hits(keys, "Email is old. The Email was on Youtube and YouTube."), ["Email", "Youtube"]);
    assert_eq!(fixed(keys, "Seen on youtube."), "Seen on YouTube.");
}

#[test]
fn zones_bound_a_rule() {
    let text = "Council meets on towards matters\n\nThe council turned towards the river on Tuesday evening.\n";
    let source = Source { path: "a.txt".into(), text: text.into() };
    let article = Article::read(source, Format::Plain, &Given::default());
    assert_eq!(check("ban = \"towards\"", &article).len(), 2);
    assert_eq!(check("ban = \"towards\"\nin = \"headline\"", &article).len(), 1);
    assert_eq!(check("regex = '\\btowards\\b'\nin = [\"paragraph\"]", &article).len(), 1);
}

#[test]
fn a_long_line_stays_linear() {
    let text = "aaa per cent ".repeat(40_000);
    let started = std::time::Instant::now();
    assert!(hits("regex = '\\d[a-z ]* per cent\\b.*!'", &text).is_empty());
    assert!(hits("ban = [\"per cent aaa per cent aaa per cents\"]", &text).is_empty());
    assert!(started.elapsed().as_secs() < 20, "half a megabyte took {:?}", started.elapsed());
}

#[test]
fn a_failing_example_says_what_happened() {
    let toml = "pack = \"house\"\nversion = \"1\"\ndescription = \"a house\"\n\n\
        [[rule]]\nid = \"one\"\nmessage = \"not one\"\nwhy = \"-\"\nban = \"one\"\n\
        bad = [\"Two came.\"]\ngood = [\"One left.\"]\n\n\
        [[rule]]\nid = \"two\"\nmessage = \"write three\"\nwhy = \"-\"\nover = \"two\"\nprefer = \"three\"\n\
        bad = [{ text = \"Two came.\", becomes = \"Four came.\" }]\ngood = [\"Three came.\"]\n";
    let pack = Pack::parse(Path::new("rules/house.toml"), toml).unwrap_or_else(|problems| panic!("{problems}"));
    let failures = examples::examples(&pack);
    insta::assert_snapshot!(examples::in_file(&pack, toml, &failures).to_string());
}

#[test]
fn a_broken_pack_says_everything_that_is_wrong_and_where() {
    let ok = "bad = [\"x\"]\ngood = [\"y\"]";
    let second = |keys: &str| format!("ban = \"one\"\n{ok}\n\n[[rule]]\nmessage = \"m\"\nwhy = \"w\"\n{keys}\n{ok}");
    let cases = [
        ("regex that does not compile", format!("regex = '(?<n>\\d+ per cent'\n{ok}")),
        ("regex with an escape before the fault", format!("regex = \"\\\\d+ per cent[\"\n{ok}")),
        ("regex that matches nothing", format!("regex = '(?:per cent)?'\n{ok}")),
        ("regex without a literal", format!("regex = '\\b[A-Z]\\d+\\b'\n{ok}")),
        ("unknown group", format!("regex = '(?<n>\\d+) per cent'\nprefer = \"${{number}}%\"\n{ok}")),
        ("no examples", "ban = \"one\"".into()),
        ("empty examples", "ban = \"one\"\nbad = []\ngood = [{ in = \"list\" }]".into()),
        ("unknown keys", format!("bann = \"one\"\nzones = [\"headline\"]\n{ok}")),
        ("unknown zone", format!("ban = \"one\"\nin = [\"headlines\", \"pargraph\"]\n{ok}")),
        ("two things to match", format!("ban = \"one\"\nregex = 'two'\n{ok}")),
        ("empty phrase", format!("over = [\" \", \"one\"]\nprefer = \"two\"\n{ok}")),
        ("over without prefer", format!("over = [\"one\"]\n{ok}")),
        ("fix of nothing", format!("ban = \"one\"\nfix = \"safe\"\n{ok}")),
        ("wrong words", format!("ban = \"one\"\nseverity = \"warn\"\nquotes = \"ignore\"\nreview-by = \"soon\"\n{ok}")),
        ("wrong types", format!("ban = 1\nunless = [2]\nmessage2 = true\n{ok}")),
        ("limit", format!("limit = {{ phrase = \"one\", most = \"two\", least = 1 }}\n{ok}")),
        ("shadowed", second("id = \"b\"\nban = \"one\"")),
        ("twice the id", second("id = \"a-rule\"\nban = \"two\"")),
    ];
    let shown: Vec<String> =
        cases.iter().map(|(name, keys)| format!("== {name}\n{}", problems(&one_rule(keys)))).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_file_that_is_no_pack_says_so() {
    let shown = ["", "pack = house\n", "pack = \"Our House\"\nversion = \"\"\n[rule]\nid = \"a\"\n", "rule = [1]"]
        .map(problems)
        .join("\n\n---\n\n");
    insta::assert_snapshot!(shown);
}
