//! An answer turns into the set of states of the world that it allows, and answers compare as sets.
//!
//! That is all the logic of agreement there is: two answers contradict each other where their sets share
//! nothing, and the finer of two is the one whose set lies inside the other's.

/// What an answer allows to be so.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Extent {
    /// Everything: the answer cannot be compared.
    Any,
    /// Numbers or days, as closed ranges in order.
    Ranges(Vec<(f64, f64)>),
    /// A share of a total that may not be known yet, as a closed range from 0 to 1.
    Share(f64, f64),
    /// Words out of a closed set, one bit each.
    Worlds(u64),
    /// One thing out of an open set.
    One(String),
    /// Everything but one thing.
    Not(String),
}

/// How one answer stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// They allow the same.
    Same,
    /// The first allows less, and all of it is allowed by the second.
    Finer,
    /// The first allows more.
    Coarser,
    /// They allow some things in common.
    Overlap,
    /// They cannot both hold.
    Disjoint,
}

impl Extent {
    /// The closed range from `low` to `high`; a missing end is open.
    pub fn range(low: Option<f64>, high: Option<f64>) -> Extent {
        match (low, high) {
            (None, None) => Extent::Any,
            _ => Extent::Ranges(vec![(low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))]),
        }
    }
    /// What is left where this is denied; `worlds` are all words there are.
    pub fn complement(self, worlds: u64) -> Extent {
        match self {
            Extent::Any | Extent::Share(..) => Extent::Any,
            Extent::Ranges(ranges) => Extent::Ranges(gaps(&ranges)),
            Extent::Worlds(bits) => Extent::Worlds(worlds & !bits),
            Extent::One(thing) => Extent::Not(thing),
            Extent::Not(thing) => Extent::One(thing),
        }
    }
    /// A share as a count, where the total is known; everything where it is not.
    pub fn out_of(&self, total: Option<f64>) -> Extent {
        match (self, total) {
            (Extent::Share(low, high), Some(total)) => Extent::Ranges(vec![(low * total, high * total)]),
            (Extent::Share(..), None) => Extent::Any,
            _ => self.clone(),
        }
    }
    /// How this stands to `other`.
    pub fn fit(&self, other: &Extent) -> Fit {
        if self == other {
            return Fit::Same;
        }
        match (self.meets(other), self.within(other), other.within(self)) {
            (false, ..) => Fit::Disjoint,
            (_, true, true) => Fit::Same,
            (_, true, false) => Fit::Finer,
            (_, false, true) => Fit::Coarser,
            _ => Fit::Overlap,
        }
    }
    fn meets(&self, other: &Extent) -> bool {
        match (self, other) {
            (Extent::Ranges(a), Extent::Ranges(b)) => {
                a.iter().any(|a| b.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
            }
            (Extent::Worlds(a), Extent::Worlds(b)) => a & b != 0,
            (Extent::One(a), Extent::One(b)) => a == b,
            (Extent::One(a), Extent::Not(b)) | (Extent::Not(b), Extent::One(a)) => a != b,
            _ => true,
        }
    }
    fn within(&self, other: &Extent) -> bool {
        match (self, other) {
            (Extent::Any, _) => false,
            (_, Extent::Any) => true,
            (Extent::Ranges(a), Extent::Ranges(b)) => {
                a.iter().all(|a| b.iter().any(|b| b.0 <= a.0 && a.1 <= b.1))
            }
            (Extent::Worlds(a), Extent::Worlds(b)) => a & !b == 0,
            (Extent::One(a), Extent::Not(b)) => a != b,
            _ => self == other,
        }
    }
    /// The lowest and highest number, where it is about numbers; none for an open end.
    pub fn bounds(&self) -> (Option<f64>, Option<f64>) {
        let Extent::Ranges(ranges) = self else { return (None, None) };
        let low = ranges.first().map(|range| range.0).filter(|low| low.is_finite());
        (low, ranges.last().map(|range| range.1).filter(|high| high.is_finite()))
    }
}

/// The ranges between `ranges`, which are in order.
fn gaps(ranges: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut gaps = Vec::new();
    let mut from = f64::NEG_INFINITY;
    for (low, high) in ranges {
        if *low > f64::NEG_INFINITY {
            gaps.push((from, low.next_down()));
        }
        from = high.next_up();
    }
    if from < f64::INFINITY {
        gaps.push((from, f64::INFINITY));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_as_ranges() {
        let about_20 = Extent::range(Some(18.0), Some(22.0));
        let over_20 = Extent::range(Some(21.0), None);
        let exactly_28 = Extent::range(Some(28.0), Some(28.0));
        assert_eq!(about_20.fit(&over_20), Fit::Overlap);
        assert_eq!(about_20.fit(&exactly_28), Fit::Disjoint);
        assert_eq!(exactly_28.fit(&over_20), Fit::Finer);
        assert_eq!(exactly_28.fit(&exactly_28.clone().complement(0)), Fit::Disjoint);
        let under_21 = over_20.complement(0);
        assert_eq!(under_21.bounds(), (None, Some(21.0_f64.next_down())));
        assert_eq!(under_21.fit(&about_20), Fit::Overlap);
    }

    #[test]
    fn a_majority_is_a_range_once_its_total_is_known() {
        let majority = Extent::Share(0.51, 1.0);
        let of_32 = majority.out_of(Some(32.0));
        assert_eq!(of_32.fit(&Extent::range(Some(28.0), Some(28.0))), Fit::Coarser);
        assert_eq!(majority.out_of(None), Extent::Any);
    }

    #[test]
    fn a_denial_allows_all_but_what_is_denied() {
        let (support, oppose) = (Extent::Worlds(0b001), Extent::Worlds(0b010));
        let not_support = support.clone().complement(0b111);
        assert_eq!(oppose.fit(&not_support), Fit::Finer);
        assert_eq!(support.fit(&not_support), Fit::Disjoint);
        let (karins, not_karins) = (Extent::One("k".into()), Extent::Not("k".into()));
        assert_eq!(karins.fit(&not_karins), Fit::Disjoint);
        assert_eq!(Extent::One("r".into()).fit(&not_karins), Fit::Finer);
    }

    #[test]
    fn what_cannot_be_compared_contradicts_nothing() {
        assert_eq!(Extent::Any.fit(&Extent::Worlds(1)), Fit::Coarser);
        assert_eq!(Extent::Any.fit(&Extent::Any), Fit::Same);
    }
}
