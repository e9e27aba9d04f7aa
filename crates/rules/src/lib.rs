//! Reads rule packs (types, lists, lexicons, patterns) and compiles them for the extractor.
//!
//! [`RuleSet`] is what comes out: load it once with [`RuleSet::embedded`] or [`RuleSet::load_dir`] and share it.
//! A [`Rule`] carries its compiled [`Program`]; [`Phrases`], [`VerbTable`] and [`Lexicon`] say what the words of
//! a text can be. Faults come back as [`RuleErrors`], all at once, each with file, line, column and a remedy.
//!
//! ```
//! use claimwire_rules::{RuleSet, SourceFile, new_pack};
//! let rules = RuleSet::load(new_pack("casualties")).expect("the template loads");
//! assert_eq!(rules.types[0].name, "casualties");
//! let broken = SourceFile::new("casualties/x.toml", "[[rule]]\nid = 'casualties/x'");
//! assert!(RuleSet::load(vec![broken]).is_err());
//! ```

mod claim_type;
mod describe;
mod diagnostic;
mod docs;
mod inflection;
mod irregular;
mod lexicon;
mod lint;
mod list;
mod load;
mod needs;
mod new_pack;
mod one_line;
mod pattern;
mod phrases;
pub mod program;
mod reader;
mod rule;
mod ruleset;
mod source;
mod suggest;
mod template;
mod tsv;
pub mod units;
mod verbs;
mod versions;
pub mod vocabulary;
mod weighing;
mod words;

pub use claim_type::{ClaimType, Conflict, RESERVED_SLOTS, Slot, SlotKind};
pub use describe::{explain, pattern_tree};
pub use diagnostic::{Code, Diagnostic, RuleErrors};
pub use docs::docs;
pub use lexicon::{Gender, Lexicon, Name, NameClass, NameIndex, Scope};
pub use lint::lint;
pub use list::{List, ListKind};
pub use new_pack::new_pack;
pub use one_line::one_line;
pub use phrases::{PhraseTag, Phrases};
pub use program::{
    Address, ClassSet, Element, GroupTest, Inst, ListId, Program, SlotIndex, VerbForm, VerbTest, Voice,
};
pub use rule::{Examples, IgnoreExample, MatchExample, Rule, RuleIndex, SetValue};
pub use ruleset::RuleSet;
pub use source::SourceFile;
pub use template::{Part, Template};
pub use units::{Casing, Unit, UnitKind, Units, fold};
pub use verbs::{FormSet, VerbReading, VerbTable};
pub use versions::Versions;
pub use vocabulary::{Symbol, Vocabulary};
pub use weighing::{AsOf, Open, Weighing};
pub use words::{Pos, WordTable};
