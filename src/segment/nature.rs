//! What a line is whatever stands around it: promo line, caption, credit, correction, sign-off, page furniture.

use crate::fold::places::places;
use crate::segment::LineCase;
use crate::segment::byline::is_published;
use crate::segment::cues::Cue;
use crate::segment::line::{Ending, Line};
use crate::segment::zone::Zone;

/// The zone a line has by its own letters, if they say.
pub(super) fn zone(line: &Line<'_>) -> Option<Zone> {
    if line.words > 60 {
        return None;
    }
    if is_published(line) {
        return Some(Zone::Published);
    }
    let by_lead = line.cue.and_then(|(cue, _)| match cue {
        Cue::Promo if is_promo(line) => Some(Zone::Promo),
        Cue::Caption if is_caption(line) => Some(Zone::Caption),
        Cue::Credit if names_caption(line) => Some(Zone::Caption),
        Cue::Credit if is_credit(line) => Some(Zone::Credit),
        Cue::Correction if is_correction(line) => Some(Zone::Correction),
        Cue::SignOff if is_sign_off(line) => Some(Zone::SignOff),
        Cue::Boilerplate if is_furniture(line) => Some(Zone::Trailer),
        Cue::Agency if is_agency_signature(line) => Some(Zone::SignOff),
        _ => None,
    });
    let credit = || (line.words <= 10 && is_picture_credit(line.text)).then_some(Zone::Credit);
    let caption = || (ends_with_credit(line) || ends_with_agency(line)).then_some(Zone::Caption);
    let post = || is_post(line).then_some(Zone::Quote);
    by_lead.or_else(|| by_inside(line)).or_else(|| ends_with_cue(line)).or_else(credit).or_else(caption).or_else(post)
}

/// `Read - Title`, `ALSO READ: Title`, `Watch: …`, `RELATED`, `Read more about it here`.
fn is_promo(line: &Line<'_>) -> bool {
    if line.words > 40 || is_in_quotes(line) {
        return false;
    }
    let (cue, rest) = split_cue(line);
    let separated = rest.starts_with([':', '-', '–', '—', '|', '»', '>', '►', '…', '→']);
    let remainder = rest.trim_start_matches(|it: char| !it.is_alphanumeric());
    let shouted = cue.chars().all(|it| !it.is_lowercase()) && cue.chars().filter(|it| it.is_uppercase()).count() >= 4;
    let (starts, untold) = (remainder.starts_with(|it: char| !it.is_lowercase()), line.ending != Ending::Stop);
    if remainder.is_empty() {
        // `Related` alone on its line; `Read` alone says nothing.
        return separated || cue.contains(' ') || cue.len() > 5;
    }
    if separated && starts {
        return shouted || untold || line.case == LineCase::Title;
    }
    if shouted {
        return starts && (untold || line.words <= 12);
    }
    // `Read more about the outbreak here.`; not `Read the full statement below.`
    let several = cue.contains(' ');
    several && line.words <= 16 && (untold && line.case == LineCase::Title || points_here(line.text))
}

fn points_here(text: &str) -> bool {
    let bare = text.trim_end_matches(|it: char| !it.is_alphanumeric());
    bare.get(bare.len().saturating_sub(4)..).is_some_and(|last| last.eq_ignore_ascii_case("here"))
}

/// The cue with the decoration before it cut off, and what follows it.
fn split_cue<'p>(line: &Line<'p>) -> (&'p str, &'p str) {
    let end = line.cue.map_or(0, |(_, end)| end);
    let cue = line.text[..end].trim_start_matches(|it: char| !it.is_alphanumeric());
    (cue, line.text[end..].trim_start())
}

fn is_in_quotes(line: &Line<'_>) -> bool {
    line.text.starts_with(['"', '“', '‘', '\''])
}

fn is_caption(line: &Line<'_>) -> bool {
    // A cue that is one plain word (`caption`) needs its colon; the others carry their own punctuation.
    let (cue, rest) = split_cue(line);
    let complete = cue.ends_with(|it: char| !it.is_alphanumeric()) || line.text.starts_with(['(', '[']);
    complete || cue.contains(' ') && !rest.is_empty() || rest.starts_with(':')
}

/// `Image copyright Reuters Image caption The harbour`: credit and caption run together.
fn names_caption(line: &Line<'_>) -> bool {
    [" image caption ", " Image caption ", " Media caption ", " media caption "].iter().any(|it| line.text.contains(it))
}

fn is_credit(line: &Line<'_>) -> bool {
    line.words <= 16 && (line.ending != Ending::Stop || line.words <= 10)
}

/// A note that says so before its colon or as a whole line: `Correction:`, `CLARIFICATION`, `Editor's note —`.
fn is_correction(line: &Line<'_>) -> bool {
    let (cue, rest) = split_cue(line);
    if cue.contains(' ') && !cue.eq_ignore_ascii_case("updates with") && !cue.eq_ignore_ascii_case("amended on") {
        return true;
    }
    let bracket =
        rest.starts_with('(') && rest.find(')').is_some_and(|at| rest[at + 1..].trim_start().starts_with([':', '-']));
    rest.starts_with([':', '|']) || bracket || rest.is_empty() && cue.len() > 6 || dash_after_shout(cue, rest)
}

fn dash_after_shout(cue: &str, rest: &str) -> bool {
    rest.starts_with(['-', '–', '—']) && !cue.chars().any(char::is_lowercase)
}

fn is_sign_off(line: &Line<'_>) -> bool {
    let (_, rest) = split_cue(line);
    let names = rest.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '@');
    let named = names.starts_with(|it: char| it.is_uppercase() || it == '@');
    // `Reach the reporter at …`, `Email the author on …`
    let reached = ["at ", "on ", "via "].iter().any(|way| names.starts_with(way));
    line.words <= 50 && (line.is_bracketed() || named || reached)
}

/// ` Reuter`, `AP`, `-- Agencies`: the agency alone on its line.
fn is_agency_signature(line: &Line<'_>) -> bool {
    line.words <= 3 && line.after_cue().chars().all(|it| !it.is_alphanumeric())
}

/// Lines of the page: short, or without the full stop of a sentence.
fn is_furniture(line: &Line<'_>) -> bool {
    line.words <= 14 || line.words <= 40 && line.ending != Ending::Stop
}

/// A cue anywhere: `… contributed to this report`, `… All rights reserved.`
fn by_inside(line: &Line<'_>) -> Option<Zone> {
    if line.words > 40 {
        return None;
    }
    match line.inside()? {
        Cue::SignOff if line.text.starts_with(|it: char| it.is_uppercase() || !it.is_alphanumeric()) => {
            Some(Zone::SignOff)
        }
        Cue::Boilerplate if line.words <= 24 && !is_in_quotes(line) => Some(Zone::Trailer),
        _ => None,
    }
}

/// `Title of another story Read more`: the button at the end of the line.
fn ends_with_cue(line: &Line<'_>) -> Option<Zone> {
    let buttons = ["read more", "Read More", "Read more", "READ MORE", "Continue reading", "Read full story"];
    let at_end = line.words <= 40 && line.ending == Ending::Open && buttons.iter().any(|it| line.text.ends_with(it));
    at_end.then_some(Zone::Promo)
}

/// `A ferry leaves Oban, May 4, 2014. REUTERS/Bo Ek`: a sentence, and behind it the agency and the photographer.
fn ends_with_agency(line: &Line<'_>) -> bool {
    let end = tail(line.text);
    let Some(slash) = places(end, |byte| byte == b'/').next() else { return false };
    let slash = line.text.len() - end.len() + slash;
    let before = line.text[..slash].trim_end_matches(|it: char| it.is_ascii_uppercase());
    let shouted = slash - before.len() >= 2 && before.ends_with(". ");
    shouted && line.text[slash + 1..].starts_with(char::is_uppercase)
}

/// `We will rebuild. — Ann Reed (@annreed) May 4, 2014`: a post, its author and its day.
fn is_post(line: &Line<'_>) -> bool {
    if !line.text.ends_with(|it: char| it.is_ascii_digit()) {
        return false;
    }
    let Some((author, day)) = tail(line.text).rsplit_once(')') else { return false };
    let mut words = day.split_whitespace();
    let month = words.next().is_some_and(|it| it.starts_with(char::is_uppercase));
    author.contains("(@") && month && words.count() == 2
}

/// The last words of a text, as many as a credit or an author and a day may have.
fn tail(text: &str) -> &str {
    let start = (text.len().saturating_sub(LONGEST_CREDIT)..text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(text.len())..]
}

/// The longest credit behind a caption, in bytes.
const LONGEST_CREDIT: usize = 80;

/// `A ferry leaves Oban in May 2014. (Bo Ek/Reuters)`: a sentence with its picture's credit in brackets.
fn ends_with_credit(line: &Line<'_>) -> bool {
    let Some((before, credit)) = line.text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return false;
    };
    line.words <= 60
        && !before.trim().is_empty()
        && credit.contains('/')
        && credit.len() <= 80
        && is_picture_credit(credit)
}

/// `(Leah Mills/Reuters)`, `Getty Images`, `Bo Ek / AP`: names around a slash, no sentence.
fn is_picture_credit(text: &str) -> bool {
    const HOUSES: &[&str] = &[
        "getty",
        "getty images",
        "reuters",
        "ap",
        "afp",
        "ap photo",
        "shutterstock",
        "istock",
        "alamy",
        "epa",
        "pa",
        "bloomberg",
        "file",
        "flickr",
        "nasa",
        "file photo",
        "associated press",
        "anadolu",
        "xinhua",
        "pa wire",
        "rex",
    ];
    let bracketed = text.starts_with(['(', '[']);
    let text = text.trim_matches(|it: char| !it.is_alphanumeric());
    let is_house = |part: &str| HOUSES.iter().any(|house| house.eq_ignore_ascii_case(part));
    if !text.contains(['/', '|']) {
        return bracketed && is_house(text.trim()) || text.trim().eq_ignore_ascii_case("getty images");
    }
    let mut parts = text.split(['/', '|']).map(str::trim);
    let first = parts.next().unwrap_or_default();
    let named = first.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3);
    text.len() <= 80 && named && parts.any(is_house)
}

#[cfg(test)]
mod tests {
    use super::zone;
    use crate::read::{Mark, Origin, RawBlock};
    use crate::segment::line::Line;
    use crate::segment::zone::Zone;
    use crate::span::Span;

    fn of(text: &str) -> Option<Zone> {
        let span = Span::new(0, text.len() as u32);
        zone(&Line::new(text, &RawBlock { span, mark: Mark::Plain, origin: Origin::Body }))
    }

    #[test]
    fn lines_that_say_what_they_are() {
        for (text, expected) in [
            ("Read - Harbour Board Delays Vote On Ferry Terminal", Zone::Promo),
            ("ALSO READ: Ferry terminal vote delayed again", Zone::Promo),
            ("Also read | Ferry Terminal Vote Delayed Again", Zone::Promo),
            ("READ MORE Ferry terminal vote delayed again", Zone::Promo),
            ("Watch: Mayor opens the terminal", Zone::Promo),
            ("RELATED: Five ferries to take this summer", Zone::Promo),
            ("See also: Harbour board", Zone::Promo),
            ("Related stories", Zone::Promo),
            ("Read more about the ferry here.", Zone::Promo),
            ("The ferry that nobody wanted Read more", Zone::Promo),
            ("Photo: Bo Ek", Zone::Caption),
            ("FILE PHOTO: The harbour of Oban is seen in this picture.", Zone::Caption),
            ("Image caption The harbour was closed for a week", Zone::Caption),
            ("(L-R) Ann Reed, Bo Ek and Carl de Wit.", Zone::Caption),
            ("Image copyright Reuters Image caption The harbour of Oban", Zone::Caption),
            ("A ferry leaves the harbour of Oban in 2014. (Bo Ek/Reuters)", Zone::Caption),
            ("Image credit: Getty", Zone::Credit),
            ("(Carl de Wit/Reuters)", Zone::Credit),
            ("Image copyright Getty Images", Zone::Credit),
            ("Photo by Bo Ek", Zone::Credit),
            ("(Bo Ek/Reuters)", Zone::Credit),
            ("Correction: An earlier version of this story gave the wrong day.", Zone::Correction),
            ("Editor’s note: This story has been changed.", Zone::Correction),
            ("This article was amended on 3 May 2019 to correct a name.", Zone::Correction),
            ("(Reporting by Ann Reed; Editing by Bo Ek)", Zone::SignOff),
            ("Additional reporting by Ann Reed", Zone::SignOff),
            ("Reach the reporters on Twitter at @annreed", Zone::SignOff),
            ("The Associated Press contributed to this report.", Zone::SignOff),
            ("Reuter", Zone::SignOff),
            ("Copyright © 2019 The Oban Herald, LLC. Click here for reprint permission.", Zone::Trailer),
            ("Advertisement", Zone::Trailer),
            ("Follow us on Twitter @obanherald", Zone::Trailer),
            ("Sign up for our newsletter", Zone::Trailer),
            ("COPYRIGHT 2019 OBAN HERALD", Zone::Trailer),
            ("[pullquote]", Zone::Trailer),
            ("Published: 2019-01-22", Zone::Published),
            ("6 years ago", Zone::Published),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_of_the_story_are_left_alone() {
        for text in [
            "Read the full statement below.",
            "Watch the harbour long enough and you will see it freeze.",
            "Related charges were dropped on Monday.",
            "Update the register, the board told the harbour master, or pay.",
            "Photographers gathered at the gate before dawn.",
            "Copyright lawyers said the ruling would change little for small publishers in the region.",
            "Reuters reported the sale on Tuesday.",
            "More than 40 people were on board.",
            "By then the ferry had left.",
            "Corrections officers said the prison was calm on Sunday.",
            "Trending upwards, prices rose.",
            "Latest figures show a fall.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
