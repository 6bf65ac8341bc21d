//! The promise of the source map, for every reader and any text: a verbatim run of prose is the file's bytes,
//! runs are in order and on character boundaries, blocks lie inside the prose, and every place inside the file.

use copydesk::read::{self, Format, Options};
use copydesk::source::Source;
use copydesk::span::Span;
use proptest::prelude::*;

/// Pieces of markup that readers treat in their own ways, good and broken.
const SOUP: &[&str] = &[
    "Khalifa ",
    "**Haf**tar",
    "*",
    "**",
    "_",
    "é",
    "“quoted”",
    "\u{a0}",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "    ",
    "`code`",
    "```\n",
    "&amp;",
    "&#8217;",
    "&nbsp;",
    "& ",
    "&copy",
    "[link](https://a.example/b)",
    "![alt text](a.jpg \"Title\")",
    "https://a.example/x.",
    "www.a.example",
    "{{< ref \"a\" >}}",
    "{{",
    "}}",
    "{% if %}",
    "{:.k}",
    "| a | b |\n|---|---|\n| c | d |\n",
    "~~old~~",
    "[^1]",
    "[^1]: note\n",
    "<p>",
    "</p>",
    "<div class=\"article\">",
    "</div>",
    "<br>",
    "<em>",
    "</em>",
    "<a href=\"x\">",
    "</a>",
    "<li>",
    "<td>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"A \\u00e9 B\"}</script>",
    "<html>",
    "<title>T - Site</title>",
    "<meta property=\"og:title\" content=\"A &amp; B\">",
    "<!-- copydesk: ignore all -->",
    "<!--",
    "-->",
    "---\n",
    "title: 'It''s'\n",
    "title: \"a \\\"b\\\"\"\n",
    "summary: >-\n  one\n  two\n",
    "+++\n",
    "title = \"x\\n\"\n",
    ";;;\n",
    "{\"title\": \"\\ud83d\\ude00\"}\n",
    "\u{feff}",
    "<",
    ">",
    "\\",
    "\\*",
    "\"",
    "'",
    "\t",
    "\u{1f600}",
    "\u{ad}",
    "\u{2028}",
    "words of a sentence, with commas. ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(SOUP).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn keeps_its_promise(text: &str, format: Format) -> Result<(), TestCaseError> {
    let Ok(source) = Source::from_bytes("article", text.as_bytes().to_vec()) else { return Ok(()) };
    let prose = read::read(&source, format, &Options::default());
    let mut last = 0;
    for (span, at) in prose.map.verbatim_runs() {
        prop_assert!(span.start >= last && !span.is_empty(), "runs out of order");
        let written = source.text.get(at as usize..at as usize + span.len() as usize);
        prop_assert_eq!(Some(span.of(&prose.text)), written, "a verbatim run is not the file's bytes");
        last = span.end;
    }
    let mut last = 0;
    for block in &prose.blocks {
        prop_assert!(block.span.start >= last && !block.span.is_empty(), "blocks overlap");
        last = block.span.end;
        let text = prose.text.get(block.span.start as usize..block.span.end as usize);
        prop_assert!(text.is_some_and(|text| text.trim() == text), "a block is not trimmed: {text:?}");
        for (offset, letter) in text.unwrap_or_default().char_indices() {
            let start = block.span.start + offset as u32;
            let place = prose.map.place(Span::new(start, start + letter.len_utf8() as u32));
            let written = source.text.get(place.bytes.start as usize..place.bytes.end as usize);
            prop_assert!(written.is_some(), "a place outside the file or inside a character");
            prop_assert!(
                !place.exact || written == Some(letter.encode_utf8(&mut [0; 4])),
                "an exact place that is not"
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_as_plain(text in "\\PC*|(?s).{0,200}") {
        keeps_its_promise(&text, Format::Plain)?;
    }

    #[test]
    fn any_text_as_markdown(text in "(?s).{0,200}") {
        keeps_its_promise(&text, Format::Markdown)?;
    }

    #[test]
    fn any_text_as_html(text in "(?s).{0,200}") {
        keeps_its_promise(&text, Format::Html)?;
    }

    #[test]
    fn markup_soup(text in soup()) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            keeps_its_promise(&text, format)?;
        }
    }

    #[test]
    fn front_matter_soup(inner in soup(), body in soup()) {
        for fence in ["---\n", "+++\n", ";;;\n"] {
            keeps_its_promise(&format!("{fence}{inner}\n{fence}{body}"), Format::Markdown)?;
        }
    }

    #[test]
    fn page_soup(head in soup(), body in soup()) {
        let page = format!("<html><head>{head}</head><body><article><p>{body}</p></article></body></html>");
        keeps_its_promise(&page, Format::Html)?;
    }
}
