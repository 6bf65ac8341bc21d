//! What the search for expressions of time finds: sentence in, `text=form:days` out.

use jiff::civil::{Date, date};

use super::{DateMention, Form, Resolution};
use crate::article::{Article, Given};
use crate::read::Format;
use crate::source::Source;

fn article(text: &str, now: Option<Date>) -> Article {
    let prose = format!("A headline\n\n{text}\n");
    let source = Source::from_bytes("test.txt", prose.into_bytes()).expect("a test is text");
    Article::read(source, Format::Plain, &Given { date: now, ..Given::default() })
}

fn described(text: &str, now: Option<Date>) -> String {
    let article = article(text, now);
    let parts: Vec<_> = article.facts.dates.iter().map(|mention| describe(&article, mention)).collect();
    parts.join("; ")
}

fn describe(article: &Article, mention: &DateMention) -> String {
    let text = article.text(mention.span);
    let days = match mention.resolution {
        Resolution::Certain { interval, .. } if interval.first == interval.last => interval.first.to_string(),
        Resolution::Certain { interval, .. } => format!("{}..{}", interval.first, interval.last),
        Resolution::Ambiguous { .. } => "ambiguous".to_owned(),
        Resolution::Unknown => "unknown".to_owned(),
    };
    let form = match mention.form {
        Form::Unanchored => "unanchored ",
        Form::Slashed => "slashed ",
        _ => "",
    };
    format!("{text} = {form}{days}")
}

/// The times of day, lengths of time and anniversaries of a sentence.
fn others(text: &str) -> String {
    let article = article(text, None);
    let facts = &article.facts;
    let later = |known: bool| if known { "" } else { " or later" };
    let clocks = facts
        .clocks
        .iter()
        .map(|it| format!("{} = {} {:?}{}", article.text(it.span), it.minute, it.zone, later(it.half_known)));
    let parts = facts.parts.iter().map(|it| format!("{} {:?}", article.text(it.span), it.part));
    let lengths = facts
        .durations
        .iter()
        .map(|it| format!("{} = {} halves {:?} {:?}", article.text(it.span), it.halves, it.unit, it.bound));
    let parties = facts.anniversaries.iter().map(|it| format!("{} = {}", article.text(it.span), it.years));
    clocks.chain(parts).chain(lengths).chain(parties).collect::<Vec<_>>().join("; ")
}

/// The mentions of a sentence without an article date.
fn undated(text: &str) -> String {
    described(text, None)
}

/// The mentions of a sentence in an article of Tuesday 14 January 2020.
fn dated(text: &str) -> String {
    described(text, Some(date(2020, 1, 14)))
}

macro_rules! finds {
    ($($name:ident: $look:ident($text:literal) => $expected:literal,)*) => {
        $(#[test] fn $name() { assert_eq!($look($text), $expected); })*
    };
}

finds! {
    american: undated("It opened on January 12, 2020, in Rome.") => "January 12, 2020 = 2020-01-12",
    british: undated("It opened on 12 January 2020 in Rome.") => "12 January 2020 = 2020-01-12",
    iso: undated("It opened on 2020-01-12.") => "2020-01-12 = 2020-01-12",
    ordinal: undated("It opened on the 12th of January, 2020.") => "12th of January, 2020 = 2020-01-12",
    abbreviated: undated("It opened Jan. 14, 2020.") => "Jan. 14, 2020 = 2020-01-14",
    no_space_after_comma: undated("It opened January 12,2020.") => "January 12,2020 = 2020-01-12",
    no_break_space: undated("It opened on January\u{a0}12, 2020.") => "January\u{a0}12, 2020 = 2020-01-12",
    hyphened_month: undated("Sent 26-FEB-1987 by wire.") => "26-FEB-1987 = 1987-02-26",
    figures_with_one_reading: undated("Signed 12/25/2019 there.") => "12/25/2019 = 2019-12-25",
    figures_with_two_readings: undated("Signed 05/06/2019 there.") => "05/06/2019 = slashed unknown",
    dotted: undated("Signed 24.12.2019 there.") => "24.12.2019 = 2019-12-24",
    weekday_and_date: undated("On Sunday, January 12, 2020, it rained.") => "Sunday, January 12, 2020 = 2020-01-12",
    weekday_in_brackets: dated("On Tuesday (January 7) it rained.") => "Tuesday (January 7) = 2020-01-07",
    weekday_after: undated("On January 12, 2020, a Sunday, it rained.") => "January 12, 2020, a Sunday = 2020-01-12",
    quarter_in_figures: undated("It grew in Q3 2019.") => "Q3 2019 = 2019-07-01..2019-09-30",
    weekday_of_week: dated("They will meet on Tuesday of next week.") => "Tuesday of next week = 2020-01-21",
    day_of_year: undated("It fell on July 4th of 1995.") => "July 4th of 1995 = 1995-07-04",
    month_in_part: undated("It fell in mid-November 2019.") => "November 2019 = 2019-11-01..2019-11-30",
    year_before_colon: undated("August 20, 1972: the last day of the fair.") => "August 20, 1972 = 1972-08-20",
    range_of_days: undated("From January 13-14, 2020, it rained.") => "January 13 = 2020-01-13; 14, 2020 = 2020-01-14",
    range_british: undated("Open 5-9 March 2019.") => "5 = 2019-03-05; 9 March 2019 = 2019-03-09",
    range_full: undated("Open from March 5 to April 9, 2019.") => "March 5 = 2019-03-05; April 9, 2019 = 2019-04-09",
    range_over_new_year: undated("Open from December 5 to January 9, 2019.") =>
        "December 5 = 2018-12-05; January 9, 2019 = 2019-01-09",
    range_of_weekdays: undated("The weekend of Friday 18 to Sunday 20 January 2013.") =>
        "Friday 18 = 2013-01-18; Sunday 20 January 2013 = 2013-01-20",
    month_and_year: undated("Founded in January 2020 or Jan 2019.") =>
        "January 2020 = 2020-01-01..2020-01-31; Jan 2019 = 2019-01-01..2019-01-31",
    year: undated("It fell in 1989 and by 2030 it may rise.") =>
        "1989 = 1989-01-01..1989-12-31; 2030 = 2030-01-01..2030-12-31",
    year_before_noun: undated("After the 2001 attacks it closed.") => "2001 = 2001-01-01..2001-12-31",
    decade: undated("In the 1980s it grew.") => "1980s = 1980-01-01..1989-12-31",
    century: undated("A 19th-century house.") => "19th-century = 1801-01-01..1900-12-31",
    quarter: undated("In the third quarter of 2004 it grew.") => "third quarter of 2004 = 2004-07-01..2004-09-30",
    season: undated("It opened in summer 1998.") => "summer 1998 = 1998-06-01..1998-08-31",
    undated_day_is_unknown: undated("They met on January 12.") => "January 12 = unknown",
    undated_weekday_is_unknown: undated("They met on Wednesday.") => "Wednesday = unknown",
    past_day: dated("They met on January 12.") => "January 12 = 2020-01-12",
    past_day_of_last_year: dated("They met on October 5.") => "October 5 = 2019-10-05",
    future_day: dated("They will meet on March 3.") => "March 3 = 2020-03-03",
    past_weekday: dated("They met on Wednesday.") => "Wednesday = 2020-01-08",
    weekday_today: dated("They met on Tuesday.") => "Tuesday = 2020-01-14",
    future_weekday: dated("They will meet on Friday.") => "Friday = 2020-01-17",
    weekday_without_tense: dated("Fog on Friday.") => "Friday = ambiguous",
    last_month_name: dated("It has been so since last April.") => "last April = 2019-04-01..2019-04-30",
    last_of_same_month: dated("It has been so since last January.") => "last January = 2019-01-01..2019-01-31",
    days: dated("They met yesterday and will meet tomorrow.") => "yesterday = 2020-01-13; tomorrow = 2020-01-15",
    last_week: dated("They met last week.") => "last week = 2020-01-06..2020-01-12",
    ago: dated("They met two weeks ago, or two years ago.") =>
        "two weeks ago = ambiguous; two years ago = 2018-01-01..2018-12-31",
    later: dated("They met a year later.") => "a year later = unknown",
    feast: dated("They met on Christmas Eve and will meet on Good Friday.") =>
        "Christmas Eve = 2019-12-24; Good Friday = 2020-04-10",
    feast_with_year: undated("It opened at Easter 2018, before Black Friday of 2018.") =>
        "Easter 2018 = 2018-04-01; Black Friday of 2018 = 2018-11-23",
    no_feast: dated("Mr Christmas sold a Christmas tree after the Boxing Day tsunami.") => "",
    stretch: dated("It grew in the past three months and will grow in the next four days.") =>
        "past three months = ambiguous; next four days = ambiguous",
    sum_on_a_date: dated("It fell two days before May 13, 2019, and two weeks after the flood.") =>
        "two days before = 2019-05-11; May 13, 2019 = 2019-05-13; two weeks after = unanchored unknown",
    from_the_story: dated("It fell on May 13, 2019. That weekend they met, and three weeks later it rose.") =>
        "May 13, 2019 = 2019-05-13; That weekend = ambiguous; three weeks later = ambiguous",
    weekend: dated("They met over the weekend.") => "the weekend = 2020-01-11..2020-01-12",
    day_of_this_month: dated("It opens on the 21st of this month.") => "21st of this month = 2020-01-21",
    day_of_a_month: dated("They met on Friday the 13th.") => "Friday the 13th = ambiguous",
    spelled_out: undated("Born on the twenty-first of March nineteen eighty-six, she left in May two thousand and five.") =>
        "twenty-first of March nineteen eighty-six = 1986-03-21; May two thousand and five = 2005-05-01..2005-05-31",
    not_spelled_out: undated("In March two people and in May twenty-five horses fell.") =>
        "March = unknown; May = unknown",
    figures_without_year: dated("They met on Monday 23/12, the 9/11 museum said on 24/7 hours.") =>
        "Monday 23/12 = 2019-12-23",
    month_before_noun: dated("It was sold under a November agreement.") => "November = 2019-11-01..2019-11-30",
    until_a_time: dated("The deadline was extended until 9 a.m. EST Thursday.") => "Thursday = ambiguous",
    will_have: dated("They will have a meeting on Friday.") => "Friday = 2020-01-17",
    clocks_as_they_are_said: others("At half past seven, ten minutes to five, six o'clock in the evening and 8 at night.") =>
        "half past seven = 450 [] or later; ten minutes to five = 290 [] or later; \
         six o'clock in the evening = 1080 []; 8 at night = 1200 []",
    clock_with_seconds: others("It rose at 7:56:30 p.m. and won in 2:05:30.") => "7:56:30 p.m. = 1196 []",
    parts_of_the_day: others("Late on Tuesday night, this morning and in the afternoon, good evening.") =>
        "night Night; morning Morning; afternoon Afternoon",
    no_year_over_a_line_break: undated("Tuesday, 1 March\n2000 GMT kick-off.") => "Tuesday, 1 March = unknown",
    surname: undated("So Theresa May 31 times refused.") => "",
    two_figure_year: undated("July 96 June 96") => "",
    counted: undated("In all October 56 children were born.") => "",
    decimal: undated("July 40.0 August 39.2") => "",
    street: undated("He lives at June 31st Street.") => "",
    verb: undated("Troops march 12 miles and may 5 times rest.") => "",
    name: undated("Then April said so, and May agreed.") => "",
    time: undated("Doors open May 5:30 sharp.") => "",
    clock_of_the_wires: others("It starts at 1400 GMT (10 a.m. EDT).") =>
        "1400 GMT = 840 [0]; 10 a.m. EDT = 600 [-240, 660]",
    clock_with_minutes: others("It starts at 2:30 p.m. or 14.30 BST.") => "2:30 p.m. = 870 []; 14.30 BST = 870 [60, 360]",
    clock_in_words: others("It starts at noon ET and ends about midnight.") => "noon ET = 720 [-300, -240]",
    no_clock: others("It rose 10 percent in 1400 homes, 5:3 in all.") => "",
    no_year_before_a_zone: undated("It starts on 1 March 2000 GMT.") => "1 March = unknown",
    lengths: others("After nine months it took two and a half years, or a year and a half.") =>
        "nine months = 18 halves Month Exact; two and a half years = 5 halves Year Exact; \
         a year and a half = 3 halves Year Exact",
    bounded_lengths: others("It took more than a decade, nearly 20 years and about half a century.") =>
        "more than a decade = 20 halves Year AtLeast; nearly 20 years = 40 halves Year AtMost; \
         about half a century = 100 halves Year About",
    length_before_noun: others("A three-year deal and a nine-month-long war.") =>
        "three-year = 6 halves Year Exact; nine-month = 18 halves Month Exact",
    no_length: others("They burn 1,600 a year, and two years ago several months were lost by a 3-year-old.") => "",
    anniversaries: others("The 10th anniversary, a one-year anniversary and the twenty-fifth wedding anniversary.") =>
        "10th anniversary = 10; one-year anniversary = 1; twenty-fifth wedding anniversary = 25",
    named_anniversaries: others("A centenary, a golden jubilee and a 60th birthday, but no anniversary.") =>
        "centenary = 100; golden jubilee = 50; 60th birthday = 60",
    anniversary_of_a_year: undated("Bells rang on Tuesday for the 10th anniversary of the 1998 flood, which fell.") =>
        "Tuesday = unknown; 1998 = 1998-01-01..1998-12-31",
}
