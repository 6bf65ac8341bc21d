//! What the segment layer makes of whole files: each article of `tests/segment/` as `copydesk parse` shows it,
//! the sources of its date, and its time on input that is not an article.

use std::path::Path;
use std::time::{Duration, Instant};

use copydesk::article::{Article, Given};
use copydesk::lexicon::Lexicon;
use copydesk::read::{self, Format};
use copydesk::report::outline;
use copydesk::segment::{self, DateFrom, DateSource, Dating, Zone};
use copydesk::source::Source;
use copydesk::text;

fn article(path: &str, text: &str, given: &Given) -> Article {
    let source = Source::from_bytes(path, text.as_bytes().to_vec()).expect("text in UTF-8");
    Article::read(source, Format::of(Path::new(path)), given)
}

#[test]
fn articles_are_cut_into_their_parts() {
    insta::glob!("segment/*.*", |path| {
        let text = std::fs::read_to_string(path).expect("a fixture");
        let name = path.file_name().and_then(|it| it.to_str()).expect("a name in UTF-8");
        insta::assert_snapshot!(outline::tree(&article(name, &text, &Given::default()), 80));
    });
}

#[test]
fn the_json_gives_places_in_the_file() {
    let text =
        "\u{feff}Ferry sinks\r\n\r\nPublished: 14 January 2020\r\n\r\nThe ferry sank, “slowly,” the mayor said.\r\n";
    let value = outline::json(&article("a.txt", text, &Given::default()));
    for part in value["blocks"].as_array().expect("blocks") {
        let (start, end) = (part["start"].as_u64().unwrap() as usize, part["end"].as_u64().unwrap() as usize);
        assert_eq!(part["text"], text[start..end]);
    }
    assert_eq!(value["date"]["date"], "2020-01-14");
    assert_eq!(value["date"]["line"], 3);
    assert_eq!(value["blocks"][1]["zone"], "published");
    assert_eq!(value["quotations"][0]["text"], "slowly,");
}

#[test]
fn the_first_source_of_the_date_wins() {
    let text = "Ferry sinks\n\nPublished: 14 January 2020\n\nOBAN, Jan 13, 2020 (AP) - The ferry sank on Monday.\n";
    let from = |order: &[&str], path: &str| {
        let order = order.iter().map(|entry| DateFrom::parse(entry).expect("a source")).collect();
        let given = Given { dating: Dating { order }, ..Given::default() };
        article(path, text, &given).date.map(|date| (date.date.to_string(), date.from))
    };
    let found = |date: &str, source| Some((date.to_owned(), source));
    let path = "news/2020/01/15/ferry.txt";
    assert_eq!(from(&["dateline", "published-line"], path), found("2020-01-13", DateSource::Dateline));
    assert_eq!(from(&["published-line", "dateline"], path), found("2020-01-14", DateSource::PublishedLine));
    assert_eq!(from(&["path:%Y/%m/%d", "dateline"], path), found("2020-01-15", DateSource::Path));
    assert_eq!(from(&["front-matter:date"], path), None);
}

#[test]
fn a_dateline_without_year_takes_it_from_another_source() {
    let of = |text: &str| article("a.txt", text, &Given::default()).date.map(|it| (it.date.to_string(), it.from));
    let dateline = "Ferry sinks\n\nOBAN, Dec 31 - The ferry sank on Tuesday, the mayor said in a statement.\n";
    assert_eq!(of(dateline), None);
    let published = dateline.replace("\n\nOBAN", "\n\nPublished: 1 January 2020\n\nOBAN");
    assert_eq!(of(&published), Some(("2019-12-31".to_owned(), DateSource::Dateline)));
}

#[test]
fn zones_cover_every_block_in_order_without_overlap() {
    for text in ["", "\n\n", "x", "By Ann Reed", "Read - More News", "Published:\n\nBy\n\n- a\n- b", "(CNN)", "OBAN —"]
    {
        let article = article("a.txt", text, &Given::default());
        assert!(article.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text}");
        assert!(article.blocks.iter().all(|block| !block.span.is_empty()), "{text}");
    }
}

/// Twenty thousand of a kind take no more than a few times ten of two thousand.
#[test]
fn time_is_linear_in_what_an_author_controls() {
    let time = |text: &str| {
        let start = Instant::now();
        let source = Source { path: "a.txt".into(), text: text.to_owned() };
        let prose = read::read(&source, Format::Plain, &read::Options::default());
        let segmented = segment::segment(&prose, None, &Dating::default());
        let mut tokens = Vec::new();
        let blocks = segmented.segments.iter().map(|part| {
            let first = tokens.len();
            text::lex(&prose.text, part.span, Lexicon::built_in(), &mut tokens);
            text::sentences(&prose.text, &tokens, first..tokens.len(), &mut Vec::new());
            (part, first..tokens.len())
        });
        let blocks: Vec<_> = blocks.collect();
        let found = text::quotations(&prose.text, blocks.iter().map(|(part, range)| (*part, &tokens[range.clone()])));
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        start.elapsed()
    };
    for unit in [
        "Read - More News\n\n",
        "Subhead\n\n",
        "By Ann Reed\n",
        "- item\n",
        "\"",
        "'a ",
        "a b\n",
        "Updated:\n",
        "@a",
        "a@b.c ",
        "a.",
        "http://",
        "“",
        "U.S. ",
        "(",
        "\r",
    ] {
        time(&unit.repeat(100));
        let (some, many) = (time(&unit.repeat(2_000)), time(&unit.repeat(20_000)));
        assert!(many < some * 60 + Duration::from_millis(200), "{unit:?}: {some:?}, then {many:?}");
    }
}

#[test]
fn a_date_in_the_body_is_not_the_article_s() {
    let text = "Ferry timetable\n\nThe ferry will sail on three days this winter, the company said on Monday.\n\n\
                Friday, 8 January 2021\n\nThe boat leaves at noon and returns at five o'clock, if the wind allows.\n";
    let read = article("a.txt", text, &Given::default());
    assert_eq!(read.date, None);
    assert_eq!(read.blocks[2].zone, Zone::Subhead);
}
