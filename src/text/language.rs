//! The words of an article to whether it is written in English: by the share of its function words.

use crate::lexicon::Classes;
use crate::text::Token;

/// Fewer words than this, in a list of results or a caption, do not tell a language.
const FEWEST: usize = 60;

/// So many words tell as much as all of them; those of a block are counted together.
const ENOUGH: usize = 400;

/// Function words in a hundred words below which the text is not English. Of 5,386 English articles all but tables of
/// results have more than 10; pages in Czech, French, German and Chinese have 0 to 7.
const SHARE: usize = 8;

/// So many function words are enough, however many other words stand among them: fewer than twice `ENOUGH` are counted.
const CERTAIN: usize = 2 * ENOUGH * SHARE / 100;

/// Whether the running text of these blocks is English, or too short to say.
#[must_use]
pub fn is_english<'a>(blocks: impl Iterator<Item = &'a [Token]>) -> bool {
    let (mut words, mut function_words) = (0, 0);
    for tokens in blocks {
        for token in tokens.iter().take(ENOUGH) {
            words += usize::from(token.is_word());
            function_words += usize::from(token.is_word() & token.is(Classes::FUNCTION));
        }
        if words >= ENOUGH || function_words >= CERTAIN {
            break;
        }
    }
    words < FEWEST || function_words * 100 >= words * SHARE
}
