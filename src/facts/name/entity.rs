//! Forms and entities: every distinct spelling of a name, and the people and things they belong to.
//!
//! Grouping goes from sure to less sure: equal full names (particles, case and marks aside), then a bare
//! surname to the only full name that has it. What stays ambiguous is an entity of its own.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

use crate::article::Article;
use crate::facts::name::mention::{Kind, Parts};
use crate::facts::name::{Keys, Names};
use crate::fold::{self, add_plain_letters};
use crate::text::{Shape, Token, TokenKind};

/// Index of a form in `Names::forms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// Index of an entity in `Names::entities`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// One spelling of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is compared by, and its spelling.
    pub keys: Keys,
    /// Its mentions in reading order, a range of `Names::by_form`.
    pub mentions: Range<u32>,
    /// What most of its mentions say it names.
    pub kind: Kind,
    /// Whom it belongs to.
    pub entity: EntityId,
}

impl Form {
    /// The spelling as first met, white space made single spaces.
    #[must_use]
    pub fn text(&self) -> &str {
        self.keys.spelling()
    }

    /// The first part of a full name, in plain letters.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        (self.keys.len() > 1).then(|| self.keys.first())
    }

    /// The last part, in plain letters: the surname of a full name, all of a bare one.
    #[must_use]
    pub fn family(&self) -> &str {
        self.keys.last()
    }

    /// Whether it has more than one part.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.keys.len() > 1
    }
}

/// Somebody or something the article names, in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its spellings, full names first, a range of `Names::by_entity`.
    pub forms: Range<u32>,
}

/// Finds the form of a spelling met before.
#[derive(Debug)]
pub(super) struct Interner {
    by_spelling: FxHashMap<u64, FormId>,
}

impl Interner {
    /// Knows no spelling yet; has room for so many.
    pub(super) fn with_room(spellings: usize) -> Self {
        Self { by_spelling: FxHashMap::with_capacity_and_hasher(spellings, FxBuildHasher) }
    }

    /// The form of the name at these tokens, made if it is new.
    pub(super) fn form(&mut self, article: &Article, names: &mut Names, parts: &Parts, name: &Range<usize>) -> FormId {
        let mut hasher = FxHasher::default();
        for token in &article.tokens[name.clone()] {
            // Its hash knows no case and one apostrophe; what its letters are like and how long it is tells the rest.
            let look = u32::from(token.len) << 16 | (token.shape as u32) << 8 | u32::from(token.spaced());
            hasher.write_u64(u64::from(token.norm) << 32 | u64::from(look));
            if matches!(token.shape, Shape::Mixed | Shape::Camel) {
                hasher.write(token.text(&article.prose).as_bytes());
            }
        }
        let next = FormId(names.forms.len() as u32);
        let id = *self.by_spelling.entry(hasher.finish()).or_insert(next);
        if id == next {
            let tokens = &article.tokens[name.clone()];
            let bytes = tokens[tokens.len() - 1].end() - tokens[0].start;
            let add_key = |part, letters: &mut String| add_key(article, names, part, letters);
            let spell = |letters: &mut String| add_spelling(&article.prose, tokens, letters);
            let keys = Keys::of(parts.clone(), bytes as usize, add_key, spell);
            names.forms.push(Form { keys, mentions: 0..0, kind: Kind::Unknown, entity: EntityId(0) });
        }
        id
    }
}

/// Appends a part in plain letters without its particles.
fn add_key(article: &Article, names: &Names, part: u32, key: &mut String) {
    let part = names.parts[part as usize];
    let tokens = &article.tokens[part.core as usize..part.end as usize];
    for token in tokens {
        match token.kind() {
            TokenKind::Word => add_plain_letters(token.text(&article.prose), key),
            _ if token.text(&article.prose) == "." => {}
            _ => key.push('-'),
        }
    }
}

/// Appends a name as written, white space made single spaces.
fn add_spelling(prose: &str, name: &[Token], letters: &mut String) {
    for (at, token) in name.iter().enumerate() {
        if token.spaced() && at > 0 {
            letters.push(' ');
        }
        letters.push_str(token.text(prose));
    }
}

/// Hands every form its mentions in reading order and its kind.
pub(super) fn collect(names: &mut Names) {
    names.mentions.sort_by_key(|mention| mention.span);
    for mention in &names.mentions {
        names.forms[mention.form.0 as usize].mentions.end += 1;
    }
    // Each form is given its room, and then the room is filled.
    let mut end = 0;
    for form in &mut names.forms {
        let start = end;
        end += form.mentions.end;
        form.mentions = start..start;
    }
    names.by_form = vec![0; names.mentions.len()];
    for (index, mention) in (0..).zip(&names.mentions) {
        let room = &mut names.forms[mention.form.0 as usize].mentions;
        names.by_form[room.end as usize] = index;
        room.end += 1;
    }
    find_kinds(names);
}

/// Gives every form what its mentions say it names: the first that says anything wins, a person before a thing.
pub(super) fn find_kinds(names: &mut Names) {
    names.forms.iter_mut().for_each(|form| form.kind = Kind::Unknown);
    for mention in &names.mentions {
        let form = &mut names.forms[mention.form.0 as usize];
        if form.kind == Kind::Unknown || mention.kind == Kind::Person {
            form.kind = mention.kind;
        }
    }
}

/// Gives every form its entity.
pub(super) fn group(names: &mut Names) {
    names.entities.reserve(names.forms.len());
    let mut bearers = Bearers::with_room(names.forms.len());
    // The hash of a surname to whoever is meant by it: its only bearer, nobody when two people share it.
    let mut by_surname: FxHashMap<u64, Option<EntityId>> =
        FxHashMap::with_capacity_and_hasher(names.forms.len(), FxBuildHasher);
    for index in 0..names.forms.len() {
        if !names.forms[index].is_full() {
            continue;
        }
        let surname = fold::hash(names.forms[index].family());
        let entity = bearers.of(names, index, surname);
        join(names, index, entity);
        let bearer = by_surname.entry(surname).or_insert(Some(entity));
        if *bearer != Some(entity) {
            *bearer = None;
        }
    }
    for index in 0..names.forms.len() {
        if names.forms[index].is_full() {
            continue;
        }
        let form = &names.forms[index];
        let meant = by_surname.entry(fold::hash(form.family())).or_default();
        let entity = *meant.get_or_insert_with(|| {
            names.entities.push(Entity { kind: form.kind, forms: 0..0 });
            EntityId(names.entities.len() as u32 - 1)
        });
        join(names, index, entity);
    }
    hand_out(names);
}

/// Somebody with a full name.
struct Bearer {
    /// The parts between given name and surname, in plain letters.
    middle: Box<str>,
    entity: EntityId,
    /// The next bearer of the same given name and surname.
    next: Option<u32>,
}

/// Full names met so far: the hash of given name and surname to the first of the people who bear both, told apart
/// by middle names.
struct Bearers {
    first: FxHashMap<u64, u32>,
    all: Vec<Bearer>,
}

impl Bearers {
    fn with_room(names: usize) -> Self {
        Self { first: FxHashMap::with_capacity_and_hasher(names, FxBuildHasher), all: Vec::with_capacity(names) }
    }

    /// `Hillary Clinton` and `Hillary Rodham Clinton` are one person, `George W. Bush` and `George H. W. Bush`
    /// are two.
    fn of(&mut self, names: &mut Names, index: usize, surname: u64) -> EntityId {
        let form = &names.forms[index];
        let name = fold::hash(form.keys.first()).rotate_left(32) ^ surname;
        let middle = form.keys.middle();
        let kind = form.kind;
        let new = self.all.len() as u32;
        let mut at = *self.first.entry(name).or_insert(new);
        // Whoever comes after the last that is looked at is found by nobody.
        for _ in 0..MOST_NAMESAKES {
            if at == new {
                break;
            }
            let bearer = &mut self.all[at as usize];
            let fits = bearer.middle.is_empty()
                || middle.is_empty()
                || bearer.middle.starts_with(&*middle)
                || middle.starts_with(&*bearer.middle);
            if fits {
                if bearer.middle.len() < middle.len() {
                    bearer.middle = middle.into();
                }
                return bearer.entity;
            }
            at = *bearer.next.get_or_insert(new);
        }
        let entity = EntityId(names.entities.len() as u32);
        names.entities.push(Entity { kind, forms: 0..0 });
        self.all.push(Bearer { middle: middle.into(), entity, next: None });
        entity
    }
}

/// More people than this with one given name and surname are not told apart (keeps the search bounded).
const MOST_NAMESAKES: usize = 8;

fn join(names: &mut Names, form: usize, entity: EntityId) {
    names.forms[form].entity = entity;
    let kind = names.forms[form].kind;
    let entity = &mut names.entities[entity.0 as usize];
    entity.forms.end += 1;
    if kind == Kind::Person {
        entity.kind = kind;
    }
}

/// Hands every entity its forms: each is given its room, and then the room is filled.
fn hand_out(names: &mut Names) {
    let mut end = 0;
    for entity in &mut names.entities {
        let start = end;
        end += entity.forms.end;
        entity.forms = start..start;
    }
    names.by_entity = vec![FormId(0); names.forms.len()];
    for full in [true, false] {
        for (form, id) in names.forms.iter().zip(0..).filter(|(form, _)| form.is_full() == full) {
            let room = &mut names.entities[form.entity.0 as usize].forms;
            names.by_entity[room.end as usize] = FormId(id);
            room.end += 1;
        }
    }
}
