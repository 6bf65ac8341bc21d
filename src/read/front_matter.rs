//! Front matter: YAML between `---`, TOML between `+++`, JSON between `;;;` or braces. Its values become the
//! first blocks of the article. Front matter that is never closed is read as text; front matter that is closed
//! but not valid is read line by line, `key: value`.

use std::ops::Range;

use crate::read::map::ProseBuilder;
use crate::read::value::{Text, Value};
use crate::read::{Directive, Mark, Origin, json, plain_yaml, yaml};

/// The keys of front matter that are part of the article, in order of preference: the first that says
/// something is taken. Case does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatterKeys {
    /// Keys of the kicker.
    pub kicker: Vec<String>,
    /// Keys of the headline.
    pub headline: Vec<String>,
    /// Keys of the standfirst.
    pub standfirst: Vec<String>,
    /// Keys of the byline.
    pub byline: Vec<String>,
    /// Keys of the date of publication.
    pub published: Vec<String>,
    /// Keys of the date of the last change.
    pub updated: Vec<String>,
}

impl Default for FrontMatterKeys {
    /// The names Hugo, Jekyll, Astro, MkDocs and Eleventy sites use.
    fn default() -> Self {
        let keys = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            kicker: keys(&["kicker", "section", "category"]),
            headline: keys(&["headline", "title"]),
            standfirst: keys(&["standfirst", "deck", "dek", "subtitle", "description", "summary", "excerpt"]),
            byline: keys(&["byline", "author", "authors"]),
            published: keys(&["date", "published", "pubDate", "publishDate", "datePublished"]),
            updated: keys(&["updated", "lastmod", "last_modified_at", "modified", "dateModified"]),
        }
    }
}

/// Writes the front matter of `source` as blocks and returns where the body begins.
pub(crate) fn read(source: &str, keys: &FrontMatterKeys, builder: &mut ProseBuilder<'_>) -> usize {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(found) = find(source, start) else { return start };
    let content = &source[found.content.clone()];
    let value = match found.syntax {
        Syntax::Yaml => {
            plain_yaml::read(content, found.content.start).or_else(|| yaml::read_yaml(content, found.content.start))
        }
        Syntax::Toml => yaml::read_toml(content, found.content.start),
        Syntax::Json => json::read(source, found.content.clone()).map(|(value, _)| value),
    };
    let value = value.unwrap_or_else(|| line_by_line(source, found.content.clone()));
    fields(source, &value, keys, builder);
    directive(&value, &found.content, builder);
    found.body
}

enum Syntax {
    Yaml,
    Toml,
    Json,
}

struct Found {
    syntax: Syntax,
    content: Range<usize>,
    body: usize,
}

/// Front matter begins in the first line or not at all.
fn find(source: &str, start: usize) -> Option<Found> {
    let text = &source[start..];
    if text.starts_with('{') && !text.starts_with("{{") && !text.starts_with("{%") {
        let (value, end) = json::read(source, start..source.len())?;
        let rest = &source[end..];
        let closed = rest.is_empty() || rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        return (closed && matches!(value, Value::Table(_))).then_some(Found {
            syntax: Syntax::Json,
            content: start..end,
            body: end,
        });
    }
    let first = text.lines().next()?.trim_end();
    let (syntax, closing): (_, &[&str]) = match first {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        ";;;" => (Syntax::Json, &[";;;"]),
        _ => return None,
    };
    let begin = start + text.find('\n')? + 1;
    let mut at = begin;
    for line in source[begin..].split_inclusive('\n') {
        if closing.contains(&line.trim_end()) {
            return Some(Found { syntax, content: begin..at, body: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// `key: value` or `key = value`, one a line, for front matter its own parser refuses.
fn line_by_line(source: &str, content: Range<usize>) -> Value {
    let mut entries = Vec::new();
    let mut at = content.start;
    for line in source[content].split_inclusive('\n') {
        if let Some(colon) = line.find([':', '=']).filter(|_| line.starts_with(|it: char| it.is_ascii_alphabetic())) {
            let raw = &line[colon + 1..];
            let start = at + colon + 1 + raw.len() - raw.trim_start().len();
            let source = start..start + raw.trim().len();
            let value = unquoted(raw.trim()).to_owned();
            entries.push((line[..colon].trim().to_owned(), Value::Text(Text { source, value })));
        }
        at += line.len();
    }
    Value::Table(entries)
}

fn unquoted(raw: &str) -> &str {
    let inner = ['"', '\''].into_iter().find_map(|mark| raw.strip_prefix(mark)?.strip_suffix(mark));
    inner.unwrap_or(raw)
}

/// Writes the fields in the order of the file.
fn fields(source: &str, value: &Value, keys: &FrontMatterKeys, builder: &mut ProseBuilder<'_>) {
    let marks = [
        (Mark::Kicker, &keys.kicker),
        (Mark::Title, &keys.headline),
        (Mark::Standfirst, &keys.standfirst),
        (Mark::Byline, &keys.byline),
        (Mark::Published, &keys.published),
        (Mark::Updated, &keys.updated),
    ];
    let mut found: Vec<(Mark, &Text)> = Vec::new();
    for (mark, names) in marks {
        let texts = names.iter().filter_map(|name| value.get(name)).map(Value::texts).find(|texts| says(mark, texts));
        found.extend(texts.into_iter().flatten().filter(|text| is_content(mark, text)).map(|text| (mark, text)));
    }
    found.sort_by_key(|(_, text)| text.source.start);
    for (mark, text) in found {
        builder.open(mark, Origin::FrontMatter);
        text.write(source, builder);
        builder.close();
    }
}

fn says(mark: Mark, texts: &[&Text]) -> bool {
    texts.iter().any(|text| is_content(mark, text))
}

/// Whether a person reads the value. `authors: [erika-brown]` and `section: blog` name pages, not people.
fn is_content(mark: Mark, text: &Text) -> bool {
    let is_slug =
        || text.value.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"-_./".contains(&it));
    let is_named = matches!(mark, Mark::Byline | Mark::Kicker);
    !text.value.trim().is_empty() && (!is_named || !is_slug())
}

/// `copydesk: {ignore: [names/spelling-variant]}` holds for the whole file.
fn directive(value: &Value, content: &Range<usize>, builder: &mut ProseBuilder<'_>) {
    let Some(ignored) = value.get("copydesk").and_then(|it| it.get("ignore")) else { return };
    let rules = ignored.texts();
    let (Some(first), Some(last)) = (rules.first(), rules.last()) else { return };
    let names: Vec<&str> = rules.iter().map(|rule| rule.value.as_str()).collect();
    let source = if first.source.is_empty() { content.clone() } else { first.source.start..last.source.end };
    let span = builder.aside(source);
    let text = format!("ignore-file {}", names.join(", "));
    builder.prose_mut().directives.push(Directive { text, span, before: 0 });
}
