//! Plain text to prose: blank lines part the blocks; lines inside one belong together when they were wrapped
//! by a machine, and are blocks of their own when each ends like a paragraph.

use crate::read::map::ProseBuilder;
use crate::read::{Mark, Origin, Prose};

/// Reads plain text.
pub(crate) fn read(text: &str) -> Prose {
    let mut builder = ProseBuilder::new(text);
    let mut offset = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for line in text[offset..].split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        builder.open(Mark::Plain, Origin::Body);
        builder.verbatim(offset..offset + content.len());
        builder.close();
        offset += line.len();
    }
    builder.finish()
}
