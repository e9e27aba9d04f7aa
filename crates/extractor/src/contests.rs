//! Withdrawals that do not say from what: "he dropped out after two years" is of a university where the text around
//! speaks of one and of no contest.

use claimwire_record::SlotValue;

use crate::analysis::UnitSpan;
use crate::draft::Draft;
use crate::resolve::Resolver;

/// How many sentences before the claim's own are read.
const SENTENCES: usize = 3;

/// Drops withdrawals from schools and studies, told by their own sentence, those before and the article's title.
pub fn settle(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| !is_withdrawal(draft) || !is_of_studies(resolver, draft));
}

fn is_withdrawal(draft: &Draft) -> bool {
    let status = draft.slots.get("status").and_then(SlotValue::identity);
    status.as_deref() == Some("withdrawn")
}

fn is_of_studies(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let begun = analysis.sentences_begun(draft.sentence.start);
    let near = &begun[begun.len().saturating_sub(SENTENCES + 1)..];
    let title = analysis.paragraphs.first().map(|first| first.units);
    let around = || near.iter().map(|sentence| sentence.units).chain(title).chain([draft.sentence]);
    let speaks = |of: fn(&str) -> bool| {
        around().any(|units: UnitSpan| (units.start..units.end).any(|at| of(analysis.folded(at))))
    };
    speaks(is_study) && !speaks(is_contest)
}

/// Whether a word is of learning.
fn is_study(word: &str) -> bool {
    ["universit", "college", "school", "student", "stud", "graduat", "academ", "degree", "semester", "class"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Whether a word is of a contest for an office.
fn is_contest(word: &str) -> bool {
    let stem = [
        "candida",
        "campaign",
        "nominat",
        "nominee",
        "elect",
        "contend",
        "primar",
        "caucus",
        "runoff",
        "shortlist",
    ];
    stem.iter().any(|stem| word.starts_with(stem))
        || matches!(
            word,
            "applicant"
                | "applicants"
                | "hopeful"
                | "hopefuls"
                | "race"
                | "races"
                | "bid"
                | "bids"
                | "contest"
                | "ballot"
                | "running"
                | "leadership"
                | "succeed"
                | "successor"
                | "succession"
                | "vote"
                | "voters"
                | "votes"
                | "rival"
                | "rivals"
                | "presidency"
                | "presidential"
                | "mayor"
                | "mayoral"
                | "governor"
                | "senate"
                | "seat"
                | "endorse"
                | "endorsed"
                | "frontrunner"
                | "front-runner"
                | "post"
                | "job"
                | "candidature"
                | "polls"
                | "delegates"
                | "field"
        )
}

#[cfg(test)]
mod tests {
    fn withdrawals(text: &str) -> usize {
        let claims = crate::testing::claims_of(text, None);
        claims.iter().filter(|claim| claim.claim_type == "candidacy").count()
    }

    #[test]
    fn who_leaves_a_university_leaves_no_race() {
        assert_eq!(withdrawals("Paul Reed went to Graz to study law. He dropped out after two years."), 0);
        assert_eq!(withdrawals("Paul Reed wanted to be mayor of Graz. Paul Reed dropped out on Monday."), 1);
    }
}
