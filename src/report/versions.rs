//! The two versions of a file that a finding may show, as codespan-reporting asks for them: by line and by byte.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::report::view::{View, Window};

/// Which version of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// The one that is checked.
    New,
    /// The one it is compared with.
    Old,
}

/// The windows of one finding in the file and in the version before it, for codespan-reporting.
#[derive(Debug)]
pub(crate) struct Versions {
    /// In the file.
    pub(crate) new: View,
    /// In the version before; no windows where there is none.
    pub(crate) old: View,
}

impl Versions {
    /// The windows in one version.
    pub(crate) fn of(&self, version: Version) -> &View {
        match version {
            Version::New => &self.new,
            Version::Old => &self.old,
        }
    }

    /// The window that codespan-reporting knows as this line.
    fn line(&self, version: Version, index: usize) -> Result<&Window, Error> {
        self.of(version).windows.iter().find(|it| it.index == index).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Versions {
    type FileId = Version;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, version: Version) -> Result<&'a str, Error> {
        Ok(&self.of(version).name)
    }

    fn source(&'a self, version: Version) -> Result<&'a str, Error> {
        Ok(&self.of(version).text)
    }

    fn line_index(&'a self, version: Version, byte: usize) -> Result<usize, Error> {
        let windows = &self.of(version).windows;
        let at = windows.partition_point(|window| window.range.start <= byte).saturating_sub(1);
        windows.get(at).map(|window| window.index).ok_or(Error::FileMissing)
    }

    fn line_number(&'a self, version: Version, index: usize) -> Result<usize, Error> {
        self.line(version, index).map(|it| it.number)
    }

    fn column_number(&'a self, version: Version, _: usize, byte: usize) -> Result<usize, Error> {
        let labels = &self.of(version).labels;
        Ok(labels.iter().find(|(range, _)| range.start == byte).map_or(1, |&(_, column)| column as usize))
    }

    fn line_range(&'a self, version: Version, index: usize) -> Result<Range<usize>, Error> {
        self.line(version, index).map(|it| it.range.clone())
    }
}
