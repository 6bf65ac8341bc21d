//! A replacement in the case of what it replaces: `ADVISOR` to `ADVISER`, `Health-Care` to `Health Care`.

/// `prefer` as it has to stand where `found` stood; `over` is the phrase as the pack writes it.
pub(crate) fn like(found: &str, over: &str, prefer: &str) -> String {
    let letters = |text: &str| text.chars().filter(|it| it.is_alphabetic()).count();
    if letters(found) > 1 && is_upper(found) && !is_upper(over) {
        return prefer.to_uppercase();
    }
    if begins_upper(found) && begins_lower(over) {
        let every_word = found.split(separates).filter(|it| !it.is_empty()).all(begins_upper);
        let several = found.split(separates).filter(|it| !it.is_empty()).count() > 1;
        return if every_word && several { capitalise_words(prefer) } else { capitalise(prefer) };
    }
    prefer.to_owned()
}

/// A replacement made from a pattern's groups: only a capital at the head of a word is kept.
pub(crate) fn like_head(found: &str, made: String) -> String {
    let mut letters = found.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    if capital && begins_lower(&made) { capitalise(&made) } else { made }
}

fn separates(letter: char) -> bool {
    letter.is_whitespace() || letter == '-'
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn begins_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

fn begins_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn capitalise_words(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for piece in text.split_inclusive(separates) {
        made.push_str(&capitalise(piece));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::{like, like_head};

    #[test]
    fn case_follows_the_text() {
        assert_eq!(like("advisor", "advisor", "adviser"), "adviser");
        assert_eq!(like("Advisor", "advisor", "adviser"), "Adviser");
        assert_eq!(like("ADVISOR", "advisor", "adviser"), "ADVISER");
        assert_eq!(like("Health-Care", "health-care", "health care"), "Health Care");
        assert_eq!(like("Health-care", "health-care", "health care"), "Health care");
        assert_eq!(like("ATM machine", "ATM machine", "ATM"), "ATM");
    }

    #[test]
    fn a_made_replacement_keeps_a_capital_at_its_head() {
        assert_eq!(like_head("Towards", "toward".into()), "Toward");
        assert_eq!(like_head("PM", "p.m.".into()), "p.m.");
    }
}
