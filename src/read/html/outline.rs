//! The flat outline of a page: its block elements and its lines of text in document order, and what it says about
//! itself, every piece with its bytes in the file.

use std::ops::Range;

use super::tag::{Element, Hints};
use crate::read::Mark;

/// A block element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The element around it; the root is its own parent.
    pub(super) parent: u32,
    /// One past the last node inside it.
    pub(super) end: u32,
    /// The lines inside it.
    pub(super) lines: (u32, u32),
    /// What it does.
    pub(super) element: Element,
    /// What its names hint.
    pub(super) hints: Hints,
    /// Hash of its class names, to tell siblings that look alike.
    pub(super) class: u64,
}

/// A run of text that no block element parts.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The element it stands in.
    pub(super) node: u32,
    /// What the elements around it make of it.
    pub(super) mark: Mark,
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// Characters that are no white space, about.
    pub(super) letters: u32,
    /// Of these, inside links.
    pub(super) linked: u32,
    /// Commas.
    pub(super) commas: u32,
    /// What inline elements inside it hint.
    pub(super) hints: Hints,
}

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text as written, references and all.
    Text(u32, u32),
    /// A line break (`<br>`).
    Break(u32, u32),
    /// Something that is no prose.
    Code(u32, u32),
}

/// A value of metadata in an attribute.
#[derive(Debug, Clone)]
pub(super) struct Meta {
    /// Its name: `og:title`, `author`, `datetime`.
    pub(super) key: String,
    /// Its bytes.
    pub(super) source: Range<usize>,
}

/// A page or a fragment, flat.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Block elements in document order.
    pub(super) nodes: Vec<Node>,
    /// Lines in document order.
    pub(super) lines: Vec<Line>,
    /// The pieces of the lines.
    pub(super) pieces: Vec<Piece>,
    /// The text of `<title>`.
    pub(super) title: Option<Range<usize>>,
    /// The texts of `<script type="application/ld+json">`.
    pub(super) json_ld: Vec<Range<usize>>,
    /// `<meta>` elements and `<time datetime>`.
    pub(super) meta: Vec<Meta>,
    /// Comments, each with the number of lines before it.
    pub(super) comments: Vec<(Range<usize>, usize)>,
    /// Whether this is a page with `<html>`, `<head>` or `<body>`, not a fragment.
    pub(super) is_page: bool,
}
