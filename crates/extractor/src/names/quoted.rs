//! Names of parties and coalitions in quotation marks: the whole of "New Dawn - Free Malta" is one name, and no country at its
//! end.

use super::*;

/// How many units the longest such name has.
const LONGEST: u32 = 10;

/// Puts one name in the place of those within each quoted name of a body.
pub(super) fn join(analysis: &mut Analysis) {
    let found: Vec<UnitSpan> =
        (0..analysis.units.len() as u32).filter_map(|at| quoted_body(analysis, at)).collect();
    for units in found {
        analysis.names.retain(|name| !units.contains(name.units));
        analysis.names.push(NameMention { units, kind: NameKind::Org, entry: None, is_guess: true });
    }
    analysis.names.sort_by_key(|name| name.units);
}

/// The name between the mark at a unit and the next, of several words, that ends in a name which the lexicon knows to be
/// something else, where a noun before it or initials behind tell that it is a body's.
fn quoted_body(analysis: &Analysis, open: u32) -> Option<UnitSpan> {
    let mark = |at: u32| matches!(analysis.unit(at).kind, UnitKind::QuoteOpen | UnitKind::QuoteClose);
    let last = analysis.units.len() as u32;
    if !mark(open) || open + 2 >= last {
        return None;
    }
    let close = (open + 1..last.min(open + LONGEST + 2)).find(|&at| mark(at))?;
    let units = Span::new(open + 1, close);
    let capitals = (units.start..units.end).filter(|&at| analysis.unit(at).is_capitalised()).count();
    let printed = (units.start..units.end).all(|at| is_part(analysis, at));
    let opens = capitals > 1 && analysis.unit(units.start).is_capitalised();
    let known = analysis.names.iter().any(|name| {
        name.units.end == close
            && name.units.start > units.start
            && name.entry.is_some()
            && is_place(name.kind)
    });
    (printed && opens && known && is_told(analysis, open, close)).then_some(units)
}

fn is_place(kind: NameKind) -> bool {
    matches!(
        kind,
        NameKind::Country | NameKind::Demonym | NameKind::Capital | NameKind::Region | NameKind::City
    )
}

fn is_part(analysis: &Analysis, at: u32) -> bool {
    let unit = analysis.unit(at);
    match unit.kind {
        UnitKind::Word => {
            unit.is_capitalised() || matches!(analysis.folded(at), "the" | "of" | "for" | "and" | "in")
        }
        UnitKind::Hyphen | UnitKind::Dash => true,
        _ => false,
    }
}

/// "the coalition “…”", "“…” (ND-FM)".
fn is_told(analysis: &Analysis, open: u32, close: u32) -> bool {
    let body = |at: u32| {
        matches!(
            analysis.folded(at),
            "alliance"
                | "bloc"
                | "coalition"
                | "faction"
                | "front"
                | "group"
                | "list"
                | "movement"
                | "party"
                | "union"
        )
    };
    let initials = analysis.folded(close + 1) == "("
        && analysis.unit(close + 2).casing == Casing::Upper
        && (close + 3..close + 6).any(|at| analysis.folded(at) == ")");
    initials || open.checked_sub(1).is_some_and(body)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_coalition_was_the_country_that_ends_its_name() {
        for text in [
            "The coalition \"New Dawn - Free Malta\" did not support the motion.",
            "The opposition's \"New Dawn - Free Malta\" (ND-FM) did not support the motion.",
        ] {
            let told = said("stance", text, None);
            assert_eq!(told, ["New Dawn - Free Malta does not support the motion"], "{text}");
        }
        let text = "\"Malta\" did not support the motion.";
        assert_eq!(said("stance", text, None), ["Malta does not support the motion"]);
    }
}
