//! `copydesk facts`: the fact sheet of an article.

use crate::cli::args::{Facts, SheetFormat};
use crate::cli::{Ending, output, parse, print};
use crate::error::Error;
use crate::report::sheet::Sheet;

/// Shows what a file claims.
pub(crate) fn run(facts: &Facts) -> Result<Ending, Error> {
    let sheet = Sheet::of(&parse::article(&facts.input)?);
    print(&match facts.format {
        SheetFormat::Text => sheet.text(output::width()),
        SheetFormat::Json => sheet.json(),
        SheetFormat::Csv => sheet.csv(),
    })
}
