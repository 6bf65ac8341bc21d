//! HTML elements as a reader of copy sees them, and what class names, ids and roles hint about an element.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use crate::read::Mark;

/// What an element does to the text inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Styles its text and nothing else.
    Inline,
    /// Has no content.
    Void,
    /// A line break.
    Break,
    /// A link.
    Link,
    /// Code, keys, samples inside a sentence.
    Code,
    /// A container of blocks.
    Container,
    /// A paragraph: closed by the next block.
    Paragraph,
    /// A block that makes its text this.
    Marked(Mark),
    /// A list.
    List,
    /// A table or a row of one.
    Table,
    /// The page's title, in its head.
    Title,
    /// A script, whose text may be metadata.
    Script,
    /// Never copy: style sheets, navigation, controls.
    Dropped,
}

impl Element {
    /// What the element of this (lower-case) name is.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"br" => Self::Break,
            b"img" | b"hr" | b"input" | b"meta" | b"link" | b"source" | b"wbr" | b"embed" | b"area" | b"base"
            | b"col" | b"param" | b"track" => Self::Void,
            b"a" => Self::Link,
            b"code" | b"kbd" | b"samp" | b"tt" => Self::Code,
            b"p" => Self::Paragraph,
            b"h1" => Self::Marked(Mark::Heading(1)),
            b"h2" => Self::Marked(Mark::Heading(2)),
            b"h3" => Self::Marked(Mark::Heading(3)),
            b"h4" => Self::Marked(Mark::Heading(4)),
            b"h5" => Self::Marked(Mark::Heading(5)),
            b"h6" => Self::Marked(Mark::Heading(6)),
            b"li" | b"dd" | b"dt" => Self::Marked(Mark::ListItem),
            b"blockquote" => Self::Marked(Mark::BlockQuote),
            b"figcaption" | b"caption" => Self::Marked(Mark::Caption),
            b"td" | b"th" => Self::Marked(Mark::TableCell),
            b"aside" => Self::Marked(Mark::PullQuote),
            b"ul" | b"ol" | b"dl" => Self::List,
            b"table" | b"tbody" | b"thead" | b"tfoot" | b"tr" => Self::Table,
            b"html" | b"body" | b"head" | b"div" | b"section" | b"article" | b"main" | b"header" | b"figure"
            | b"form" | b"fieldset" | b"center" | b"address" | b"details" | b"summary" | b"hgroup" | b"picture" => {
                Self::Container
            }
            b"title" => Self::Title,
            b"script" => Self::Script,
            b"style" | b"noscript" | b"template" | b"nav" | b"footer" | b"svg" | b"math" | b"iframe" | b"object"
            | b"canvas" | b"audio" | b"video" | b"select" | b"button" | b"textarea" | b"pre" | b"menu" | b"dialog"
            | b"label" => Self::Dropped,
            _ => Self::Inline,
        }
    }

    /// Whether the element parts the text before it from the text inside it.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::Void | Self::Break | Self::Link | Self::Code)
    }
}

/// What names hint about an element; a set of bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints(u16);

impl Hints {
    /// Class names that main text has.
    pub(super) const POSITIVE: Self = Self(1);
    /// Class names that the rest of a page has.
    pub(super) const NEGATIVE: Self = Self(1 << 1);
    /// Names that hardly ever hold main text.
    pub(super) const UNLIKELY: Self = Self(1 << 2);
    /// Names that may hold main text after all.
    pub(super) const MAYBE: Self = Self(1 << 3);
    /// Names of bylines.
    pub(super) const BYLINE: Self = Self(1 << 4);
    /// Names of pull quotations.
    pub(super) const PULL_QUOTE: Self = Self(1 << 5);
    /// Names of captions.
    pub(super) const CAPTION: Self = Self(1 << 6);
    /// Names of standfirsts.
    pub(super) const STANDFIRST: Self = Self(1 << 7);
    /// Names of kickers.
    pub(super) const KICKER: Self = Self(1 << 8);
    /// A date of publication.
    pub(super) const DATE: Self = Self(1 << 9);
    /// Buttons to pass the story on or to unfold it.
    pub(super) const SHARE: Self = Self(1 << 10);
    /// `<article>`, `<main>`, `itemprop="articleBody"`.
    pub(super) const ARTICLE: Self = Self(1 << 11);
    /// A form.
    pub(super) const FORM: Self = Self(1 << 12);

    /// Whether all of `other` is in here.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Adds `other`.
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// What class names or an id hint.
    pub(super) fn of_names(names: &[u8]) -> Self {
        let mut hints = Self::default();
        for found in WORDS.1.find_overlapping_iter(names) {
            hints.add(WORDS.0[found.pattern().as_usize()]);
        }
        hints
    }
}

/// Parts of class names and ids. The lists of main and other text follow Mozilla's Readability
/// (Apache-2.0), which was tuned on the same kind of pages.
const NAMES: &[(Hints, &[&str])] = &[
    (
        Hints::POSITIVE,
        &["article", "body", "content", "entry", "hentry", "main", "page", "post", "text", "blog", "story"],
    ),
    (
        Hints::NEGATIVE,
        &[
            "-ad-",
            "hidden",
            "banner",
            "combx",
            "comment",
            "com-",
            "contact",
            "footer",
            "gdpr",
            "masthead",
            "media",
            "meta",
            "outbrain",
            "promo",
            "related",
            "scroll",
            "share",
            "shoutbox",
            "sidebar",
            "skyscraper",
            "sponsor",
            "shopping",
            "tags",
            "widget",
            "newsletter",
            "taboola",
        ],
    ),
    (
        Hints::UNLIKELY,
        &[
            "-ad-",
            "ai2html",
            "banner",
            "breadcrumb",
            "combx",
            "comment",
            "community",
            "cover-wrap",
            "disqus",
            "extra",
            "footer",
            "gdpr",
            "header",
            "legends",
            "menu",
            "related",
            "remark",
            "replies",
            "rss",
            "shoutbox",
            "sidebar",
            "skyscraper",
            "social",
            "sponsor",
            "supplemental",
            "ad-break",
            "agegate",
            "pagination",
            "pager",
            "popup",
            "newsletter",
            "cookie",
            "taboola",
            "outbrain",
            "most-read",
            "most-popular",
            "also-read",
            "promo",
            "recommend",
            "trending",
            "subscribe",
            "signup",
        ],
    ),
    (Hints::MAYBE, &["article", "body", "column", "content", "main", "story"]),
    (Hints::BYLINE, &["byline", "author", "writtenby", "contributor"]),
    (Hints::PULL_QUOTE, &["pullquote", "pull-quote", "pull_quote", "pulledquote"]),
    (Hints::CAPTION, &["caption", "cutline"]),
    (
        Hints::STANDFIRST,
        &["standfirst", "subtitle", "sub-title", "dek", "article-summary", "subheadline", "sub-headline"],
    ),
    (Hints::KICKER, &["kicker", "eyebrow", "overline"]),
    (Hints::DATE, &["dateline", "pubdate", "pub-date", "publish", "timestamp", "entry-date", "post-date"]),
    (
        Hints::SHARE,
        &[
            "share",
            "sharing",
            "sharedaddy",
            "addthis",
            "read-more",
            "relatedposts",
            "related-posts",
            "related-articles",
            "related-stories",
            "related-links",
        ],
    ),
];

static WORDS: LazyLock<(Vec<Hints>, AhoCorasick)> = LazyLock::new(|| {
    let words = NAMES.iter().flat_map(|(hint, words)| words.iter().map(move |word| (*hint, *word)));
    let (hints, words): (Vec<_>, Vec<_>) = words.unzip();
    let automaton = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(words);
    (hints, automaton.expect("a short list of short words"))
});
