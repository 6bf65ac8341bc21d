//! The article: the finished, read-only product of reading, segmentation, text and facts. Rules see nothing else.

use std::ops::Range;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::facts::Facts;
use crate::lexicon::Lexicon;
use crate::read::map::{ProseBuilder, SourceMap};
use crate::read::{self, Directive, Format, Origin, Prose};
use crate::segment::{self, ArticleDate, Dating, LineCase, Segment, Segmented, Zone};
use crate::source::Source;
use crate::span::Span;
use crate::text::{self, Quotation, Token, Voice};

/// A block of the article with its tokens and sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its prose.
    pub span: Span,
    /// Its part in the article.
    pub zone: Zone,
    /// How its letters are set.
    pub case: LineCase,
    /// The level of the heading the markup makes it, if it does.
    pub heading: Option<u8>,
    /// Which part of the file it comes from.
    pub origin: Origin,
    /// Its tokens, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Its sentences, an index range of `Article::sentences`.
    pub sentences: Range<usize>,
}

/// An article that has been read and understood.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file it was read from.
    pub source: Source,
    /// How it was read.
    pub format: Format,
    /// What a person reads.
    pub prose: String,
    /// From prose to file.
    pub map: SourceMap,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// Its tokens, block by block.
    pub tokens: Vec<Token>,
    /// Its sentences, as ranges of `tokens`.
    pub sentences: Vec<Range<u32>>,
    /// What stands in quotation marks.
    pub quotations: Vec<Quotation>,
    /// The day it speaks from, if it says.
    pub date: Option<ArticleDate>,
    /// Instructions to copydesk in the file.
    pub directives: Vec<Directive>,
    /// What it claims.
    pub facts: Facts,
}

/// What is known about an article from outside it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its date, when the caller knows it (`--article-date`).
    pub date: Option<Date>,
    /// How it is to be read.
    pub reading: read::Options,
    /// Where its date is looked for when the caller does not know it.
    pub dating: Dating,
}

impl Article {
    /// Reads a file: the whole pipeline up to the facts.
    #[must_use]
    pub fn read(source: Source, format: Format, given: &Given) -> Self {
        let prose = read::read(&source, format, &given.reading);
        let segmented = segment::segment(&prose, Some(&source.path), &given.dating);
        Self::of(source, format, prose, segmented, given)
    }

    /// Reads a scrap of copy as one zone, its paragraphs set apart by blank lines: the examples of rules in packs.
    #[must_use]
    pub fn of_zone(text: &str, zone: Zone) -> Self {
        let source = Source { path: PathBuf::new(), text: text.to_owned() };
        let mut builder = ProseBuilder::new(text);
        builder.open(read::Mark::Plain, read::Origin::Body);
        builder.verbatim(0..text.len());
        let prose = builder.finish();
        let mut offset = 0;
        let segments = text.split_inclusive("\n\n").map(|paragraph| {
            let start = offset as u32;
            offset += paragraph.len();
            let span = Span::new(start, start + paragraph.trim_end().len() as u32);
            Segment { span, zone, case: LineCase::Sentence }
        });
        let segmented = Segmented { segments: segments.collect(), date: None };
        Self::of(source, Format::Plain, prose, segmented, &Given::default())
    }

    /// The pipeline after segmentation.
    fn of(source: Source, format: Format, prose: Prose, segmented: Segmented, given: &Given) -> Self {
        let lexicon = Lexicon::built_in();
        // A token takes five bytes with its space, a sentence a hundred: few articles have more of them.
        let mut tokens = Vec::with_capacity(prose.text.len() / 4);
        let mut sentences = Vec::with_capacity(prose.text.len() / 80 + segmented.segments.len());
        let mut blocks = Vec::with_capacity(segmented.segments.len());
        let mut raw_blocks = prose.blocks.iter().peekable();
        let mut raw = None;
        for part in &segmented.segments {
            let (first_token, first_sentence) = (tokens.len(), sentences.len());
            while let Some(next) = raw_blocks.next_if(|next| raw.is_none() || next.span.start <= part.span.start) {
                raw = Some(next);
            }
            text::lex(&prose.text, part.span, lexicon, &mut tokens);
            text::sentences(&prose.text, &tokens, first_token..tokens.len(), &mut sentences);
            blocks.push(Block {
                span: part.span,
                zone: part.zone,
                case: part.case,
                heading: raw.and_then(|raw| raw.mark.heading()),
                origin: raw.map_or(Origin::Body, |raw| raw.origin),
                tokens: first_token..tokens.len(),
                sentences: first_sentence..sentences.len(),
            });
        }
        let parts = segmented.segments.iter().zip(&blocks).map(|(part, block)| (part, &tokens[block.tokens.clone()]));
        let quotations = text::quotations(&prose.text, parts);
        let date = match given.date {
            Some(date) => Some(ArticleDate { date, from: segment::DateSource::Given, span: None }),
            None => segmented.date,
        };
        let mut article = Self {
            source,
            format,
            prose: prose.text,
            map: prose.map,
            blocks,
            tokens,
            sentences,
            quotations,
            date,
            directives: prose.directives,
            facts: Facts::default(),
        };
        article.facts = Facts::find(&article);
        article
    }

    /// The prose a span covers.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.prose)
    }

    /// The text of a token.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        self.tokens[token].text(&self.prose)
    }

    /// Whether a token is a dash between words, not the hyphen inside one.
    #[must_use]
    pub fn is_dash(&self, token: usize) -> bool {
        let word = self.word(token);
        matches!(word, "\u{2013}" | "\u{2014}") || word == "-" && self.tokens[token].spaced()
    }

    /// Whether the story is told in English. A rule about words has nothing to say of a story in another language.
    #[must_use]
    pub fn is_english(&self) -> bool {
        let story = self.blocks.iter().filter(|block| block.zone.is_running_text());
        text::is_english(story.map(|block| self.tokens_of(block)))
    }

    /// The tokens of a block.
    #[must_use]
    pub fn tokens_of(&self, block: &Block) -> &[Token] {
        &self.tokens[block.tokens.clone()]
    }

    /// The first sentence of a block.
    #[must_use]
    pub fn first_sentence(&self, block: &Block) -> Span {
        let sentence = self.sentences.get(block.sentences.start);
        let tokens = sentence.map(|it| &self.tokens[it.start as usize..it.end as usize]).unwrap_or_default();
        tokens.first().zip(tokens.last()).map_or(block.span, |(first, last)| first.span().to(last.span()))
    }

    /// The index of the block a prose offset lies in (or the nearest block before it).
    #[must_use]
    pub fn block_at(&self, offset: u32) -> usize {
        self.blocks.partition_point(|block| block.span.start <= offset).saturating_sub(1)
    }

    /// The index of the block of a token that does not stand before the block `from`: for a walk over all tokens.
    #[must_use]
    pub fn block_from(&self, from: usize, token: usize) -> usize {
        let ahead = self.blocks[from..].iter().position(|block| token < block.tokens.end);
        from + ahead.unwrap_or_default()
    }

    /// The zone a prose offset lies in.
    #[must_use]
    pub fn zone_at(&self, offset: u32) -> Zone {
        self.blocks.get(self.block_at(offset)).map_or(Zone::Paragraph, |block| block.zone)
    }

    /// The index of the first token at or after a prose offset.
    #[must_use]
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// The index of the sentence a token belongs to.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end as usize <= token)
    }

    /// Whether a token is the first of its sentence; a capital letter says nothing there.
    #[must_use]
    pub fn begins_sentence(&self, token: usize) -> bool {
        self.sentences[self.sentence_of(token)].start as usize == token
    }

    /// Whether a prose offset lies inside quotation marks.
    #[must_use]
    pub fn is_quoted(&self, offset: u32) -> bool {
        let next = self.quotations.partition_point(|quotation| quotation.span.start <= offset);
        next > 0 && self.quotations[next - 1].span.contains(offset)
    }

    /// Whose voice a prose offset has.
    #[must_use]
    pub fn voice_at(&self, offset: u32) -> Voice {
        self.voice_in(self.zone_at(offset), offset)
    }

    /// Whose voice a prose offset has that is known to lie in this zone.
    #[must_use]
    pub fn voice_in(&self, zone: Zone, offset: u32) -> Voice {
        match Voice::of(zone) {
            Voice::Own if self.is_quoted(offset) => Voice::Quoted,
            voice => voice,
        }
    }
}
