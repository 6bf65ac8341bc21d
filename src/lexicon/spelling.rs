//! Words with more than one spelling (`labor`, `labour`; `adviser`, `advisor`) and the dialects each spelling is at
//! home in: from `rules/lexicon/spellings.txt`, one word with its inflections a line.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::hash;
use crate::lexicon::{Dialect, Dialects, lines};

const LIST: &str = include_str!("../../rules/lexicon/spellings.txt");

/// The mark of forms that have other senses too: words are changed to them, they are not looked for.
const OTHER_SENSES: &str = "-";

/// One form of a word in one spelling: `labours` is the fourth form of the second spelling of its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Form {
    /// The word, by its line.
    pub word: u16,
    /// Its spelling, from 0.
    pub spelling: u8,
    /// Its inflection, from 0.
    pub inflection: u8,
}

/// One spelling of a word: the dialects it is at home in, and its forms.
#[derive(Debug)]
struct Spelling {
    dialects: Dialects,
    forms: Vec<&'static str>,
}

/// Words by all their spellings.
#[derive(Debug)]
pub struct Spellings {
    words: Vec<Vec<Spelling>>,
    /// Forms by the low half of their hashes, as tokens carry it.
    forms: FxHashMap<u32, Form>,
}

static BUILT_IN: LazyLock<Spellings> = LazyLock::new(Spellings::new);

impl Spellings {
    /// The list that copydesk ships.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn new() -> Self {
        let mut spellings = Self { words: Vec::new(), forms: FxHashMap::default() };
        for line in lines(LIST) {
            let word = spellings.words.len() as u16;
            let of_word: Vec<Spelling> = columns(line)
                .map(|(marks, forms)| Spelling { dialects: Dialects::marked(marks), forms: forms.collect() })
                .collect();
            for (spelling, column) in of_word.iter().enumerate().filter(|(_, it)| it.dialects != Dialects::default()) {
                for (inflection, form) in column.forms.iter().enumerate() {
                    let form_of = Form { word, spelling: spelling as u8, inflection: inflection as u8 };
                    spellings.forms.insert(hash(form) as u32, form_of);
                }
            }
            spellings.words.push(of_word);
        }
        spellings
    }

    /// What the token with this hash is a form of.
    #[must_use]
    pub fn form(&self, norm: u32) -> Option<Form> {
        self.forms.get(&norm).copied()
    }

    /// The dialects the spelling of a form is at home in.
    #[must_use]
    pub fn dialects(&self, form: Form) -> Dialects {
        self.words[form.word as usize][form.spelling as usize].dialects
    }

    /// The letters of a form.
    #[must_use]
    pub fn text(&self, form: Form) -> &'static str {
        self.words[form.word as usize][form.spelling as usize].forms[form.inflection as usize]
    }

    /// The same form as a dialect spells it: its own spelling, or that of words with other senses.
    #[must_use]
    pub fn respelled(&self, form: Form, dialect: Dialect) -> Option<Form> {
        let spellings = &self.words[form.word as usize];
        let own = spellings.iter().position(|it| it.dialects.intersects(dialect.admits()));
        let spelling = own.or_else(|| spellings.iter().position(|it| it.dialects == Dialects::default()))?;
        Some(Form { spelling: spelling as u8, ..form })
    }
}

/// Every form that is looked for, for the class of words with more than one spelling.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    lines(LIST).flat_map(columns).filter(|(marks, _)| *marks != OTHER_SENSES).flat_map(|(_, forms)| forms)
}

/// The spellings of a line: the marks of each and its forms.
fn columns(line: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    line.split('|').map(|column| {
        let mut forms = column.split_ascii_whitespace();
        (forms.next().unwrap_or_default(), forms)
    })
}

#[cfg(test)]
mod tests {
    use super::Spellings;
    use crate::fold::hash;
    use crate::lexicon::{Classes, Dialect, Lexicon};

    fn respelled(word: &str, dialect: Dialect) -> Option<&'static str> {
        let spellings = Spellings::built_in();
        let form = spellings.form(hash(word) as u32)?;
        Some(spellings.text(spellings.respelled(form, dialect)?))
    }

    #[test]
    fn every_spelling_has_the_same_forms_and_every_form_one_place() {
        let spellings = Spellings::built_in();
        let mut forms = 0;
        for word in &spellings.words {
            assert!(word.len() >= 2, "{word:?}");
            assert!(word.iter().all(|spelling| spelling.forms.len() == word[0].forms.len()), "{word:?}");
            forms += word.iter().filter(|it| it.dialects != Default::default()).map(|it| it.forms.len()).sum::<usize>();
        }
        assert_eq!(forms, spellings.forms.len(), "a form stands twice");
    }

    #[test]
    fn every_form_is_known_by_its_class() {
        for form in super::forms() {
            assert!(Lexicon::built_in().classes(hash(form)).intersects(Classes::VARIANT), "{form}");
        }
    }

    #[test]
    fn words_are_respelled() {
        for (word, dialect, expected) in [
            ("labours", Dialect::American, "labors"),
            ("organising", Dialect::American, "organizing"),
            ("centered", Dialect::British, "centred"),
            ("analyzed", Dialect::Canadian, "analyzed"),
            ("labored", Dialect::Canadian, "laboured"),
            ("metres", Dialect::American, "meters"),
            ("organizer", Dialect::British, "organizer"),
            ("organizer", Dialect::Australian, "organiser"),
        ] {
            assert_eq!(respelled(word, dialect), Some(expected), "{word}");
        }
        assert_eq!(respelled("meter", Dialect::British), None);
    }
}
