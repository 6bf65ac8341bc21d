//! Where signs stand in a text, many of its bytes looked at side by side: most stretches of a text have none.

/// Bytes that are looked at side by side.
const LANE: usize = 32;

/// Where the bytes stand that are signs looked for, in order.
pub(crate) fn places<'t>(text: &'t str, is_sign: impl Fn(u8) -> bool + Copy + 't) -> impl Iterator<Item = usize> + 't {
    let (lanes, rest) = text.as_bytes().as_chunks::<LANE>();
    let has_one = move |lane: &[u8]| lane.iter().fold(false, |any, &byte| any | is_sign(byte));
    let inside = move |(start, lane): (usize, &'t [u8])| {
        (start..).zip(lane).filter(move |(_, byte)| is_sign(**byte)).map(|(at, _)| at)
    };
    let lanes = lanes.iter().enumerate().filter(move |(_, lane)| has_one(*lane));
    let last = std::iter::once((text.len() - rest.len(), rest));
    lanes.map(|(index, lane)| (index * LANE, lane.as_slice())).chain(last).flat_map(inside)
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
