//! Names of campaigns that are a call to do something, "Save Our Harbour", "Stop the Bypass", and of parties told by common
//! words behind what they are.

use super::*;

/// The end of the name of a campaign that begins at a unit, if one does.
pub(super) fn campaign(analysis: &Analysis, at: u32, span: UnitSpan) -> Option<u32> {
    if analysis.unit(at).casing != Casing::Title || !calls_for(analysis.folded(at)) {
        return None;
    }
    let named = |at: u32| {
        at < span.end && analysis.unit(at).kind == UnitKind::Word && analysis.unit(at).is_capitalised()
    };
    // "the Alliance to Save Our Harbour" has a name of its own.
    let free = || {
        at == span.start
            || analysis.folded(at - 1) != "to"
                && !(analysis.unit(at - 1).casing == Casing::Title && named(at - 1))
    };
    let whose = || named(at + 1) && matches!(analysis.folded(at + 1), "our" | "the");
    if !free() || !whose() {
        return None;
    }
    let end = (at + 2..span.end).find(|&at| !named(at)).unwrap_or(span.end);
    (end > at + 2).then_some(end)
}

/// Whether a name is that of such a campaign.
pub(super) fn is_campaign(analysis: &Analysis, units: UnitSpan) -> bool {
    campaign(analysis, units.start, units) == Some(units.end)
}

/// "the president's party, Popular Action, left": two capitalised words or more between commas behind the noun for a party.
pub(super) fn is_apposed_to_party(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let named =
        |at: &u32| analysis.unit(*at).kind == UnitKind::Word && analysis.unit(*at).casing == Casing::Title;
    let noun = at > span.start + 1
        && analysis.folded(at - 1) == ","
        && matches!(analysis.folded(at - 2), "party" | "bloc")
        && analysis.unit(at - 2).casing == Casing::Lower;
    if !noun {
        return false;
    }
    let end = at + (at..span.end).take_while(named).count() as u32;
    (2..=4).contains(&(end - at))
        && end < span.end
        && analysis.folded(end) == ","
        && !(at..end).any(|at| analysis.name_at[at as usize].is_some())
}

fn calls_for(word: &str) -> bool {
    matches!(word, "save" | "stop" | "keep" | "protect" | "rescue" | "defend" | "reclaim" | "fix")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_party_named_by_common_words_was_told_by_whose_it_is() {
        let text = "The president's own party, Common Purpose, opposed the censure.";
        assert_eq!(said("stance", text, None), ["Common Purpose opposes the censure"]);
    }

    #[test]
    fn a_campaign_lost_what_it_calls_for() {
        let text = "Residents' group Save Our Harbour said it was considering a legal challenge.";
        let told = said("statement", text, None);
        assert_eq!(told, ["Save Our Harbour said: it was considering a legal challenge"]);
        let text = "Anna Berg of the Alliance to Reclaim Our Schools (AROS) said AROS was growing.";
        assert!(said("statement", text, None).iter().all(|told| !told.starts_with("Reclaim")));
    }
}
