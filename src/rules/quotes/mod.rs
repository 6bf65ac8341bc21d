//! Quotations: marks without their fellows.

pub mod unbalanced;
