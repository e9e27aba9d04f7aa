//! Titles of those who are out of the office by what the sentence tells: "Finance Minister Berg resigned", "sacked Police Chief
//! Berg", "is the first president of Malta to be removed".

use claimwire_record::{Modality, SlotValue};
use claimwire_rules::program::{VerbForm, Voice};

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::draft::Draft;
use crate::knowledge::Knowledge;
use crate::names::NameKind;
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// What the words behind "the first president … to" make of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Held still, as far as the words tell.
    Holds,
    /// Left or lost.
    Left,
    /// It cannot be told.
    Unknown,
}

/// Whether a title that is granted beside a name goes to somebody who leaves or loses an office in the sentence.
pub(super) fn is_left(analysis: &Analysis, knowledge: &Knowledge, draft: &Draft) -> bool {
    let told = |group: GroupId| {
        let units = analysis.group(group).units;
        units.contains(draft.units) || draft.units.contains(units)
    };
    // "Lee, the Redmoor MP, gave up her job": a minister's, and no seat.
    let seat = draft.slots.get("office").and_then(SlotValue::identity).is_some_and(|office| {
        matches!(office.as_str(), "member-of-parliament" | "senator" | "representative" | "councillor")
    });
    if draft.predicate.is_none() && is_dead(analysis, draft, &told) {
        return true;
    }
    // "Ann Lee, who has been mayor for 33 years, was ousted"
    let aside = draft.predicate.is_some_and(|id| {
        let start = analysis.verb(id).units.start;
        start > draft.sentence.start && analysis.tag(start - 1) == Tag::Rel
    });
    // "was appointed minister in 2015 but resigned a year later"
    let given = knowledge.rule_id(draft.rule) == "office/appointed";
    let main = |verb: &&VerbGroup| draft.predicate.is_none() || verb.units.start >= draft.units.end;
    let mut verbs = analysis.verbs_within(draft.sentence).map(|id| analysis.verb(id)).filter(main);
    !seat
        && (draft.predicate.is_none() || aside || given)
        && verbs.any(|verb| {
            // "After sacking Minister Berg, the party met"
            let before = verb.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
            let earlier = verb.form == VerbForm::Gerund && matches!(before, "after" | "since" | "having");
            (is_done(verb) || earlier && verb.voice == Voice::Active)
                && match verb.voice {
                    Voice::Passive => {
                        verb.has_lemma(&knowledge.former.removes)
                            && verb.subject.is_some_and(told)
                            && is_from_post(analysis, verb.units.end)
                    }
                    _ if verb.has_lemma(&knowledge.former.removes) => {
                        // "fired Minister Berg, leader of the party": from the post before the name.
                        let apposed = knowledge.rule_id(draft.rule).starts_with("office/name-comma-title");
                        let titled = analysis
                            .name_over(draft.units.start)
                            .is_some_and(|name| name.kind == NameKind::Office);
                        !(apposed && titled) && is_object(analysis, verb, draft.units, told)
                    }
                    _ => leaves(analysis, knowledge, verb) && verb.subject.is_some_and(told),
                }
        })
}

/// "the minister died in the crash", "among the dead were Tom Hale, the minister", "Premier Hale fell after losing a confidence vote".
fn is_dead(analysis: &Analysis, draft: &Draft, told: &impl Fn(GroupId) -> bool) -> bool {
    let from = draft.sentence.start;
    let word = |at: u32| analysis.folded(at);
    let listed = (from..draft.units.start.min(from + 6)).any(|at| {
        word(at) == "among"
            && (matches!((word(at + 1), word(at + 2)), ("the", "dead" | "victims" | "casualties"))
                || matches!((word(at + 1), word(at + 2)), ("those", "killed")))
    });
    if listed || is_mourned(analysis, draft.units, from) {
        return true;
    }
    let mut verbs = analysis.verbs_within(draft.sentence).map(|id| analysis.verb(id));
    verbs.any(|verb| {
        let dies = matches!(word(verb.head), "died" | "dies" | "perished");
        let killed = verb.voice == Voice::Passive
            && matches!(word(verb.head), "killed" | "assassinated" | "murdered" | "slain" | "executed");
        let falls = matches!(word(verb.head), "fell" | "falls")
            && (verb.units.end..draft.sentence.end)
                .any(|at| word(at) == "confidence" || word(at) == "no-confidence");
        let close = verb.subject.is_some_and(told);
        close && is_done(verb) && (dies || killed || falls)
    })
}

/// "the widow of Interior Secretary Hale", "Governor Hale's funeral".
fn is_mourned(analysis: &Analysis, title: UnitSpan, from: u32) -> bool {
    const NEAR: u32 = 4;
    let word = |at: u32| analysis.folded(at);
    let gone = |at: u32| {
        matches!(
            word(at),
            "widow" | "widower" | "funeral" | "burial" | "assassination" | "murder" | "killing"
        )
    };
    let link = |at: u32| matches!(word(at), "of" | "the" | "his" | "her");
    let before = (from.max(title.start.saturating_sub(NEAR))..title.start).rev().find(|&at| !link(at));
    let led = before.is_some_and(|at| gone(at) && at + 1 < title.start);
    led || analysis.tag(title.end) == Tag::Clitic && gone(title.end + 1)
}

/// What "is the first president of Malta to …" says of the office, where the draft ends before the infinitive.
pub(super) fn fate(analysis: &Analysis, knowledge: &Knowledge, draft: &Draft) -> Fate {
    let end = draft.units.end;
    let ahead = UnitSpan::new(end, (end + 2).min(draft.sentence.end));
    let to = end < draft.sentence.end && analysis.tag(end) == Tag::To;
    let Some(deed) = analysis.verbs_within(ahead).next().map(|id| analysis.verb(id)).filter(|_| to) else {
        return Fate::Holds;
    };
    let removes = deed.has_lemma(&knowledge.former.removes);
    match deed.voice {
        Voice::Passive if removes => Fate::Left,
        Voice::Passive => Fate::Unknown,
        _ if leaves(analysis, knowledge, deed) => Fate::Left,
        _ => Fate::Holds,
    }
}

/// A deed that is told flatly as done, or in a headline as of the day.
fn is_done(verb: &VerbGroup) -> bool {
    verb.form == VerbForm::Finite
        && verb.negation.is_none()
        && verb.modal.is_none()
        && verb.modality == Modality::Asserted
        && matches!(verb.tense, Tense::Past | Tense::Present)
}

/// Whether a verb's object begins right behind it and holds the title.
fn is_object(analysis: &Analysis, verb: &VerbGroup, title: UnitSpan, told: impl Fn(GroupId) -> bool) -> bool {
    let near = title.start >= verb.units.end && is_from_post(analysis, title.end);
    near && analysis.groups_starting(verb.units.end).any(told)
}

/// "removed from office", "removed on Monday"; not "removed from the ballot", "dropped as a candidate" nor "sacked Minister Berg's
/// aide". `behind` is the unit behind what is told.
fn is_from_post(analysis: &Analysis, behind: u32) -> bool {
    match analysis.folded(behind) {
        "'s" | "’s" | "'" | "’" | "as" | "with" => false,
        "from" => names_post(analysis, behind),
        _ => true,
    }
}

/// Whether a word for the office stands behind a verb, with an article or "from" between.
fn names_post(analysis: &Analysis, behind: u32) -> bool {
    let word = |at: u32| analysis.folded(at);
    let opens = |at: u32| matches!(word(at), "the" | "his" | "her" | "their" | "from" | "its");
    let post = (behind..behind + 4).find(|&at| !opens(at));
    // "left the government guessing"
    let ends = |at: u32| !matches!(analysis.tag(at), Tag::Verb | Tag::Adj | Tag::Noun | Tag::Name);
    post.is_some_and(|at| {
        ends(at + 1)
            && matches!(
                word(at),
                "office"
                    | "post"
                    | "job"
                    | "position"
                    | "cabinet"
                    | "government"
                    | "ministry"
                    | "role"
                    | "power"
            )
    })
}

/// "resigned", "left office", "stepped down", "quit his post"; not "resigned as party leader", which may be another office,
/// nor "quit the party".
fn leaves(analysis: &Analysis, knowledge: &Knowledge, verb: &VerbGroup) -> bool {
    let word = |at: u32| analysis.folded(at);
    let behind = verb.units.end;
    let of_post = names_post(analysis, behind);
    let steps = matches!(word(verb.head), "step" | "steps" | "stepped" | "stand" | "stands" | "stood")
        && matches!(word(behind), "down" | "aside");
    let behind = behind + u32::from(steps);
    let plain = !matches!(word(behind), "as" | "from" | "the" | "his" | "her" | "their" | "its" | "to");
    // "resigned in protest from the board"
    let elsewhere = (behind..behind + 5).any(|at| matches!(word(at), "from" | "as" | "over" | "ahead"));
    let resigns = steps || verb.has_lemma(&knowledge.former.resigns);
    // "Minister Berg, who resigned from the government in 2019": before she had the office of today.
    let relative = verb.units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Rel);
    resigns && plain && !elsewhere
        || of_post && !relative && (resigns || verb.has_lemma(&knowledge.former.quits))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    fn offices(text: &str) -> Vec<String> {
        said("office", text, None)
    }

    #[test]
    fn whoever_gave_up_a_ministers_job_had_given_up_the_seat() {
        let text = "Mr Hale, the Redmoor MP, gave up his job on Monday.";
        assert!(
            offices(text).iter().all(|office| !office.contains("former") && !office.contains("was")),
            "{:?}",
            offices(text)
        );
    }

    #[test]
    fn whoever_was_sacked_or_resigned_held_the_office_still() {
        for text in [
            "Malta's Finance Minister Ann Pell resigned on Monday.",
            "Malta's Finance Minister Ann Pell, a lawyer, quit her post.",
            "Malta's Finance Minister Ann Pell was sacked on Monday.",
            "The premier has dismissed Malta's Finance Minister Ann Pell.",
        ] {
            assert_eq!(offices(text), ["Ann Pell is a former finance minister of Malta"], "{text}");
        }
        for text in [
            "Malta's Finance Minister Ann Pell may resign.",
            "Peru wants Malta's Finance Minister Ann Pell to resign.",
            "Malta's Finance Minister Ann Pell quit the Harbour Party.",
            "Malta's Finance Minister Ann Pell left the government guessing.",
            "Malta's Finance Minister Ann Pell resigned in protest from the Harbour Trust.",
            "Malta's Finance Minister Ann Pell resigned as chair of the Harbour Trust.",
            "Malta's Finance Minister Ann Pell was not sacked.",
            "Malta's Finance Minister Ann Pell sacked two aides.",
        ] {
            let told = offices(text);
            assert!(told.contains(&"Ann Pell is finance minister of Malta".to_owned()), "{text} {told:?}");
        }
    }

    #[test]
    fn the_dead_held_their_offices() {
        let told = |text: &str| said("office", text, None);
        for text in [
            "Finance Minister Tom Hale died in the crash on Monday.",
            "Among the dead were Tom Hale, the finance minister, and nine soldiers.",
            "Malta's Prime Minister Tom Hale fell on Monday after losing a no-confidence vote.",
            "Malta's President Tom Hale was assassinated in 1963.",
            "Ann Lee, the widow of Malta's Finance Minister Tom Hale, spoke.",
            "Thousands came to Maltese Finance Minister Tom Hale's funeral.",
            "Tom Hale was appointed environment minister of Malta in 2015 but resigned a year later.",
            "Tom Hale, who has been mayor of Harlan for 33 years, was ousted on Monday.",
        ] {
            let told = told(text);
            assert!(
                told.iter().all(|told| told.contains("former") || told.contains(" was ")),
                "{text} {told:?}"
            );
        }
        let alive = told("Finance Minister Tom Hale said nine people died in Malta.");
        assert!(alive.iter().all(|told| !told.contains("former")), "{alive:?}");
    }

    #[test]
    fn the_first_to_be_removed_holds_the_office_still() {
        for text in [
            "Ann Pell is the first president of Malta to be removed by a vote.",
            "Ann Pell is the first president of Malta to resign.",
        ] {
            assert_eq!(offices(text), ["Ann Pell is a former president of Malta"], "{text}");
        }
        assert!(offices("Ann Pell is the first president of Malta to be jailed.").is_empty());
        let text = "Ann Pell is the first president of Malta to visit Peru.";
        assert_eq!(offices(text), ["Ann Pell is president of Malta"]);
    }
}
