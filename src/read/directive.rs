//! Instructions to copydesk in a file: `<!-- copydesk: ignore names/spelling-variant -- two people -->`, and
//! `copydesk: {ignore: […]}` in front matter.

use crate::span::Span;

/// An instruction to copydesk found in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What it says after `copydesk:`, untouched.
    pub text: String,
    /// The instruction itself. It stands in the prose between two blocks and belongs to none.
    pub span: Span,
    /// It speaks about the first block that ends after this offset of the prose: the next one, or the one it
    /// stands in.
    pub before: u32,
}

/// What an instruction holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// `ignore`: the next block.
    Next,
    /// `ignore-start`: from here on.
    Start,
    /// `ignore-end`: up to here.
    End,
    /// `ignore-file`: the whole file.
    File,
}

impl Directive {
    /// What it holds for; nothing when copydesk does not know the instruction.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match self.text.split_whitespace().next()? {
            "ignore" => Some(Scope::Next),
            "ignore-start" => Some(Scope::Start),
            "ignore-end" => Some(Scope::End),
            "ignore-file" => Some(Scope::File),
            _ => None,
        }
    }

    /// The rules, groups or `all` it names. The reason after `--` is for people.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let text = self.text.trim_start();
        let rest = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        let names = [" -- ", " – ", " — "].iter().fold(rest, |names, dash| names.split(dash).next().unwrap_or(names));
        let names = if names.trim_start().starts_with("--") { "" } else { names };
        names.split([',', ' ', '\t', '\n', '\r']).filter(|name| !name.is_empty())
    }

    /// Whether `name`, as a directive writes it, means the rule `id`.
    #[must_use]
    pub fn means(name: &str, id: &str) -> bool {
        name == "all" || name == id || id.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::{Directive, Scope};
    use crate::span::Span;

    fn directive(text: &str) -> Directive {
        Directive { text: text.to_owned(), span: Span::default(), before: 0 }
    }

    #[test]
    fn rules_end_where_the_reason_begins() {
        let one = directive("ignore names/a, style  all -- two people, both real");
        assert_eq!(one.scope(), Some(Scope::Next));
        assert_eq!(one.rules().collect::<Vec<_>>(), ["names/a", "style", "all"]);
        assert_eq!(directive("ignore-end").rules().count(), 0);
        assert_eq!(directive("ignore -- why").rules().count(), 0);
        assert_eq!(directive("ignored x").scope(), None);
    }

    #[test]
    fn names_mean_rules_groups_or_all() {
        assert!(
            Directive::means("names", "names/a") && Directive::means("all", "x/y") && Directive::means("x/y", "x/y")
        );
        assert!(!Directive::means("name", "names/a") && !Directive::means("names/a", "names/ab"));
    }
}
