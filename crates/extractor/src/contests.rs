//! Withdrawals that do not say from what: "dropped out" is of a contest only where the text around speaks of one.
//! "He dropped out after two years" may be of a university.

use claimwire_record::SlotValue;

use crate::analysis::UnitSpan;
use crate::draft::Draft;
use crate::resolve::Resolver;

/// How many sentences before the claim's own are read.
const SENTENCES: usize = 3;

/// Drops withdrawals without a word for a contest in their own sentence, those before and the article's title.
pub fn settle(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| !is_withdrawal(draft) || is_of_a_contest(resolver, draft));
}

fn is_withdrawal(draft: &Draft) -> bool {
    let status = draft.slots.get("status").and_then(SlotValue::identity);
    status.as_deref() == Some("withdrawn")
}

fn is_of_a_contest(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let sentences = &analysis.sentences;
    let own = sentences.partition_point(|sentence| sentence.units.start <= draft.sentence.start);
    let near = &sentences[own.saturating_sub(SENTENCES + 1)..own];
    let speaks = |units: UnitSpan| (units.start..units.end).any(|at| is_contest(analysis.folded(at)));
    let title = analysis.paragraphs.first().map(|first| first.units);
    speaks(draft.sentence) || near.iter().map(|sentence| sentence.units).chain(title).any(speaks)
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
            "race"
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
    use std::sync::Arc;

    use claimwire_rules::RuleSet;

    use crate::engine::Extractor;

    fn withdrawals(text: &str) -> usize {
        let extractor = Extractor::new(Arc::new(RuleSet::embedded().expect("the rules that ship are valid")));
        let claims = extractor.extract(&crate::article_of(text, None));
        claims.iter().filter(|claim| claim.claim_type == "candidacy").count()
    }

    #[test]
    fn who_leaves_a_university_leaves_no_race() {
        assert_eq!(withdrawals("Paul Reed went to Graz to study law. He dropped out after two years."), 0);
        assert_eq!(withdrawals("Paul Reed wanted to be mayor of Graz. Paul Reed dropped out on Monday."), 1);
    }
}
