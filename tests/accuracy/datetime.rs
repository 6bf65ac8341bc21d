//! Expressions of time against two sets of answers: newswire with TIMEX3 annotations (`timeml-tbaq`), and the
//! sentences of a recogniser's own tests (`recognizers`) as far as such expressions occur in news.

use std::fmt::Write as _;
use std::path::Path;

use copydesk::article::{Article, Given};
use copydesk::facts::date::{DateMention, Interval, Resolution, Unit};
use copydesk::read::Format;
use copydesk::source::Source;
use jiff::civil::Date;

use crate::Outcome;
use crate::recognizers;
use crate::timeml;

/// What became of the answers of one set.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// Answers there are.
    pub(crate) answers: usize,
    /// Those for which a mention was found.
    pub(crate) found: usize,
    /// Those for which a mention was found and marked certain.
    pub(crate) certain: usize,
    /// Those marked certain with the right value.
    pub(crate) right: usize,
    /// Certain mentions where the set has no expression of time at all.
    pub(crate) elsewhere: usize,
    /// Lines for a reader.
    pub(crate) misses: Vec<String>,
}

/// Scores both sets below `root` and says it in text.
pub(crate) fn report(root: &Path, verbose: bool) -> Outcome<String> {
    let newswire = timeml::score(&root.join("datetime/timeml-tbaq"))?;
    let (sentences, excluded) = recognizers::score(&root.join("datetime/recognizers"))?;
    let mut out = String::new();
    writeln!(out, "timeml-tbaq, DATE expressions: {}", newswire.answers)?;
    writeln!(out, "  found               {}", share(newswire.found, newswire.answers))?;
    writeln!(out, "  marked certain      {}", share(newswire.certain, newswire.answers))?;
    writeln!(out, "  of these right      {}", share(newswire.right, newswire.certain))?;
    writeln!(out, "  certain, but not annotated: {}", newswire.elsewhere)?;
    writeln!(out, "recognizers, expressions that occur in news: {}", sentences.answers)?;
    writeln!(out, "  right               {}", share(sentences.right, sentences.answers))?;
    writeln!(out, "  left out:")?;
    for (reason, count) in excluded {
        writeln!(out, "    {count:4} {reason}")?;
    }
    if verbose {
        for line in newswire.misses.iter().chain(&sentences.misses) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(out)
}

fn share(part: usize, whole: usize) -> String {
    format!("{part} of {whole} ({:.3})", part as f64 / whole.max(1) as f64)
}

/// An article of this text, written on this day. The text begins where the returned offset says.
pub(crate) fn article(text: &str, now: Date) -> Outcome<(Article, u32)> {
    const HEADLINE: &str = "The story\n\n";
    let source = Source::from_bytes("story.txt", format!("{HEADLINE}{text}\n").into_bytes())?;
    let article = Article::read(source, Format::Plain, &Given { date: Some(now), ..Given::default() });
    // White space may be folded on reading: places are compared in the prose.
    let start = article.blocks.get(1).map_or(0, |block| block.span.start);
    Ok((article, start))
}

/// The days a mention certainly means and how coarse it is.
pub(crate) fn value(mention: &DateMention) -> Option<(Interval, Unit)> {
    match mention.resolution {
        Resolution::Certain { interval, grain, .. } => Some((interval, grain)),
        _ => None,
    }
}
