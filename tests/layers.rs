//! The layers of the library: a file imports only from its own layer, from those before it, and from the
//! foundations that carry no knowledge of articles.

use std::path::{Path, PathBuf};

/// Used by every layer; they import only from each other.
const FOUNDATIONS: [&str; 4] = ["error", "span", "diagnostic", "fold"];

/// Modules the drawing leaves out, each with the layer it belongs to.
const COMPANIONS: [(&str, &str); 5] =
    [("lexicon", "segment"), ("suppress", "desk"), ("baseline", "desk"), ("fix", "report"), ("config", "report")];

/// The facts are found in the tokens and zones of the article they then become a part of.
const MUTUAL: [(&str, &str); 1] = [("facts", "article")];

/// The layers in the order in which `src/lib.rs` draws them: a name, a gap, what it holds; where two stand side
/// by side the second follows in the same way.
fn layers() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("lib.rs")).expect("src/lib.rs");
    let drawing = text.split("```").nth(1).expect("the drawing of the layers");
    let mut layers = Vec::new();
    for line in drawing.lines().skip(1) {
        let columns = line.trim_start_matches("//!").split("  ").map(str::trim).filter(|column| !column.is_empty());
        layers.extend(columns.step_by(2).filter(|name| module(name).exists()).map(str::to_owned));
    }
    layers
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn module(name: &str) -> PathBuf {
    let file = root().join(format!("{name}.rs"));
    if file.exists() { file } else { root().join(name).join("mod.rs") }
}

/// The place of a module in the order; nothing for a module the drawing does not know.
fn rank(layers: &[String], name: &str) -> Option<usize> {
    if FOUNDATIONS.contains(&name) {
        return Some(0);
    }
    let name = COMPANIONS.iter().find(|(module, _)| *module == name).map_or(name, |(_, layer)| layer);
    layers.iter().position(|layer| layer == name).map(|at| at + 1)
}

/// The top-level modules a text imports through `crate::`, tests left out, with their lines.
fn imports(text: &str) -> Vec<(usize, String)> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for (_, path) in line.match_indices("crate::").map(|(at, path)| (at, &line[at + path.len()..])) {
            let names: Vec<&str> = match path.strip_prefix('{') {
                Some(list) => list.split(['}', ',']).map(str::trim).collect(),
                None => vec![path],
            };
            found.extend(names.into_iter().map(|name| {
                let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(name.len());
                (index + 1, name[..end].to_owned())
            }));
        }
    }
    found.retain(|(_, name)| !name.is_empty() && module(name).exists());
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a source folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
}

#[test]
fn each_layer_imports_only_from_those_before_it() {
    let layers = layers();
    assert!(layers.len() >= 8, "the drawing of the layers in src/lib.rs could not be read: {layers:?}");
    let mut files = Vec::new();
    sources(&root(), &mut files);
    let mut faults = Vec::new();
    for file in files {
        let inside = file.strip_prefix(root()).expect("a path below src");
        let own = inside.iter().next().and_then(|part| Path::new(part).file_stem()).expect("a module");
        let own = own.to_str().expect("module names are ASCII");
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(level) = rank(&layers, own) else {
            faults.push(format!("{}: the drawing in src/lib.rs does not know the layer", inside.display()));
            continue;
        };
        let text = std::fs::read_to_string(&file).expect("a source file");
        for (line, name) in imports(&text) {
            match rank(&layers, &name) {
                Some(other) if other <= level => {}
                _ if MUTUAL.contains(&(own, name.as_str())) => {}
                _ => faults.push(format!("{}:{line}: {own} imports from {name}", inside.display())),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_are_found() {
    let text = "use crate::{span::Span, fold};\n// use crate::desk;\nlet a = crate::text::lex(crate::read::x);\n";
    let names: Vec<String> = imports(text).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["span", "fold", "text", "read"]);
}
