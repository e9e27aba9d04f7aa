//! The stages that a document goes through, each as one call: clean, then extract.
//!
//! This is the only place where the command meets the cleaner's and the extractor's errors: everything that a
//! document can do to them, down to a panic, comes back as a [`Rejected`], and the batch goes on.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use claimwire_cleaner::{CleanError, clean, clean_html};
use claimwire_extractor::Extractor;
use claimwire_reconciler::Preparer;
use claimwire_record::{Article, Claim};
use claimwire_rules::{RuleErrors, RuleSet};

use crate::language::foreign;
use crate::terminal::Terminal;
use crate::{Failure, Options, Reason, Rejected};

pub(crate) use claimwire_cleaner::Metadata;

/// What one sidecar says, by the path of the document as it writes it.
pub(crate) type SidecarRows = HashMap<String, Metadata>;

/// The stages, ready for any number of documents on any number of threads.
pub struct Stages {
    extractor: Extractor,
    preparer: Preparer,
    any_language: bool,
}

impl Stages {
    /// Reads the rule packs that the options name and readies the stages.
    ///
    /// # Errors
    /// Where a rule pack cannot be read or is faulty.
    pub fn load(options: &Options) -> Result<Self, Failure> {
        match (&options.rules, options.add_rules.as_slice()) {
            (None, []) => Ok(Self::new(checked(RuleSet::embedded_without_examples(), options)?, options)),
            _ => Self::load_with_examples(options),
        }
    }
    /// The same with the examples of all rules, which reading articles does without.
    ///
    /// # Errors
    /// Where a rule pack cannot be read or is faulty.
    pub fn load_with_examples(options: &Options) -> Result<Self, Failure> {
        load_rules(options).map(|rules| Self::new(rules, options))
    }
    fn new(rules: RuleSet, options: &Options) -> Self {
        let preparer = Preparer::new(&rules);
        let extractor = Extractor::new(Arc::new(rules));
        Stages { extractor, preparer, any_language: options.any_language }
    }
    /// Makes the claims of these rules ready to be weighed.
    pub fn preparer(&self) -> &Preparer {
        &self.preparer
    }
    /// The extractor itself, for what only one command does with it.
    pub fn extractor(&self) -> &Extractor {
        &self.extractor
    }
    /// The claims of an article.
    ///
    /// # Errors
    /// Where the article is in another language than the rules read, and where the program has a fault.
    pub fn extract(&self, article: &Article) -> Result<Vec<Claim>, Rejected> {
        if let Some(language) =
            foreign(&article.text, article.document.language.as_deref()).filter(|_| !self.any_language)
        {
            let message = format!("it is written in {language}, and the rules read English");
            let remedy = "give an English version, or read it all the same: --any-language";
            return Err(Rejected::new(&article.document.path, Reason::OtherLanguage, message, remedy));
        }
        guarded(&article.document.path, || self.extractor.extract(article))
    }
}

/// The rule packs that the options name, or the built-in ones.
///
/// # Errors
/// Where a rule pack cannot be read or is faulty.
pub(crate) fn load_rules(options: &Options) -> Result<RuleSet, Failure> {
    let loaded = match (&options.rules, options.add_rules.as_slice()) {
        (Some(folder), []) => RuleSet::load_dir(folder),
        (None, []) => RuleSet::embedded(),
        (base, added) => RuleSet::load_with(base.as_deref(), added),
    };
    checked(loaded, options)
}

/// The rule set, or the faults that it has in words.
fn checked(loaded: Result<RuleSet, RuleErrors>, options: &Options) -> Result<RuleSet, Failure> {
    loaded.map_err(|errors| {
        let faults = errors.render(Terminal::stderr(options.color).is_colored());
        let what = format!("the rules cannot be used\n\n{}", faults.trim_end());
        Failure::new(what, "mend the rules, then: claimwire rules test")
    })
}

/// A document as it was received, with all that is known about it from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// How records name it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type as a server or container says it, `text/html; charset=utf-8`.
    pub content_type: Option<String>,
    /// The name whose ending tells its kind, where that is not `name` itself.
    pub kind_by: Option<String>,
    /// What is known about it.
    pub about: Metadata,
}

/// The article in a page.
///
/// # Errors
/// Where the page holds no article.
pub(crate) fn clean_page(page: &Page) -> Result<Article, Rejected> {
    let (name, bytes, about) = (page.name.as_str(), page.bytes.as_slice(), Some(&page.about));
    let media = page.content_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
    let is_html =
        ["text/html", "application/xhtml+xml"].contains(&media.trim().to_ascii_lowercase().as_str());
    let cleaned = guarded(name, || match &page.kind_by {
        _ if is_html => clean_html(name, bytes, about),
        Some(kind_by) => clean(kind_by, bytes, about),
        None => clean(name, bytes, about),
    })?;
    let mut article = cleaned.map_err(|error| unclean(name, &error))?;
    article.document.path = name.to_owned();
    Ok(article)
}

/// The rows of the sidecar `name` by path, and those that cannot be used.
pub(crate) fn read_sidecar(bytes: &[u8], name: &str) -> (SidecarRows, Vec<Rejected>) {
    let (rows, errors) = claimwire_cleaner::read_sidecar(bytes, name);
    let rejected = errors.into_iter().map(|error| {
        let message = format!("column {}: {}", error.column, error.reason);
        let place = Some(error.line as u64);
        Rejected::new(name, Reason::MalformedSidecarRow, message, &error.remedy).at(place, None)
    });
    (rows, rejected.collect())
}

/// The cleaner's messages say what, then behind the last `; ` what to do.
fn unclean(name: &str, error: &CleanError) -> Rejected {
    let whole = error.to_string();
    let (message, remedy) = whole.rsplit_once("; ").unwrap_or((&whole, "check the file"));
    let (reason, byte) = match error {
        CleanError::Empty { .. } => (Reason::Empty, None),
        CleanError::Binary { byte, .. } => (Reason::Binary, Some(*byte)),
        CleanError::Utf16 { .. } => (Reason::InvalidUtf8, Some(0)),
        CleanError::InvalidUtf8 { byte, .. } => (Reason::InvalidUtf8, Some(*byte)),
        CleanError::TooLarge { .. } | CleanError::TooManyTags { .. } => (Reason::TooLarge, None),
        CleanError::TooDeep { byte, .. } => (Reason::TooDeep, Some(*byte)),
        CleanError::TooSlow { byte, .. } => (Reason::TooSlow, Some(*byte)),
        CleanError::NotYet { .. } => (Reason::UnsupportedKind, None),
        _ => (Reason::NoArticle, None),
    };
    Rejected::new(name, reason, message, remedy).at(None, byte.map(|byte| byte as u64))
}

/// Runs `work`; a panic is a fault of the program that costs one document and no more.
pub(crate) fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Rejected> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
        let message = format!("a fault in claimwire itself: {words}");
        Rejected::new(name, Reason::Internal, message, "please report it, with the document if you may")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_document() {
        let rejected = guarded::<()>("a.txt", || panic!("index {}", 7)).unwrap_err();
        assert_eq!(rejected.reason, Reason::Internal);
        assert_eq!(&*rejected.message, "a fault in claimwire itself: index 7");
    }

    #[test]
    fn the_cleaners_message_is_cut_into_reason_and_remedy() {
        let page = Page { name: "a.txt".into(), bytes: b"  ".to_vec(), ..Page::default() };
        let rejected = clean_page(&page).unwrap_err();
        assert_eq!((rejected.reason, rejected.byte), (Reason::Empty, None));
        assert!(!rejected.remedy.is_empty() && !rejected.message.contains("; "), "{rejected}");
    }
}
