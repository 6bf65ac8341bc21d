//! Plain text to prose: blank lines part the blocks; inside a run of lines, those a machine has wrapped are
//! one block, those that each end like a paragraph are blocks of their own.

use std::ops::Range;

use crate::fold::eight::Eight;
use crate::read::map::ProseBuilder;
use crate::read::{Mark, Origin, Prose};

/// Widest line, in bytes, that is taken for machine-wrapped copy: wires wrap at 60 to 80 columns, editors at 100.
const WIDEST: usize = 120;

/// Narrowest measure that shows a machine's wrapping by its full lines alone; shorter lines are lists and verse.
const NARROWEST: usize = 45;

/// Reads plain text.
pub(crate) fn read(text: &str) -> Prose {
    let mut builder = ProseBuilder::new(text);
    let mut run: Vec<Range<usize>> = Vec::new();
    let mut first = true;
    for line in lines(text) {
        if !text[line.clone()].trim().is_empty() {
            run.push(line);
        } else if !run.is_empty() {
            blocks(text, &run, first, &mut builder);
            run.clear();
            first = false;
        }
    }
    blocks(text, &run, first, &mut builder);
    builder.finish()
}

/// The lines of a text without their ends: LF, CRLF, CR, form feed, and the line and paragraph separators of
/// Unicode. A form feed and a paragraph separator are followed by an empty line.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut parted = false;
    std::iter::from_fn(move || {
        if std::mem::take(&mut parted) {
            return Some(at..at);
        }
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        while at < bytes.len() {
            let width = match bytes[at] {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
                b'\n' | b'\r' | 0x0c => 1,
                0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) => 3,
                _ => {
                    at += 1;
                    // Between line ends most of a line is passed over eight bytes at a time.
                    while Eight::first_of(&bytes[at..]).is_some_and(Eight::is_plain_text) {
                        at += 8;
                    }
                    continue;
                }
            };
            let line = start..at;
            parted = bytes[at] == 0x0c || width == 3 && bytes[at + 2] == 0xa9;
            at += width;
            return Some(line);
        }
        Some(start..at)
    })
}

/// Cuts a run of lines into blocks.
fn blocks(text: &str, run: &[Range<usize>], first: bool, builder: &mut ProseBuilder<'_>) {
    let widest = run.iter().map(Range::len).max().unwrap_or(0);
    let content = |index: usize| text[run[index].clone()].trim();
    let breaks = run.len().saturating_sub(1);
    let runs_on = |index: usize| widest <= WIDEST && continues(content(index), content(index + 1), widest);
    let wrapped = breaks > 0 && (0..breaks).filter(|&index| runs_on(index)).count() * 2 >= breaks;
    let mut in_list = false;
    for index in 0..run.len() {
        let marker = marker(&text[run[index].clone()]);
        let before = index.checked_sub(1).map(content);
        let lists =
            marker.is_some() && (in_list || before.is_none_or(|before| is_finished(before) || before.ends_with(':')));
        let joins = index > 0
            && wrapped
            && !lists
            && joins(text, &run[index - 1], &run[index], widest)
            && !(first && index == 1 && is_display(content(0)) && !is_display(content(1)));
        if joins {
            let end = run[index - 1].end;
            builder.decoded(end..run[index].start, "\n");
            builder.verbatim(run[index].clone());
            continue;
        }
        in_list = lists;
        builder.open(if lists { Mark::ListItem } else { Mark::Plain }, Origin::Body);
        let skipped = if lists { marker.unwrap_or(0) } else { 0 };
        builder.verbatim(run[index].start + skipped..run[index].end);
    }
    builder.close();
}

/// Whether the break after `line` looks like a machine's: its text runs on in `next`.
fn continues(line: &str, next: &str, widest: usize) -> bool {
    let lower = next.starts_with(char::is_lowercase);
    let finished = is_finished(line);
    widest >= NARROWEST && is_full(line, next, widest) && (lower || !finished) || lower && !finished
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(line: &str, next: &str, widest: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, str::len);
    // One column of play: some wires count the space, some do not.
    line.len() + word + 2 > widest
}

/// In wrapped copy: whether a line belongs to the block of the line before it. A short finished line ends a
/// paragraph; so does an indented line that begins one.
fn joins(text: &str, before: &Range<usize>, line: &Range<usize>, widest: usize) -> bool {
    let (previous, next) = (&text[before.clone()], &text[line.clone()]);
    let indent = |it: &str| it.len() - it.trim_start().len();
    let indented = indent(next) >= 2 && indent(next) > indent(previous);
    let (previous, next) = (previous.trim(), next.trim());
    if is_tabular(previous) || is_tabular(next) {
        return false;
    }
    let finished = is_finished(previous);
    if finished && (indented || !is_full(previous, next, widest)) {
        return next.starts_with(char::is_lowercase);
    }
    // A short line without a full stop above a capital is a headline or an item, not wrapped text.
    finished || next.starts_with(char::is_lowercase) || previous.len() * 4 >= widest * 3
}

/// A row of a table: columns set apart by three spaces or a tab.
fn is_tabular(line: &str) -> bool {
    line.contains("   ") || line.contains('\t')
}

/// Whether a line ends as a sentence does, closing marks apart.
fn is_finished(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line is set like a headline: most of its longer words capitalised, no full stop.
fn is_display(line: &str) -> bool {
    let long = line.split_whitespace().filter(|word| word.len() >= 4);
    let (words, capitals) = long.fold((0, 0), |(words, capitals), word| {
        (words + 1, capitals + usize::from(word.starts_with(|it: char| !it.is_lowercase())))
    });
    words >= 2 && capitals * 5 >= words * 4 && !is_finished(line)
}

/// The length of a list marker with the space after it: `- `, `* `, `• `, `1. `, `2) `.
fn marker(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = &line[start..];
    let sign = match rest.chars().next()? {
        sign @ ('-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '·') => sign.len_utf8(),
        '0'..='9' => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let closed = digits <= 2 && matches!(rest.as_bytes().get(digits), Some(b'.' | b')'));
            if !closed {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    let space = rest[sign..].len() - rest[sign..].trim_start_matches([' ', '\t', '\u{a0}']).len();
    (space > 0 && !rest[sign + space..].is_empty()).then_some(start + sign + space)
}

#[cfg(test)]
mod tests {
    use super::{lines, read};
    use crate::read::Mark;

    fn blocks(text: &str) -> Vec<String> {
        let prose = read(text);
        prose.blocks.iter().map(|block| block.span.of(&prose.text).to_owned()).collect()
    }

    #[test]
    fn blank_lines_part_blocks() {
        assert_eq!(blocks("One.\n\nTwo.\n \n\u{a0}\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(blocks(""), [""; 0]);
        assert_eq!(blocks(" \n\r\n\t"), [""; 0]);
    }

    #[test]
    fn a_line_each_stays_a_line_each() {
        let text = "Bus depot shut\n\nThe depot shut on Monday after a fire in its workshop, the council said.\n\
                    Nobody was hurt.\nBuses will start from the harbour until the roof has been repaired.\n\
                    A date was not given.";
        assert_eq!(blocks(text).len(), 5);
    }

    #[test]
    fn wrapped_lines_are_one_block() {
        let text = "OBAN, March 3 - The ferry company said it would keep all of its\n\
                    boats in the harbour until the wind had dropped, and asked its\n\
                    customers to stay at home.\n\n\
                    The storm is expected to last until Friday, forecasters in\nGlasgow said.\n Reuter";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 3, "{blocks:?}");
        assert!(blocks[0].contains("its\nboats"));
        assert_eq!(blocks[2], "Reuter");
    }

    #[test]
    fn wrapped_paragraphs_without_blank_lines_are_told_by_their_last_line() {
        let text = "The ferry company said it would keep all of its boats in the\n\
                    harbour until the wind had dropped.\n\
                    It asked its customers to stay at home and to look out for\n\
                    news on the company's page. The storm is expected to last a\n\
                    day.\n";
        assert_eq!(blocks(text).len(), 2);
        let indented = text.replace("It asked", "    It asked");
        assert_eq!(blocks(&indented).len(), 2);
    }

    #[test]
    fn a_headline_above_its_text_is_not_joined_to_it() {
        let text = "Ferry Company Keeps Boats In The Harbour After Storm Warning\n\
                    The ferry company said it would keep all of its boats in the\n\
                    harbour until the wind had dropped.";
        assert_eq!(blocks(text)[0], "Ferry Company Keeps Boats In The Harbour After Storm Warning");
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn lists_of_names_and_verse_keep_their_lines() {
        assert_eq!(blocks("Ann Reed\nBo Ek\nCy Holt\nDi Marsh").len(), 4);
        assert_eq!(blocks("By Ann Reed\nBy Ann Reed\nBy Ann Reed").len(), 3);
        assert_eq!(blocks("Oban        0.18    0.23\nBergen      0.14    0.20\nLerwick     0.11    0.17").len(), 3);
    }

    #[test]
    fn lists_lose_their_markers() {
        let prose = read("What to take:\n- a coat\n- a torch\n\n1. First\n2) Second\n");
        let marks: Vec<_> = prose.blocks.iter().map(|block| block.mark).collect();
        assert_eq!(marks, [Mark::Plain, Mark::ListItem, Mark::ListItem, Mark::ListItem, Mark::ListItem]);
        assert_eq!(prose.blocks[4].span.of(&prose.text), "Second");
    }

    #[test]
    fn every_line_end_counts() {
        let ends = "\u{feff}a\r\nb\rc\u{2028}d\n";
        let found: Vec<&str> = lines(ends).map(|line| &ends[line]).collect();
        assert_eq!(found, ["a", "b", "c", "d"]);
        assert_eq!(blocks("One.\u{2029}Two.\u{0c}Three."), ["One.", "Two.", "Three."]);
        assert_eq!(
            blocks("The ferry company said it would keep\r\nall of its boats in the harbour."),
            ["The ferry company said it would keep\nall of its boats in the harbour."]
        );
    }

    #[test]
    fn the_map_leads_back_to_the_file() {
        let text = "\u{feff}Título\r\n\r\nUna línea que sigue y sigue hasta el\r\nfinal del día.";
        let prose = read(text);
        for (span, at) in prose.map.verbatim_runs() {
            assert_eq!(span.of(&prose.text), &text[at as usize..(at + span.len()) as usize]);
        }
    }
}
