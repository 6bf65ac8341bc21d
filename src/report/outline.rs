//! How an article was cut into its parts: one article in, a tree for the terminal or a JSON value out. Places are
//! those of the file, not of the prose.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthChar;

use crate::article::{Article, Block};
use crate::segment::{ArticleDate, DateSource, LineCase, Zone};
use crate::span::{Lines, Span};

/// The version of the JSON; fields are added within a version, never renamed or removed.
const VERSION: u32 = 1;

/// The narrowest a line of the tree gets, in columns.
const NARROWEST: usize = 40;

/// The parts of an article as a tree, each line at most `width` columns: zone, lines in the file, first words.
/// What stands under a subhead is indented below it. Ends with a line feed.
#[must_use]
pub fn tree(article: &Article, width: usize) -> String {
    let lines = Lines::new(&article.source.text);
    let mut out = format!("{}\n", article.source.path.display());
    let date = match &article.date {
        Some(date) => format!("date: {}", told(article, &lines, date)),
        None => "date: not given".to_owned(),
    };
    out.push_str(&clipped(&date, width.max(NARROWEST)));
    out.push('\n');
    let blocks: Vec<Row> = article.blocks.iter().map(|block| Row::new(article, &lines, block)).collect();
    let zone_width = blocks.iter().map(|row| row.zone.len()).max().unwrap_or(0);
    let place_width = blocks.iter().map(|row| row.place.len()).max().unwrap_or(0);
    let depths = depths(article);
    for (index, row) in blocks.iter().enumerate() {
        let head = format!("{}{}", branches(&depths, index), row.zone);
        // The branch and the step of a second level take three columns each.
        let head_width = zone_width + 6;
        let pad = head_width.saturating_sub(head.chars().count());
        let line = format!("{head}{:pad$}  {:>place_width$}  {}", "", row.place, row.text);
        out.push_str(&clipped(&line, width.max(NARROWEST)));
        out.push('\n');
    }
    out
}

/// The parts of an article with their places in the file, its date and its quotations.
#[must_use]
pub fn json(article: &Article) -> Value {
    let lines = Lines::new(&article.source.text);
    let blocks: Vec<Value> = article.blocks.iter().map(|block| block_json(article, &lines, block)).collect();
    let quotations: Vec<Value> = article
        .quotations
        .iter()
        .map(|it| {
            let mut value = place(article, &lines, it.span);
            value["text"] = article.text(it.inner).into();
            value["opened"] = it.opened.into();
            value["closed"] = it.closed.into();
            value["continues"] = it.continues.into();
            value
        })
        .collect();
    let date = article.date.as_ref().map(|date| {
        let mut value = date.span.map_or_else(|| json!({}), |span| place(article, &lines, span));
        value["date"] = date.date.to_string().into();
        value["from"] = source_name(&date.from).into();
        value
    });
    json!({
        "version": VERSION,
        "path": article.source.path.display().to_string(),
        "date": date,
        "blocks": blocks,
        "quotations": quotations,
    })
}

/// One line of the tree, before it is set.
struct Row {
    zone: &'static str,
    place: String,
    text: String,
}

impl Row {
    fn new(article: &Article, lines: &Lines, block: &Block) -> Self {
        let source = &article.source.text;
        let bytes = article.map.place(block.span).bytes;
        let (first, last) = (lines.position(source, bytes.start).line, lines.position(source, bytes.end).line);
        let place = if first == last { first.to_string() } else { format!("{first}-{last}") };
        // More words than any terminal is wide are never shown.
        let words: Vec<&str> = article.text(block.span).split_whitespace().take(200).collect();
        Self { zone: block.zone.name(), place, text: words.join(" ") }
    }
}

/// How deep each block stands: what follows a subhead stands below it, up to the end of the story.
fn depths(article: &Article) -> Vec<usize> {
    let mut below = false;
    let story = |zone| matches!(zone, Zone::Paragraph | Zone::List | Zone::Quote | Zone::PullQuote | Zone::Table);
    let inside = |zone| story(zone) || matches!(zone, Zone::Promo | Zone::Caption | Zone::Credit);
    let last = article.blocks.iter().rposition(|block| story(block.zone)).unwrap_or(0);
    let depth = |(index, block): (usize, &Block)| {
        if block.zone == Zone::Subhead {
            below = true;
            return 0;
        }
        below &= index <= last && inside(block.zone);
        usize::from(below)
    };
    article.blocks.iter().enumerate().map(depth).collect()
}

/// The branches before a block: `├─ `, `└─ `, `│  ├─ `.
fn branches(depths: &[usize], index: usize) -> String {
    let next = depths.get(index + 1);
    if depths[index] == 0 {
        let last = index + 1 + depths[index + 1..].iter().take_while(|depth| **depth == 1).count() == depths.len();
        return if last { "└─ ".to_owned() } else { "├─ ".to_owned() };
    }
    let parent_goes_on = depths[index..].contains(&0);
    let outer = if parent_goes_on { "│  " } else { "   " };
    let inner = if next == Some(&1) { "├─ " } else { "└─ " };
    format!("{outer}{inner}")
}

/// A line cut to `width` columns, with an ellipsis where something was cut.
pub(super) fn clipped(line: &str, width: usize) -> String {
    let (mut used, mut out) = (0, String::new());
    for letter in line.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide > width {
            while used >= width {
                let Some(cut) = out.pop() else { break };
                used -= cut.width().unwrap_or(0);
            }
            let kept = out.trim_end().len();
            out.truncate(kept);
            out.push('…');
            return out;
        }
        used += wide;
        out.push(letter);
    }
    out
}

fn block_json(article: &Article, lines: &Lines, block: &Block) -> Value {
    let case = match block.case {
        LineCase::Sentence => "sentence",
        LineCase::Title => "title",
        LineCase::Upper => "upper",
    };
    let mut value = place(article, lines, block.span);
    value["zone"] = block.zone.name().into();
    value["case"] = case.into();
    value["sentences"] = block.sentences.len().into();
    value["text"] = article.text(block.span).into();
    value
}

/// Byte offsets, lines and columns in the file.
fn place(article: &Article, lines: &Lines, span: Span) -> Value {
    let source = &article.source.text;
    let bytes = article.map.place(span).bytes;
    let (start, end) = (lines.position(source, bytes.start), lines.position(source, bytes.end));
    json!({
        "start": bytes.start, "end": bytes.end,
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
    })
}

/// A date and where it comes from: `2020-01-14 (dateline, line 5)`.
fn told(article: &Article, lines: &Lines, date: &ArticleDate) -> String {
    let from = source_name(&date.from);
    match date.span {
        Some(span) => {
            let start = article.map.place(span).bytes.start;
            format!("{} ({from}, line {})", date.date, lines.position(&article.source.text, start).line)
        }
        None => format!("{} ({from})", date.date),
    }
}

pub(super) fn source_name(source: &DateSource) -> &'static str {
    match source {
        DateSource::Given => "given",
        DateSource::FrontMatter => "front-matter",
        DateSource::Metadata => "metadata",
        DateSource::Dateline => "dateline",
        DateSource::PublishedLine => "published-line",
        DateSource::Path => "path",
    }
}

#[cfg(test)]
mod tests {
    use super::clipped;

    #[test]
    fn lines_are_cut_by_columns() {
        assert_eq!(clipped("abc", 3), "abc");
        assert_eq!(clipped("abcd", 3), "ab…");
        assert_eq!(clipped("漢字漢字", 5), "漢字…");
        assert_eq!(clipped("ab cd", 4), "ab…");
    }
}
