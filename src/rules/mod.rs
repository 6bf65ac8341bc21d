//! The rules: one ordered table. A rule is one `.rs` beside one `.md`; adding one means writing the two
//! files and naming it in `RULES`.

pub mod acronyms;
pub mod ages;
pub mod claims;
pub mod compare;
pub mod consistency;
pub mod dates;
pub mod headline;
pub mod names;
pub mod numbers;
mod options;
pub mod quotes;
pub mod structure;
pub mod style;
pub mod suppressions;
mod wording;

use std::borrow::Cow;

use crate::article::Article;
use crate::compare::Comparison;
use crate::diagnostic::{Confidence, Diagnostic, Label, Severity};
use crate::lexicon::Dialect;
use crate::segment::Zone;
use crate::span::Span;

/// Whether a rule has earned its place among the defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// On by default: precision measured at 0.90 or better.
    Stable,
    /// Off unless `--preview` or selected by its full name.
    Preview,
    /// A matter of taste: off unless selected.
    Optional,
}

/// A rule: what it is called, what it says of itself, and how to make its check.
#[derive(Debug)]
pub struct Rule {
    /// `group/kebab-name`.
    pub id: &'static str,
    /// One line: what is wrong when it fires.
    pub summary: &'static str,
    /// Its page, the `.md` beside the `.rs`: what, why, examples, limits, figures, options.
    pub guide: &'static str,
    /// The severity it reports with unless the configuration or the finding says otherwise.
    pub severity: Severity,
    /// The confidence it reports with unless the finding says otherwise.
    pub confidence: Confidence,
    /// Whether it is on by default.
    pub status: Status,
    /// Makes the check from the rule's options.
    pub build: fn(&Options) -> Result<Box<dyn Check>, OptionError>,
}

impl Rule {
    /// Whether it holds two versions of an article against each other: it runs in a comparison and nowhere else.
    #[must_use]
    pub fn is_of_two_versions(&self) -> bool {
        self.id.starts_with("compare/")
    }

    /// Whether its page lists options.
    #[must_use]
    pub fn has_options(&self) -> bool {
        let options = self.guide.split("## Options").nth(1).unwrap_or("None.");
        !options.trim_start().starts_with("None.")
    }
}

/// What a rule is configured with. A rule with options refuses those it does not know.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The rule's own table, `[rules."group/name"]`.
    pub table: toml::Table,
    /// The English of the house, if it has said so.
    pub lang: Option<Dialect>,
}

/// An option a rule cannot use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError {
    /// The option's key.
    pub key: String,
    /// What is wrong with it.
    pub cause: String,
}

/// Reads an article and reports what it finds.
pub trait Check: Send + Sync {
    /// Checks one article.
    fn check(&self, article: &Article, report: &mut Report<'_>);

    /// Checks an article against the version before it. Few rules have anything to say about that.
    fn compare(&self, _comparison: &Comparison<'_>, _report: &mut Report<'_>) {}
}

/// A plain function is a check.
impl<F: Fn(&Article, &mut Report<'_>) + Send + Sync> Check for F {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        self(article, report);
    }
}

/// Every rule, in the order of the documentation.
pub const RULES: &[&Rule] = &[
    &ages::birth_mismatch::RULE,
    &ages::conflict::RULE,
    &dates::impossible_date::RULE,
    &dates::weekday_mismatch::RULE,
    &dates::stale_future::RULE,
    &dates::century_mismatch::RULE,
    &dates::weekday_unresolvable::RULE,
    &dates::duration_mismatch::RULE,
    &dates::anniversary::RULE,
    &dates::span_mismatch::RULE,
    &dates::reversed_range::RULE,
    &dates::relative_mismatch::RULE,
    &dates::timezone_mismatch::RULE,
    &dates::tense_dateline::RULE,
    &names::spelling_variant::RULE,
    &names::headline_spelling::RULE,
    &names::given_name_variant::RULE,
    &names::particle_variant::RULE,
    &names::title_conflict::RULE,
    &names::honorific_conflict::RULE,
    &names::diacritic_variant::RULE,
    &names::suffix_variant::RULE,
    &names::place_variant::RULE,
    &names::org_variant::RULE,
    &names::house_spelling::RULE,
    &names::nickname_mix::RULE,
    &names::late_introduction::RULE,
    &names::undeclared_surname::RULE,
    &headline::unsupported_name::RULE,
    &numbers::headline_conflict::RULE,
    &numbers::body_conflict::RULE,
    &numbers::ordinal_conflict::RULE,
    &numbers::score_conflict::RULE,
    &numbers::unit_conversion::RULE,
    &numbers::percent_change::RULE,
    &numbers::direction::RULE,
    &numbers::percentage_points::RULE,
    &numbers::percent_share::RULE,
    &numbers::share_total::RULE,
    &numbers::sum::RULE,
    &numbers::list_count::RULE,
    &numbers::rate::RULE,
    &numbers::magnitude_slip::RULE,
    &numbers::vote_tally::RULE,
    &numbers::currency_conversion::RULE,
    &numbers::malformed::RULE,
    &numbers::reversed_range::RULE,
    &acronyms::expansion_conflict::RULE,
    &acronyms::redefined::RULE,
    &acronyms::undefined::RULE,
    &acronyms::defined_unused::RULE,
    &acronyms::letters_mismatch::RULE,
    &quotes::unbalanced::RULE,
    &quotes::altered_quote::RULE,
    &quotes::repeated_quote::RULE,
    &quotes::attribution_conflict::RULE,
    &structure::empty_field::RULE,
    &structure::placeholder::RULE,
    &structure::cross_promo::RULE,
    &structure::orphan_trailer::RULE,
    &structure::duplicate_paragraph::RULE,
    &structure::credit_mismatch::RULE,
    &structure::whitespace::RULE,
    &structure::markup::RULE,
    &structure::correction_survives::RULE,
    &structure::truncated::RULE,
    &structure::trailer_order::RULE,
    &structure::unclosed_trailer::RULE,
    &structure::unbalanced_bracket::RULE,
    &structure::boilerplate::RULE,
    &structure::orphan_subhead::RULE,
    &structure::stale_paste::RULE,
    &claims::status_conflict::RULE,
    &style::repeated_word::RULE,
    &style::number_agreement::RULE,
    &consistency::dialect::RULE,
    &consistency::spelling::RULE,
    &consistency::hyphenation::RULE,
    &consistency::capitalization::RULE,
    &consistency::number_format::RULE,
    &consistency::date_format::RULE,
    &consistency::quote_style::RULE,
    &consistency::quote_punctuation::RULE,
    &consistency::possessive::RULE,
    &suppressions::unused::RULE,
    &compare::stale_name::RULE,
    &compare::stale_number::RULE,
    &compare::stale_date::RULE,
    &compare::stale_quote::RULE,
];

/// Where a check puts its findings.
pub struct Report<'a> {
    rule: Cow<'static, str>,
    severity: Severity,
    confidence: Confidence,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    /// A report for one rule.
    pub fn new(
        rule: impl Into<Cow<'static, str>>,
        severity: Severity,
        confidence: Confidence,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { rule: rule.into(), severity, confidence, found }
    }

    /// Adds a finding; the returned diagnostic takes labels, notes and fixes.
    pub fn flag(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            rule: self.rule.clone(),
            severity: self.severity,
            confidence: self.confidence,
            message: message.into(),
            primary: Label { span, text: String::new() },
            related: Vec::new(),
            earlier: Vec::new(),
            notes: Vec::new(),
            fixes: Vec::new(),
        });
        self.found.last_mut().expect("a finding was just added")
    }
}

/// The zones in which the story is told in sentences and a slip of the pen counts.
pub(crate) const PROSE: &[Zone] = &[Zone::Standfirst, Zone::Paragraph, Zone::List, Zone::Caption];
