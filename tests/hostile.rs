//! Any bytes, as any format, through the whole pipeline with every rule on: nothing panics, every place of every
//! finding lies in the file on character boundaries, an exact place reads as the finding says, and so does the fact
//! sheet.

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Layer, Settings};
use copydesk::diagnostic::{Confidence, Label};
use copydesk::read::Format;
use copydesk::report::sheet::Sheet;
use copydesk::rules::RULES;
use copydesk::source::Source;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// Scraps of copy that wake rules and facts up, among marks that break them.
const SCRAPS: &[&str] = &[
    "Khalifa Haftar ",
    "Gen. Hifter ",
    "Mr Lee, 34, ",
    "Ms Lee ",
    "born in 1986 ",
    "the 43-year-old Lee ",
    "said. ",
    "Wednesday, January 12, 2020, ",
    "February 30 ",
    "on Tuesday ",
    "two weeks before May 13 ",
    "last night ",
    "half past seven ",
    "the past three months ",
    "Good Friday ",
    "23/12 ",
    "twenty-five January nineteen eighty-six ",
    "will meet yesterday ",
    "10 a.m. EDT (1400 GMT) ",
    "from 2011 to 2005, seven years ",
    "the 10th anniversary ",
    "25 km (12 miles) ",
    "rose 25% to £120 from £100 ",
    "$110,00 ",
    "7p",
    "€10",
    "31 votes to 24 ",
    "of the 60 members, 33, or 65%, ",
    ", up 5% from 800 ",
    "three men were charged: Ann Reed, 34, and Bob Hall ",
    " and a ",
    "12 people – five men and four women ",
    "the the ",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "[sic] ",
    "NATO (North Atlantic) ",
    "By Ann Reed in Oslo",
    "Published: 2020-01-14",
    "(Reporting by Ann Reid in Bergen; Editing by C. Dahl)",
    "\n",
    "\n\n",
    "\r\n",
    "---\n",
    "title: A\n",
    "# ",
    "> ",
    "<p>",
    "</p>",
    "<b>",
    "&amp;",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "漢字",
    "🦀",
    "\0",
];

fn desk() -> Desk {
    let mut settings = Settings { preview: true, min_confidence: Confidence::Possible, ..Settings::default() };
    let all = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    settings.selection.layers.push(Layer { extend: all, ..Layer::default() });
    Desk::new(&settings).expect("every rule can be made ready")
}

fn holds(desk: &Desk, bytes: &[u8]) -> Result<(), TestCaseError> {
    for (name, format) in [("a.txt", Format::Plain), ("a.md", Format::Markdown), ("a.html", Format::Html)] {
        let Ok(source) = Source::from_bytes(name, bytes.to_vec()) else { return Ok(()) };
        let article = Article::read(source, format, &Given { date: Some(date(2020, 1, 14)), ..Given::default() });
        for found in desk.check(&article) {
            for Label { span, .. } in std::iter::once(&found.primary).chain(&found.related) {
                prop_assert!(article.prose.get(span.start as usize..span.end as usize).is_some(), "{}", found.rule);
                let place = article.map.place(*span);
                let written = article.source.text.get(place.bytes.start as usize..place.bytes.end as usize);
                prop_assert!(written.is_some(), "{}: {:?}", found.rule, place.bytes);
                prop_assert!(!place.exact || written == Some(article.text(*span)), "{}: {written:?}", found.rule);
            }
        }
        prop_assert!(!Sheet::of(&article).text(80).is_empty());
    }
    Ok(())
}

fn copy() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SCRAPS), 0..60).prop_map(|scraps| scraps.concat())
}

/// What random mutations of real copy found once.
#[test]
fn what_failed_once() {
    for text in ["\" \",", "7p4", "<html><head>&copy{{![a](b \"T\")\u{c37}{{< ref \"a\" >}}</head><p>b</p></html>"] {
        holds(&desk(), text.as_bytes()).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&desk(), &bytes)?;
    }

    #[test]
    fn any_text(text in "(?s).{0,300}") {
        holds(&desk(), text.as_bytes())?;
    }

    #[test]
    fn any_copy(text in copy()) {
        holds(&desk(), text.as_bytes())?;
    }
}
