//! `copydesk parse`: how an article was taken apart.

use std::path::Path;

use crate::article::{Article, Given};
use crate::cli::args::{Input, Parse, TreeFormat};
use crate::cli::{Ending, output, print, worker};
use crate::error::Error;
use crate::read::Format;
use crate::report::{outline, visible};

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
    let sources = input.config.sources();
    let folder = source.path.parent().unwrap_or(Path::new("."));
    let resolved = sources.read(sources.file_for(folder).as_deref())?;
    let settings = resolved.settings(&resolved.holding(&source.path));
    let format = Format::of(&source.path);
    let given = Given { date: input.article_date, reading: settings.reading, dating: settings.dating };
    Ok(Article::read(source, format, &given))
}
