//! Corruptions of numbers: each puts a statement whose arithmetic comes out into an article, or takes one that is
//! there, and spoils one figure in the ways in which figures go wrong.

use std::sync::LazyLock;

use copydesk::segment::Zone;
use copydesk::span::Span;
use regex::Regex;

use crate::dice::Dice;
use crate::site::{Site, Twins};

/// A figure with two digits swapped, ten times as large, or with another first digit; nothing when that leaves it
/// nearly as it was.
fn spoilt(figure: &str, dice: &mut Dice) -> Option<(String, &'static str)> {
    let mut letters: Vec<u8> = figure.bytes().collect();
    let digits: Vec<usize> = (0..letters.len()).filter(|&at| letters[at].is_ascii_digit()).collect();
    let kind = match dice.below(3) {
        0 if digits.len() > 1 => {
            let at = dice.below(digits.len() - 1);
            letters.swap(digits[at], digits[at + 1]);
            "digits swapped"
        }
        1 => {
            match figure.find('.') {
                Some(at) => drop(letters.remove(at)),
                None => letters = tenfold(figure).into_bytes(),
            }
            "factor ten"
        }
        _ => {
            let first = digits.first().copied()?;
            letters[first] = b'1' + (letters[first] - b'0' + dice.below(8) as u8) % 9;
            "another first digit"
        }
    };
    let wrong = String::from_utf8(letters).ok()?;
    let value = |text: &str| text.replace(',', "").parse::<f64>().ok();
    let ratio = value(&wrong)? / value(figure)?;
    let shown = !wrong.starts_with('0') || wrong.starts_with("0.");
    (shown && !(0.85..=1.15).contains(&ratio)).then_some((wrong, kind))
}

/// A whole figure with one more zero, its commas where they belong.
fn tenfold(figure: &str) -> String {
    let digits: Vec<char> = figure.chars().filter(char::is_ascii_digit).chain(['0']).collect();
    let mut text = String::new();
    for (at, digit) in digits.iter().enumerate() {
        if at > 0 && figure.contains(',') && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(*digit);
    }
    text
}

/// Adds a line after the last paragraph, right in the clean twin and with another figure in the spoilt one.
pub(crate) fn line(
    site: &Site<'_>,
    dice: &mut Dice,
    figure: &str,
    kind: Option<&'static str>,
    text: impl Fn(&str) -> String,
    wrong: Option<String>,
) -> Option<Twins> {
    let (wrong, slip) = match wrong {
        Some(wrong) => (wrong, ""),
        None => spoilt(figure, dice)?,
    };
    let mut twins = site.paragraph_after(*site.paragraphs().last()?, &text(figure), &text(&wrong))?;
    twins.kind = kind.unwrap_or(slip);
    Some(twins)
}

pub(crate) fn decimals(value: f64, count: usize) -> String {
    format!("{value:.count$}")
}

/// A line with a gap, and the figure that belongs there.
type Line = (Box<dyn Fn(&str) -> String>, String);

/// A conversion in one of the forms in which copy has them.
pub(crate) fn conversion(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    if let Some(twins) = converted_here(site, dice).filter(|_| dice.below(2) == 0) {
        return Some(twins);
    }
    let (text, figure) = converted(dice);
    line(site, dice, &figure, None, text, None)
}

/// A made-up conversion.
fn converted(dice: &mut Dice) -> Line {
    let of = |low: usize, spread: usize, dice: &mut Dice| (low + dice.below(spread)) as f64;
    match dice.below(8) {
        0 => {
            let a = of(13, 700, dice);
            (Box::new(move |b| format!("The new line is {a} km ({b} miles) long.")), decimals(a / 1.609_344, 0))
        }
        1 => {
            let a = of(12, 90, dice);
            (
                Box::new(move |b| format!("She ran {a} miles ({b} kilometres) along the coast.")),
                decimals(a * 1.609_344, 0),
            )
        }
        2 => {
            let a = of(21, 900, dice);
            (Box::new(move |b| format!("The tower is {a} metres ({b} feet) high.")), decimals(a / 0.3048, 0))
        }
        3 => {
            let a = of(11, 300, dice);
            (Box::new(move |b| format!("They found a {a}-pound ({b}-kg) stone.")), decimals(a * 0.453_592_37, 1))
        }
        4 => {
            let a = of(11, 33, dice);
            (Box::new(move |b| format!("It was {a}C ({b}F) in the shade.")), decimals(a * 1.8 + 32.0, 0))
        }
        5 => {
            let a = of(111, 800, dice);
            (
                Box::new(move |b| format!("The farm has {a} acres ({b} hectares) of land.")),
                decimals(a * 0.404_685_642, 0),
            )
        }
        6 => {
            let a = of(55, 100, dice);
            (Box::new(move |b| format!("Winds reached {a} mph, or {b} km/h, on the pier.")), decimals(a * 1.609_344, 0))
        }
        _ => {
            let a = of(5, 60, dice);
            let (low, high) = (decimals(a / 1.609_344, 0), decimals((a + 25.0) / 1.609_344, 0));
            let end = a + 25.0;
            (Box::new(move |b| format!("The path runs {a}-{end} km ({low}-{b} miles) inland.")), high)
        }
    }
}

static CONVERSION: LazyLock<Regex> = LazyLock::new(|| {
    let unit = "km|kilomet(?:re|er)s?|miles?|feet|ft|met(?:re|er)s?|kg|pounds|acres|hectares|mph|km/h|kph";
    Regex::new(&format!(r"\d[\d,.]*[ -]?(?:{unit}) \((\d[\d,.]*\d)[ -]?(?:{unit})\)")).expect("a valid pattern")
});

/// A conversion the article has.
fn converted_here(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut sites: Vec<Span> = Vec::new();
    for paragraph in site.paragraphs() {
        for found in CONVERSION.captures_iter(site.article.text(paragraph)) {
            let figure = found.get(1)?;
            let span = Span::new(paragraph.start + figure.start() as u32, paragraph.start + figure.end() as u32);
            sites.extend(Some(span).filter(|span| !site.article.is_quoted(span.start)));
        }
    }
    let span = *dice.one(&sites)?;
    let (wrong, _) = spoilt(site.article.text(span), dice)?;
    site.replace(span, &wrong, "in place")
}

/// A change in percent in the templates of business copy.
pub(crate) fn percent_change(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let from = 101 + dice.below(800);
    let up = dice.below(2) == 0;
    let step = from / 8 + dice.below(from / 2);
    let to = if up { from + step } else { from - step };
    let (a, b) = (from as f64, to as f64);
    let percent = decimals((b / a - 1.0).abs() * 100.0, dice.below(2));
    let base = decimals((b / a - 1.0).abs() * 100.0 / (b / a), usize::from(percent.contains('.')));
    let (rose, rise, way) = if up { ("rose", "an increase", "up") } else { ("fell", "a drop", "down") };
    let form = dice.below(5);
    let text = move |p: &str| match form {
        0 => format!("Sales {rose} {p}% to £{to} million from £{from} million, the firm said."),
        1 => format!("The number of visitors {rose} from {from} to {to}, {rise} of {p} percent."),
        2 => format!("Output was {way} {p} per cent to {to} tonnes from {from} tonnes a year earlier."),
        3 => format!("The average rent {rose} by {p}% from {from} euros to {to} euros."),
        _ => format!("Prices went from ${from} to ${to}, {rise} of {p}%, the office said."),
    };
    let differs = (base.parse::<f64>().ok()? / percent.parse::<f64>().ok()? - 1.0).abs() > 0.15;
    let wrong = (dice.below(2) == 0 && differs).then_some(base);
    let kind = wrong.is_some().then_some("wrong base");
    line(site, dice, &percent, kind, text, wrong)
}

/// A total with all its parts.
pub(crate) fn sum(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let parts: Vec<usize> = (0..3).map(|_| 3 + dice.below(40)).collect();
    let (x, y, z) = (parts[0], parts[1], parts[2]);
    let total = x + y + z;
    let form = dice.below(4);
    let text = move |t: &str| match form {
        0 => format!("The train carried {t} people – {x} men, {y} women and {z} children."),
        1 => format!("The council has set aside £{t}m: £{x}m for roads, £{y}m for rail and £{z}m for buses."),
        2 => format!("The new house has {t} seats, made up of {x} for the left, {y} for the right and {z} for others."),
        _ => format!("They counted {t} votes: {x} votes for, {y} votes against and {z} blank papers."),
    };
    let off = 3 + dice.below(3);
    let wrong = if dice.below(2) == 0 { (total + off).to_string() } else { (total - off).to_string() };
    line(site, dice, &total.to_string(), Some("off by a few"), text, Some(wrong))
}

/// A vote with its majority or its house.
pub(crate) fn vote(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let against = 31 + dice.below(150);
    let majority = 11 + dice.below(80);
    let votes = against + majority;
    if dice.below(3) == 0 {
        let side = 51 + dice.below(9);
        let other = 100 - side;
        let text = move |a: &str| format!("The budget passed {a}-{other} in the 100-seat Senate late at night.");
        return line(site, dice, &side.to_string(), Some("more votes than seats"), text, Some((side + 7).to_string()));
    }
    let form = dice.below(3);
    let text = move |m: &str| match form {
        0 => format!("The motion was carried by {votes} votes to {against}, a majority of {m}."),
        1 => format!("Members voted {votes} to {against} for the plan, a margin of {m} votes."),
        _ => format!("Parliament approved it {votes}-{against}, a {m}-vote majority."),
    };
    line(site, dice, &majority.to_string(), None, text, None)
}

/// A range the wrong way round.
pub(crate) fn reversed_range(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let low = 12 + dice.below(60);
    let high = low + 5 + dice.below(50);
    let form = dice.below(4);
    let text = move |a: usize, b: usize| match form {
        0 => format!("The hall holds between {a} and {b} people."),
        1 => format!("Economists expect growth of between {a} and {b} percent."),
        2 => format!("A ticket costs between ${a} and ${b}, the club said."),
        _ => format!("The path will be closed over a length of {a}-{b} km."),
    };
    site.paragraph_after(*site.paragraphs().last()?, &text(low, high), &text(high, low))
}

static THOUSANDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[$£€]?\b\d{1,3},\d{3}\b(?: [a-z]+)?").expect("a valid pattern"));

/// A figure with a comma that loses or gains a digit.
pub(crate) fn malformed(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        let text = site.article.text(paragraph);
        for found in THOUSANDS.find_iter(text) {
            let figure = found.as_str().trim_end_matches(|it: char| !it.is_ascii_digit());
            let figure = figure.trim_start_matches(|it: char| !it.is_ascii_digit());
            let start = paragraph.start + (found.start() + found.as_str().find(figure)?) as u32;
            let tight = text[found.end()..].starts_with(['-', '/', '.', ',']);
            if !site.article.is_quoted(start) && !tight {
                sites.push(Span::new(start, start + figure.len() as u32));
            }
        }
    }
    let span = *dice.one(&sites)?;
    let figure = site.article.text(span);
    match dice.below(2) {
        0 => site.replace(span, &figure[..figure.len() - 1], "digit lost"),
        _ => site.replace(span, &format!("{figure}{}", dice.below(10)), "digit added"),
    }
}

/// A conversion of money that is not at the rate the line states.
pub(crate) fn declared_rate(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let rate = 90 + dice.below(60);
    let dollars = 12 + dice.below(900);
    let yen = decimals((dollars * rate) as f64 / 1000.0, 1);
    let text = move |figure: &str| {
        format!("The plant will cost {yen} billion yen (${figure} million), the firm said. ($1 = {rate}.00 yen)")
    };
    line(site, dice, &dollars.to_string(), None, text, None)
}

/// An amount that is a thousand times as large where it is named again.
pub(crate) fn magnitude(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let amount = decimals(1.0 + dice.below(90) as f64 / 10.0 + 0.1, 1);
    let thing = ["deal", "fund", "contract", "loan"][dice.below(4)];
    let text = move |scale: &str| {
        format!(
            "The £{amount} million {thing} was signed in the morning. By noon the £{amount} {scale} {thing} was known."
        )
    };
    site.paragraph_after(*site.paragraphs().last()?, &text("million"), &text("billion"))
}

/// The numbers of the headline that are amounts; `in_lead` says whether the lead has to have them.
fn headline_numbers(site: &Site<'_>, in_lead: bool) -> Vec<Span> {
    let headline = site.article.blocks.iter().find(|block| block.zone == Zone::Headline);
    let (Some(headline), Some(lead)) = (headline, site.paragraphs().first().copied()) else { return Vec::new() };
    let text = site.article.text(headline.span);
    let mut sites = Vec::new();
    for found in NUMBER.find_iter(text) {
        let span = Span::new(headline.span.start + found.start() as u32, headline.span.start + found.end() as u32);
        let year = found.as_str().len() == 4 && !found.as_str().contains(',');
        let alone = !text[..found.start()].ends_with(|it: char| it.is_alphanumeric() || "-–:/#.'’".contains(it))
            && !text[found.end()..].starts_with(|it: char| it.is_alphabetic() || "-–:/'’".contains(it));
        let dated = MONTH.is_match(&text[..found.start()]);
        if alone && !dated && !year && (!in_lead || !site.words(lead, found.as_str()).is_empty()) {
            sites.push(span);
        }
    }
    sites
}

/// A headline's number with one digit changed.
fn headline_digit(site: &Site<'_>, dice: &mut Dice, in_lead: bool) -> Option<Twins> {
    let span = *dice.one(&headline_numbers(site, in_lead))?;
    let mut figure: Vec<u8> = site.article.text(span).bytes().collect();
    let digits: Vec<usize> = (0..figure.len()).filter(|&at| figure[at].is_ascii_digit()).collect();
    let at = *dice.one(&digits)?;
    figure[at] = b'1' + (figure[at] - b'0' + dice.below(8) as u8) % 9;
    site.replace(span, &String::from_utf8(figure).ok()?, "")
}

/// A figure with two digits swapped, ten times or a thousand times as large.
fn swapped_or_scaled(figure: &str, dice: &mut Dice) -> Option<(String, &'static str)> {
    let digits: Vec<usize> =
        figure.bytes().enumerate().filter(|(_, it)| it.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut letters = figure.as_bytes().to_vec();
    match dice.below(3) {
        0 if digits.len() > 1 => {
            let at = 1 + dice.below(digits.len() - 1);
            letters.swap(digits[at - 1], digits[at]);
            let wrong = String::from_utf8(letters).ok()?;
            (wrong != figure && !wrong.starts_with('0')).then_some((wrong, "digits swapped"))
        }
        1 if !figure.contains(['.', ',']) => Some((format!("{figure}0"), "factor ten")),
        _ if !figure.contains(['.', ',']) => Some((format!("{figure},000"), "factor thousand")),
        _ => None,
    }
}

/// A headline's number that the lead has, its digits swapped or its scale wrong in the headline.
pub(crate) fn headline_scale(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let span = *dice.one(&headline_numbers(site, true))?;
    let (wrong, kind) = swapped_or_scaled(site.article.text(span), dice)?;
    site.replace(span, &wrong, kind)
}

/// The same in the lead, where the story says the number once.
pub(crate) fn lead_scale(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let span = *dice.one(&headline_numbers(site, true))?;
    let figure = site.article.text(span);
    let [place] = site.paragraphs().iter().flat_map(|&it| site.words(it, figure)).collect::<Vec<_>>()[..] else {
        return None;
    };
    let (wrong, kind) = swapped_or_scaled(figure, dice)?;
    site.replace(place, &wrong, kind)
}

/// What makes a number the day of a month.
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? $").expect("a valid pattern")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d[\d,]*(?:\.\d+)?").expect("a valid pattern"));

/// A headline's number that the lead has, too.
pub(crate) fn headline_and_lead(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    headline_digit(site, dice, true)
}

/// A headline's number in the set whose headlines' numbers were derived by hand from the text.
pub(crate) fn headline_of_set(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let of_set = site.article.source.path.iter().any(|part| part == "newser_numhg");
    headline_digit(site, dice, false).filter(|_| of_set)
}
