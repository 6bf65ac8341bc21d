//! What the date rules say, whole: articles in, findings with their places, notes and repairs out.

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Settings};
use copydesk::read::Format;
use copydesk::source::Source;
use jiff::civil::{Date, date};

fn report(text: &str, now: Option<Date>) -> String {
    let source = Source::from_bytes("story.txt", text.as_bytes().to_vec()).expect("a test is text");
    let article = Article::read(source, Format::Plain, &Given { date: now, ..Given::default() });
    let desk = Desk::new(&Settings { preview: true, ..Settings::default() }).expect("default options");
    let mut out = String::new();
    for finding in desk.check(&article).iter().filter(|finding| finding.rule.starts_with("dates/")) {
        out += &format!("{} {}: {}\n", finding.severity.name(), finding.rule, finding.message);
        for place in std::iter::once(&finding.primary).chain(&finding.related) {
            out += &format!("  [{}] {}\n", article.text(place.span), place.text);
        }
        for note in &finding.notes {
            out += &format!("  = {note}\n");
        }
        for fix in &finding.fixes {
            let edits: Vec<_> =
                fix.edits.iter().map(|edit| format!("{} -> {}", article.text(edit.span), edit.text)).collect();
            out += &format!("  fix: {} ({})\n", fix.title, edits.join(", "));
        }
    }
    out
}

#[test]
fn an_impossible_day_with_both_repairs() {
    insta::assert_snapshot!(report(
        "Ferry trial extended\n\nThe ferry will run until September 31st, the board said. It was built on Feb. 29, 2019.\n",
        None
    ));
}

#[test]
fn a_weekday_against_an_explicit_year() {
    insta::assert_snapshot!(report("Choir festival\n\nIt opens on Wed., Jan. 12, 2020, in the mill yard.\n", None));
}

#[test]
fn a_weekday_against_the_year_of_the_article() {
    insta::assert_snapshot!(report(
        "Bridge closed\n\nEngineers closed the bridge on Tuesday (January 8) after a crash.\n",
        Some(date(2020, 1, 14))
    ));
}

#[test]
fn two_weekdays_of_one_range_are_one_finding() {
    insta::assert_snapshot!(report("Hack week\n\nThey met from Friday 19 to Sunday 21 January 2013.\n", None));
}

#[test]
fn a_paragraph_pasted_from_an_earlier_story() {
    insta::assert_snapshot!(report(
        "Ferry strike\n\nThe last ferry left early on the morning of March 14.\n\nBoth governors issued a statement \
         calling for a March 12 truce.\n",
        None
    ));
}

#[test]
fn a_paragraph_that_goes_back_in_time_is_left_alone() {
    let text = "Ferry strike\n\nThe last ferry left early on the morning of March 14.\n\nOn March 8 both governors issued \
                a statement calling for a March 12 truce.\n";
    assert_eq!(report(text, None), "");
}

#[test]
fn a_schedule_over_the_new_year_is_left_alone() {
    let text = "Ferry strike\n\nThe last ferry left on December 30. Talks will resume on January 4.\n";
    assert_eq!(report(text, None), "");
}
