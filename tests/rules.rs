//! Every rule does what its page says: each `bad` example fires the rule, each `good` one leaves it silent,
//! every offered repair repairs, and the page and the registry are complete.

mod guide;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use copydesk::article::{Article, Given};
use copydesk::compare::Comparison;
use copydesk::diagnostic::{Applicability, Diagnostic, Fix};
use copydesk::report::human::Human;
use copydesk::report::{Reporter, place, place_compared};
use copydesk::rules::{Options, RULES, Report, Rule};
use copydesk::source::Source;
use guide::{Example, Guide};

/// The sections every page has, in this order.
const SECTIONS: [&str; 6] = ["What it does", "Why", "Examples", "Known limits", "Figures", "Options"];

/// Fixing again and again must come to rest within this many rounds.
const MOST_ROUNDS: usize = 10;

fn read(example: &Example, text: &str) -> Article {
    let source = Source::from_bytes(example.file_name(), text.as_bytes().to_vec()).expect("examples are text");
    Article::read(source, example.format, &Given { date: example.date, ..Given::default() })
}

/// What this rule alone says with the options of its page, whatever its status and confidence.
fn findings(rule: &Rule, article: &Article, example: &Example) -> Vec<Diagnostic> {
    let options = Options { lang: example.lang, table: Guide::parse(rule.guide).options };
    let check = (rule.build)(&options).unwrap_or_else(|error| panic!("{}: {error:?}", rule.id));
    let mut found = Vec::new();
    let mut report = Report::new(rule.id, rule.severity, rule.confidence, &mut found);
    match &example.old {
        Some(old) => check.compare(&Comparison::of(&read(example, old), article), &mut report),
        None => check.check(article, &mut report),
    }
    found
}

/// The file after a fix, or nothing when a part of it has no exact place in the file.
fn apply(article: &Article, fix: &Fix) -> Option<String> {
    let mut edits = Vec::new();
    for edit in &fix.edits {
        let place = article.map.place(edit.span);
        edits.push((place.exact.then_some(place.bytes)?, edit.text.as_str()));
    }
    edits.sort_by_key(|(bytes, _)| bytes.start);
    let mut text = article.source.text.clone();
    for (bytes, replacement) in edits.into_iter().rev() {
        text.replace_range(bytes.start as usize..bytes.end as usize, replacement);
    }
    Some(text)
}

/// Collects what is wrong, so that one run shows everything.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn add(&mut self, rule: &Rule, fault: impl AsRef<str>) {
        writeln!(self.0, "{}: {}", rule.id, fault.as_ref()).expect("a string takes text");
    }

    fn assert_none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

fn shown(found: &[Diagnostic], article: &Article) -> String {
    found.iter().map(|one| format!("\n    {:?}: {}", article.text(one.primary.span), one.message)).collect()
}

#[test]
fn pages_are_complete() {
    let mut faults = Faults::default();
    for rule in RULES {
        let page = Guide::parse(rule.guide);
        if page.title != rule.id {
            faults.add(rule, format!("the page is titled {:?}", page.title));
        }
        if page.summary.is_empty() {
            faults.add(rule, "no sentence under the title");
        }
        if page.sections != SECTIONS {
            faults.add(rule, format!("sections are {:?}, not {SECTIONS:?}", page.sections));
        }
        if let Some(fence) = page.unknown_fences.first() {
            faults.add(rule, format!("the fence {fence:?} is neither `bad`, `good` nor `options`"));
        }
        for (name, bad) in [("bad", true), ("good", false)] {
            let count = page.examples.iter().filter(|example| example.bad == bad).count();
            if count < 2 {
                faults.add(rule, format!("{count} `{name}` examples, at least two are needed"));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn bad_examples_fire_and_good_ones_are_silent() {
    let mut faults = Faults::default();
    for rule in RULES {
        for example in Guide::parse(rule.guide).examples {
            let article = read(&example, &example.text);
            let found = findings(rule, &article, &example);
            if found.is_empty() == example.bad {
                faults.add(rule, format!("{}{}", example.name(), shown(&found, &article)));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn every_place_of_a_finding_lies_in_the_file() {
    let mut faults = Faults::default();
    for rule in RULES {
        for example in Guide::parse(rule.guide).examples {
            let article = read(&example, &example.text);
            for one in findings(rule, &article, &example) {
                for label in std::iter::once(&one.primary).chain(&one.related) {
                    let place = article.map.place(label.span);
                    let written = example.text.get(place.bytes.start as usize..place.bytes.end as usize);
                    if label.span.is_empty() || place.exact && written != Some(article.text(label.span)) {
                        faults.add(rule, format!("{}: place {:?} reads {written:?}", example.name(), label.span));
                    }
                }
            }
        }
    }
    faults.assert_none();
}

#[test]
fn an_applied_fix_removes_its_finding() {
    let mut faults = Faults::default();
    for rule in RULES {
        for example in Guide::parse(rule.guide).examples.iter().filter(|example| example.bad) {
            let before = read(example, &example.text);
            let found = findings(rule, &before, example);
            for fix in found.iter().flat_map(|one| &one.fixes) {
                if fix.applicability == Applicability::Manual {
                    continue;
                }
                let Some(text) = apply(&before, fix) else { continue };
                let after = read(example, &text);
                let left = findings(rule, &after, example);
                if left.len() >= found.len() {
                    faults.add(rule, format!("{}: after {:?}{}", example.name(), fix.title, shown(&left, &after)));
                }
            }
        }
    }
    faults.assert_none();
}

#[test]
fn safe_fixes_come_to_rest() {
    let mut faults = Faults::default();
    for rule in RULES {
        for example in Guide::parse(rule.guide).examples.iter().filter(|example| example.bad) {
            let mut text = example.text.clone();
            let mut rounds = 0;
            while let Some(fixed) = fix_first(rule, example, &text) {
                text = fixed;
                rounds += 1;
                if rounds > MOST_ROUNDS {
                    faults.add(rule, format!("{}: still fixing after {MOST_ROUNDS} rounds", example.name()));
                    break;
                }
            }
        }
    }
    faults.assert_none();
}

/// The file after the first safe fix on offer.
fn fix_first(rule: &Rule, example: &Example, text: &str) -> Option<String> {
    let article = read(example, text);
    let found = findings(rule, &article, example);
    let mut fixes = found.iter().flat_map(|one| &one.fixes).filter(|fix| fix.applicability == Applicability::Safe);
    fixes.find_map(|fix| apply(&article, fix))
}

/// What a reader sees of each rule: the reports of its `bad` examples.
#[test]
fn reports_of_bad_examples() {
    let human = Human { width: 80, colour: false };
    for rule in RULES {
        let mut report = String::new();
        for example in Guide::parse(rule.guide).examples.iter().filter(|example| example.bad) {
            let article = read(example, &example.text);
            let found = findings(rule, &article, example);
            report += &match &example.old {
                Some(old) => {
                    let found = place_compared(&article, &read(example, old), found);
                    human.compared(&example.text, old, &found)
                }
                None => human.file(&example.text, &place(&article, found)),
            };
        }
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(rule.id.replace('/', "-"), report);
        });
    }
}

#[test]
fn ids_are_unique_and_grouped() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice in {ids:?}");
    let mut groups: Vec<&str> = Vec::new();
    for id in ids {
        let (group, name) = id.split_once('/').unwrap_or_else(|| panic!("{id}: not group/name"));
        for part in [group, name] {
            let kebab = part.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
            assert!(kebab, "{id}: {part:?} is not kebab-case");
        }
        if groups.last() != Some(&group) {
            assert!(!groups.contains(&group), "{id}: the rules of {group} do not stand together");
            groups.push(group);
        }
    }
}

/// A file that defines a rule but is not in the table would ship a rule nobody can run.
#[test]
fn every_rule_file_is_registered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = Vec::new();
    for group in std::fs::read_dir(&root).expect("src/rules") {
        let group = group.expect("an entry of src/rules").path();
        if group.is_dir() {
            files.extend(std::fs::read_dir(&group).expect("a group").map(|file| file.expect("a file").path()));
        }
    }
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let text = std::fs::read_to_string(file).expect("a source file");
        let Some((_, rest)) = text.split_once("pub const RULE: Rule") else { continue };
        let id = rest.split('"').nth(1).expect("a rule has an id");
        let shown = file.display();
        assert!(RULES.iter().any(|rule| rule.id == id), "{shown}: {id} is not in RULES");
        let named = format!("{}.rs", id.split_once('/').map_or(id, |(_, name)| name).replace('-', "_"));
        assert!(file.ends_with(&named), "{shown}: {id} belongs in {named}");
        assert!(file.with_extension("md").exists(), "{shown}: no page beside it");
    }
}
