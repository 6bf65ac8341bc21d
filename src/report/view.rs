//! The part of a file that a finding shows: real lines cut into windows as wide as the terminal, one window
//! for labels that stand together. A window never ends inside a label; a label too long for any line is shown
//! by its two ends. Line numbers and columns stay those of the file.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::report::Located;

/// Marks where a window cuts its line.
const CUT: &str = "…";

/// A step between windows that are not neighbours in the file, so that a break is drawn between them.
const APART: usize = 3;

/// The windows of one finding in one file.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) windows: Vec<Window>,
    /// For every label, in the order given: its range in `text` and its true column.
    pub(crate) labels: Vec<(Range<usize>, u32)>,
}

/// A piece of a line.
#[derive(Debug)]
pub(crate) struct Window {
    /// Its place among the lines that codespan-reporting believes in.
    pub(crate) index: usize,
    /// The true line number.
    pub(crate) number: usize,
    /// Where it stands in the text of the view.
    pub(crate) range: Range<usize>,
}

impl View {
    /// Cuts the windows for `labels` out of `text`, each at most `width` columns wide where possible.
    pub(crate) fn new(name: &str, text: &str, labels: &[&Located], width: usize) -> Self {
        let mut view =
            Self { name: visible(name).into_owned(), text: String::new(), windows: Vec::new(), labels: Vec::new() };
        view.labels.resize(labels.len(), (0..0, 1));
        let mut order: Vec<usize> = (0..labels.len()).collect();
        order.sort_by_key(|&at| (labels[at].start, labels[at].end));
        let mut rest = &order[..];
        while !rest.is_empty() {
            let together = stand_together(text, labels, rest, width);
            view.window(text, labels, &rest[..together], width);
            rest = &rest[together..];
        }
        view
    }

    /// The range of label `at` in the view.
    pub(crate) fn range(&self, at: usize) -> Range<usize> {
        self.labels[at].0.clone()
    }

    /// The width of the line numbers.
    pub(crate) fn gutter(labels: &[&Located]) -> usize {
        labels.iter().map(|label| label.line.max(1).ilog10() as usize + 1).max().unwrap_or(1)
    }

    fn window(&mut self, text: &str, labels: &[&Located], group: &[usize], width: usize) {
        let first = labels[group[0]];
        let core = first.start as usize..group.iter().map(|&at| labels[at].end as usize).max().unwrap_or(0);
        let begin = self.text.len();
        let core_width = columns(text, core.clone(), width);
        let said = group.iter().map(|&at| labels[at].label.width()).max().unwrap_or(0);
        let spare = width.saturating_sub(core_width + 2 * CUT.width());
        let half = (spare / 2).min(width.saturating_sub(core_width + said + 2));
        let left = before(text, core.start, half);
        let right = after(text, core.end, spare.saturating_sub(columns(text, left.range.clone(), width)));
        // Where the line ends early, its beginning takes the room, as far as what is said still fits.
        let room = spare.saturating_sub(columns(text, right.range.clone(), width));
        let left = before(text, core.start, room.min(width.saturating_sub(core_width + said + 2)).max(half));
        if left.cut {
            self.text.push_str(CUT);
        }
        self.append(text, left.range.clone());
        // What is said of a label stands behind its underline and must fit beside it.
        let cut = |side: &Context| if side.cut { CUT.width() } else { 0 };
        let beside = (said + usize::from(said > 0)).max(cut(&right));
        let underlined = width.saturating_sub(cut(&left) + beside).max(width / 2);
        if core_width > underlined && group.len() == 1 {
            let start = self.text.len();
            self.append_ends(text, core, underlined);
            self.labels[group[0]] = (start..self.text.len(), first.column);
        } else {
            self.append_core(text, core, labels, group);
        }
        self.append(text, right.range);
        if right.cut {
            self.text.push_str(CUT);
        }
        let number = first.line as usize;
        let index = match self.windows.last() {
            None => 0,
            Some(last) if last.number + 1 == number => last.index + 1,
            Some(last) => last.index + APART,
        };
        self.windows.push(Window { index, number, range: begin..self.text.len() });
        self.text.push('\n');
    }

    fn append(&mut self, text: &str, range: Range<usize>) {
        self.text.push_str(&visible(&text[range]));
    }

    /// Appends the text under several labels and notes where each came to stand.
    fn append_core(&mut self, text: &str, core: Range<usize>, labels: &[&Located], group: &[usize]) {
        let mut ends: Vec<usize> =
            group.iter().flat_map(|&at| [labels[at].start as usize, labels[at].end as usize]).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut placed = Vec::with_capacity(ends.len());
        let mut done = core.start;
        for end in ends {
            self.append(text, done..end);
            placed.push((end, self.text.len()));
            done = end;
        }
        let find = |offset: u32| match placed.binary_search_by_key(&(offset as usize), |&(end, _)| end) {
            Ok(at) | Err(at) => placed[at].1,
        };
        for &at in group {
            self.labels[at] = (find(labels[at].start)..find(labels[at].end), labels[at].column);
        }
    }

    /// Appends both ends of a label that is too long to show.
    fn append_ends(&mut self, text: &str, core: Range<usize>, width: usize) {
        let half = width.saturating_sub(3) / 2;
        let head =
            fitting(text[core.clone()].char_indices().map(|(at, it)| (core.start + at + it.len_utf8(), it)), half);
        let tail = fitting(text[core.clone()].char_indices().rev().map(|(at, it)| (core.start + at, it)), half);
        match (head, tail) {
            (Some(head), Some(tail)) if head < tail => {
                self.append(text, core.start..head);
                self.text.push_str(" … ");
                self.append(text, tail..core.end);
            }
            _ => self.append(text, core),
        }
    }
}

/// The last of these offsets up to which the characters fit into `width` columns.
fn fitting(letters: impl Iterator<Item = (usize, char)>, width: usize) -> Option<usize> {
    let mut used = 0;
    let mut reached = None;
    for (offset, letter) in letters {
        used += letter.width().unwrap_or(1);
        if used > width {
            break;
        }
        reached = Some(offset);
    }
    reached
}

/// How many of the sorted labels go into one window: those on the line of the first that fit beside it, with what is
/// said of the last.
fn stand_together(text: &str, labels: &[&Located], order: &[usize], width: usize) -> usize {
    let first = labels[order[0]];
    let mut end = first.end;
    let beside = order[1..].iter().take_while(|&&next| {
        let label = labels[next];
        end = end.max(label.end);
        let beside = (label.label.width() + 1).max(CUT.width());
        let room = width.saturating_sub(CUT.width() + beside);
        label.line == first.line && columns(text, first.start as usize..end as usize, width) <= room
    });
    1 + beside.count()
}

/// The width of a range, counted no further than `limit`.
fn columns(text: &str, range: Range<usize>, limit: usize) -> usize {
    let mut used = 0;
    for letter in text[range].chars() {
        used += letter.width().unwrap_or(1);
        if used >= limit {
            break;
        }
    }
    used
}

struct Context {
    range: Range<usize>,
    cut: bool,
}

/// Up to `width` columns of the line before `at`, from the start of a word.
fn before(text: &str, at: usize, width: usize) -> Context {
    let mut start = at;
    let mut used = 0;
    let mut word = None;
    for (offset, letter) in text[..at].char_indices().rev() {
        if letter == '\n' || letter == '\u{feff}' && offset == 0 {
            return Context { range: start..at, cut: false };
        }
        if letter == ' ' {
            word = Some(start);
        }
        used += letter.width().unwrap_or(1);
        if used > width {
            return Context { range: word.unwrap_or(start)..at, cut: true };
        }
        start = offset;
    }
    Context { range: start..at, cut: false }
}

/// Up to `width` columns of the line after `at`, to the end of a word.
fn after(text: &str, at: usize, width: usize) -> Context {
    let mut end = at;
    let mut used = 0;
    let mut word = None;
    for (offset, letter) in text[at..].char_indices() {
        if letter == '\n' {
            break;
        }
        if letter == ' ' {
            word = Some(at + offset);
        }
        used += letter.width().unwrap_or(1);
        if used > width {
            return Context { range: at..word.unwrap_or(end), cut: true };
        }
        end = at + offset + letter.len_utf8();
    }
    let end = at + text[at..end].trim_end_matches('\r').len();
    Context { range: at..end, cut: false }
}

/// Text that may be sent to a terminal: control characters are drawn as pictures, characters that turn the
/// direction of writing as replacement characters, line breaks and tabs as spaces.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        shown.push(match letter {
            '\n' | '\r' | '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + letter as u32).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => letter,
        });
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::View;
    use crate::report::{Located, Reporter};

    fn located(text: &str, start: usize, end: usize) -> Located {
        let lines = crate::span::Lines::new(text);
        let (first, last) = (lines.position(text, start as u32), lines.position(text, end as u32));
        Located {
            start: start as u32,
            end: end as u32,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
            text: text[start..end].to_owned(),
            label: "here".to_owned(),
        }
    }

    fn shown(text: &str, words: &[&str], width: usize) -> String {
        let labels: Vec<Located> = words
            .iter()
            .map(|word| text.find(word).map(|at| located(text, at, at + word.len())).expect("a word of the text"))
            .collect();
        View::new("a.txt", text, &labels.iter().collect::<Vec<_>>(), width).text
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("\u{feff}Ministers met.\r\nThen left.", &["met"], 40), "Ministers met.\n");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let text = format!("{}Haftar {}", "before ".repeat(20), "after ".repeat(20));
        assert_eq!(shown(&text, &["Haftar"], 40), "…before before Haftar after after after…\n");
    }

    #[test]
    fn labels_far_apart_have_windows_of_their_own() {
        let text = format!("Haftar {}Hifter", "between ".repeat(20));
        assert_eq!(shown(&text, &["Hifter", "Haftar"], 30), "Haftar between between…\n…between between Hifter\n");
    }

    #[test]
    fn a_label_too_long_to_show_is_shown_by_its_ends() {
        let text = "It was the best of times, it was the worst of times";
        assert_eq!(shown(text, &[text], 28), "It was the … t of times\n");
        let within = format!("So it was: {text}, and so on");
        let shown = shown(&within, &[text], 28);
        let label = "here".len() + 1;
        assert!(shown.trim_end().trim_end_matches('…').chars().count() + label <= 28, "{shown}");
    }

    proptest! {
        /// Any text with any labels is rendered, and nothing that moves a terminal comes through.
        #[test]
        fn any_text_can_be_shown(
            text in "(?s)[a-z \u{1b}\u{7}\t\r\n\u{301}\u{200d}\u{202e}\u{5d0}\u{4e2d}\u{1f600}\u{feff}\u{0}]{1,300}",
            cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
            width in 20..120usize,
        ) {
            let bounds: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let labels: Vec<Located> = cuts
                .iter()
                .map(|(a, b)| (bounds[a.index(bounds.len())], bounds[b.index(bounds.len())]))
                .map(|(a, b)| located(&text, a.min(b), a.max(b)))
                .collect();
            let finding = crate::report::Finding {
                rule: "style/repeated-word".into(),
                severity: crate::diagnostic::Severity::Advice,
                confidence: crate::diagnostic::Confidence::Likely,
                message: text.clone(),
                path: text.clone(),
                zone: crate::segment::Zone::Paragraph,
                primary: labels[0].clone(),
                related: labels[1..]
                    .iter()
                    .map(|place| crate::report::Related { place: place.clone(), path: text.clone(), earlier: place.start % 2 == 1 })
                    .collect(),
                notes: vec![text.clone()],
                fixes: Vec::new(),
                fingerprint: String::new(),
            };
            let human = crate::report::human::Human { width, colour: false };
            let out = human.compared(&text, &text, &[finding]);
            prop_assert!(out.starts_with("advice[style/repeated-word]: "));
            prop_assert!(out.contains('│'), "no snippet in {out:?}");
            prop_assert!(!out.contains(['\u{1b}', '\u{7}', '\0', '\u{202e}', '\r', '\t']), "{out:?}");
        }
    }
}
