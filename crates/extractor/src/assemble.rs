//! From drafts to records: topic, attribution, modality, time; duplicates merged; ids and evidence filled in.

mod hollow;
mod labels;
mod merge;
mod misread;
mod own;
mod record;
mod scores;
mod tolls;
mod topic;
mod unsaid;
mod when;

use claimwire_record::{Claim, Modality, Offsets, Polarity, SlotValue, Time};
use claimwire_rules::{ClassSet, Rule, Voice};

use crate::analysis::{Analysis, UnitSpan};
use crate::ballots;
use crate::contests;
use crate::draft::Draft;
use crate::ellipsis;
use crate::emptied;
use crate::events;
use crate::factuality::{self, Factuality};
use crate::frames::{self, Frame, Frames};
use crate::inverted;
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::{tenure, turned};

/// The claims of one article.
pub fn claims(resolver: &Resolver, frames: &Frames, mut drafts: Vec<Draft>) -> Vec<Claim> {
    let rules = &resolver.knowledge.rules;
    ellipsis::fill(resolver, &mut drafts);
    events::fill(resolver, &mut drafts);
    ballots::fill(resolver, &mut drafts);
    ballots::drop_turned(resolver, &mut drafts);
    ballots::drop_ratios(resolver, &mut drafts);
    ballots::drop_uncounted(resolver, &mut drafts);
    ballots::drop_bare(resolver, &mut drafts);
    topic::fill(resolver, &mut drafts);
    topic::drop_given_up(resolver, &mut drafts);
    topic::drop_switched(resolver, &mut drafts);
    topic::drop_decided(resolver, &mut drafts);
    topic::fill_roles(resolver, &mut drafts);
    contests::settle(resolver, &mut drafts);
    tenure::settle(resolver, frames, &mut drafts);
    turned::settle(resolver, &mut drafts);
    let offsets = Offsets::new(resolver.analysis.text);
    let mut finished = Vec::with_capacity(drafts.len());
    let finish = |draft: Draft| finish(resolver, frames, &rules.rules[draft.rule], draft);
    finished.extend(drafts.into_iter().filter_map(finish));
    finished
        .sort_by_key(|claim: &Finished| (claim.draft.units.start, claim.draft.units.end, claim.draft.rule));
    let mut json = Vec::new();
    let merged = merge::merged(resolver, finished);
    let mut claims = Vec::with_capacity(merged.len());
    claims.extend(merged.into_iter().map(|finished| record::claim(resolver, &offsets, finished, &mut json)));
    claims
}

/// A draft with its frame.
struct Finished {
    draft: Draft,
    factuality: Factuality,
    time: Time,
    attribution: claimwire_record::Attribution,
    also: Vec<usize>,
}

/// "with 38 percent voting against": fewer than half reject nothing.
fn drop_outcome_of_minority(draft: &mut Draft) {
    let minority =
        draft.slots.get("against").and_then(SlotValue::as_number).is_some_and(|share| share < 50.0);
    let shared = draft.quantity.unit.as_deref() == Some("percent") && !draft.slots.contains_key("for");
    let rejected = matches!(draft.slots.get("outcome"), Some(SlotValue::Word(word)) if word == "rejected");
    if minority && shared && rejected {
        draft.slots.remove("outcome");
    }
}

/// Adds the frame; none where the claim is not made at all.
fn finish(resolver: &Resolver, frames: &Frames, rule: &Rule, mut draft: Draft) -> Option<Finished> {
    drop_outcome_of_minority(&mut draft);
    let analysis = resolver.analysis;
    let mut factuality = draft.predicate.map_or_else(Factuality::default, |verb| {
        factuality::of(analysis, resolver.knowledge, verb, ellipsis::reading(&draft))
    });
    let is_statement = draft.slots.contains_key("speaker") && draft.slots.contains_key("content");
    if draft.predicate.is_none() && draft.slots.contains_key("against") {
        factuality::read_modal_before(analysis, draft.units, &mut factuality);
    }
    if let Some(verb) = draft.predicate.filter(|_| !is_statement) {
        if rule.polarity.is_none() {
            emptied::read(analysis, verb, &mut factuality);
        }
        inverted::read(analysis, verb, &mut factuality);
    }
    let told = draft.echo.map(|echo| &resolver.knowledge.rules.rules[echo.rule]);
    if let Some(modality) = rule.modality.or_else(|| told?.modality) {
        factuality.modality = modality;
        factuality.void = None;
    }
    let denied = |verb: &crate::analysis::VerbId| when::is_length_beside_denial(analysis, *verb, &draft);
    if draft.predicate.as_ref().is_some_and(denied)
        && matches!(factuality.modality, Modality::Future | Modality::Conditional)
    {
        factuality.modality = Modality::Asserted;
    }
    if let Some(polarity) = rule.polarity.or_else(|| told?.polarity) {
        factuality.polarity = polarity;
    }
    if draft.slots.contains_key("position") {
        factuality.read_condition(analysis, &draft);
    }
    if (is_undertaken(resolver, rule, &draft) || is_of_next_holder(resolver, rule, &draft))
        && factuality.modality == Modality::Asserted
    {
        factuality.modality = Modality::Future;
    }
    // "used to back her" is a stand of former days.
    if factuality.void == Some(factuality::ONCE) && draft.slots.contains_key("position") {
        factuality.void = None;
    }
    let unsaid = || {
        is_example(analysis, draft.units)
            || is_lied_about(resolver, draft.units)
            || is_put_right_behind(analysis, &draft)
            || draft.predicate.is_none() && is_rumoured(resolver, draft.units)
            || is_former_supporter(analysis, draft.units)
            || draft.predicate.is_none() && is_only_sought(resolver, draft.units, draft.sentence)
    };
    if factuality.modality == Modality::Future && stands_now(analysis, &draft) {
        factuality.modality = Modality::Asserted;
    }
    if factuality.void.is_some() || !is_statement && unsaid() {
        return None;
    }
    if is_untold(resolver, &draft, &factuality) {
        return None;
    }
    let mut draft = draft;
    if factuality.open {
        leave_open(&mut draft)?;
    }
    let mut around = around(resolver, frames, &draft, is_statement);
    let share = draft.slots.get("unit").and_then(SlotValue::identity).as_deref() == Some("percent");
    if around.is_empty() && share && rule.id.starts_with("tally/") {
        draft.source = poll_before(resolver, &draft);
    }
    if around.is_empty() && draft.source.is_none() {
        draft.source = tolls::reporter(resolver, &draft)
            .or_else(|| claimant(resolver, &draft))
            .or_else(|| teller_of_relative(resolver, &draft))
            .or_else(|| poll_behind(resolver, &draft));
    }
    if !is_statement && !own::settle(resolver, &mut draft, &mut around) {
        return None;
    }
    // "1,409 teachers said they back Lee, while 95 back Voss": who is counted is no source of the count.
    if draft.slots.contains_key("total") || draft.slots.contains_key("unit") {
        around.retain(|frame| is_statement || frame.count.is_none_or(|count| count < 20));
    }
    let mut holder = None;
    // "denied that President Lee had left" and "the 32-nation alliance" take for granted who is president of what and
    // how many are in it.
    let claim_type = resolver.knowledge.rules.type_of(rule);
    let granted = draft.predicate.is_none() && matches!(claim_type.name.as_str(), "office" | "membership");
    // "Lee said that Governor Anna Berg had left", "that nominee Anna Berg had": the label is the reporter's, but for words within
    // quotation marks.
    let labelled = draft.predicate.is_none()
        && (matches!(claim_type.name.as_str(), "office" | "candidacy" | "membership" | "term")
            // "asked by Tom Hale, a Berg supporter"
            || rule.id == "stance/names-supporter");
    if labelled && analysis.quote_around(draft.units).is_none() {
        around.clear();
    }
    if !is_statement && !granted {
        if around.iter().any(|frame| frame.untrue.is_some()) {
            return None;
        }
        let before = factuality.cues.len();
        let polarity = factuality.polarity;
        holder = factuality.embed(resolver, &draft, !around.is_empty())?;
        // "Malta's claim that … was wrong": Malta does not deny it, and who does may not be told.
        let refuted = (factuality.polarity != polarity).then(|| factuality.cues[before..].to_vec());
        let framed = !around.is_empty();
        around.retain(|frame| !refuted.as_deref().is_some_and(|nouns| is_claim_of(analysis, frame, nouns)));
        if framed && around.is_empty() && holder.is_none() {
            return None;
        }
    }
    if !is_statement && !granted && around.first().is_some_and(|frame| frame.denied) {
        factuality.polarity =
            if factuality.polarity == Polarity::Affirmed { Polarity::Negated } else { Polarity::Affirmed };
    }
    shift_back(resolver, &around, &draft, &mut factuality);
    let attribution = match holder {
        Some((holder, cue)) => frames::held(analysis, own::named_holder(&holder, cue, &around), cue, &around),
        None => attribution(resolver, frames, &draft, &around),
    };
    if when::is_plan_of_former_days(resolver, &claim_type.name, &draft, &factuality, &around) {
        return None;
    }
    let time = when::of(resolver, &claim_type.name, &draft, &factuality, &around);
    Some(Finished { draft, factuality, time, attribution, also: Vec::new() })
}

/// Whether the words of a claim make none after all.
fn is_untold(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    unsaid::is_none(resolver, draft, factuality)
        || hollow::is_none(resolver, draft, factuality)
        || tolls::is_none(resolver, draft)
        || scores::is_none(resolver, draft, factuality)
        || labels::is_none(resolver, draft)
        || misread::is_none(resolver, draft)
}

/// "a poll showed Berg in third, followed by Lee at 10 percent", "a poll saw Berg in front with 38 percent to Lee's 35": the
/// poll that shows it.
fn poll_before(resolver: &Resolver, draft: &Draft) -> Option<crate::resolve::Resolved> {
    let analysis = resolver.analysis;
    let poll = |id: &crate::analysis::GroupId| {
        let group = analysis.group(*id);
        let asks = matches!(analysis.folded(group.head), "poll" | "survey" | "polls" | "surveys");
        let mut verbs = analysis.verbs_within(UnitSpan::new(group.units.end, draft.units.end));
        asks && group.units.end < draft.units.end
            && verbs.any(|verb| {
                let verb = analysis.verb(verb);
                verb.subject.is_some_and(|subject| analysis.group(subject).head == group.head)
            })
    };
    let before = UnitSpan::new(draft.sentence.start, draft.units.end);
    let widest = |id: &crate::analysis::GroupId| analysis.group(*id).units.len();
    let found = analysis.groups_within(before).filter(poll).max_by_key(widest)?;
    resolver.entities(found, None).into_iter().next()
}

/// "was elected the next director-general": an office that is to be taken up still.
fn is_of_next_holder(resolver: &Resolver, rule: &Rule, draft: &Draft) -> bool {
    const NEAR: u32 = 4;
    let analysis = resolver.analysis;
    let office = |at: u32| analysis.name_over(at).is_some_and(|name| name.kind == NameKind::Office);
    rule.id.starts_with("office/")
        && draft.predicate.is_some()
        && (draft.units.start..draft.units.end)
            .any(|at| analysis.folded(at) == "next" && (at + 1..at + NEAR).any(office))
}

/// "Reed claimed to have the support of Norway": who claims what a claim tells.
fn claimant(resolver: &Resolver, draft: &Draft) -> Option<crate::resolve::Resolved> {
    const DEPTH: usize = 3;
    let analysis = resolver.analysis;
    let above = |verb: &&crate::verbs::VerbGroup| match verb.governor {
        Some(crate::verbs::Governor::Verb(up)) => Some(analysis.verb(up)),
        _ => None,
    };
    let first = analysis.verb(draft.predicate?);
    let mut chain = std::iter::successors(Some(first), above).take(DEPTH);
    let claims = chain.find(|verb| {
        matches!(
            analysis.folded(verb.head),
            "claim" | "claims" | "claimed" | "claiming" | "professes" | "professed"
        ) && verb.voice == Voice::Active
    })?;
    // "The attackers claimed 40 lives"
    let toll = resolver.knowledge.rule_id(draft.rule).starts_with("toll/") && claims.head == first.head;
    let subject =
        claims.subject.filter(|&id| !toll && analysis.group(id).classes.meets(ClassSet::SPEAKER))?;
    resolver.entities(subject, None).into_iter().next().filter(|source| source.entity.id.is_some())
}

/// "has 30% support in the latest Orbex poll": the poll that a share of those asked is told from.
fn poll_behind(resolver: &Resolver, draft: &Draft) -> Option<crate::resolve::Resolved> {
    let analysis = resolver.analysis;
    let share = draft.quantity.unit.as_deref() == Some("percent");
    let told = resolver.knowledge.rule_id(draft.rule);
    let asked = told.starts_with("tally/")
        || draft.slots.get("measure").and_then(SlotValue::identity).as_deref() == Some("poll-share");
    if !share || !asked {
        return None;
    }
    let poll = |id: &crate::analysis::GroupId| {
        let group = analysis.group(*id);
        let led = group.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "in");
        led && group.members.is_empty() && matches!(analysis.folded(group.head), "poll" | "survey")
    };
    let behind = UnitSpan::new(draft.units.start, draft.sentence.end);
    let widest = |id: &crate::analysis::GroupId| analysis.group(*id).units.len();
    let found = analysis.groups_within(behind).filter(poll).max_by_key(widest)?;
    resolver.entities(found, None).into_iter().next()
}

/// "agreed to pay $2 million": a sum that is to be paid still.
fn is_undertaken(resolver: &Resolver, rule: &Rule, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let verb = draft.predicate.map(|id| analysis.verb(id));
    let up = verb.and_then(|verb| match verb.governor {
        Some(crate::verbs::Governor::Verb(up)) => Some(analysis.folded(analysis.verb(up).head)),
        _ => None,
    });
    let agrees = matches!(
        up,
        Some("agree" | "agrees" | "agreed" | "promised" | "promises" | "vowed" | "undertook" | "committed")
    );
    rule.id.starts_with("measure/") && agrees
}

/// `ranked voters from 1 ("I am for Berg") to 6`: what is quoted in brackets is an example of what some say.
fn is_example(analysis: &Analysis, units: UnitSpan) -> bool {
    analysis
        .quote_around(units)
        .is_some_and(|quote| quote.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "("))
}

/// "any attempt to declare the union's support": whether there is support hangs on what is only tried.
fn is_only_sought(resolver: &Resolver, units: UnitSpan, sentence: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let verb = units.start.checked_sub(1).and_then(|at| analysis.verb_at[at as usize]);
    let brings = verb.filter(|&verb| {
        matches!(
            analysis.folded(analysis.verb(verb).head),
            "declare" | "announce" | "voice" | "win" | "secure" | "get" | "earn" | "gain" | "seek" | "obtain"
        )
    });
    let read = brings.map(|verb| factuality::of(analysis, resolver.knowledge, verb, sentence));
    read.is_some_and(|read| read.void.is_some() || read.modality != Modality::Asserted)
}

/// "former Berg supporter Carl Voss": the support is over.
fn is_former_supporter(analysis: &Analysis, units: UnitSpan) -> bool {
    let noun = |at: &u32| {
        matches!(
            analysis.folded(*at),
            "supporter" | "supporters" | "backer" | "ally" | "endorser" | "advocate"
        )
    };
    let over = |at: u32| matches!(analysis.folded(at), "former" | "erstwhile" | "onetime" | "ex" | "once");
    let joins = |at: &u32| {
        !matches!(
            analysis.tag(*at),
            crate::tags::Tag::Comma | crate::tags::Tag::Verb | crate::tags::Tag::Prep
        )
    };
    let mut nouns = (units.start..units.end).filter(noun);
    nouns.any(|at| (at.saturating_sub(5)..at).rev().take_while(joins).any(over))
}

/// "rumours of Berg's support", "hopes of an endorsement": what is only told or hoped.
fn is_rumoured(resolver: &Resolver, units: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let of = units.start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "of" | "about" | "on"));
    let noun = of.and_then(|at| at.checked_sub(1));
    noun.is_some_and(|at| resolver.knowledge.embedding.is_untold(analysis.unit(at).symbol))
}

/// "is lying about her support for the deal": whether there is any is what is in dispute.
fn is_lied_about(resolver: &Resolver, units: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let about = units.start.checked_sub(1).filter(|&at| analysis.folded(at) == "about");
    let verb = about.and_then(|at| analysis.verb_at[at.checked_sub(1)? as usize]);
    verb.is_some_and(|verb| resolver.knowledge.embedding.pretends(analysis.verb(verb)))
}

/// "said 12 had died, but the report was wrong": what the same sentence calls false.
fn is_put_right_behind(analysis: &Analysis, draft: &Draft) -> bool {
    const LONGEST: u32 = 8;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let told = |at: u32| {
        matches!(
            word(at),
            "information"
                | "report"
                | "reports"
                | "claim"
                | "claims"
                | "rumour"
                | "rumor"
                | "account"
                | "this"
                | "that"
        )
    };
    let false_word = |at: u32| {
        matches!(
            word(at),
            "incorrect" | "wrong" | "false" | "untrue" | "inaccurate" | "erroneous" | "mistaken"
        )
    };
    let is = |at: u32| matches!(word(at), "was" | "were" | "is" | "are" | "turned" | "proved");
    let but =
        (draft.units.end..draft.sentence.end).find(|&at| matches!(word(at), "but" | "although" | "though"));
    but.is_some_and(|but| {
        // "but that report was wrong", with nothing else between
        let subject = (but + 1..but + 4).find(|&at| told(at));
        subject.is_some_and(|subject| {
            let verb = subject + 1 + u32::from(told(subject + 1));
            is(verb) && (verb + 1..but + LONGEST).any(false_word)
        })
    })
}

/// "threatens to veto it", "promised to continue backing her": a stand that is taken already, whatever is to come of it.
fn stands_now(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let before = verb.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let position = draft.slots.get("position").and_then(SlotValue::identity);
    match position.as_deref() {
        Some("oppose") if matches!(before, "threatened" | "threatens" | "threaten" | "threatening") => true,
        Some(_) => matches!(before, "continue" | "continues" | "continued" | "continuing"),
        None => false,
    }
}

/// Whether a frame is the claim that one of these nouns names: "Malta's claim that …".
fn is_claim_of(analysis: &Analysis, frame: &Frame, nouns: &[u32]) -> bool {
    let that = frame.content.first().and_then(|part| part.start.checked_sub(2));
    that.is_some_and(|at| nouns.contains(&at) && analysis.tag(at + 1) == crate::tags::Tag::That)
}

/// "said it would back": behind a reporting verb "would" is the past of "will".
fn shift_back(resolver: &Resolver, around: &[&Frame], draft: &Draft, factuality: &mut Factuality) {
    let analysis = resolver.analysis;
    let reported =
        around.first().is_some_and(|frame| frame.mode != claimwire_record::AttributionMode::Direct)
            || is_news(analysis, draft)
            || is_pledged(resolver, draft)
            || is_seen_from_before(analysis, draft)
            || goes_on_announcing(analysis, draft);
    // "would have voted yes" did not come to pass.
    let past = |at: u32| analysis.folded(at + 1) == "have" || analysis.folded(at + 2) == "have";
    let would = factuality.cues.iter().any(|&at| matches!(analysis.folded(at), "would" | "'d") && !past(at));
    let condition = around.first().is_some_and(|frame| {
        frame
            .content
            .iter()
            .any(|part| (part.start..part.end).any(|at| matches!(analysis.folded(at), "if" | "unless")))
    });
    if reported && would && !condition && factuality.modality == Modality::Conditional {
        factuality.modality = Modality::Future;
    }
}

/// "news that the union would back her": the noun before "that" reports it.
fn is_news(analysis: &Analysis, draft: &Draft) -> bool {
    let subject = draft.predicate.and_then(|verb| analysis.verb(verb).subject);
    let that = subject.and_then(|id| analysis.group(id).units.start.checked_sub(1));
    that.is_some_and(|at| {
        at > draft.sentence.start
            && analysis.tag(at) == crate::tags::Tag::That
            && matches!(
                analysis.folded(at - 1),
                "news"
                    | "word"
                    | "announcement"
                    | "confirmation"
                    | "decision"
                    | "notice"
                    | "reply"
                    | "report"
                    | "reports"
            )
    })
}

/// "have signalled they would back her", "since announcing in May that he would run": a verb of telling right before the
/// clause, though nobody is quoted.
fn is_pledged(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let Some(before) = word_before_clause(analysis, draft) else { return false };
    let opens = analysis.tag(before) == crate::tags::Tag::That;
    // "in May", "on Monday"
    let timed =
        |at: &u32| analysis.time_at[*at as usize].is_some() || matches!(analysis.folded(*at), "in" | "on");
    let told = (draft.sentence.start..before + u32::from(!opens)).rev().find(|at| !opens || !timed(at));
    let verb = told.and_then(|at| analysis.verb_at[at as usize]).map(|id| analysis.verb(id));
    let announces = opens && verb.is_some_and(|verb| resolver.knowledge.speaks(verb) && verb.modal.is_none());
    announces
        || told.is_some_and(|at| {
            matches!(
                analysis.folded(at),
                "signaled"
                    | "signalled"
                    | "indicated"
                    | "hinted"
                    | "pledged"
                    | "promised"
                    | "vowed"
                    | "suggested"
            )
        })
}

/// "weeks before he would launch his bid": what was still to come at a time that is past.
fn is_seen_from_before(analysis: &Analysis, draft: &Draft) -> bool {
    word_before_clause(analysis, draft).is_some_and(|at| analysis.folded(at) == "before")
}

/// The word before the subject of what a claim tells.
fn word_before_clause(analysis: &Analysis, draft: &Draft) -> Option<u32> {
    let subject = draft.predicate.and_then(|verb| analysis.verb(verb).subject);
    let before = subject.and_then(|id| analysis.group(id).units.start.checked_sub(1));
    before.filter(|&at| at > draft.sentence.start)
}

/// "announced her resignation and would not seek another term": the verb before has the same subject, and announces.
fn goes_on_announcing(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate else { return false };
    let start = analysis.verb(verb).units.start;
    let joined = start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "and");
    let before = verb.0.checked_sub(1).map(|index| analysis.verb(crate::analysis::VerbId(index)));
    joined
        && before.is_some_and(|before| {
            draft.sentence.contains(before.units)
                && before.subject == analysis.verb(verb).subject
                && matches!(analysis.folded(before.head), "announced" | "declared" | "revealed" | "confirmed")
        })
}

/// "is considering backing" is no support but an undecided stand; other claims left open are not made.
fn leave_open(draft: &mut Draft) -> Option<()> {
    let position = draft.slots.get_mut("position")?;
    *position = SlotValue::Word("undecided".to_owned());
    Some(())
}

fn around<'f>(resolver: &Resolver, frames: &'f Frames, draft: &Draft, is_statement: bool) -> Vec<&'f Frame> {
    let analysis = resolver.analysis;
    let mut around: Vec<&Frame> = frames.around(analysis, anchor(draft)).into_iter().collect();
    if is_statement {
        let speaker =
            draft.slots.get("speaker").and_then(SlotValue::entity).and_then(|speaker| speaker.id.clone());
        let whole = |frame: &Frame| frame.content.iter().copied().reduce(|a, b| a.cover(b));
        let own = around.iter().find(|frame| {
            frame.speaker.entity.id == speaker
                && (frame.content.contains(&draft.units) || whole(frame) == Some(draft.units))
        });
        let cue = own.and_then(|own| own.cue_units);
        around.retain(|frame| {
            let same = frame.content.contains(&draft.units) || whole(frame) == Some(draft.units);
            // "Norway and Malta said": neither passes on what the other says. What is said within a statement is
            // none that holds it.
            let joint = same && cue.is_some() && frame.cue_units == cue;
            let holds = whole(frame).is_some_and(|all| all.contains(draft.units));
            holds && !joint && !(same && frame.speaker.entity.id == speaker)
        });
    } else {
        around.retain(|frame| !is_of_thing_voted_on(resolver, draft, frame));
        keep_one_of_joint(resolver, &mut around, draft);
    }
    around
}

/// "backed a report which found that he lied, by 354 votes to seven": what the thing voted on tells ends before the count.
fn is_of_thing_voted_on(resolver: &Resolver, draft: &Draft, frame: &Frame) -> bool {
    let analysis = resolver.analysis;
    let vote = resolver.knowledge.rule_id(draft.rule).starts_with("vote/");
    let Some(cue) = frame.cue_units.filter(|_| vote) else { return false };
    let start = draft.units.start;
    let parted = start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Comma);
    let relative =
        cue.start.checked_sub(1).is_some_and(|at| matches!(analysis.folded(at), "which" | "that" | "who"));
    let before = UnitSpan::new(draft.sentence.start, cue.start);
    parted
        && relative
        && cue.start >= draft.sentence.start
        && analysis.verbs_within(before).any(|id| analysis.verb(id).form == claimwire_rules::VerbForm::Finite)
}

/// "Norway and Malta said they would back her": of those who say the same with one verb, the one whose stand it is,
/// else who speaks for it ("Lee and Voss said their countries would back her"), else the first, is the source.
fn keep_one_of_joint(resolver: &Resolver, around: &mut Vec<&Frame>, draft: &Draft) {
    let concerned = |id: &str| {
        draft.slots.values().filter_map(SlotValue::entity).any(|slot| slot.id.as_deref() == Some(id))
    };
    let speaks_for_own = |frame: &Frame| {
        resolver.spoken_for(&frame.speaker).is_some_and(|code| concerned(&format!("country:{code}")))
    };
    let own =
        |frame: &Frame| frame.speaker.entity.id.as_deref().is_some_and(concerned) || speaks_for_own(frame);
    let joint = |one: &Frame, other: &Frame| {
        one.cue_units.is_some() && one.cue_units == other.cue_units && one.content == other.content
    };
    let all = around.clone();
    let mut kept: Vec<&Frame> = Vec::with_capacity(all.len());
    for frame in all.iter().copied() {
        match kept.iter_mut().find(|before| joint(before, frame)) {
            Some(before) if !own(before) && own(frame) => *before = frame,
            Some(_) => {}
            None => kept.push(frame),
        }
    }
    *around = kept;
}

/// "an inferno that authorities say |left 72 dead": who tells what a relative clause holds.
fn teller_of_relative(resolver: &Resolver, draft: &Draft) -> Option<crate::resolve::Resolved> {
    let analysis = resolver.analysis;
    let deed = analysis.verb(draft.verb_or_before(analysis)?);
    let told = analysis.verb(deed.units.start.checked_sub(1).and_then(|at| analysis.verb_at[at as usize])?);
    let subject = told.subject.filter(|&id| analysis.group(id).units.end == told.units.start)?;
    let relative = analysis.group(subject).units.start.checked_sub(1)?;
    let opens = matches!(analysis.folded(relative), "that" | "which" | "who");
    let says = resolver.knowledge.speaks(told) && told.form == claimwire_rules::program::VerbForm::Finite;
    (opens && says && relative > draft.sentence.start)
        .then(|| crate::speakers::named(resolver, subject))
        .flatten()
}

/// The end of the evidence: a subject before the speech tag does not keep the claim out of its frame.
fn anchor(draft: &Draft) -> UnitSpan {
    claimwire_record::Span::new(draft.units.end - 1, draft.units.end)
}

fn attribution(
    resolver: &Resolver,
    frames: &Frames,
    draft: &Draft,
    around: &[&Frame],
) -> claimwire_record::Attribution {
    let analysis = resolver.analysis;
    // "a poll puts her at 40 percent": who the words show to say it is whom the rule found.
    let told = |source: &&crate::resolve::Resolved| {
        around.first().is_some_and(|frame| frame.speaker.entity.id == source.entity.id)
    };
    match draft.source.as_ref().filter(|source| !told(source)) {
        Some(source) => claimwire_record::Attribution {
            source: frames::source(source, None),
            mode: claimwire_record::AttributionMode::Indirect,
            cue: None,
            via: around.iter().map(|frame| frames::source(&frame.speaker, frame.count)).collect(),
        },
        // What somebody said is told by the article.
        None if around.is_empty()
            && !draft.slots.contains_key("speaker")
            && is_quoted_by_nobody(analysis, draft.units) =>
        {
            frames::quoted_by_nobody()
        }
        None if around.is_empty() && tolls::is_counted_by_others(resolver, draft) => frames::told_by_others(),
        None => frames.attribution(analysis, around),
    }
}

/// "“The bomber killed 32 soldiers.” It was a lie.": whether a stretch stands within a quoted clause. Whoever says it, the article
/// does not.
fn is_quoted_by_nobody(analysis: &Analysis, units: UnitSpan) -> bool {
    let Some(quote) = analysis.quote_around(units) else { return false };
    let mut verbs = analysis.verbs_within(quote.inner).map(|id| analysis.verb(id));
    verbs.any(|verb| verb.form == claimwire_rules::VerbForm::Finite)
}

#[cfg(test)]
mod tests;
