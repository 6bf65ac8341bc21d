//! A rule's own table in the configuration, `[rules."group/name"]`, to the values the rule works with. What a rule
//! does not know is refused.

use super::{OptionError, Options};

impl Options {
    /// Refuses every key that is not one of these.
    ///
    /// # Errors
    /// When the table has another key.
    pub fn only(&self, keys: &[&str]) -> Result<(), OptionError> {
        match self.table.keys().find(|key| !keys.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => {
                let cause = match keys {
                    [] => "the rule has no options".to_owned(),
                    _ => format!("unknown; the rule knows {}", keys.join(", ")),
                };
                Err(OptionError { key: key.clone(), cause })
            }
        }
    }

    /// The value that stands for what is written under `key`; none where nothing is.
    ///
    /// # Errors
    /// When what is written is not one of `choices`.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>, OptionError> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        let chosen = value.as_str().and_then(|said| choices.iter().find(|(name, _)| *name == said));
        chosen.map(|(_, choice)| Some(*choice)).ok_or_else(|| {
            let known: Vec<String> = choices.iter().map(|(name, _)| format!("{name:?}")).collect();
            OptionError { key: key.to_owned(), cause: format!("must be one of {}", known.join(", ")) }
        })
    }

    /// The switch under `key`; `default` where there is none.
    ///
    /// # Errors
    /// When it is neither true nor false.
    pub fn flag(&self, key: &str, default: bool) -> Result<bool, OptionError> {
        match self.table.get(key) {
            None => Ok(default),
            Some(value) => value
                .as_bool()
                .ok_or_else(|| OptionError { key: key.to_owned(), cause: "must be true or false".to_owned() }),
        }
    }
}
