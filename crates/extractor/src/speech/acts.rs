//! Whether a match of a statement rule tells of something that is said: by somebody, and neither denied, planned nor asked.

use claimwire_record::{Modality, Polarity, Span};
use claimwire_rules::Rule;
use claimwire_rules::program::VerbForm;

use super::{bindings, cue, groups};
use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::embedding::{self, Effect};
use crate::factuality;
use crate::machine::{Binding, Match};
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// Whether a statement rule's match in a sentence tells of something that is said, and by somebody.
pub fn is_act(resolver: &Resolver, rule: &Rule, found: &Match, sentence: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let cue = cue(analysis, rule, found);
    // "who told the panel when asked about it: “No comment”"
    let quoted = || found.slots.iter().any(|(_, binding)| matches!(binding, Binding::Quote(_)));
    if cue.is_some_and(|verb| is_asked(analysis, verb)) && !quoted() {
        return false;
    }
    cue.is_none_or(|verb| is_said(resolver, verb, sentence))
        && !groups(rule, found, "speaker")
            .any(|id| is_nobody(analysis, id) || is_told_apart(analysis, id, cue))
        && !is_other_subject(analysis, rule, found, cue)
        && !is_introduced(analysis, rule, found)
        && !found.slots.iter().any(|&(_, binding)| answers(analysis, binding))
        && !names_object(analysis, rule, found, cue)
        && !cue
            .is_some_and(|verb| makes_so(analysis, verb) || likens(analysis, verb) || depicts(analysis, verb))
}

/// "says 'yes' to the treaty" takes a stand and quotes nobody.
fn answers(analysis: &Analysis, binding: Binding) -> bool {
    let Binding::Quote(index) = binding else { return false };
    let quote = &analysis.quotes[index as usize];
    let inner = quote.inner;
    inner.len() == 1
        && matches!(analysis.folded(inner.start), "yes" | "no" | "aye")
        && analysis.folded(quote.units.end) == "to"
}

/// "plans to reveal “some names”": quoted words without a verb that are what somebody does something to, and no proposition.
fn names_object(analysis: &Analysis, rule: &Rule, found: &Match, cue: Option<VerbId>) -> bool {
    let Some(cue) = cue.filter(|_| !rule.set.contains_key("mode")) else { return false };
    let verb = analysis.verb(cue);
    let mut quotes = bindings(rule, found, "content").filter_map(|binding| match binding {
        Binding::Quote(index) => Some(&analysis.quotes[index as usize]),
        _ => None,
    });
    let Some(quote) = quotes.next().filter(|_| quotes.next().is_none()) else { return false };
    let direct = quote.units.start == verb.units.end;
    let verbal = (quote.inner.start..quote.inner.end).any(|at| {
        matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal | Tag::Punct)
            || analysis.verb_at[at as usize].is_some()
    });
    let does = !matches!(
        analysis.folded(verb.head),
        "said"
            | "say"
            | "says"
            | "wrote"
            | "write"
            | "writes"
            | "read"
            | "reads"
            | "reading"
            | "saying"
            | "replied"
            | "answered"
            | "tweeted"
            | "shouted"
    );
    direct && !verbal && does
}

/// "would not say when asked whether she will stand": who is asked says nothing by it.
fn is_asked(analysis: &Analysis, verb: VerbId) -> bool {
    let verb = analysis.verb(verb);
    let before = verb.units.start.checked_sub(1);
    verb.units.len() == 1
        && analysis.folded(verb.head) == "asked"
        && before.is_some_and(|at| matches!(analysis.folded(at), "when" | "if" | "once" | "unless" | "until"))
}

/// "what she had fought — a mayor": whether an article stands before who is named behind the dash, so that it is no source.
fn is_introduced(analysis: &Analysis, rule: &Rule, found: &Match) -> bool {
    rule.id == "statement/dash-headline"
        && groups(rule, found, "speaker")
            .any(|id| matches!(analysis.folded(analysis.group(id).units.start), "a" | "an" | "the"))
}

/// "None of the members said they would": nobody says it.
fn is_nobody(analysis: &Analysis, speaker: GroupId) -> bool {
    let start = analysis.group(speaker).units.start;
    let first = analysis.folded(start);
    matches!(first, "none" | "nobody" | "neither") || first == "no" && analysis.folded(start + 1) == "one"
}

/// "Voters who think he lied will stay at home": what picks people out is not reported of them.
fn is_told_apart(analysis: &Analysis, speaker: GroupId, cue: Option<VerbId>) -> bool {
    let group = analysis.group(speaker);
    let open = group.plural && !group.definite && group.number.is_none() && group.name.is_none();
    let clause = group.units.end;
    // What critics or witnesses say is reported of them all the same.
    let any =
        matches!(analysis.folded(group.head), "candidates" | "people" | "voters" | "those" | "students");
    let within = |cue: VerbId| {
        let verb = analysis.verb(cue);
        let thinks = matches!(analysis.folded(verb.head), "think" | "believe" | "feel");
        verb.tense == Tense::Present
            && (any || thinks)
            && (clause + 1..clause + 4).contains(&verb.units.start)
    };
    open && analysis.tag(clause) == Tag::Rel && cue.is_some_and(within)
}

/// "declared the treaty void", "declared a state of emergency": a deed, by which a thing becomes what it is called.
fn makes_so(analysis: &Analysis, verb: VerbId) -> bool {
    let verb = analysis.verb(verb);
    let state = |at: u32| {
        matches!(
            analysis.folded(at),
            "void"
                | "vacant"
                | "open"
                | "closed"
                | "invalid"
                | "null"
                | "unconstitutional"
                | "unlawful"
                | "illegal"
                | "dead"
                | "bankrupt"
                | "insolvent"
                | "independent"
                | "winner"
        )
    };
    let made = |end: u32| match analysis.folded(end - 1) {
        "state" => analysis.folded(end) == "of",
        head => {
            matches!(head, "amnesty" | "bankruptcy" | "ceasefire" | "emergency" | "holiday" | "truce" | "war")
        }
    };
    matches!(analysis.folded(verb.head), "declared" | "declares" | "declare" | "declaring")
        && object_ends(analysis, verb).any(|end| {
            // "the seat of the party vacant"
            made(end)
                || (end..end + 8)
                    .take_while(|&at| !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::That))
                    .any(state)
        })
}

/// "reminds us of the guest who will not leave": what comes to mind, and nothing that is said; but "reminded them of the rule
/// that …".
fn likens(analysis: &Analysis, verb: VerbId) -> bool {
    let verb = analysis.verb(verb);
    let reminds = matches!(analysis.folded(verb.head), "remind" | "reminds" | "reminded" | "reminding");
    let told = |end: u32| (end..end + 6).any(|at| analysis.tag(at) == Tag::That);
    reminds && object_ends(analysis, verb).any(|end| analysis.folded(end) == "of" && !told(end))
}

/// "a video shows Berg telling the story": what is seen, and nothing that is said of it; but "a poll shows Berg leading".
fn depicts(analysis: &Analysis, verb: VerbId) -> bool {
    let verb = analysis.verb(verb);
    let shows = matches!(analysis.folded(verb.head), "show" | "shows" | "showed" | "showing");
    let seen = verb.subject.is_some_and(|subject| {
        matches!(
            analysis.folded(analysis.group(subject).head),
            "ad" | "clip"
                | "film"
                | "footage"
                | "image"
                | "photo"
                | "photograph"
                | "picture"
                | "post"
                | "tape"
                | "video"
        )
    });
    let gerund = |end: u32| {
        let next = analysis.verb_from.get(end as usize).copied().flatten();
        next.is_some_and(|id| analysis.verb(id).form == VerbForm::Gerund)
    };
    shows && seen && object_ends(analysis, verb).any(gerund)
}

/// Where the noun groups that begin directly behind a verb end.
fn object_ends<'a>(analysis: &'a Analysis, verb: &VerbGroup) -> impl Iterator<Item = u32> + 'a {
    analysis.groups_starting(verb.units.end).map(|id| analysis.group(id).units.end)
}

/// Whether the words are said at all: not "did not say", "could say", "refused to say", "if he says".
fn is_said(resolver: &Resolver, verb: VerbId, sentence: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let group = analysis.verb(verb);
    let asked =
        group.object_control || group.modal.is_some_and(|at| !matches!(analysis.folded(at), "will" | "'ll"));
    // "He believed that …" tells a thought; "he believes that …" gives the view that he has voiced.
    let thought = group.tense == Tense::Past && resolver.knowledge.embedding.believes(group);
    // "a book written with his help"
    let made = group.units.len() == 1 && matches!(analysis.folded(group.head), "written" | "spoken");
    if group.negation.is_some() || asked || thought || made || is_planned(analysis, verb) {
        return false;
    }
    let read = factuality::of(analysis, resolver.knowledge, verb, sentence);
    let untold = embedding::of_claim(analysis, resolver.knowledge, Some(verb), group.units, sentence)
        .iter()
        .any(|found| matches!(found.effect, Effect::Denies | Effect::DeniesWeakly | Effect::Voids(_)));
    if untold || read.void.is_some_and(|void| is_unsaid(analysis, void, sentence)) {
        return false;
    }
    // "is set to announce whether it will back her": the answer is still to come.
    let answered = read.modality != Modality::Future
        || !matches!(
            analysis.folded(group.units.end),
            "whether" | "if" | "who" | "whom" | "how" | "when" | "which"
        );
    read.polarity == Polarity::Affirmed
        && answered
        && !read.open
        && matches!(
            read.modality,
            Modality::Asserted | Modality::Future | Modality::Hedged | Modality::Conditional
        )
}

/// "whose plan to announce the names failed", "an attempt to say": what is meant to be said has not been said.
fn is_planned(analysis: &Analysis, verb: VerbId) -> bool {
    let verb = analysis.verb(verb);
    let noun = verb.units.start.checked_sub(1).map_or("", |before| analysis.folded(before));
    verb.form == VerbForm::Infinitive
        && matches!(
            noun,
            "plan"
                | "plans"
                | "intention"
                | "attempt"
                | "attempts"
                | "effort"
                | "efforts"
                | "chance"
                | "opportunity"
                | "desire"
                | "wish"
                | "move"
                | "failure"
                | "right"
        )
}

/// Whether words whose verb of saying is void are not said: "if he says", "whether he said", "Did he say …?". A
/// question within quotation marks is asked in what is said.
fn is_unsaid(analysis: &Analysis, void: &str, sentence: UnitSpan) -> bool {
    if void != "a question" {
        return matches!(void, "a condition" | "asked about");
    }
    let mark = (sentence.start..sentence.end).rev().take(3).find(|&at| analysis.folded(at) == "?");
    mark.is_some_and(|at| analysis.quotes_over(Span::new(at, at + 1)).next().is_none())
}

/// "X, who chairs the board, said the group will …": a speaker behind its verb who has a verb behind.
fn is_other_subject(analysis: &Analysis, rule: &Rule, found: &Match, cue: Option<VerbId>) -> bool {
    let Some(cue) = cue else { return false };
    groups(rule, found, "speaker").any(|id| {
        let group = analysis.group(id);
        let mut behind = group.units.end;
        while matches!(analysis.tag(behind), Tag::Adv | Tag::Quote) {
            behind += 1;
        }
        group.units.start >= analysis.verb(cue).units.end
            && analysis
                .verb_from
                .get(behind as usize)
                .copied()
                .flatten()
                .is_some_and(|id| analysis.verb(id).form == VerbForm::Finite && !describes(analysis, id))
    })
}

/// "said one diplomat briefed on the talks": who somebody is, and nothing that they do.
fn describes(analysis: &Analysis, id: VerbId) -> bool {
    let verb = analysis.verb(id);
    verb.units.len() == 1
        && matches!(analysis.folded(verb.head), "briefed" | "involved" | "based" | "posted")
        && matches!(analysis.folded(verb.head + 1), "on" | "in" | "by" | "at" | "about")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whom_somebody_reminds_of_is_not_said() {
        let text = "Tom Hale reminds us of the guest who will not leave.";
        assert!(said("statement", text, None).is_empty());
        let told = "Tom Hale reminded us of the rule that guests leave at ten.";
        assert_eq!(said("statement", told, None), ["Tom Hale said: guests leave at ten"]);
    }

    #[test]
    fn what_a_picture_shows_somebody_doing_is_not_said() {
        assert!(
            said("statement", "A recent post shows Tom Hale telling the story of a pilot.", None).is_empty()
        );
        let told = "A recent survey shows Tom Hale moving ahead of his rival, by 32% to 25%.";
        assert_eq!(said("statement", told, None).len(), 1);
    }

    #[test]
    fn a_second_tag_by_a_pronoun_tells_of_no_speech_of_its_own() {
        let text = "Mill owner Tom Hale said that the plan will hurt farmers, he said.";
        assert_eq!(said("statement", text, None), ["Tom Hale said: the plan will hurt farmers"]);
    }

    #[test]
    fn a_state_of_emergency_was_said() {
        let text =
            "Malta declared a state of emergency as the toll rose to 132, with a further 176 people missing.";
        assert!(said("statement", text, None).is_empty());
        assert_eq!(said("statement", "Malta declared that the toll had risen to 132.", None).len(), 1);
    }

    #[test]
    fn what_is_to_be_answered_has_not_been_said() {
        let text = "Two unions are set to announce whether they will back Anna Berg.";
        assert!(said("statement", text, None).is_empty());
        let text = "Malta is expected to announce that it will back Anna Berg.";
        assert_eq!(said("statement", text, None).len(), 1);
    }
}
