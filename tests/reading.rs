//! Small files as the readers see them: every block with its mark, its text, and the bytes of the file it stands
//! for where those differ.

use std::fmt::Write as _;

use copydesk::read::{self, Format, Options, Prose};
use copydesk::source::Source;

/// Reads `text` and shows the result, one line a block: mark, origin if it is not running text, the prose, and
/// after `<=` the file's bytes if they differ.
fn show(text: &str, format: Format) -> String {
    let source = Source::from_bytes("article", text.as_bytes().to_vec()).expect("text in UTF-8");
    let prose = read::read(&source, format, &Options::default());
    view(&source, &prose)
}

fn view(source: &Source, prose: &Prose) -> String {
    let mut out = String::new();
    for block in &prose.blocks {
        let text = block.span.of(&prose.text);
        let place = prose.map.place(block.span);
        let bytes = &source.text[place.bytes.start as usize..place.bytes.end as usize];
        let _ = write!(out, "{:?}", block.mark);
        if block.origin != read::Origin::Body {
            let _ = write!(out, " ({:?})", block.origin);
        }
        let _ = write!(out, " {text:?}");
        if bytes != text {
            let _ = write!(out, " <= {bytes:?}");
        }
        out.push('\n');
    }
    for directive in &prose.directives {
        let next = prose.blocks.iter().find(|block| block.span.end > directive.before);
        let _ = writeln!(out, "! {:?} before {:?}", directive.text, next.map(|block| block.span.of(&prose.text)));
    }
    out
}

fn markdown(text: &str) -> String {
    show(text, Format::Markdown)
}

#[test]
fn emphasis_inside_a_name_leaves_one_word() {
    insta::assert_snapshot!(markdown("Khalifa **Haf**tar met *the* [pri*me* minister](https://example.org \"t\").\n"));
}

#[test]
fn entities_escapes_and_breaks() {
    insta::assert_snapshot!(markdown(
        "Smith &amp; Sons &mdash; R&D,\\* said\nthe&nbsp;boss  \nof Caf\u{e9}\u{a0}X.\r\n\r\nA second,\r\nwith CRLF.\r\n"
    ));
}

#[test]
fn code_and_addresses_part_the_words_beside_them() {
    insta::assert_snapshot!(markdown(
        "Run the `copydesk` the other day, see https://example.org/a, or <https://example.org>.\n\n    code block\n\n```\nfenced\n```\n\nThe ~~old~~ new end.\n"
    ));
}

#[test]
fn blocks_of_every_kind() {
    insta::assert_snapshot!(markdown(
        "# Headline\n\n## Sub *head* {#id}\n\n> Quoted once.\n>\n> Quoted\n> twice.\n\n- one\n- two\n  - inner\n\n  after\n\n1. First\n\n   para\n\n| A | B |\n|---|---|\n| c &lt; d | e\\|f |\n\nText.[^1]\n\n# Second\n\n[^1]: The note.\n"
    ));
}

#[test]
fn images_leave_their_captions_after_the_paragraph() {
    insta::assert_snapshot!(markdown(
        "Before ![Tanks near the *port*](a.jpg \"The port, Sunday\") after.\n\n![IMG_01.jpg](b.jpg)\n\n![](c.jpg 'Only a title')\n"
    ));
}

#[test]
fn template_code_is_not_prose() {
    insta::assert_snapshot!(markdown(
        "{{< img src=\"a.jpg\" >}}See [the guide]({{< ref \"guide.md\" >}}) for the {{ page.x }} the rest.\n\n{% if a %}\nInside.\n{% endif %}\n\n{% highlight rust %}\nlet a = 1;\n{% endhighlight %}\nEnd.{:.note}\n"
    ));
}

#[test]
fn front_matter_in_yaml() {
    insta::assert_snapshot!(markdown(
        "---\ntitle: 'Haftar''s men &#8211; again'\ndescription: \"A \\\"first\\\" \\u2013 try\"\nauthors:\n  - Ana Lopez\n  - erika-brown\ndate: 2020-01-14 10:00:00 -0400\nlastmod: 2020-01-15\nsection: blog\n---\n# Again\n\nBody.\n"
    ));
}

#[test]
fn front_matter_with_folded_and_literal_blocks() {
    insta::assert_snapshot!(
        "folded",
        markdown(
            "---\ntitle: >-\n  A long title\n  in two lines\nsummary: |\n  First line.\n  Second.\nauthor: {name: Ana Lopez, url: x}\n---\nBody.\n"
        )
    );
    insta::assert_snapshot!(
        "plain_over_lines",
        markdown("---\ntitle: A plain title\n  that goes on\ndescription: \"Double\n  folded\"\n---\nBody.\n")
    );
}

#[test]
fn front_matter_in_toml_and_json() {
    insta::assert_snapshot!(
        "toml",
        markdown(
            "+++\ntitle = \"Tom\\u00e9 &amp; co\"\ndate = 2020-01-14\ndescription = '''\nTwo\nlines'''\n[author]\nname = 'Ana'\n+++\nBody.\n"
        )
    );
    insta::assert_snapshot!(
        "json",
        markdown("{\n  \"title\": \"A \\\"title\\\"\",\n  \"authors\": [{\"name\": \"Ana Lopez\"}]\n}\n\nBody.\n")
    );
    insta::assert_snapshot!("json_semicolons", markdown(";;;\n{\"title\": \"Three semicolons\"}\n;;;\nBody.\n"));
}

#[test]
fn front_matter_that_is_broken() {
    insta::assert_snapshot!("unclosed", markdown("---\ntitle: Never closed\n\nBody.\n"));
    insta::assert_snapshot!("invalid", markdown("---\ntitle: Trump: the sequel\nlayout: [\n---\nBody.\n"));
    insta::assert_snapshot!("mark", markdown("\u{feff}---\r\ntitle: With a mark\r\n---\r\nBody.\r\n"));
}

#[test]
fn a_yaml_bomb_costs_nothing() {
    let mut bomb = "---\ntitle: Bomb\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{aliases}]");
    }
    bomb.push_str("---\nBody.\n");
    insta::assert_snapshot!(markdown(&bomb));
}

#[test]
fn directives_are_kept_with_their_place() {
    insta::assert_snapshot!(markdown(
        "---\ntitle: T\ncopydesk:\n  ignore: [names/a, style/b]\n---\nFirst.\n\n<!-- copydesk: ignore names/c -- two people -->\nSecond.\n\nThird <!-- copydesk: ignore all --> one.\n\n<!-- another comment -->\n"
    ));
}

fn html(text: &str) -> String {
    show(text, Format::Html)
}

#[test]
fn html_inside_markdown() {
    insta::assert_snapshot!(markdown(
        "<p>\n  One <strong>Haf</strong>tar &#8211; and\n  two.\n</p>\n\n<figure>\n<img src=\"a.jpg\">\n<figcaption>A port.</figcaption>\n</figure>\n\n- <p>item</p>\n\nInline <em>em</em>phasis<br>after.\n\n<script>\nlet a = 1;\n</script>\n"
    ));
}

#[test]
fn a_fragment_is_read_whole() {
    insta::assert_snapshot!(html(
        "<h1>Haf<b>t</b>ar &amp; co</h1><p>First\n   line<br>next, caf&eacute;.<p>Second <code>x</code> one.<ul><li>a<li>b</ul><blockquote><p>Said.</p></blockquote><table><tr><td>1</td><td>2</td></tr></table><!-- copydesk: ignore all --><p>Third.</p><nav>Menu</nav>"
    ));
}

/// A page with everything around its text.
fn page(head: &str, body: &str) -> String {
    let menu = "<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/w\">World</a></li></ul></nav>";
    format!(
        "<!doctype html><html><head>{head}</head><body>{menu}{body}<footer>All rights reserved.</footer></body></html>"
    )
}

const STORY: &str = "<p>The two sides met on Tuesday in a hotel by the harbour, officials said, and agreed on a list of prisoners, a date, and a place for the exchange that both had asked for.</p><p>Neither side gave a figure, but a guard, a clerk, and a driver who had seen the list put it at more than forty, most of them from the coast, the clerk said.</p><p>The talks go on next week, when the envoy, the mayor, and two judges are expected, according to a letter seen by reporters on Monday evening.</p>";

#[test]
fn a_page_gives_its_article() {
    let head = "<title>Two sides agree on list | The Harbour</title><meta property=\"article:published_time\" content=\"2020-01-14T10:00:00Z\">";
    let body = format!(
        "<header class=\"masthead\"><a href=\"/\">The Harbour</a></header><article><h1>Two sides agree on list</h1><p class=\"standfirst\">Talks by the harbour end with a date and a place.</p><p class=\"byline\">By <a rel=\"author\" href=\"/a\">Ana Lopez</a></p><figure><img src=\"a.jpg\"><figcaption>The hotel.</figcaption></figure>{STORY}<aside class=\"related\"><a href=\"/b\">Read more about this</a></aside><blockquote class=\"pullquote\">A date and a place.</blockquote></article><div class=\"comments\"><p>First comment, with some words, commas, and an opinion of some length about it all.</p></div>"
    );
    insta::assert_snapshot!(html(&page(head, &body)));
}

#[test]
fn a_page_whose_article_is_in_json_ld_only() {
    let head = r#"<title>Site</title><script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Haftar\u2019s men", "author": [{"name": "Ana Lopez"}], "datePublished": "2020-01-14", "articleBody": "The two sides met on Tuesday in a hotel by the harbour, officials said, and agreed on a list of prisoners, a date, and a place for the exchange.\nNeither side gave a figure, but a guard who had seen the list put it at more than forty, most of them from the coast."}]}</script>"#;
    insta::assert_snapshot!(html(&page(head, "<div id=\"app\"></div>")));
}

#[test]
fn deep_nesting_and_stray_tags_cost_nothing() {
    let deep = format!("{}<p>Down here.</p>{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
    assert_eq!(html(&deep), "Paragraph \"Down here.\"\n");
    let open = format!("<p>Up here.</p>{}", "<table><tr><td>".repeat(10_000));
    assert_eq!(html(&open), "Paragraph \"Up here.\"\n");
    let stray = format!("{}{}<p>Text.", "<div>".repeat(10_000), "</section>".repeat(50_000));
    assert_eq!(html(&stray), "Paragraph \"Text.\"\n");
}

#[test]
fn long_files_are_read_in_linear_time() {
    let line = "A word and another, https://a.example and more &amp; more. ".repeat(20_000);
    let braces = "{{ ".repeat(200_000);
    let addresses = "http://a ".repeat(100_000);
    let quotes = "> ".repeat(20_000);
    let brackets = "[".repeat(100_000);
    for (text, format) in [(&line, Format::Markdown), (&line, Format::Html), (&braces, Format::Markdown)] {
        assert!(!show(text, format).is_empty());
    }
    for text in [&quotes, &brackets, &addresses] {
        let _ = markdown(text);
    }
}
