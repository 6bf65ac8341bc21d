//! What the file has between two blocks and a reader of the prose does not see: a picture, a listing, a shortcode.

use crate::article::Article;

/// What stands for something shown: shortcodes, pictures, tags.
const SHOWN: &[&str] =
    &["{{", "{%", "![", "<img", "<iframe", "<video", "<audio", "<svg", "<pre", "<code", "<table", "<form", "<embed"];

/// Whether the file shows something between the block and the next one, or after the last one.
pub(super) fn is_filled(article: &Article, block: usize) -> bool {
    let text = &article.source.text;
    let from = article.map.place(article.blocks[block].span).bytes.end as usize;
    let next = article.blocks.get(block + 1);
    let to = next.map_or(text.len(), |next| article.map.place(next.span).bytes.start as usize);
    text.get(from..to).is_some_and(shows)
}

/// Whether markup between two blocks is more than the ends and beginnings of the two.
fn shows(between: &str) -> bool {
    let has_tag = SHOWN.iter().any(|tag| between.contains(tag));
    let mut outside = true;
    let mut letters = between.chars().filter(|letter| match letter {
        '<' => {
            outside = false;
            false
        }
        '>' => {
            outside = true;
            false
        }
        letter => outside && letter.is_alphanumeric(),
    });
    has_tag || letters.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::shows;

    #[test]
    fn markup_of_the_blocks_themselves_shows_nothing() {
        for between in ["", "\n\n", "\n\n## ", "</p>\n<p class=\"lead\">", "**\n\n- "] {
            assert!(!shows(between), "{between}");
        }
        for between in ["\n\n```sh\nls\n```\n\n", "</p><figure><img src=x></figure><p>", "\n\n{{< video 3 >}}\n"] {
            assert!(shows(between), "{between}");
        }
    }
}
