//! What to measure on: a corpus, a folder of articles or the fixtures to articles in memory, and those to a folder.

use std::path::Path;

use tempfile::TempDir;

use crate::Outcome;
use crate::corpus::{Corpus, Document};

/// Text to measure on when no folder is given, in bytes.
const OWN_TEXT: usize = 8 << 20;

/// The corpus in a folder, if it is one, else every article below it; without a folder, the fixtures again and again.
pub(crate) fn read(folder: Option<&Path>) -> Outcome<Corpus> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let root = folder.unwrap_or(&own);
    if root.join("news.jsonl").exists() {
        return Corpus::read(root);
    }
    let mut corpus = Corpus { root: root.to_owned(), documents: Vec::new() };
    collect(root, &mut corpus.documents)?;
    if corpus.documents.is_empty() {
        return Err(format!("no .txt, .md or .html file in {}", root.display()).into());
    }
    if folder.is_none() {
        let times = OWN_TEXT / corpus.bytes().max(1) + 1;
        corpus.documents = std::iter::repeat_n(corpus.documents, times).flatten().collect();
    }
    Ok(corpus)
}

fn collect(folder: &Path, found: &mut Vec<Document>) -> Outcome<()> {
    let mut paths = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| ["txt", "md", "html"].iter().any(|it| extension == *it))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            found.push(Document { id: path.display().to_string(), path, text });
        }
    }
    Ok(())
}

/// Writes articles into a folder of their own, in their order.
pub(crate) fn write<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Outcome<TempDir> {
    let folder = tempfile::tempdir()?;
    for (number, document) in documents.into_iter().enumerate() {
        let extension = document.path.extension().unwrap_or_default().to_string_lossy();
        std::fs::write(folder.path().join(format!("{number:05}.{extension}")), &document.text)?;
    }
    Ok(folder)
}
