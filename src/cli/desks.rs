//! A desk for every distinct configuration in use: files that are governed alike share one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::article::Given;
use crate::cli::args::Check;
use crate::config::{Holding, Resolved, Sources, packs};
use crate::desk::{Desk, Layer, Settings};
use crate::error::Error;

/// A desk and how the articles for it are read.
pub(crate) struct Governed {
    pub(crate) desk: Desk,
    pub(crate) given: Given,
}

/// The desks made so far.
pub(crate) struct Desks<'c> {
    check: &'c Check,
    sources: Sources,
    /// The configuration file that governs a folder.
    folders: FxHashMap<PathBuf, Option<PathBuf>>,
    configurations: FxHashMap<Option<PathBuf>, Arc<Resolved>>,
    desks: FxHashMap<(Option<PathBuf>, Holding), Arc<Governed>>,
}

impl<'c> Desks<'c> {
    /// No desks yet.
    ///
    /// # Errors
    /// When the command line names a pack that does not exist or is not in order.
    pub(crate) fn new(check: &'c Check) -> Result<Self, Error> {
        let mut sources = check.config.sources();
        for name in &check.rules.pack {
            sources.packs.push(packs::named(name, Path::new("."))?);
        }
        if let Some(style) = &check.rules.style {
            let pack = packs::built_in(style);
            sources.packs.push(pack.map_err(|help| Error::new(format!("unknown style \"{style}\"; {help}")))?);
        }
        Ok(Self {
            check,
            sources,
            folders: FxHashMap::default(),
            configurations: FxHashMap::default(),
            desks: FxHashMap::default(),
        })
    }

    /// The desk for a file; nothing when the configuration leaves the file out.
    ///
    /// # Errors
    /// When the configuration that governs the file is not in order.
    pub(crate) fn desk(&mut self, path: &Path, named: bool) -> Result<Option<Arc<Governed>>, Error> {
        let file = self.file_for(path);
        let resolved = self.configuration(&file)?;
        if (!named || self.check.files.force_exclude) && resolved.excludes(path) {
            return Ok(None);
        }
        let key = (file, resolved.holding(path));
        if let Some(desk) = self.desks.get(&key) {
            return Ok(Some(desk.clone()));
        }
        let mut settings = resolved.settings(&key.1);
        self.flags(&mut settings)?;
        let desk = Desk::new(&settings)?;
        let given =
            Given { date: self.check.article_date, reading: settings.reading.clone(), dating: settings.dating.clone() };
        let governed = Arc::new(Governed { desk, given });
        self.desks.insert(key, governed.clone());
        Ok(Some(governed))
    }

    fn file_for(&mut self, path: &Path) -> Option<PathBuf> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let found = self.sources.file_for(folder);
        self.folders.insert(folder.to_owned(), found.clone());
        found
    }

    fn configuration(&mut self, file: &Option<PathBuf>) -> Result<Arc<Resolved>, Error> {
        if let Some(known) = self.configurations.get(file) {
            return Ok(known.clone());
        }
        let read = Arc::new(self.sources.read(file.as_deref())?);
        self.configurations.insert(file.clone(), read.clone());
        Ok(read)
    }

    /// Lays the flags over the configuration.
    fn flags(&self, settings: &mut Settings) -> Result<(), Error> {
        let rules = &self.check.rules;
        let named = [&rules.select, &rules.ignore, &rules.extend_select, &rules.extend_ignore];
        for selector in named.into_iter().flatten() {
            packs::check_selector(selector, &settings.packs)
                .map_err(|help| Error::new(format!("unknown rule or group \"{selector}\"; {help}")))?;
        }
        let select = (!rules.select.is_empty()).then(|| rules.select.clone());
        let ignore = rules.ignore.iter().chain(&rules.extend_ignore).cloned().collect();
        settings.selection.layers.push(Layer { select, extend: rules.extend_select.clone(), ignore });
        settings.preview |= rules.preview;
        settings.lang = rules.lang.or(settings.lang);
        settings.min_confidence = rules.min_confidence.unwrap_or(settings.min_confidence);
        Ok(())
    }
}
