//! Group `structure`: what stands in the story and does not belong there, or stands there twice, or was
//! never filled in.

mod between;
mod gaps;
mod habits;
pub(crate) mod line_shape;
mod rarity;
mod shingles;
mod stand_in;
mod story;
mod strays;

pub mod boilerplate;
pub mod correction_survives;
pub mod credit_mismatch;
pub mod cross_promo;
pub mod duplicate_paragraph;
pub mod empty_field;
pub mod markup;
pub mod orphan_subhead;
pub mod orphan_trailer;
pub mod placeholder;
pub mod stale_paste;
pub mod trailer_order;
pub mod truncated;
pub mod unbalanced_bracket;
pub mod unclosed_trailer;
pub mod whitespace;
