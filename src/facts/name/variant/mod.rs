//! Pairs of forms that look like one name in two spellings, each with the evidence for and against.
//!
//! Candidates come from hash buckets (all parts equal but one; bare surnames by first letter), so that no
//! article makes the work quadratic; evidence is a sum of points as in record linkage.

mod candidates;
mod evidence;
mod given;
mod guards;
mod scene;
mod things;
mod vouch;

use crate::article::Article;
use crate::facts::name::Names;
use crate::facts::name::entity::FormId;
use crate::facts::name::similar::Nearness;

pub(crate) use given::spell_one_name;
pub(crate) use guards::{are_two_names, is_derivation};

/// Which part of the name is spelled two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Differs {
    /// Two full names with the same given name.
    Surname,
    /// Two full names with the same surname.
    Given,
    /// Two full names that differ in a middle part.
    Middle,
    /// A bare surname against the surname of a full name.
    BareSurname,
    /// Two names of an organisation or another thing that differ in one word.
    Thing,
    /// A lone word against a place.
    Place,
}

impl Differs {
    /// Whether the names are people's.
    #[must_use]
    pub fn is_of_people(self) -> bool {
        !matches!(self, Self::Thing | Self::Place)
    }
}

/// Two spellings that look like one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// The spelling met first.
    pub first: FormId,
    /// The other spelling.
    pub second: FormId,
    /// The part that differs.
    pub differs: Differs,
    /// How near the differing parts are.
    pub nearness: Nearness,
    /// Index of the differing part in each form.
    pub keys: (usize, usize),
    /// Evidence that they are one person, in tenths of a point; see `evidence`.
    pub score: i32,
}

/// Finds the variant pairs of an article, evidence weighed, the unlikely ones left out.
#[must_use]
pub(super) fn find(article: &Article, names: &Names) -> Vec<Variant> {
    let scene = scene::Scene::new(article, names);
    let mut found: Vec<Variant> = candidates::full_names(names)
        .into_iter()
        .chain(candidates::bare_surnames(names))
        .filter_map(|candidate| scene.weigh(candidate))
        .chain(scene.things())
        .collect();
    found.sort_by_key(|variant| (variant.second, variant.first, variant.differs));
    found
}
