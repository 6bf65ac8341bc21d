//! Whether a line is so plainly running text that its words need not be looked at one by one: its bytes are counted,
//! many side by side, and most paragraphs of news are told by that alone.

/// Bytes that are counted side by side; so few that a count of them fits one byte.
const LANE: usize = 64;

/// How many letters of a word are looked at together with the space before it.
const REACH: usize = 4;

/// The first byte of dashes and the like.
const DASH: u8 = 0xe2;

/// The byte after it in dashes, quotation marks and dots; none of them is a letter.
const GENERAL: u8 = 0x80;

/// From here on, a byte begins a character that is not ASCII.
const FIRST_OF_SEVERAL: u8 = 0xc0;

/// What a stretch of a line holds.
#[derive(Default)]
struct Counts {
    /// White space with a word behind it, and no lone dash.
    spaces: usize,
    /// Words behind a space that begin with `REACH` lower-case letters: display type gives them a capital.
    lower: usize,
    /// Capitals, and characters that may be one.
    capitals: usize,
}

/// How many words a line has, if its words in lower case show that it is no display type whatever else it says.
pub(super) fn words_of_running_text(line: &[u8]) -> Option<usize> {
    let mut counts = Counts::default();
    for at in (0..line.len()).step_by(LANE) {
        let rest = &line[at..];
        match rest.first_chunk() {
            Some(bytes) => counts.add(bytes),
            None => {
                let mut bytes = [b' '; LANE + REACH];
                bytes[..rest.len()].copy_from_slice(rest);
                counts.add(&bytes);
            }
        }
    }
    // Each word with a capital has one of these; the others of so many long words have none.
    let without_capital = counts.lower.checked_sub(counts.capitals)?;
    (without_capital * 4 > counts.capitals).then_some(counts.spaces + 1)
}

impl Counts {
    /// Adds what begins in the first bytes of a stretch.
    fn add(&mut self, bytes: &[u8; LANE + REACH]) {
        let is_lower = |at: usize| bytes[at].is_ascii_lowercase();
        let is_mark = |at: usize| (bytes[at] == DASH) & (bytes[at + 1] == GENERAL);
        let is_capital = |at: usize| bytes[at].is_ascii_uppercase() | (bytes[at] >= FIRST_OF_SEVERAL) & !is_mark(at);
        // No other control characters stand in a text.
        let is_space = |at: usize| bytes[at] <= b' ';
        // A dash, an ampersand or an asterisk between two spaces is no word; of three bytes most are dashes.
        let is_alone = |at: usize| is_space(at + 1) & (bytes[at] < b'0') | is_space(at + 3) & (bytes[at] == DASH);
        let (mut spaces, mut lower, mut capitals) = (0_u8, 0_u8, 0_u8);
        for at in 0..LANE {
            spaces += u8::from(is_space(at) & !is_space(at + 1) & !is_alone(at + 1));
            lower += u8::from(is_space(at) & is_lower(at + 1) & is_lower(at + 2) & is_lower(at + 3) & is_lower(at + 4));
            capitals += u8::from(is_capital(at));
        }
        self.spaces += usize::from(spaces);
        self.lower += usize::from(lower);
        self.capitals += usize::from(capitals);
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_running_text;

    #[test]
    fn words_in_lower_case_make_running_text() {
        let sentence = "The ferry to Oban was late on Tuesday because of strong winds over the western isles. ";
        assert_eq!(words_of_running_text(sentence.trim_end().as_bytes()), Some(16));
        assert_eq!(words_of_running_text(sentence.repeat(20).trim_end().as_bytes()), Some(320));
    }

    #[test]
    fn what_may_be_display_type_is_left_to_a_closer_look() {
        for line in ["", "Harbour", "Ferry to Oban Late Because of Strong Winds", "FERRY LATE", "Ann Reed in Oban"] {
            assert_eq!(words_of_running_text(line.as_bytes()), None, "{line}");
        }
    }
}
