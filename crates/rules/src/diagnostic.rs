//! Messages about rule packs: what is wrong, at which file, line and column, and what to do about it.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::source::SourceFile;

/// What kind of fault a [`Diagnostic`] names. Codes below R100 stop a rule set from loading; the others are
/// found by [`lint`](crate::lint()).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The file could not be read.
    Unreadable,
    /// Not valid TOML.
    Syntax,
    /// A key that nothing reads.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// A value of the wrong type or outside of what is allowed.
    BadValue,
    /// The pattern is not well formed.
    PatternSyntax,
    /// No noun group class or element has this name.
    UnknownClass,
    /// No list has this name.
    UnknownList,
    /// The list is of another kind than its use asks for.
    ListKind,
    /// The claim type has no such slot.
    UnknownSlot,
    /// No element has this name.
    UnknownElement,
    /// No fragment has this name.
    UnknownFragment,
    /// A fragment contains itself.
    FragmentCycle,
    /// No verb feature has this name.
    UnknownFeature,
    /// The pattern needs no particular word, so that it would be tried everywhere.
    NoTrigger,
    /// Two rules have one id.
    DuplicateId,
    /// The id is not `<type>/<kebab-case>`.
    BadId,
    /// The pack has no `type.toml`.
    NoType,
    /// The slot does not take this value.
    SlotValue,
    /// No rule has this id.
    UnknownRule,
    /// Two things of one kind have one name.
    DuplicateName,
    /// A row of a lexicon that cannot be read.
    BadRow,
    /// A required slot that the rule neither binds, sets nor fills.
    SlotNeverFilled,
    /// The rule shows no sentence that it matches.
    NoMatchExample,
    /// The rule shows no sentence that it must not match.
    NoIgnoreExample,
    /// One name stands in two classes.
    AliasInTwoClasses,
    /// The rule's meaning changed and its version did not.
    VersionNotRaised,
    /// No pattern uses the list.
    UnusedList,
}

impl Code {
    /// The code as it is printed: `R012`.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::Unreadable => "R000",
            Code::Syntax => "R001",
            Code::UnknownKey => "R002",
            Code::MissingKey => "R003",
            Code::BadValue => "R004",
            Code::PatternSyntax => "R010",
            Code::UnknownClass => "R011",
            Code::UnknownList => "R012",
            Code::ListKind => "R013",
            Code::UnknownSlot => "R014",
            Code::UnknownElement => "R015",
            Code::UnknownFragment => "R016",
            Code::FragmentCycle => "R017",
            Code::UnknownFeature => "R018",
            Code::NoTrigger => "R020",
            Code::DuplicateId => "R030",
            Code::BadId => "R031",
            Code::NoType => "R032",
            Code::SlotValue => "R033",
            Code::UnknownRule => "R034",
            Code::DuplicateName => "R035",
            Code::BadRow => "R040",
            Code::SlotNeverFilled => "R101",
            Code::NoMatchExample => "R102",
            Code::NoIgnoreExample => "R103",
            Code::AliasInTwoClasses => "R104",
            Code::VersionNotRaised => "R105",
            Code::UnusedList => "R106",
        }
    }
    /// Whether the fault is only worth a warning.
    pub fn is_warning(self) -> bool {
        matches!(self, Code::NoIgnoreExample | Code::AliasInTwoClasses | Code::UnusedList)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One fault, with its place. [`Display`](fmt::Display) shows the line with a caret under the place.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// The place in bytes of the file.
    pub span: Range<usize>,
    /// Kind of the fault.
    pub code: Code,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: Option<String>,
    source: Arc<SourceFile>,
}

impl Diagnostic {
    /// A fault at `span` of `source`.
    pub(crate) fn new(
        source: &Arc<SourceFile>,
        span: Range<usize>,
        code: Code,
        what: impl Into<String>,
    ) -> Self {
        let (line, column) = source.line_column(span.start);
        Diagnostic {
            file: source.path.clone(),
            line,
            column,
            span,
            code,
            what: what.into(),
            help: None,
            source: Arc::clone(source),
        }
    }
    /// The same with a remedy.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    /// The same with a remedy if there is one.
    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }
    /// The message with the line it is about and a caret under the place; with colour codes if asked.
    pub fn render(&self, color: bool) -> String {
        let level = if self.code.is_warning() { Level::WARNING } else { Level::ERROR };
        let snippet = Snippet::source(self.source.text.as_str())
            .path(self.file.as_str())
            .annotation(AnnotationKind::Primary.span(self.span.clone()));
        let mut group = level.primary_title(self.what.as_str()).id(self.code.as_str()).element(snippet);
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

/// All faults that keep a rule set from loading, of all its files, sorted by place.
#[derive(Debug)]
pub struct RuleErrors {
    diagnostics: Vec<Diagnostic>,
}

impl RuleErrors {
    /// The faults, sorted by file and place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
    /// All messages with their lines and carets; with colour codes if asked.
    pub fn render(&self, color: bool) -> String {
        let shown: Vec<_> = self.diagnostics.iter().map(|one| one.render(color)).collect();
        shown.join("\n\n")
    }
}

impl fmt::Display for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for RuleErrors {}

/// Gathers faults while files are read, so that one look shows them all.
#[derive(Debug, Default)]
pub(crate) struct Report {
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl Report {
    /// Adds a fault.
    pub(crate) fn add(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }
    /// Number of faults so far.
    pub(crate) fn len(&self) -> usize {
        self.diagnostics.borrow().len()
    }
    /// The faults, sorted by place.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.into_inner();
        all.sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
        all
    }
    /// The faults as an error.
    pub(crate) fn into_errors(self) -> RuleErrors {
        RuleErrors { diagnostics: self.into_sorted() }
    }
    /// `value` if nothing is wrong, else all faults.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, RuleErrors> {
        let diagnostics = self.into_sorted();
        if diagnostics.is_empty() { Ok(value) } else { Err(RuleErrors { diagnostics }) }
    }
}
