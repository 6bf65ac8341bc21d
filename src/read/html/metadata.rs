//! What a page says about its article outside the text: `<meta>`, `<title>`, `<time datetime>` and JSON-LD
//! `NewsArticle`, each value with its bytes in the file.

use std::ops::Range;

use super::outline::Outline;
use crate::read::json;
use crate::read::value::{Text, Value};

/// Types of schema.org that are articles.
const ARTICLE_TYPES: &[&str] = &[
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
];

/// What is known about the article, the best source first.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The headline.
    pub(super) title: Option<Text>,
    /// The standfirst or summary.
    pub(super) description: Option<Text>,
    /// Who wrote it.
    pub(super) authors: Vec<Text>,
    /// The date of publication.
    pub(super) published: Option<Text>,
    /// The date of the last change.
    pub(super) updated: Option<Text>,
    /// The whole text, which some pages carry only here.
    pub(super) body: Option<Text>,
}

impl Metadata {
    /// Collects what an outline and the scripts of its page say.
    pub(super) fn of(source: &str, outline: &Outline) -> Self {
        let mut found = Self::default();
        for range in &outline.json_ld {
            if let Some((value, _)) = json::read(source, range.clone()) {
                found.take_json_ld(&value);
            }
        }
        let meta = |keys: &[&str]| {
            let of_key = |key: &&str| outline.meta.iter().find(|meta| meta.key == *key && !meta.source.is_empty());
            // References are left to `Text::write`.
            keys.iter().find_map(of_key).map(|meta| raw(source, meta.source.clone()))
        };
        found.title = found.title.or_else(|| meta(&["og:title", "twitter:title", "dc.title"]));
        found.title = found.title.or_else(|| outline.title.clone().map(|range| without_site(source, range)));
        found.description = found.description.or_else(|| meta(&["og:description", "description"]));
        if found.authors.is_empty() {
            found.authors.extend(meta(&["author", "article:author", "dc.creator", "byl"]).filter(is_name));
        }
        found.published = found.published.or_else(|| {
            meta(&["article:published_time", "datepublished", "pubdate", "dc.date", "date", "time datepublished"])
        });
        found.updated = found.updated.or_else(|| meta(&["article:modified_time", "datemodified", "og:updated_time"]));
        // A summary that was cut off says nothing the text does not.
        found.description = found.description.filter(|it| ends_whole(&it.value));
        found
    }

    fn take_json_ld(&mut self, value: &Value) {
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            match value {
                Value::List(items) => pending.extend(items.iter().rev()),
                Value::Table(_) if is_article(value) => return self.take_article(value),
                Value::Table(_) => {
                    pending.extend(["mainEntity", "@graph"].into_iter().filter_map(|key| value.get(key)));
                }
                Value::Text(_) => {}
            }
        }
    }

    fn take_article(&mut self, article: &Value) {
        let text = |key: &str| match article.get(key) {
            Some(Value::Text(text)) if !text.value.trim().is_empty() => Some(text.clone()),
            _ => None,
        };
        self.title = self.title.take().or_else(|| text("headline")).or_else(|| text("name"));
        self.description = self.description.take().or_else(|| text("description"));
        self.published = self.published.take().or_else(|| text("datePublished"));
        self.updated = self.updated.take().or_else(|| text("dateModified"));
        self.body = self.body.take().or_else(|| text("articleBody"));
        if self.authors.is_empty() {
            let authors = article.get("author").map(Value::texts).unwrap_or_default();
            self.authors.extend(authors.into_iter().filter(|it| is_name(it)).cloned());
        }
    }
}

fn is_article(value: &Value) -> bool {
    let types = value.get("@type").map(Value::texts).unwrap_or_default();
    types.iter().any(|it| ARTICLE_TYPES.contains(&it.value.as_str()))
}

fn is_name(text: &Text) -> bool {
    !text.value.trim().is_empty() && !text.value.contains("://")
}

fn ends_whole(text: &str) -> bool {
    let text = text.trim_end();
    !(text.ends_with("...") || text.ends_with("[…]") || text.ends_with('…') || text.ends_with("[&hellip;]"))
}

fn raw(source: &str, range: Range<usize>) -> Text {
    Text { value: source[range.clone()].to_owned(), source: range }
}

/// `<title>` without the name of the site: its longest part.
fn without_site(source: &str, range: Range<usize>) -> Text {
    let parts = [" | ", " - ", " — ", " – ", " :: ", " » ", " &mdash; ", " &ndash; "];
    let (mut start, mut end) = (range.start, range.end);
    while let Some((at, part)) = parts.iter().find_map(|part| Some((source[start..end].find(part)?, part))) {
        let after = start + at + part.len();
        if at >= end - after {
            end = start + at;
        } else {
            start = after;
        }
    }
    let part = &source[start..end];
    start += part.len() - part.trim_start().len();
    raw(source, start..start + part.trim().len())
}
