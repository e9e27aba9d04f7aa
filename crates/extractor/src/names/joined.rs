//! Names of bodies that hold an "and": "the Bakers and Millers Union", "the Guild of Bakers and Millers".

use super::shapes::{FUNCTION, joins_plural_owner};
use super::*;

/// How many words stand on either side of the "and" at most.
const LONGEST: usize = 4;

/// The end of the name of one body that begins at a unit and joins two fields or two kinds of people.
pub(super) fn end(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> Option<u32> {
    let run = Run { analysis, knowledge, span };
    run.of_members(at).or_else(|| run.body_of(at))
}

struct Run<'r, 'a> {
    analysis: &'r Analysis<'a>,
    knowledge: &'r Knowledge,
    span: UnitSpan,
}

impl Run<'_, '_> {
    /// "the Bakers and Millers Union", "the Irish Rail, Bus and Tram Council": the noun for a body closes the second part.
    fn of_members(&self, at: u32) -> Option<u32> {
        let before = at.checked_sub(1).filter(|&before| before >= self.span.start)?;
        let nation = self.analysis.name_at[before as usize]
            .is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Demonym);
        if self.analysis.folded(before) != "the" && !nation {
            return None;
        }
        let mut end = self.fields(at)?;
        while end < self.span.end && self.analysis.folded(end) == "," {
            end = self.fields(end + 1)?;
        }
        let second = self.joined(end)?;
        let last = self.words(second);
        let closes = last > second + 1 && self.is_body(last - 1);
        (closes && (second..last - 1).all(|unit| !self.is_body(unit))).then_some(last)
    }

    /// "the Guild of Bakers and Millers": the noun for a body opens the name.
    fn body_of(&self, at: u32) -> Option<u32> {
        let of = self.words(at);
        let opens = of > at && self.is_body(of - 1) && matches!(self.analysis.folded(of), "of" | "for");
        let second = self.joined(self.fields(of + 1).filter(|_| opens)?)?;
        let end = self.fields(second)?;
        (end == self.words(second)).then_some(end)
    }

    /// The first unit behind an "and" that stands at a unit.
    fn joined(&self, at: u32) -> Option<u32> {
        (at + 1 < self.span.end && self.analysis.folded(at) == "and").then_some(at + 1)
    }

    /// The end of a run of capitalised words for a field or for people, none of them a body.
    fn fields(&self, at: u32) -> Option<u32> {
        let end = self.words(at);
        let plain = |unit: u32| {
            let word = self.analysis.unit(unit);
            word.kind != UnitKind::Word
                || self.knowledge.is_common(word.symbol)
                || self.analysis.folded(unit).ends_with('s')
        };
        (end > at && (at..end).all(|unit| plain(unit) && !self.is_body(unit))).then_some(end)
    }

    /// The end of a run of capitalised words that are no other names; the apostrophe of a plural stands within.
    fn words(&self, at: u32) -> u32 {
        let fits = |unit: u32| {
            let word = self.analysis.unit(unit);
            let class = self.knowledge.lexis.of(word.symbol);
            // "General Workers' Union" is of no general.
            let free = (self.analysis.name_at[unit as usize].is_none()
                || self.analysis.folded(unit) == "general")
                && self.analysis.time_at[unit as usize].is_none();
            word.kind == UnitKind::Word
                && word.casing == Casing::Title
                && free
                && !class.has(FUNCTION)
                && !class.has(WordClass::HONORIFIC)
                || unit > at && unit + 1 < self.span.end && joins_plural_owner(self.analysis, unit)
        };
        (at..self.span.end)
            .take(LONGEST + 1)
            .take_while(|&unit| fits(unit))
            .last()
            .map_or(at, |last| last + 1)
    }

    /// A noun for one body: "Union", "Organisation"; "Nurses" are members, and of several bodies each has its own name.
    fn is_body(&self, at: u32) -> bool {
        let class = self.knowledge.lexis.of(self.analysis.unit(at).symbol);
        class.has(WordClass::ORG.or(WordClass::ORG_ENDING)) && !self.analysis.folded(at).ends_with('s')
    }
}

#[cfg(test)]
mod tests {
    fn speakers(text: &str) -> Vec<String> {
        let said = crate::testing::said("statement", text, None);
        said.iter().map(|said| said.split(" said: ").next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_body_for_two_kinds_of_people_is_one() {
        for (text, name) in [
            ("The Irish Bakers and Millers Union said prices fell.", "Irish Bakers and Millers Union"),
            (
                "The Transport and General Workers' Union said prices fell.",
                "Transport and General Workers' Union",
            ),
            ("The Guild of Bakers and Millers said prices fell.", "Guild of Bakers and Millers"),
            ("The Health and Safety Council said prices fell.", "Health and Safety Council"),
        ] {
            assert_eq!(speakers(text), [name], "{text}");
        }
    }

    #[test]
    fn two_bodies_stay_two() {
        for (text, names) in [
            ("The Bakers Union and Millers Union said prices fell.", ["Bakers Union", "Millers Union"]),
            ("Boeing and the Millers Union said prices fell.", ["Boeing", "Millers Union"]),
        ] {
            assert_eq!(speakers(text), names, "{text}");
        }
    }
}
