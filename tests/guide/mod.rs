//! Reads a rule's page: title, summary, sections, and the articles in its `bad` and `good` fences, with
//! the earlier version of each in an `old` fence before it where the rule compares two.

use copydesk::lexicon::Dialect;
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
    /// The options the rule has in them: the fence `options` of that section.
    pub(crate) options: toml::Table,
    /// Opening fences of that section which say neither `bad`, `good` nor `options`.
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
    /// The English of the house, when the fence gives one.
    pub(crate) lang: Option<Dialect>,
    /// The line of the page its fence stands in, from 1.
    pub(crate) line: usize,
    /// The version before it, where the rule compares two: the fence `old` right before.
    pub(crate) old: Option<String>,
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
        let mut example =
            Self { bad, format: Format::Plain, date: None, lang: None, line, old: None, text: String::new() };
        for word in words {
            match word.split_once('=') {
                Some(("date", date)) => example.date = Some(date.parse().ok()?),
                Some(("lang", tag)) => example.lang = Some(Dialect::tagged(tag)?),
                None if word == "md" => example.format = Format::Markdown,
                None if word == "html" => example.format = Format::Html,
                _ => return None,
            }
        }
        Some(example)
    }
}

/// What stands inside a fence.
enum Fence {
    Example(Example),
    /// The version before the example that comes next.
    Old(String),
    Other,
}

impl Guide {
    /// Takes a page apart.
    pub(crate) fn parse(page: &str) -> Self {
        let mut guide = Self { options: options(page), ..Self::default() };
        let mut fence: Option<(usize, Fence)> = None;
        let mut old = None;
        for (index, line) in page.lines().enumerate() {
            let ticks = line.len() - line.trim_start_matches('`').len();
            match &mut fence {
                Some((open, inside)) if ticks >= *open && line.len() == ticks => {
                    match std::mem::replace(inside, Fence::Other) {
                        Fence::Example(example) => guide.examples.push(Example { old: old.take(), ..example }),
                        Fence::Old(text) => old = Some(text),
                        Fence::Other => {}
                    }
                    fence = None;
                }
                Some((_, Fence::Example(Example { text, .. }) | Fence::Old(text))) => {
                    text.push_str(line);
                    text.push('\n');
                }
                Some((_, Fence::Other)) => {}
                None if ticks >= 3 => {
                    let inside = match guide.sections.last().is_some_and(|section| section == "Examples") {
                        true if &line[ticks..] == "old" => Fence::Old(String::new()),
                        true => Example::open(&line[ticks..], index + 1).map_or(Fence::Other, Fence::Example),
                        false => Fence::Other,
                    };
                    let examples = guide.sections.last().is_some_and(|it| it == "Examples");
                    if examples && matches!(inside, Fence::Other) && &line[ticks..] != "options" {
                        guide.unknown_fences.push(line.to_owned());
                    }
                    fence = Some((ticks, inside));
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

/// What stands in the fence `options` of a page.
fn options(page: &str) -> toml::Table {
    let fenced = page.split("```options\n").nth(1).and_then(|rest| rest.split("```").next());
    fenced.map_or_else(toml::Table::new, |fenced| fenced.parse().expect("options in TOML"))
}
