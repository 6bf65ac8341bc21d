//! Times of day with their zones: `10 a.m. EDT`, `1400 GMT`, `14:30`, `noon ET`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::article::Article;
use crate::lexicon::lines;
use crate::span::Span;
use crate::text::{Shape, Token, Voice};

use super::Unit;
use super::view::View;
use super::word::Word;

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockMention {
    /// Where it stands, the zone included.
    pub span: Span,
    /// Its tokens, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Minutes since midnight.
    pub minute: u16,
    /// Whether it says which half of the day it is in; `half past seven` does not, and `minute` is the earlier.
    pub half_known: bool,
    /// What its zone may be ahead of UTC, in minutes; empty when it names no zone.
    pub zone: &'static [i16],
}

/// Zone abbreviations with their offsets from UTC, in minutes.
static ZONES: LazyLock<Vec<(&str, Vec<i16>)>> = LazyLock::new(|| {
    let list = include_str!("../../../rules/lexicon/time-zones.txt");
    lines(list).filter_map(|line| line.split_once('=')).map(|(name, offsets)| (name.trim(), minutes(offsets))).collect()
});

/// `+5:30, +1:00` in minutes.
fn minutes(offsets: &str) -> Vec<i16> {
    let offset = |text: &str| {
        let (sign, text) = text.strip_prefix('-').map_or((1, text.trim_start_matches('+')), |text| (-1, text));
        let (hours, minutes) = text.split_once(':')?;
        Some(sign * (hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?))
    };
    offsets.split(',').filter_map(|text| offset(text.trim())).collect()
}

impl View<'_> {
    /// The time of day that begins at a token of this meaning.
    pub(super) fn clock(&self, at: usize, word: Option<Word>) -> Option<ClockMention> {
        let (minute, end, half_known) = match word {
            Some(Word::Hour(hour)) => (u16::from(hour) * 60, at + 1, true),
            Some(Word::Number(_) | Word::Unit(Unit::Quarter, false)) => self.spoken(at)?,
            None => {
                let in_figures = self.token(at)?.is_number().then(|| self.hour_and_minute(at)).flatten();
                match in_figures {
                    Some((minute, end)) => (minute, end, true),
                    None => self.spoken(at)?,
                }
            }
            _ => return None,
        };
        let (zone, end) = self.zone(end);
        let alone = zone.is_empty() && matches!(word, Some(Word::Hour(_)));
        (!alone).then(|| mention(self.article, at..end, minute, half_known, zone))
    }

    /// Minutes since midnight and the end: `2:30 p.m.`, `10 am`, `14:30`, `1400` before a zone.
    fn hour_and_minute(&self, at: usize) -> Option<(u16, usize)> {
        if self.has_sign_before(at) {
            return None;
        }
        let figures = self.text(at).len();
        let (hour, minute, end) = match self.hour_with_minute(at) {
            Some(time) => time,
            None => match self.digits(at, 4)? {
                hour @ 0..=24 if figures <= 2 => (hour, 0, at + 1),
                time @ 0..=2400 if figures == 4 && time % 100 < 60 => (time / 100, time % 100, at + 1),
                _ => return None,
            },
        };
        let half = |words: &[&str]| self.is_one_of(end, words) && !self.token(end).is_some_and(Token::line_start);
        if half(&["am", "a.m.", "a.m"]) && (1..=12).contains(&hour) {
            return Some((hour % 12 * 60 + minute, end + 1));
        }
        if half(&["pm", "p.m.", "p.m"]) && (1..=12).contains(&hour) {
            return Some(((hour % 12 + 12) * 60 + minute, end + 1));
        }
        if let Some(half) = self.half_of_range(end, (hour, minute)) {
            return Some(((hour % 12 + half) * 60 + minute, end));
        }
        if end > at + 1
            && (1..=12).contains(&hour)
            && let Some((half, end)) = self.half_said(end)
        {
            return Some(((hour % 12 + half) * 60 + minute, end));
        }
        let stated = end > at + 1 || figures >= 4 && self.is_zone(end);
        (stated && hour <= 24).then_some((hour * 60 + minute, end))
    }

    /// The hours that the second time of a range adds to the first: 12 for `7:00 to 8:00 p.m.`
    fn half_of_range(&self, end: usize, first: (u16, u16)) -> Option<u16> {
        if !(1..=12).contains(&first.0) || !(self.is_connector(end) || self.is_one_of(end, &["and"])) {
            return None;
        }
        let (hour, minute, second) = self.hour_with_minute(end + 1).or_else(|| {
            let hour = self.digits(end + 1, 2).filter(|hour| (1..=12).contains(hour))?;
            Some((hour, 0, end + 2))
        })?;
        // `11 to 1 p.m.` begins in the morning.
        let turns = (first.0 % 12, first.1) > (hour % 12, minute);
        match () {
            () if self.is_one_of(second, &["pm", "p.m.", "p.m"]) => Some(if turns { 0 } else { 12 }),
            () if self.is_one_of(second, &["am", "a.m.", "a.m"]) => Some(if turns { 12 } else { 0 }),
            () if second > end + 2 && !turns => self.half_said(second).map(|(half, _)| half),
            () => None,
        }
    }

    /// `14:30`, or `2.30` before a.m. or p.m. or a zone.
    fn hour_with_minute(&self, at: usize) -> Option<(u16, u16, usize)> {
        let figures = self.token(at)?;
        if figures.len > 2
            && let Some((hour, minute)) = figures.text(&self.article.prose).split_once('.')
        {
            let half = self.is_one_of(at + 1, &["am", "a.m.", "a.m", "pm", "p.m.", "p.m"]) || self.is_zone(at + 1);
            let real = half && minute.len() == 2 && hour.len() <= 2;
            return real.then(|| Some((hour.parse().ok()?, minute.parse().ok()?, at + 1)))?;
        }
        if !(self.mark(at + 1, ':') && self.joined(at + 1) && self.joined(at + 2)) {
            return None;
        }
        let minute = self.digits(at + 2, 2).filter(|minute| *minute < 60 && self.text(at + 2).len() == 2)?;
        let goes_on = self.mark(at + 3, ':') && self.joined(at + 3);
        // `7:56:30 p.m.`; without its half it may be a length, the time of a race.
        let end = at + 3 + if goes_on { 2 } else { 0 };
        let half = self.is_one_of(end, &["am", "a.m.", "a.m", "pm", "p.m.", "p.m"]);
        let hour = self.digits(at, 2).filter(|_| !goes_on || half)?;
        Some((hour, minute, end))
    }

    /// Whether the abbreviation of a time zone stands at a token.
    pub(super) fn is_zone(&self, at: usize) -> bool {
        !self.zone(at).0.is_empty()
    }

    /// The zone after a time of day, and its end.
    fn zone(&self, at: usize) -> (&'static [i16], usize) {
        let is_short = |token: &&Token| token.shape == Shape::Upper && token.len <= 4 && !token.line_start();
        let known = self.token(at).filter(is_short).map(|token| token.text(&self.article.prose));
        match known.and_then(|name| ZONES.iter().find(|(zone, _)| *zone == name)) {
            Some((_, offsets)) => (offsets, at + 1),
            None => (&[], at),
        }
    }
}

fn mention(
    article: &Article,
    tokens: Range<usize>,
    minute: u16,
    half_known: bool,
    zone: &'static [i16],
) -> ClockMention {
    let span = article.tokens[tokens.start].span().to(article.tokens[tokens.end - 1].span());
    ClockMention { span, voice: article.voice_at(span.start), tokens, minute, half_known, zone }
}
