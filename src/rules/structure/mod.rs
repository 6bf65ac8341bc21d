//! Group `structure`: what stands in the story and does not belong there, or stands there twice, or was
//! never filled in.

mod gaps;
pub(crate) mod line_shape;
mod rarity;
mod shingles;

pub mod correction_survives;
pub mod credit_mismatch;
pub mod cross_promo;
pub mod duplicate_paragraph;
pub mod empty_field;
pub mod orphan_trailer;
pub mod placeholder;
pub mod whitespace;
