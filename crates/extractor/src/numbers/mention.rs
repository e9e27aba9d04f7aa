//! What a number in a sentence comes out as: its value, its bounds, what it is counted out of.

use std::ops::Range;

use claimwire_record::Comparator;

/// What kind of number stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// Things counted: "28 members", "two dozen".
    Count,
    /// A place in a row: "third", "22nd".
    Ordinal,
    /// Percent or percentage points.
    Percent,
    /// An amount of money, with its currency.
    Money,
    /// The result of a ballot: "by 14 votes to none".
    Ballot,
    /// So many of so many: "28 of the 32 members".
    Ratio,
    /// The size of a group named by it: "the 32-member alliance".
    GroupSize,
    /// A count without a figure: "dozens", "several".
    Vague,
    /// All but some: "all but two", "every member except Hungary".
    Complement,
    /// A part of a whole in words: "a majority", "two-thirds", "all", "both", "none".
    Share,
    /// Years of age: "57-year-old", "aged 57".
    Age,
    /// A length, a weight, a duration, or a property in hyphens: "30 miles", "five-point".
    Measure,
}

/// A share that is given in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareWord {
    /// More than half, by the word "majority".
    Majority,
    /// More than half, by the word "most".
    Most,
    /// The whole, by "all", "every" or "each".
    All,
    /// The whole of two.
    Both,
    /// Nothing of it.
    None,
    /// One half.
    Half,
    /// One third.
    Third,
    /// Two thirds.
    TwoThirds,
    /// One quarter.
    Quarter,
    /// Three quarters.
    ThreeQuarters,
    /// Any other fraction ("a fifth") or ratio ("one in ten"); see [`NumberMention::fraction`].
    Other,
}

impl ShareWord {
    /// The word that claims carry as the value: `majority`, `two-thirds`.
    pub fn name(self) -> &'static str {
        match self {
            ShareWord::Majority => "majority",
            ShareWord::Most => "most",
            ShareWord::All => "all",
            ShareWord::Both => "both",
            ShareWord::None => "none",
            ShareWord::Half => "half",
            ShareWord::Third => "third",
            ShareWord::TwoThirds => "two-thirds",
            ShareWord::Quarter => "quarter",
            ShareWord::ThreeQuarters => "three-quarters",
            ShareWord::Other => "fraction",
        }
    }
}

/// How the counted things lie to a group that was counted before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Set {
    /// On top of it: "another three", "three more".
    Additional,
    /// What is left of it: "the remaining five", "the other two".
    Remaining,
    /// All of it: "all 31 allies".
    All,
}

/// Which way a number is said to have moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// "rose 5%", "up from 20 to 25".
    Rise,
    /// "fell 5%", "dropped from 25 to 20".
    Fall,
}

/// One number with everything around it that changes what it says. Unit indices are those of the whole text.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMention {
    /// From the comparator to the last word of the number; the noun may lie behind or inside.
    pub units: Range<u32>,
    /// What kind of number it is.
    pub kind: NumberKind,
    /// The number. None for words without a figure and for ranges.
    pub value: Option<f64>,
    /// Lowest number that the words allow; none where they set no bound.
    pub low: Option<f64>,
    /// Highest number that the words allow; none where they set no bound.
    pub high: Option<f64>,
    /// What it is counted out of.
    pub total: Option<f64>,
    /// How the number bounds the count.
    pub comparator: Comparator,
    /// Whether the words make it approximate: "about", "nearly".
    pub approx: bool,
    /// The share, where it is given in words.
    pub share: Option<ShareWord>,
    /// The share as a number between 0 and 1, where there is one.
    pub fraction: Option<f64>,
    /// The word that colours a share: the unit of "overwhelming" in "an overwhelming majority".
    pub degree: Option<u32>,
    /// How many are left out: 2 in "all but two".
    pub complement: Option<f64>,
    /// Votes against.
    pub against: Option<f64>,
    /// Abstentions.
    pub abstain: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<&'static str>,
    /// Whether it is measured against gross domestic product.
    pub of_gdp: bool,
    /// Whether the percentage is one of points: "two percentage points".
    pub points: bool,
    /// How it lies to a group counted before.
    pub set: Option<Set>,
    /// Whether it is a state of affairs that goes on: "so far", "to date".
    pub so_far: bool,
    /// Which way it moved, where the verb beside it says so.
    pub trend: Option<Trend>,
    /// The counted noun with its adjectives; its head is the last unit.
    pub noun: Option<Range<u32>>,
}

impl NumberMention {
    /// A number that says `value` and no more.
    pub(crate) fn new(units: Range<usize>, kind: NumberKind, value: Option<f64>) -> Self {
        NumberMention {
            units: units.start as u32..units.end as u32,
            kind,
            value,
            low: value,
            high: value,
            total: None,
            comparator: Comparator::Exactly,
            approx: false,
            share: None,
            fraction: None,
            degree: None,
            complement: None,
            against: None,
            abstain: None,
            currency: None,
            of_gdp: false,
            points: false,
            set: None,
            so_far: false,
            trend: None,
            noun: None,
        }
    }
}
