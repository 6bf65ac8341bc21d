//! Neighbouring quantities to pairs: ranges, scores, `10 of 15`; the first end of a range takes over the unit and
//! the scale of the second.

use super::scan::{Found, Scan};
use super::{Joint, Measure};

/// Joins the quantities of a block.
pub(super) fn join(scan: &Scan<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (left, right) = (&mut before[at - 1], &mut after[0]);
        let Some(joint) = scan.joint(left, right) else { continue };
        left.quantity.joint = Some(joint);
        if matches!(joint, Joint::Dash | Joint::To | Joint::Between | Joint::FromTo | Joint::By) {
            lend(left, right);
        }
    }
}

impl Scan<'_> {
    /// How two neighbours are joined by the few tokens between them.
    fn joint(&self, left: &Found, right: &Found) -> Option<Joint> {
        let (from, to) = (left.quantity.tokens.end, right.quantity.tokens.start);
        if to <= from || to - from > 3 || self.token(to)?.line_start() && to - from == 1 {
            return None;
        }
        let lead = |words: &[&str]| left.quantity.lead.is_some_and(|lead| self.is_one_of(lead, words));
        let word = match to - from {
            1 if self.dash(from) => return Some(Joint::Dash),
            1 => from,
            // `out of`
            2 if self.is_one_of(from, &["out"]) && self.is_one_of(from + 1, &["of"]) => return Some(Joint::Of),
            // `30 of the 48`, `one in every five`
            2 if self.is_one_of(from, &["of", "in"])
                && self.is_one_of(from + 1, &["the", "its", "their", "every", "all", "some", "about", "nearly"]) =>
            {
                from
            }
            2 => return self.about(from, to, &lead),
            // `10-to-15`, `one-in-five`, `6-by-4`
            3 if self.dash(from) && self.dash(from + 2) => from + 1,
            _ => return None,
        };
        self.connector(word, left, &lead)
    }

    /// `10 to about 15`
    fn about(&self, from: usize, to: usize, lead: &impl Fn(&[&str]) -> bool) -> Option<Joint> {
        use super::cue::Cue;
        let token = self.token(to - 1)?;
        let soft = Cue::of(token).is(Cue::ABOUT.with(Cue::ABOVE).with(Cue::BELOW));
        if !soft {
            return None;
        }
        if self.is_one_of(from, &["to"]) {
            return Some(if lead(&["from"]) { Joint::FromTo } else { Joint::To });
        }
        (self.is_one_of(from, &["and"]) && lead(&["between"])).then_some(Joint::Between)
    }

    fn connector(&self, word: usize, left: &Found, lead: &impl Fn(&[&str]) -> bool) -> Option<Joint> {
        if self.is_one_of(word, &["to"]) {
            return Some(if lead(&["from"]) { Joint::FromTo } else { Joint::To });
        }
        if self.is_one_of(word, &["and"]) {
            return lead(&["between"]).then_some(Joint::Between);
        }
        if self.is_one_of(word, &["by", "x", "×"]) {
            return Some(Joint::By);
        }
        let whole = left.quantity.measure == Measure::Count;
        let of = self.is_one_of(word, &["of"]) || self.is_one_of(word, &["in"]) && left.quantity.value.value <= 10.0;
        (of && whole).then_some(Joint::Of)
    }
}

/// `10-15 km`, `$10-12 million`: what one end says holds for the other.
fn lend(left: &mut Found, right: &mut Found) {
    let (first, second) = (&mut left.quantity, &mut right.quantity);
    let bare = |measure: Measure| measure == Measure::Count;
    if bare(first.measure) && first.noun.is_none() && !bare(second.measure) {
        let lends = matches!(second.measure, Measure::Unit(_) | Measure::Money(_) | Measure::Percent | Measure::Points);
        if lends {
            first.measure = second.measure;
        }
    } else if matches!(first.measure, Measure::Money(_)) && bare(second.measure) {
        second.measure = first.measure;
    }
    let (raw_first, raw_second) = (first.value.value / left.scale, second.value.value / right.scale);
    let alike = raw_first < 1000.0 && (0.05..=3.0).contains(&(raw_first / raw_second));
    if left.scale == 1.0 && right.scale >= 1e3 && first.measure == second.measure && alike {
        first.value = first.value.times(right.scale);
        left.scale = right.scale;
    }
    if first.noun.is_none() && bare(first.measure) {
        first.noun = second.noun;
    }
}
