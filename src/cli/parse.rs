//! `copydesk parse`: how an article was taken apart.

use std::path::Path;

use jiff::civil::Date;

use crate::article::{Article, Given};
use crate::cli::args::{Input, Parse, TreeFormat};
use crate::cli::{Ending, output, print, worker};
use crate::config::Sources;
use crate::desk::Settings;
use crate::error::Error;
use crate::read::Format;
use crate::report::{outline, visible};
use crate::source::Source;

/// Shows the zones of a file.
pub(crate) fn run(parse: &Parse) -> Result<Ending, Error> {
    let article = article(&parse.input)?;
    print(&match parse.format {
        TreeFormat::Tree => {
            let tree = outline::tree(&article, output::width());
            tree.lines().map(|line| format!("{}\n", visible(line))).collect()
        }
        TreeFormat::Json => format!("{:#}\n", outline::json(&article)),
    })
}

/// Reads the one article a command is about, as its configuration says.
pub(crate) fn article(input: &Input) -> Result<Article, Error> {
    let source = worker::source(&input.file, input.stdin_filename.as_deref())?;
    let (article, _) = governed(source, &input.config.sources(), input.article_date)?;
    Ok(article)
}

/// Reads an article as the configuration says that governs it, and gives that too.
pub(crate) fn governed(source: Source, sources: &Sources, date: Option<Date>) -> Result<(Article, Settings), Error> {
    let folder = source.path.parent().unwrap_or(Path::new("."));
    let resolved = sources.read(sources.file_for(folder).as_deref())?;
    let settings = resolved.settings(&resolved.holding(&source.path));
    Ok((read(source, &settings, date), settings))
}

/// Reads an article as settings say.
pub(crate) fn read(source: Source, settings: &Settings, date: Option<Date>) -> Article {
    let format = Format::of(&source.path);
    let given = Given { date, reading: settings.reading.clone(), dating: settings.dating.clone() };
    Article::read(source, format, &given)
}
