//! Corruptions of statements with numbers, by the rule that ought to see them: shares, rates, lists, directions, units
//! taken for each other, scores and toll figures told twice. Each is a line of our own that comes out, and the same
//! line with the error in it.

use crate::arithmetic::{decimals, line};
use crate::dice::Dice;
use crate::site::{Site, Twins};

/// Puts a line after the last paragraph: right in the clean twin, wrong in the spoilt one.
fn after(site: &Site<'_>, kind: &'static str, right: &str, wrong: &str) -> Option<Twins> {
    let mut twins = site.paragraph_after(*site.paragraphs().last()?, right, wrong)?;
    twins.kind = kind;
    Some(twins)
}

/// A line with a gap for a figure.
type Text = Box<dyn Fn(&str) -> String>;

/// A number from `low` on.
fn of(low: usize, spread: usize, dice: &mut Dice) -> usize {
    low + dice.below(spread)
}

/// One of the parts of a sum with another figure.
pub(crate) fn part(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (x, y, z) = (of(11, 50, dice), of(11, 50, dice), of(11, 50, dice));
    let total = x + y + z;
    let form = dice.below(3);
    let text = move |x: &str| match form {
        0 => format!("The ferry carried {total} people – {x} men, {y} women and {z} children."),
        1 => format!("The panel has {total} members: {x} from the north, {y} from the south and {z} from abroad."),
        _ => format!("The fund of £{total}m – £{x}m for schools, £{y}m for roads and £{z}m for parks – was approved."),
    };
    line(site, dice, &x.to_string(), None, text, None)
}

/// Percent where the two percentages differ by points.
pub(crate) fn points(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let from = of(8, 60, dice);
    let step = of(2, 6, dice);
    let up = dice.below(2) == 0;
    let to = if up { from + step } else { from - step };
    let (rose, rise) = if up { ("rose", "an increase") } else { ("fell", "a drop") };
    let form = dice.below(3);
    let text = |points: &str| match form {
        0 => format!("The share of commuters who cycle {rose} {points} to {to}% from {from}%, the city said."),
        1 => format!("Turnout {rose} from {from}% to {to}%, {rise} of {points}."),
        _ => format!("Support for the plan {rose} by {points} from {from} percent to {to} percent."),
    };
    after(site, "", &text(&format!("{step} percentage points")), &text(&format!("{step}%")))
}

/// A share in percent that its two counts do not give.
pub(crate) fn share(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let whole = of(40, 400, dice);
    let part = of(whole / 5, whole / 2, dice);
    let percent = decimals(100.0 * part as f64 / whole as f64, dice.below(2));
    let form = dice.below(3);
    let text = move |p: &str| match form {
        0 => format!("In all, {part} of {whole} members, or {p}%, signed the letter."),
        1 => format!("The survey found that {part} out of {whole} wells ({p} percent) were dry."),
        _ => format!("So far {part} of the {whole} houses ({p}%) have been rebuilt."),
    };
    line(site, dice, &percent, None, text, None)
}

/// Two answers that exclude each other and make more than everybody.
pub(crate) fn share_total(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let yes = of(41, 17, dice);
    let no = 100 - yes - dice.below(4);
    let form = dice.below(3);
    let text = |no: usize| match form {
        0 => format!("In the poll {yes}% were for the bridge and {no}% against it."),
        1 => format!("Of those asked, {yes} percent approve of the mayor and {no} percent disapprove."),
        _ => format!("The office said {yes}% voted yes and {no}% voted no."),
    };
    after(site, "", &text(no), &text(no + of(5, 20, dice)))
}

/// As many names as are announced, and one fewer or more.
pub(crate) fn list_count(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    const NAMES: [&str; 6] = ["Portugal", "Norway", "Ghana", "Chile", "Vietnam", "Kenya"];
    const WORDS: [&str; 7] = ["zero", "one", "two", "three", "four", "five", "six"];
    let count = of(3, 3, dice);
    let first = dice.below(NAMES.len() - count + 1);
    let (last, rest) = NAMES[first..first + count].split_last()?;
    let names = format!("{} and {last}", rest.join(", "));
    let form = dice.below(2);
    let text = |count: &str| match form {
        0 => format!("The ship called at {count} countries – {names} – on its way."),
        _ => format!("The cup brings together teams from {count} countries: {names}."),
    };
    let wrong = if dice.below(2) == 0 { count - 1 } else { count + 1 };
    after(site, "", &text(WORDS[count]), &text(WORDS[wrong]))
}

/// A verb that goes the other way than its figures.
pub(crate) fn direction(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let from = of(110, 500, dice);
    let up = dice.below(2) == 0;
    let to = if up { from + of(12, 90, dice) } else { from - of(12, 90, dice) };
    let form = dice.below(3);
    let (rose, rise) = (["rose", "climbed", "grew"], ["fell", "dropped", "declined"]);
    let verb = |up: bool| if up { rose[form] } else { rise[form] };
    let text = |verb: &str| match form {
        0 => format!("The number of permits {verb} to {to} from {from} last year."),
        1 => format!("Membership of the club {verb} from {from} to {to} over the winter."),
        _ => format!("Sales at the shop {verb} to ${to} million from ${from} million."),
    };
    after(site, "", &text(verb(up)), &text(verb(!up)))
}

/// A rate for two spans of time that does not come out.
pub(crate) fn rate(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let month = of(11, 80, dice) * 100;
    let form = dice.below(2);
    let (first, second) = (grouped(month), grouped(month * 12));
    let text = move |year: &str| match form {
        0 => format!("The post pays ${first} a month, or ${year} a year, the council said."),
        _ => format!("Rent is £{first} a month (£{year} a year) for the smaller flat."),
    };
    line(site, dice, &second, None, text, None)
}

/// A number with commas between its thousands.
fn grouped(value: usize) -> String {
    if value < 1000 { value.to_string() } else { format!("{},{:03}", value / 1000, value % 1000) }
}

/// A conversion with the table of another unit.
pub(crate) fn unit_table(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let a = of(23, 300, dice) as f64;
    let whole = |value: f64| decimals(value, 0);
    let (kind, text, right, wrong): (_, Text, _, _) = match dice.below(6) {
        0 => (
            "statute for nautical miles",
            Box::new(move |b| format!("The wreck lies {a} nautical miles ({b} km) off the cape.")),
            whole(a * 1.852),
            whole(a * 1.609_344),
        ),
        1 => (
            "a pound of 12 ounces",
            Box::new(move |b| format!("The trout weighed {a} ounces ({b} pounds) on the club's scales.")),
            decimals(a / 16.0, 1),
            decimals(a / 12.0, 1),
        ),
        2 => (
            "degrees as a difference",
            Box::new(move |b| format!("The kiln is heated to {a}C ({b}F) for an hour.")),
            whole(a * 1.8 + 32.0),
            whole(a * 1.8),
        ),
        3 => {
            let a = of(2, 5, dice) as f64;
            (
                "a difference as degrees",
                Box::new(move |b| format!("The lake has seen a rise of {a}C ({b}F) in a century.")),
                decimals(a * 1.8, 1),
                decimals(a * 1.8 + 32.0, 1),
            )
        }
        4 => (
            "a length for an area",
            Box::new(move |b| format!("The reserve covers {a} square miles ({b} square km) of marsh.")),
            whole(a * 2.589_988),
            whole(a * 1.609_344),
        ),
        _ => (
            "the wrong way round",
            Box::new(move |b| format!("The pass lies {a} km ({b} miles) from the lodge.")),
            whole(a / 1.609_344),
            whole(a * 1.609_344),
        ),
    };
    after(site, kind, &text(&right), &text(&wrong))
}

/// A conversion of money a thousand times too small, beside one that is right.
pub(crate) fn currency_scale(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let rate = 1.05 + dice.below(20) as f64 / 100.0;
    let (small, large) = (of(12, 80, dice) as f64, of(2, 8, dice) as f64 + 0.3);
    let (first, second) = (decimals(small * rate, 1), decimals(large * rate, 2));
    let text = |scale: &str| {
        format!(
            "The port paid {small} million euros (${first} million) for the cranes. The whole plan costs {large} billion euros (${second} {scale})."
        )
    };
    after(site, "", &text("billion"), &text("million"))
}

/// A score that is another one in the lead than in the headline.
pub(crate) fn score(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (high, low) = (of(3, 30, dice), dice.below(3));
    let other = if high > 9 && high / 10 != high % 10 { high % 10 * 10 + high / 10 } else { high + 1 };
    let headline = format!("Harbour Town {high}-{low} Millfield");
    let form = dice.below(2);
    let text = |high: usize| match form {
        0 => format!("Harbour Town beat Millfield {high}-{low} in the cup on Saturday to reach the last eight."),
        _ => format!("A {high}-{low} win over Millfield took Harbour Town into the last eight of the cup on Saturday."),
    };
    site.story(&headline, &text(high), &text(other.max(low + 1)))
}

/// Another place in the order in the lead than in the headline.
pub(crate) fn ordinal(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    const WORDS: [&str; 6] = ["second", "third", "fourth", "fifth", "sixth", "seventh"];
    let at = dice.below(WORDS.len() - 1);
    let noun = ["title", "medal", "album", "novel"][dice.below(4)];
    let headline = format!("Harlan celebrates {} {noun} in Millfield", WORDS[at]);
    let text =
        |word: &str| format!("Singer and rower Mara Harlan celebrated her {word} {noun} in Millfield on Saturday.");
    site.story(&headline, &text(WORDS[at]), &text(WORDS[at + 1]))
}

/// Another number of the same people further down.
pub(crate) fn toll(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    const WORDS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let at = dice.below(WORDS.len() - 2);
    let other = at + 1 + dice.below(2);
    let (word, form) = (WORDS[at], dice.below(3));
    let text = |again: &str| match form {
        0 => format!(
            "A crane fell on the market in Millfield and killed {word} people.\n\nThe {again} victims were traders."
        ),
        1 => format!(
            "Police in Millfield have arrested {word} men over the theft of a crane.\n\nThe {again} suspects are to appear in court."
        ),
        _ => format!(
            "A crane fell in Millfield and injured {word} workers.\n\nThe {again} workers were taken away by air."
        ),
    };
    site.story("Crane is the talk of Millfield market", &text(word), &text(WORDS[other]))
}
