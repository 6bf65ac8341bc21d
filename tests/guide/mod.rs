//! Reads a rule's page: title, summary, sections, and the articles in its `bad` and `good` fences.

use copydesk::read::Format;
use jiff::civil::Date;

/// A page, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Guide {
    /// What stands after `# `.
    pub(crate) title: String,
    /// The first paragraph.
    pub(crate) summary: String,
    /// The titles of the `## ` sections in order.
    pub(crate) sections: Vec<String>,
    /// The articles of the section "Examples".
    pub(crate) examples: Vec<Example>,
    /// Opening fences of that section which say neither `bad` nor `good`.
    pub(crate) unknown_fences: Vec<String>,
}

/// A whole small article of which the page says whether the rule fires on it.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// Whether the rule has to fire.
    pub(crate) bad: bool,
    /// How the text is read.
    pub(crate) format: Format,
    /// The day of the article, when the fence gives one.
    pub(crate) date: Option<Date>,
    /// The line of the page its fence stands in, from 1.
    pub(crate) line: usize,
    /// The article.
    pub(crate) text: String,
}

impl Example {
    /// What an error message calls it.
    pub(crate) fn name(&self) -> String {
        let verdict = if self.bad { "`bad` example" } else { "`good` example" };
        format!("{verdict} in line {} of the page", self.line)
    }

    /// A file name with the extension of its format.
    pub(crate) fn file_name(&self) -> String {
        let extension = match self.format {
            Format::Markdown => "md",
            Format::Html => "html",
            _ => "txt",
        };
        format!("example.{extension}")
    }

    fn open(fence: &str, line: usize) -> Option<Self> {
        let mut words = fence.split_whitespace();
        let bad = match words.next()? {
            "bad" => true,
            "good" => false,
            _ => return None,
        };
        let mut example = Self { bad, format: Format::Plain, date: None, line, text: String::new() };
        for word in words {
            match word.split_once('=') {
                Some(("date", date)) => example.date = Some(date.parse().ok()?),
                None if word == "md" => example.format = Format::Markdown,
                None if word == "html" => example.format = Format::Html,
                _ => return None,
            }
        }
        Some(example)
    }
}

impl Guide {
    /// Takes a page apart.
    pub(crate) fn parse(page: &str) -> Self {
        let mut guide = Self::default();
        let mut fence: Option<(usize, Option<Example>)> = None;
        for (index, line) in page.lines().enumerate() {
            let ticks = line.len() - line.trim_start_matches('`').len();
            match &mut fence {
                Some((open, example)) if ticks >= *open && line.len() == ticks => {
                    guide.examples.extend(example.take());
                    fence = None;
                }
                Some((_, Some(example))) => {
                    example.text.push_str(line);
                    example.text.push('\n');
                }
                Some((_, None)) => {}
                None if ticks >= 3 => {
                    let examples = guide.sections.last().is_some_and(|section| section == "Examples");
                    let example = if examples { Example::open(&line[ticks..], index + 1) } else { None };
                    if examples && example.is_none() {
                        guide.unknown_fences.push(line.to_owned());
                    }
                    fence = Some((ticks, example));
                }
                None => guide.line(line),
            }
        }
        guide
    }

    fn line(&mut self, line: &str) {
        if let Some(section) = line.strip_prefix("## ") {
            self.sections.push(section.trim().to_owned());
        } else if let Some(title) = line.strip_prefix("# ") {
            self.title = title.trim().to_owned();
        } else if self.sections.is_empty() {
            self.summary = format!("{} {}", self.summary, line.trim()).trim().to_owned();
        }
    }
}
