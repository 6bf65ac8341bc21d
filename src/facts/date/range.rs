//! Two days, months or years with a word or a dash between them: the ends of one range.

use crate::lexicon::Classes;
use crate::text::Shape;

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Form, Side};

impl View<'_> {
    /// The second day of `13-14` or `13 and 14`, and its end.
    pub(super) fn range_tail(&self, at: usize) -> Option<(u16, usize)> {
        let loose = self.is_one_of(at, &["and", "or", "&"]);
        let token = self.token(at)?;
        if !(loose || self.is_connector(at)) || token.line_start() {
            return None;
        }
        let (day, end) = self.day(at + 1)?;
        let next = self.token(end);
        let counts = next.is_some_and(|next| {
            next.is_word() && next.shape == Shape::Lower && !next.is(Classes::FUNCTION) && !next.is(Classes::SAYING)
        });
        let dated = matches!(self.word(end), Some(Word::Month(..)));
        (day <= 31 && !(loose && counts) && !dated).then_some((day, end))
    }

    /// A word or dash that leads from one end of a range to the other.
    pub(super) fn is_connector(&self, at: usize) -> bool {
        self.dash(at) || self.is_one_of(at, &["to", "through", "until", "till", "thru"])
    }
}

/// Makes two days with a connector between them the ends of one range; a year said once holds for both.
pub(super) fn join(view: &View<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(start), Some(end)) = (head.last_mut(), tail.first_mut()) else { continue };
        let connected = end.start == start.end + 1
            && (view.is_connector(start.end)
                || (view.is_one_of(start.end, &["and"])
                    && start.start > view.start
                    && view.is_one_of(start.start - 1, &["between"])));
        let alike =
            start.form == end.form && matches!(start.form, Form::Day | Form::Month | Form::Year | Form::Weekday);
        if !connected || !alike || start.range.is_some() || end.range.is_some() || end.step.is_some() {
            continue;
        }
        start.range = Some(Side::Start);
        end.range = Some(Side::End);
        if let (None, Some(year), true) = (start.fields.year, end.fields.year, start.form != Form::Year) {
            let wraps = start.fields.month > end.fields.month;
            start.fields.year = Some(if wraps { year - 1 } else { year });
        }
    }
}
