//! Two texts to a unified diff, as `patch` and `git apply` read it.

use std::fmt::Write;
use std::ops::Range;

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// How far apart equal lines are looked for after a change.
const REACH: usize = 64;

/// The change from `old` to `new` of the file at `path`; empty when there is none.
#[must_use]
pub fn diff(path: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let changes = changes(&old, &new);
    let mut out = String::new();
    if changes.is_empty() {
        return out;
    }
    let _ = writeln!(out, "--- {path}\n+++ {path}");
    let mut rest = &changes[..];
    while !rest.is_empty() {
        let together =
            1 + rest.windows(2).take_while(|pair| pair[1].old.start - pair[0].old.end <= 2 * CONTEXT).count();
        hunk(&old, &new, &rest[..together], &mut out);
        rest = &rest[together..];
    }
    out
}

/// Lines of the old text and the lines of the new that take their place.
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a] == new[b] {
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let (skip_old, skip_new) = meeting(&old[a..], &new[b..]);
        changes.push(Change { old: a..a + skip_old, new: b..b + skip_new });
        (a, b) = (a + skip_old, b + skip_new);
    }
    changes
}

/// How many lines to skip on each side to the nearest equal pair.
fn meeting(old: &[&str], new: &[&str]) -> (usize, usize) {
    for distance in 1..=2 * REACH {
        for skip_old in distance.saturating_sub(REACH)..=distance.min(REACH) {
            let skip_new = distance - skip_old;
            if skip_old < old.len() && skip_new < new.len() && old[skip_old] == new[skip_new] {
                return (skip_old, skip_new);
            }
        }
    }
    (old.len(), new.len())
}

fn hunk(old: &[&str], new: &[&str], changes: &[Change], out: &mut String) {
    let (first, last) = (&changes[0], &changes[changes.len() - 1]);
    let lead = first.old.start.min(CONTEXT);
    let trail = (old.len() - last.old.end).min(CONTEXT);
    let old_range = first.old.start - lead..last.old.end + trail;
    let new_range = first.new.start - lead..last.new.end + trail;
    let _ = writeln!(out, "@@ -{} +{} @@", place(&old_range), place(&new_range));
    let mut at = old_range.start;
    for change in changes {
        old[at..change.old.start].iter().for_each(|text| line(' ', text, out));
        old[change.old.clone()].iter().for_each(|text| line('-', text, out));
        new[change.new.clone()].iter().for_each(|text| line('+', text, out));
        at = change.old.end;
    }
    old[at..old_range.end].iter().for_each(|text| line(' ', text, out));
}

fn place(range: &Range<usize>) -> String {
    let start = if range.is_empty() { range.start } else { range.start + 1 };
    format!("{start},{}", range.len())
}

fn line(sign: char, text: &str, out: &mut String) {
    out.push(sign);
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn a_changed_line_stands_in_its_context() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n";
        let said = " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(diff("a.txt", old, new), format!("--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n{said}"));
        assert_eq!(diff("a.txt", old, old), "");
    }

    #[test]
    fn lines_can_go_and_the_last_line_can_be_open() {
        let said = "--- a\n+++ a\n@@ -1,3 +1,2 @@\n-1\n 2\n-3\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n";
        assert_eq!(diff("a", "1\n2\n3", "2\nthree"), said);
    }
}
