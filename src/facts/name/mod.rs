//! Names: capitalised runs of the prose to mentions, mentions to forms (distinct spellings), forms to entities
//! (one person each), and the pairs of forms that look like one name spelled two ways.

pub mod conflict;
mod credit;
mod display;
mod entity;
mod honorific;
mod keys;
mod kin;
mod lower_case;
mod mention;
mod office;
mod opening;
mod scan;
pub mod similar;
mod title;
pub mod variant;

use crate::article::Article;
use crate::facts::name::lower_case::LowerCase;

pub use conflict::{Conflict, Spelling};
pub use credit::{Credit, Task};
pub use entity::{Entity, EntityId, Form, FormId};
pub use honorific::{Gender, Honorific};
pub use keys::Keys;
pub use kin::is_kin;
pub use mention::{Kind, Mention, Part, Parts};
pub use office::Office;
pub use title::Title;
pub use variant::{Differs, Variant};

/// Everybody and everything an article names.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Every mention in reading order, display type included.
    pub mentions: Vec<Mention>,
    /// The parts of all mentions; `Mention::parts` is a range of it.
    pub parts: Vec<Part>,
    /// Distinct spellings in order of first appearance.
    pub forms: Vec<Form>,
    /// The mentions form by form, indices of `mentions`; `Form::mentions` is a range of it.
    pub by_form: Vec<u32>,
    /// Who or what is named, in order of first appearance.
    pub entities: Vec<Entity>,
    /// The forms entity by entity; `Entity::forms` is a range of it.
    pub by_entity: Vec<FormId>,
    /// The words that the article writes in lower case.
    pub(crate) lower_case: LowerCase,
    /// Pairs of forms that look like one name in two spellings, in reading order of the later form.
    pub variants: Vec<Variant>,
    /// What the variants amount to: one conflict for every spelling at odds with the prevailing one.
    pub conflicts: Vec<Conflict>,
    /// Who signs the story, in reading order.
    pub credits: Vec<Credit>,
}

impl Names {
    /// Finds the names of an article.
    #[must_use]
    pub fn find(article: &Article) -> Self {
        let mut names = Self::default();
        let (mut spellings, openers) = scan::scan(article, &mut names);
        entity::find_kinds(&mut names);
        opening::read(article, &mut names, &mut spellings, &openers);
        display::read(article, &mut names, &mut spellings);
        entity::collect(&mut names);
        entity::group(&mut names);
        names.variants = variant::find(article, &names);
        names.conflicts = conflict::find(article, &names);
        names.credits = credit::find(article);
        names
    }

    /// The parts of a mention.
    #[must_use]
    pub fn parts_of(&self, mention: &Mention) -> &[Part] {
        &self.parts[mention.parts.start as usize..mention.parts.end as usize]
    }

    /// The form of a mention.
    #[must_use]
    pub fn form_of(&self, mention: &Mention) -> &Form {
        &self.forms[mention.form.0 as usize]
    }

    /// A form by its id.
    #[must_use]
    pub fn form(&self, id: FormId) -> &Form {
        &self.forms[id.0 as usize]
    }

    /// An entity by its id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The forms of an entity, full names first.
    #[must_use]
    pub fn forms_of(&self, entity: &Entity) -> &[FormId] {
        &self.by_entity[entity.forms.start as usize..entity.forms.end as usize]
    }

    /// The mentions of a form in reading order.
    pub fn mentions_of(&self, id: FormId) -> impl DoubleEndedIterator<Item = &Mention> + Clone {
        self.places_of(self.form(id)).iter().map(|&mention| &self.mentions[mention as usize])
    }

    /// The mentions of a form in reading order, as indices of `mentions`.
    #[must_use]
    pub fn places_of(&self, form: &Form) -> &[u32] {
        &self.by_form[form.mentions.start as usize..form.mentions.end as usize]
    }
}
