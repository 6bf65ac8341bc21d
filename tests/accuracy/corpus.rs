//! The corpus on disk to articles in memory: `news.jsonl` gives one article a record, in the form in which a
//! desk would have the file; `markdown/` holds files of content repositories as they are.

use std::path::{Path, PathBuf};

use copydesk::read::Format;
use serde::Deserialize;

use crate::Outcome;

/// One article.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// What labels and gold files call it.
    pub(crate) id: String,
    /// Where it would lie; the extension gives its format.
    pub(crate) path: PathBuf,
    /// The file.
    pub(crate) text: String,
}

impl Document {
    /// How it is read.
    pub(crate) fn format(&self) -> Format {
        Format::of(&self.path)
    }
}

/// Every article, in the order of the corpus.
#[derive(Debug)]
pub(crate) struct Corpus {
    /// The folder.
    pub(crate) root: PathBuf,
    /// Its articles.
    pub(crate) documents: Vec<Document>,
}

/// A line of `news.jsonl`.
#[derive(Deserialize)]
struct Record {
    id: String,
    set: String,
    title: Option<String>,
    standfirst: Option<String>,
    byline: Option<String>,
    dateline: Option<String>,
    date: Option<String>,
    path: Option<String>,
    text: String,
}

impl Corpus {
    /// Reads the corpus in the folder `root`.
    pub(crate) fn read(root: &Path) -> Outcome<Self> {
        let news = root.join("news.jsonl");
        let lines = std::fs::read_to_string(&news).map_err(|cause| format!("{}: {cause}", news.display()))?;
        let mut documents = Vec::new();
        for line in lines.lines() {
            documents.push(serde_json::from_str::<Record>(line)?.document());
        }
        markdown(&root.join("markdown"), &mut documents)?;
        Ok(Self { root: root.to_owned(), documents })
    }

    /// The size of all files in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.text.len()).sum()
    }
}

impl Record {
    fn document(self) -> Document {
        let named = |extension: &str| {
            let plain =
                |letter: char| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' };
            Path::new("news")
                .join(&self.set)
                .join(format!("{}.{extension}", self.id.replace(|it| plain(it) != it, "_")))
        };
        match &self.path {
            Some(_) => Document { path: named("md"), text: self.markdown(), id: self.id },
            None => Document { path: named("txt"), text: self.plain(), id: self.id },
        }
    }

    /// The file of a content repository: front matter, then the text.
    fn markdown(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        let fields = [("title", &self.title), ("description", &self.standfirst), ("author", &self.byline)];
        for (key, value) in fields {
            if let Some(value) = given(value) {
                lines.push(format!("{key}: {}", serde_json::Value::from(value)));
            }
        }
        if let Some(date) = given(&self.date) {
            lines.push(format!("date: {date}"));
        }
        format!("{}\n---\n\n{}\n", lines.join("\n"), self.text)
    }

    /// Plain text as it is pasted from a page: headline, standfirst, byline, date, text.
    fn plain(&self) -> String {
        let mut blocks = Vec::new();
        if let Some(title) = given(&self.title)
            && !self.text.trim_start().starts_with(title)
        {
            blocks.push(title.to_owned());
        }
        blocks.extend(given(&self.standfirst).map(str::to_owned));
        blocks.extend(given(&self.byline).map(|byline| format!("By {byline}")));
        blocks.extend(given(&self.date).map(|date| format!("Published: {date}")));
        blocks.push(match given(&self.dateline) {
            Some(dateline) => format!("{dateline} {}", self.text),
            None => self.text.clone(),
        });
        blocks.join("\n\n") + "\n"
    }
}

fn given(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|value| !value.is_empty())
}

/// Adds the Markdown files below `folder` in the order of their names.
fn markdown(folder: &Path, documents: &mut Vec<Document>) -> Outcome<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            markdown(&path, documents)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            documents.push(Document { id: name, text: std::fs::read_to_string(&path)?, path });
        }
    }
    Ok(())
}
