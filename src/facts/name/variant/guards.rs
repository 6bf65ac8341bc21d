//! What rules a pair of forms out whatever else speaks for it: things that are no people, another word with an
//! ending, two given names of two people, names the article itself tells apart.

use crate::facts::name::entity::Form;
use crate::facts::name::similar::skeleton;
use crate::facts::name::variant::candidates::Candidate;
use crate::facts::name::variant::given::spell_one_name;
use crate::facts::name::variant::scene::{Scene, classes};
use crate::facts::name::{Differs, Kind};
use crate::lexicon::{Classes, Groups};

/// Words that name no person by themselves.
const THINGS: Classes = Classes::DEMONYM.with(Classes::PLACE).with(Classes::ORGANISATION).with(Classes::NOT_NAME);

/// Countries and their people.
const LANDS: Classes = Classes::PLACE.with(Classes::DEMONYM);

impl Scene<'_> {
    /// Whether the pair cannot be one person's name in two spellings.
    pub(super) fn is_ruled_out(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let (a, b) = (&first.keys[candidate.keys.0], &second.keys[candidate.keys.1]);
        let bare = candidate.differs == Differs::BareSurname;
        let people = self.are_people(candidate, first, second);
        let digits = |key: &str| key.bytes().any(|byte| byte.is_ascii_digit());
        let (classes_a, classes_b) = (classes(a), classes(b));
        let vouched = || {
            bare && {
                let (full, bare) = self.full_and_bare(first, second);
                self.is_vouched_for(candidate, full, bare)
            }
        };
        let ending = (!people || bare) && is_derivation(a, b) || is_plural(a, b);
        let named_for = is_of_land(a, b) || !people && !bare && is_agent(a, b);
        let derived = is_wife_of(a, b) || named_for || ending && !vouched();
        let together = candidate.differs != Differs::Middle && self.share_a_sentence(candidate.first, candidate.second);
        if digits(a) || digits(b) || derived || together {
            return true;
        }
        let either = classes_a | classes_b;
        let thing = |form: &Form, classes: Classes| classes.intersects(THINGS) && form.kind != Kind::Person && !people;
        classes_a.intersects(LANDS) && classes_b.intersects(LANDS)
            || thing(first, classes_a)
            || thing(second, classes_b)
            || !people && !bare && either.intersects(Classes::COMMON)
            // Two everyday words are two things, unless one given name says that both are one person.
            || !(people && candidate.differs == Differs::Surname)
                && classes_a.intersects(Classes::COMMON)
                && classes_b.intersects(Classes::COMMON)
            || candidate.differs == Differs::Given && are_two_names(a, b)
            || candidate.differs == Differs::Given && are_known(a, b) && self.are_kin(first, second)
            || bare && (self.bare_is_other(candidate, first, second) || begins_like_a_thing(first, second))
            || either.intersects(Classes::COMMON) && begins_like_a_thing(first, second)
            // The words around every mention are looked at last.
            || self.introduced_as_alias(first)
            || self.introduced_as_alias(second)
    }

    /// Whether both are people: each says so itself, or one does and they share a given name or a surname.
    fn are_people(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let person = |form: &Form| form.kind == Kind::Person;
        let shared = match candidate.differs {
            Differs::Surname => classes(&first.keys[0]).intersects(Classes::GIVEN),
            Differs::Given | Differs::Middle => !classes(first.family()).intersects(THINGS.with(Classes::COMMON)),
            Differs::BareSurname | Differs::Thing | Differs::Place => false,
        };
        person(first) && person(second) || shared && (person(first) || person(second))
    }

    /// A bare word that has an owner, a meaning or another first name already is nobody's misspelling.
    fn bare_is_other(&self, candidate: &Candidate, first: &Form, second: &Form) -> bool {
        let (full, bare) = self.full_and_bare(first, second);
        let key = bare.family();
        let word = classes(key);
        let known = THINGS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::TITLE);
        let given = word.intersects(Classes::GIVEN) && !word.intersects(Classes::SURNAME);
        let short = key.len() < 5
            && (full.family().len() < 5 || !word.is_empty())
            && !(candidate.nearness.same_skeleton && self.is_vouched_for(candidate, full, bare));
        let (titled, speaks) = self.is_shown(bare);
        if candidate.nearness.distance == 1 && self.is_slip_of(full, bare) {
            return false;
        }
        let of_a_land = key.strip_suffix('s').is_some_and(|one| classes(one).intersects(LANDS));
        candidate.nearness.distance > 2
            || short
            || word.intersects(known)
            || word.intersects(Classes::COMMON) && !(titled || speaks)
            || given
            || of_a_land
            || self.is_spoken_for(key)
            || self.names.places_of(bare).iter().all(|&mention| self.is_in_line_up(mention as usize))
    }

    /// Whether rather the full name is the slip: a surname that stands once and is no word, beside one the story keeps
    /// using.
    fn is_slip_of(&self, full: &Form, bare: &Form) -> bool {
        let no_word = classes(full.family()).is_empty() && full.family().len() >= 5;
        full.is_full() && no_word && self.times_borne(full.family()) == 1 && self.times_named(bare) >= 3
    }

    /// `also known as`, `née`, `spelled`, `not to be confused with` shortly before a mention, `(sic)` right after it.
    fn introduced_as_alias(&self, form: &Form) -> bool {
        self.mentions(form).take(8).any(|mention| {
            let (first, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
            let sic = end + 1 < self.article.tokens.len() && self.article.word(end + 1) == "sic";
            let says = |cues: &[&str], reach: usize| {
                (first.saturating_sub(reach)..first)
                    .any(|at| cues.iter().any(|cue| self.article.word(at).eq_ignore_ascii_case(cue)))
            };
            sic || says(&ALIAS_CUES, 4) || says(&NAMESAKE_CUES, 12)
        })
    }

    /// The form that stands for the person and the bare one beside it: the full form, or of two bare ones the one
    /// used more.
    pub(super) fn full_and_bare<'f>(&self, first: &'f Form, second: &'f Form) -> (&'f Form, &'f Form) {
        let first_leads = match (first.is_full(), second.is_full()) {
            (true, _) => true,
            (false, true) => false,
            (false, false) => first.mentions.len() >= second.mentions.len(),
        };
        if first_leads { (first, second) } else { (second, first) }
    }
}

/// Words that announce another name of the same person.
const ALIAS_CUES: [&str; 12] =
    ["aka", "alias", "née", "né", "nee", "born", "formerly", "spelled", "spelt", "misspelled", "pseudonym", "dubbed"];

/// Words that keep two people of similar name apart.
const NAMESAKE_CUES: [&str; 5] = ["distinguish", "confused", "confuse", "namesake", "mistaken"];

/// Whether a full name begins with a word that opens names of things and no given name: `Saudi`, `All`, `Axiom`
/// are none, `Joseph` is one.
fn begins_like_a_thing(first: &Form, second: &Form) -> bool {
    [first, second].into_iter().filter(|form| form.is_full()).any(|form| {
        let word = classes(&form.keys[0]);
        let ends_common = classes(form.family()).intersects(Classes::COMMON);
        !word.intersects(Classes::GIVEN) && (word.intersects(THINGS) || ends_common)
    })
}

/// Whether one is the form of the other that a woman of the family bears: `Karlov`, `Karlova`.
fn is_wife_of(a: &str, b: &str) -> bool {
    let wife = |long: &str, short: &str| {
        long.strip_suffix('a') == Some(short) && ["ov", "ev", "in", "yn"].iter().any(|ending| short.ends_with(ending))
    };
    wife(a, b) || wife(b, a)
}

/// Whether one is the other with an `s`; a second one is a slip: `Olivas`, `Olivass`.
fn is_plural(a: &str, b: &str) -> bool {
    let plural = |long: &str, short: &str| !short.ends_with('s') && long.strip_suffix('s') == Some(short);
    plural(a, b) || plural(b, a)
}

/// Endings that make another word of a name: plurals, demonyms, movements.
const ENDINGS: [&str; 30] = [
    "s", "as", "ns", "es", "is", "y", "i", "an", "ian", "ean", "n", "ese", "ish", "ism", "ist", "ists", "ite", "ites",
    "esque", "ic", "ia", "care", "land", "ers", "er", "ans", "ians", "nomics", "gate", "ization",
];

/// Whether one is the other with an ending, or both are one stem with an ending each: `Trump`, `Trumpism`;
/// `Clinton`, `Clintons`; `Kurds`, `Kurdish`. A last letter typed twice is no ending, and two endings of which one
/// only lacks a letter (`Collins`, `Collis`) are none either.
pub(crate) fn is_derivation(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(left, right)| left == right).count();
    // `zionism`, `zionist`: the two endings begin alike.
    let movements =
        matches!((a.get(shared..), b.get(shared..)), (Some("m"), Some("t" | "ts")) | (Some("t" | "ts"), Some("m")));
    let shared =
        if movements && a.get(..shared).is_some_and(|stem| stem.ends_with("is")) { shared - 2 } else { shared };
    let (Some(rest_a), Some(rest_b)) = (a.get(shared..), b.get(shared..)) else { return false };
    let is_ending = |rest: &str| rest.is_empty() || ENDINGS.contains(&rest);
    let doubled = |rest: &str| rest.len() == 1 && shared > 0 && rest.as_bytes()[0] == a.as_bytes()[shared - 1];
    let both = !rest_a.is_empty() && !rest_b.is_empty();
    let lacks_one = rest_a.len().abs_diff(rest_b.len()) == 1 && (rest_a.ends_with(rest_b) || rest_b.ends_with(rest_a));
    // Two endings are endings of a word: `Gibson` and `Gibsos` are none of `gibso`. `Moorbs` may be what friends call
    // Moorby.
    let pet_form = matches!((rest_a, rest_b), ("y", "s") | ("s", "y"));
    let of_land = (classes(a) | classes(b)).intersects(LANDS);
    let of_no_word = both && !pet_form && !of_land && classes(&a[..shared]).is_empty();
    let slip = of_no_word || doubled(rest_a) || doubled(rest_b) || both && lacks_one;
    shared >= 4 && is_ending(rest_a) && is_ending(rest_b) && !slip
}

/// Whether one is a people's name and the other its land's: `Leone`, `Leonean`, whatever the word before it looks like.
fn is_of_land(a: &str, b: &str) -> bool {
    let people = |long: &str, short: &str| {
        let rest = long.strip_prefix(short).unwrap_or_default();
        matches!(rest, "ian" | "ean" | "ese" | "ish") || rest == "an" && short.ends_with(['a', 'e', 'o'])
    };
    a.len().min(b.len()) >= 4 && (people(a, b) || people(b, a))
}

/// Whether of two things one is named for the other: a people for its land, who makes something for it.
pub(super) fn is_named_for(a: &str, b: &str) -> bool {
    let of_known_land = || (classes(a) | classes(b)).intersects(LANDS) && is_derivation(a, b);
    is_of_land(a, b) || is_agent(a, b) || of_known_land()
}

/// Whether one is who uses or makes the other: `YouTube`, `YouTuber`.
fn is_agent(a: &str, b: &str) -> bool {
    let agent = |long: &str, short: &str| short.ends_with('e') && long.strip_suffix('r') == Some(short);
    agent(a, b) || agent(b, a)
}

/// Whether two given names are a person's formal and short name, or the names of two people by custom or by a
/// feminine ending: `Steve`, `Steven`; `Mario`, `Maria`; `Daniel`, `Daniella`.
pub(crate) fn are_two_names(a: &str, b: &str) -> bool {
    !spell_one_name(a, b)
        && (Groups::nicknames().share(a, b) && !sound_alike(a, b)
            || Groups::distinct_given_names().share(a, b)
            || are_known(a, b) && has_feminine_ending(a, b))
}

/// Whether both are known given names.
fn are_known(a: &str, b: &str) -> bool {
    classes(a).intersects(Classes::GIVEN) && classes(b).intersects(Classes::GIVEN)
}

/// Whether a formal and a short name are rather two spellings of one sound: `Glen`, `Glenn`, but not `Josh`, `Joshua`.
fn sound_alike(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) < 2 && skeleton(a) == skeleton(b)
}

fn has_feminine_ending(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ending = |rest: &str| matches!(rest, "a" | "e" | "ia" | "le" | "lle" | "ne" | "ine" | "na" | "ette" | "o");
    let stem = |name: &str| name.strip_suffix(['a', 'o']).map(str::to_owned);
    long.strip_prefix(short).is_some_and(ending) || a.len() == b.len() && stem(a).is_some() && stem(a) == stem(b)
}

#[cfg(test)]
mod tests {
    use super::{are_two_names, is_derivation};

    #[test]
    fn an_ending_makes_another_word() {
        for (a, b) in [("trump", "trumpism"), ("clinton", "clintons"), ("kurds", "kurdish"), ("libya", "libyan")] {
            assert!(is_derivation(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("caplan", "capln"),
            ("clinton", "clintonn"),
            ("collins", "collis"),
            ("gibson", "gibsos"),
            ("murray", "murrayy"),
        ] {
            assert!(!is_derivation(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_given_names_are_two_people() {
        for (a, b) in [("steve", "steven"), ("mario", "maria"), ("daniel", "daniella")] {
            assert!(are_two_names(a, b), "{a} {b}");
        }
        for (a, b) in [("glen", "glenn"), ("michelle", "michellee"), ("alastair", "alistair")] {
            assert!(!are_two_names(a, b), "{a} {b}");
        }
    }
}
