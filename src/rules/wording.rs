//! Counts in words, for messages and the titles of fixes.

/// `never`, `once`, `twice`, `3 times`.
pub(crate) fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// The title of a fix that writes `text` in so many places.
pub(crate) fn change_to(text: &str, places: usize) -> String {
    match places {
        1 => format!("change to \"{text}\""),
        _ => format!("change {places} places to \"{text}\""),
    }
}
