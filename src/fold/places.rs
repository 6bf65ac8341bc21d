//! Where signs stand in a text, many of its bytes looked at side by side: most stretches of a text have none.

/// Bytes that are looked at side by side.
const LANE: usize = 32;

/// Where the bytes stand that are signs looked for, in order.
pub(crate) fn places<'t>(text: &'t str, is_sign: impl Fn(u8) -> bool + 't) -> impl Iterator<Item = usize> + 't {
    Places { text: text.as_bytes(), at: 0, is_sign }
}

struct Places<'t, F> {
    text: &'t [u8],
    at: usize,
    is_sign: F,
}

impl<F: Fn(u8) -> bool> Iterator for Places<'_, F> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while let Some(lane) = self.text[self.at..].first_chunk::<LANE>() {
            if lane.iter().fold(false, |any, &byte| any | (self.is_sign)(byte)) {
                break;
            }
            self.at += LANE;
        }
        let place = self.at + self.text[self.at..].iter().position(|&byte| (self.is_sign)(byte))?;
        self.at = place + 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn every_sign_is_found_wherever_it_stands() {
        for length in 0..100 {
            let text = format!("{},{}(,", "a".repeat(length), "é".repeat(40));
            let found: Vec<usize> = places(&text, |byte| matches!(byte, b',' | b'(')).collect();
            assert_eq!(found, [length, length + 81, length + 82]);
        }
        assert_eq!(places("", |_| true).count(), 0);
    }
}
