//! Tokens to words that have another spelling: which word, in which spelling, in whose voice, and the side of the
//! ocean the spelling gives away. Lower case only: a name is spelled as its owner spells it.

use crate::article::Article;
use crate::facts::plain_word::are_plain;
use crate::lexicon::{Classes, Dialect, Form, Spellings};
use crate::span::Span;
use crate::text::{Shape, Token, Voice, next_token};

/// A word that has another spelling, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpellingMention {
    /// The word, in lower case.
    pub span: Span,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Which word it is, in which spelling.
    pub form: Form,
    /// American or British, where the spelling is at home on one side and unknown on the other.
    pub side: Option<Dialect>,
}

/// Finds the words that have another spelling, in reading order.
#[must_use]
pub fn find(article: &Article) -> Vec<SpellingMention> {
    let spellings = Spellings::built_in();
    let mut found = Vec::new();
    let has_another = |token: &Token| token.is(Classes::VARIANT) && token.shape == Shape::Lower;
    let (mut index, mut from) = (0, 0);
    while let Some(at) = next_token(&article.tokens, from, has_another) {
        from = at + 1;
        index = article.block_from(index, at);
        let (token, block) = (&article.tokens[at], &article.blocks[index]);
        if are_plain(article, block, at, at)
            && let Some(form) = spellings.form(token.norm)
        {
            let (span, voice) = (token.span(), article.voice_in(block.zone, token.start));
            let side = spellings.dialects(form).side();
            found.push(SpellingMention { span, block: index, voice, form, side });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::lexicon::Dialect;
    use crate::segment::Zone;
    use crate::text::Voice;

    fn words(text: &str) -> Vec<(String, Option<Dialect>, Voice)> {
        let article = Article::of_zone(text, Zone::Paragraph);
        let found = article.facts.spellings.iter();
        found.map(|it| (article.text(it.span).to_owned(), it.side, it.voice)).collect()
    }

    #[test]
    fn each_word_has_its_side_and_voice() {
        let text = "The harbour board's advisers recognized \u{201c}a color\u{201d} of theater.";
        let expected = [
            ("harbour", Some(Dialect::British), Voice::Own),
            ("advisers", None, Voice::Own),
            ("recognized", None, Voice::Own),
            ("color", Some(Dialect::American), Voice::Quoted),
            ("theater", Some(Dialect::American), Voice::Own),
        ];
        assert_eq!(words(text), expected.map(|(word, side, voice)| (word.to_owned(), side, voice)));
    }

    #[test]
    fn names_addresses_and_foreign_phrases_are_not_words_of_the_copy() {
        for text in [
            "He was at Pearl Harbor with the Labor Party.",
            "See theatre.example/color.html or images/color.png and color=red.",
            "the Musée de la defense",
        ] {
            assert_eq!(words(text), [], "{text}");
        }
        assert_eq!(words("It was the color. He left.").len(), 1);
    }
}
