//! Markup and coding that show: `&nbsp;`, `</p>`, `â€™` in the words of the story.

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::lexicon::Classes;
use crate::read::{Format, Origin, decode_reference};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::next_rare_token;
use crate::text::phrase::norm;

/// `structure/markup`
pub const RULE: Rule = Rule {
    id: "structure/markup",
    summary: "markup or a wrong coding shows in the copy",
    guide: include_str!("markup.md"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Places shown beside the first one.
const MOST_PLACES: usize = 12;

/// Places from which the article shows markup on purpose, as one about web pages does.
const ON_PURPOSE: usize = 40;

/// Elements of text; a page about pages writes of others too.
const ELEMENTS: &[&str] = &[
    "p",
    "br",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "a",
    "div",
    "span",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "img",
    "blockquote",
    "figure",
    "figcaption",
    "font",
    "sup",
    "sub",
];

/// What the marks of UTF-8 look like where it was read as Windows-1252, and what they were.
const MISREAD: &[(&str, &str)] = &[
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€œ", "“"),
    ("â€\u{9d}", "”"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€¦", "…"),
    ("â€¢", "•"),
    ("Â£", "£"),
    ("Ã©", "é"),
];

/// The signs at which none of these is found.
static BRACKETS: LazyLock<[u32; 2]> = LazyLock::new(|| ["(", ")"].map(norm));

/// What a place shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reference,
    Tag,
    Misread,
}

/// A place, what it shows and what ought to stand there.
struct Leftover {
    kind: Kind,
    span: Span,
    text: String,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let mut found: Vec<Leftover> = Vec::new();
    for block in article.blocks.iter().filter(|block| block.origin == Origin::Body && block.zone != Zone::Table) {
        let tokens = article.tokens_of(block);
        let mut from = 0;
        while let Some(at) = next_rare_token(tokens, from, |token| token.is(Classes::SIGN)) {
            from = at + 1;
            if !BRACKETS.contains(&tokens[at].norm) {
                found.extend(leftover(article, block, tokens[at].start));
            }
        }
    }
    if found.len() >= ON_PURPOSE {
        return;
    }
    for kind in [Kind::Reference, Kind::Tag, Kind::Misread] {
        tell(article, report, found.iter().filter(|it| it.kind == kind));
    }
}

fn tell<'l>(article: &Article, report: &mut Report<'_>, mut places: impl Iterator<Item = &'l Leftover>) {
    let Some(first) = places.next() else { return };
    let (message, label) = match first.kind {
        Kind::Reference => ("the name of a character stands in the place of the character", "shown as it is"),
        Kind::Tag => ("a tag shows in the copy", "shown as it is"),
        Kind::Misread => ("a character was read in the wrong coding", "garbled"),
    };
    let title = match first.kind {
        Kind::Reference if first.text.trim().is_empty() => "use a space".to_owned(),
        Kind::Tag => "delete the tag".to_owned(),
        _ => format!("use \"{}\"", first.text),
    };
    let found = report.flag(first.span, format!("{message}: \"{}\"", article.text(first.span)));
    found.label(label);
    let mut edits = vec![Edit { span: first.span, text: first.text.clone() }];
    for (at, place) in places.enumerate() {
        if at < MOST_PLACES {
            found.also(place.span, "and here");
        }
        edits.push(Edit { span: place.span, text: place.text.clone() });
    }
    found.fix(title, Applicability::Unsafe, edits);
}

/// What is left over at a sign.
fn leftover(article: &Article, block: &Block, sign: u32) -> Option<Leftover> {
    let rest = &article.prose[sign as usize..block.span.end as usize];
    let is_plain = article.format == Format::Plain;
    match rest.as_bytes()[0] {
        // Where markup is read, what is left of it was written on purpose.
        b'&' if is_plain => reference(rest, sign),
        b'<' if is_plain => tag(rest, sign),
        b'&' | b'<' => None,
        _ => misread(article, block, sign),
    }
}

/// `&nbsp;`, `&#8217;`: with its semicolon, so that `R&D` and `a&b` are none.
fn reference(rest: &str, start: u32) -> Option<Leftover> {
    let end = rest.bytes().take(10).position(|byte| byte == b';')?;
    let (length, text) = decode_reference(rest).filter(|(length, _)| *length == end + 1)?;
    let text = if text == "\u{a0}" { " ".to_owned() } else { text };
    Some(Leftover { kind: Kind::Reference, span: Span::new(start, start + length as u32), text })
}

/// `<br />`, `</p>`, `<a href="…">`.
fn tag(rest: &str, start: u32) -> Option<Leftover> {
    let inner = rest[1..].trim_start_matches('/');
    let name = &inner[..inner.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    if !ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
        return None;
    }
    let end = rest.bytes().take(300).position(|byte| byte == b'>')?;
    let opened = rest[1..end].contains('<');
    let plain = matches!(inner.as_bytes().get(name.len()), Some(b'>' | b'/' | b' '));
    // `USAir <U>`: a code of the stock exchange.
    let coded =
        name.bytes().all(|byte| byte.is_ascii_uppercase()) && rest[1..].starts_with(name) && end == name.len() + 1;
    (plain && !opened && !coded).then(|| {
        let span = Span::new(start, start + end as u32 + 1);
        // What parts lines leaves a space.
        let parts = ["br", "p", "div", "li"].iter().any(|it| it.eq_ignore_ascii_case(name));
        let tight = rest[end + 1..].starts_with(char::is_alphanumeric);
        let text = if parts && tight { " ".to_owned() } else { String::new() };
        Leftover { kind: Kind::Tag, span, text }
    })
}

/// `â€™`: the sign is the second letter of it.
fn misread(article: &Article, block: &Block, sign: u32) -> Option<Leftover> {
    let before = article.prose[block.span.start as usize..sign as usize].chars().next_back()?;
    let start = sign - before.len_utf8() as u32;
    let rest = &article.prose[start as usize..block.span.end as usize];
    let (wrong, right) = MISREAD.iter().find(|(wrong, _)| rest.starts_with(wrong))?;
    let span = Span::new(start, start + wrong.len() as u32);
    Some(Leftover { kind: Kind::Misread, span, text: (*right).to_owned() })
}
