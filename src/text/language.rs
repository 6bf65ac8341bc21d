//! The words of an article to whether it is written in English: by the share of its function words.

use crate::lexicon::Classes;
use crate::text::Token;

/// Fewer words than this, in a list of results or a caption, do not tell a language.
const FEWEST: usize = 60;

/// So many words tell as much as all of them.
const ENOUGH: usize = 400;

/// Function words in a hundred words below which the text is not English. Of 5,386 English articles all but tables of
/// results have more than 10; pages in Czech, French, German and Chinese have 0 to 7.
const SHARE: usize = 8;

/// Whether the running text these tokens come from is English, or too short to say.
#[must_use]
pub fn is_english<'a>(tokens: impl Iterator<Item = &'a Token>) -> bool {
    let (mut words, mut function_words) = (0, 0);
    for token in tokens.filter(|token| token.is_word()).take(ENOUGH) {
        words += 1;
        function_words += usize::from(token.is(Classes::FUNCTION));
    }
    words < FEWEST || function_words * 100 >= words * SHARE
}
