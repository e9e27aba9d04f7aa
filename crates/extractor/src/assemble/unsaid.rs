//! What the words of a claim hold and do not tell: a judgement on a candidate, the choice of a poll, a denial of nothing but a
//! restriction.

use claimwire_record::{EntityKind, Polarity, SlotValue};

use super::{Draft, Factuality};
use crate::analysis::{Analysis, UnitSpan};
use crate::tags::Tag;

/// Whether a claim tells nothing of the kind that its rule looks for.
pub fn is_none(analysis: &Analysis, draft: &Draft, factuality: &Factuality) -> bool {
    let word = |slot: &str| match draft.slots.get(slot) {
        Some(SlotValue::Word(word)) => word.as_str(),
        _ => "",
    };
    if is_answer_of_crowd(analysis, draft) {
        return true;
    }
    match word("status") {
        "declared" => judges_candidate(analysis, draft),
        "contender" => is_choice_among(analysis, draft),
        "nominated" => is_choice_of_poll(analysis, draft),
        _ => {
            let stand = !word("position").is_empty() && draft.slots.contains_key("party");
            let target = draft.slots.get("target").and_then(SlotValue::entity);
            let named = target.is_some_and(|target| target.kind != Some(EntityKind::Text));
            let denied = stand && factuality.polarity == Polarity::Negated;
            denied && denies_restriction(analysis, draft.units.end, named)
        }
    }
}

/// "Norwegians oppose the treaty by 54 percent to 31, a survey found": those asked hold no vote.
fn is_answer_of_crowd(analysis: &Analysis, draft: &Draft) -> bool {
    let crowd = |slot: &str| {
        let entity = draft.slots.get(slot).and_then(SlotValue::entity);
        entity.is_some_and(|entity| entity.kind == Some(EntityKind::Group))
    };
    let asked = |at: u32| matches!(analysis.folded(at), "survey" | "surveyed" | "poll" | "pollster");
    crowd("body") && (draft.sentence.start..draft.sentence.end).any(asked)
}

/// "Berg is a better candidate", "would be the best candidate": who is judged is not told to run.
fn judges_candidate(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|verb| analysis.verb(verb).units) else { return false };
    (verb.end..draft.units.end).any(|at| {
        matches!(
            analysis.folded(at),
            "better" | "best" | "worse" | "worst" | "stronger" | "strongest" | "weaker" | "weakest"
        )
    })
}

/// "are both seen as candidates who would best handle a crisis": of those who run, what they would do.
fn is_choice_among(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let told = end + 1 < analysis.units.len() as u32 && analysis.folded(end) == "who";
    told && analysis.tag(end + 1) == Tag::Modal
        && matches!(analysis.folded(end - 1), "candidates" | "contenders")
}

/// "41 percent would choose Berg to be president": those asked nominate nobody.
fn is_choice_of_poll(analysis: &Analysis, draft: &Draft) -> bool {
    let subject =
        draft.predicate.and_then(|verb| analysis.verb(verb).subject).map(|id| analysis.group(id).units);
    subject.is_some_and(|units| {
        (units.start..units.end).any(|at| matches!(analysis.folded(at), "percent" | "%" | "pc"))
    })
}

/// "would not back a law that spares the rich", "will not endorse him from the pulpit", "did not back bans “lightly”": what is
/// denied is only what stands behind the object. Somebody who is `named` is not one of a kind.
fn denies_restriction(analysis: &Analysis, end: u32, named: bool) -> bool {
    if end + 1 >= analysis.units.len() as u32 {
        return false;
    }
    !named && is_of_a_kind(analysis, end) || is_from_a_place(analysis, end) || is_qualified(analysis, end)
}

/// "a law that …": an object of which only one kind is meant.
fn is_of_a_kind(analysis: &Analysis, end: u32) -> bool {
    let tells = matches!(analysis.tag(end), Tag::That | Tag::Rel)
        && matches!(analysis.folded(end), "that" | "which" | "who")
        && matches!(analysis.tag(end + 1), Tag::Verb | Tag::Aux | Tag::Modal | Tag::Neg | Tag::Adv);
    let indefinite = |start: u32| {
        let object = analysis.groups_starting(start).any(|id| analysis.group(id).units.end == end);
        object && matches!(analysis.folded(start), "a" | "an" | "any" | "another")
    };
    tells && (end.saturating_sub(6)..end).any(indefinite)
}

/// "from his pulpit": where somebody does not speak.
fn is_from_a_place(analysis: &Analysis, end: u32) -> bool {
    let whole = analysis.units.len() as u32;
    analysis.folded(end) == "from"
        && (end + 1..whole.min(end + 4)).any(|at| {
            matches!(
                analysis.folded(at),
                "pulpit" | "stage" | "podium" | "floor" | "dais" | "lectern" | "bench" | "altar" | "platform"
            )
        })
}

/// "“lightly”": a word or two in quotation marks that tell how.
fn is_qualified(analysis: &Analysis, end: u32) -> bool {
    const WORDS: u32 = 6;
    let opens = |quote: UnitSpan| {
        let short = quote.start == end && quote.len() <= WORDS;
        short && (quote.start..quote.end).all(|at| analysis.verb_at[at as usize].is_none())
    };
    analysis.quotes_over(UnitSpan::new(end, end + 1)).any(|quote| opens(quote.units))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn what_was_denied_of_a_kind_was_denied_of_all() {
        for text in [
            "“I was not willing to support a school law that didn't protect poor pupils,” Paul Hart said.",
            "Although Paul Hart does not plan to endorse Karl Lund from his pulpit, he wears his badge.",
            "Paul Hart did not support curfews “willy-nilly.”",
        ] {
            assert_eq!(said("stance", text, None), [""; 0], "{text}");
        }
        for text in
            ["Paul Hart did not support the law that spares the rich.", "Paul Hart does not back Karl Lund."]
        {
            assert_eq!(said("stance", text, None).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_judgement_on_a_candidate_was_a_step_in_the_race() {
        for text in [
            "“Anna Berg is a better candidate because of it,” Paul Hart said.",
            "Karl Lund would be the best presidential candidate, Paul Hart said.",
            "Anna Berg and Karl Lund are both seen as candidates who would best handle a crisis.",
            "Forty-one percent would choose Anna Berg to be the next president of the United States.",
        ] {
            assert_eq!(said("candidacy", text, None), [""; 0], "{text}");
        }
        let text = "The committee chose Anna Berg to be the next president of the bank.";
        assert_eq!(said("candidacy", text, None).len(), 1);
    }
}
