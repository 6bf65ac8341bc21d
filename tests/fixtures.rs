//! What copydesk says, at default settings, about every article in `fixtures/`: one snapshot an article, and
//! not a word about those whose name begins with `clean`.

use std::path::Path;

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Settings};
use copydesk::read::Format;
use copydesk::report::human::Human;
use copydesk::report::{Finding, Reporter, place};
use copydesk::source::Source;

/// The fewest articles that still cover every format and every group of rules.
const FEWEST: usize = 30;

/// The findings on a file, with its text.
fn findings(path: &Path) -> (String, Vec<Finding>) {
    let desk = Desk::new(&Settings::default()).expect("the default settings are good");
    let source = Source::from_bytes(named(path), std::fs::read(path).expect("a fixture")).expect("fixtures are text");
    let text = source.text.clone();
    let article = Article::read(source, Format::of(path), &Given::default());
    let found = desk.check(&article);
    (text, place(&article, found))
}

/// The path from the root of the project, the same on every machine.
fn named(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(3).map(|part| part.to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

#[test]
fn every_article_is_reported_as_recorded() {
    let human = Human { width: 80, colour: false };
    insta::glob!("../fixtures", "{plain,markdown,html}/*", |path| {
        let (text, found) = findings(path);
        let report = human.file(&text, &found);
        // The copy under a finding is cut to the terminal.
        let is_wide = |line: &&str| line.contains('│') && line.chars().count() > human.width;
        assert_eq!(report.lines().find(is_wide), None, "{}", named(path));
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(report);
        });
    });
}

#[test]
fn clean_articles_are_passed_in_silence() {
    let (mut all, mut clean) = (0, 0);
    for folder in ["plain", "markdown", "html"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
        for file in std::fs::read_dir(&folder).expect("a folder of fixtures") {
            let path = file.expect("a fixture").path();
            all += 1;
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("clean")) {
                clean += 1;
                let (_, found) = findings(&path);
                let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
                assert!(said.is_empty(), "{}: {said:?}", named(&path));
            }
        }
    }
    assert!(clean >= 3, "{clean} clean articles");
    assert!(all >= FEWEST, "{all} articles");
}
