//! Level 6, first half: from matches of statement rules to speech acts.
//!
//! A pattern finds the speaker and the cue; [`reports`](crate::reports) tells where the words begin and end. One cue
//! says one thing, so of several readings of a cue the fullest stays. Quotations that follow a tag in its
//! paragraph go on with its speaker.

mod acts;

pub use acts::is_act;
use claimwire_record::{AttributionMode, EntityKind, Polarity, ResolvedBy, SlotValue, Span};
use claimwire_rules::Rule;
use claimwire_rules::one_line;
use claimwire_rules::program::VerbForm;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::clock;
use crate::draft::Draft;
use crate::embedding;
use crate::engine::mode_name;
use crate::frames::Frame;
use crate::knowledge::Knowledge;
use crate::machine::{Binding, Match};
use crate::reports;
use crate::resolve::Resolver;
use crate::speakers::{count, is_loose_pronoun, speaker};
use crate::tags::Tag;
use crate::verbs::Governor;
use crate::{sources, speakers};

/// Stretches of what is said; a tag inside splits them.
pub type Parts = SmallVec<[UnitSpan; 2]>;

/// One speech act: its claim in the making and its frame.
#[derive(Debug, Clone)]
pub struct Said {
    /// The claim.
    pub draft: Draft,
    /// What stands inside it is its speaker's.
    pub frame: Frame,
    /// The verb of saying.
    cue: Option<VerbId>,
    /// How good a reading of its cue it is.
    rank: u8,
    /// A pronoun that is tied to the speakers before.
    pronoun: bool,
    /// Said within the quoted words of somebody else.
    pub nested: bool,
    /// Another rule has read the same cue alike.
    pub repeats: bool,
}

/// A statement rule's match that [`is_act`] as a speech act; none where it is not told what is said or by whom.
pub fn said(resolver: &Resolver, rule: &Rule, found: &Match, mut draft: Draft) -> Option<Said> {
    let analysis = resolver.analysis;
    let cue = cue(analysis, rule, found);
    let mut speaker = speaker(resolver, rule, found, &mut draft)?;
    let content = reports::content(resolver, rule, found, cue, draft.sentence);
    let first = *content.first()?;
    let units = content.iter().copied().fold(first, |all, part| all.cover(part));
    if cue.is_none() && means_who_quotes(analysis, first) {
        return None;
    }
    let mode = mode(analysis, &content);
    let group = groups(rule, found, "speaker").next();
    if let Some(other) = group.and_then(|group| resolver.office_apart(group, &speaker, &content)) {
        draft.set_speaker(&other.entity);
        speaker = other;
    }
    let staff = group.and_then(|group| speakers::staff_of_compound(resolver, group));
    if let Some(other) = staff {
        draft.set_speaker(&other.entity);
        speaker = other;
    }
    speakers::make_person(resolver, &mut speaker, mode, &content, &mut draft);
    let time = cue.and_then(|verb| clock::of_saying(analysis, verb, draft.sentence, units));
    write_content(analysis, &mut draft, &content, mode);
    draft.time = draft.time.take().or_else(|| time.clone());
    // "is expected to say": told as what is to come, as the verb has it.
    draft.predicate = cue.filter(|&cue| {
        let verb = analysis.verb(cue);
        matches!(verb.governor, Some(Governor::Verb(_))) && verb.form == VerbForm::Infinitive
            || verb.modal.is_some()
    });
    let rank = rank(analysis, cue, &draft, &content, mode);
    let frame = Frame {
        via: sources::through(resolver, cue, &speaker.entity, units, draft.sentence),
        cited: sources::cited(resolver, &speaker.entity, units, draft.sentence),
        untrue: embedding::untrue(analysis, resolver.knowledge, cue, group),
        content,
        count: count(resolver, rule, found),
        cue: cue_words(analysis, cue, group),
        cue_units: cue.map(|verb| analysis.verb(verb).units),
        speaker,
        mode,
        time,
        units: found.units.cover(units),
        denied: rule.polarity == Some(Polarity::Negated),
    };
    let pronoun = is_loose_pronoun(&frame.speaker.entity);
    Some(Said { draft, frame, cue, rank, pronoun, nested: false, repeats: false })
}

/// "“Their claim that we are late is wrong,” Lee said": whether what somebody is told to have said has the "we" of whoever is quoted.
fn means_who_quotes(analysis: &Analysis, content: UnitSpan) -> bool {
    let that = content.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::That);
    let quoted = that && analysis.quote_around(content).is_some();
    let own = (content.start..content.end.min(content.start + 2))
        .any(|at| matches!(analysis.folded(at), "we" | "i" | "our" | "my"));
    quoted && own
}

/// The verb of saying: the last one before what is said, where that stands behind a verb of the match.
fn cue(analysis: &Analysis, rule: &Rule, found: &Match) -> Option<VerbId> {
    let start = |binding| match binding {
        Binding::Quote(index) => Some(analysis.quotes[index as usize].units.start),
        Binding::Units(units) => Some(units.start),
        Binding::Group(id) => Some(analysis.group(id).units.start),
        Binding::Number(_) | Binding::Time(_) => None,
    };
    let content = bindings(rule, found, "content").filter_map(start).min()?;
    let before = found.verbs.iter().rev().find(|&&verb| analysis.verb(verb).units.end <= content);
    before.or(found.verbs.last()).copied()
}

/// The cue as printed: the verb with its auxiliaries, or "according to" before the speaker.
fn cue_words(analysis: &Analysis, cue: Option<VerbId>, speaker: Option<GroupId>) -> Option<String> {
    if let Some(verb) = cue {
        return Some(analysis.words(analysis.verb(verb).units).to_owned());
    }
    let start = analysis.group(speaker?).units.start;
    let words = Span::new(start.checked_sub(2)?, start);
    (analysis.folded(words.start) == "according").then(|| analysis.words(words).to_owned())
}

pub fn bindings<'m>(rule: &'m Rule, found: &'m Match, name: &'m str) -> impl Iterator<Item = Binding> + 'm {
    found
        .slots
        .iter()
        .filter(move |(slot, _)| rule.program.slots[slot.0 as usize] == name)
        .map(|(_, binding)| *binding)
}

pub fn groups<'m>(rule: &'m Rule, found: &'m Match, name: &'m str) -> impl Iterator<Item = GroupId> + 'm {
    bindings(rule, found, name)
        .filter_map(|binding| if let Binding::Group(id) = binding { Some(id) } else { None })
}

/// Whether a verb group is one of saying.
pub fn speaks(knowledge: &Knowledge, analysis: &Analysis, id: VerbId) -> bool {
    knowledge.speaks(analysis.verb(id))
}

/// In quotation marks throughout, in part, or not at all.
fn mode(analysis: &Analysis, content: &[UnitSpan]) -> AttributionMode {
    let quoted = |part: &UnitSpan| {
        analysis.quotes_over(*part).any(|quote| {
            quote.inner == *part
                || quote.inner.start <= part.start
                    && quote.inner.end + 1 >= part.end
                    && quote.inner.start == part.start
        })
    };
    if content.iter().all(quoted) {
        return AttributionMode::Direct;
    }
    let some = content.iter().any(|part| analysis.quotes_over(*part).next().is_some());
    if some { AttributionMode::Mixed } else { AttributionMode::Indirect }
}

/// A quotation that opens its sentence or follows its cue is read best; one in the middle of a sentence is a
/// fragment of what is said.
fn rank(
    analysis: &Analysis,
    cue: Option<VerbId>,
    draft: &Draft,
    content: &[UnitSpan],
    mode: AttributionMode,
) -> u8 {
    match mode {
        AttributionMode::Direct => {
            let start = content[0].start;
            let opens = (draft.sentence.start..start).all(|at| {
                matches!(
                    analysis.tag(at),
                    Tag::Quote | Tag::Punct | Tag::Conj | Tag::Adv | Tag::Comma | Tag::Dash
                )
            });
            let mark = start.saturating_sub(2);
            let follows = cue.map(|verb| analysis.verb(verb).units.end).is_some_and(|end| {
                mark >= end
                    && (analysis.folded(mark) == ":"
                        || analysis.folded(mark) == ","
                            && (mark == end || analysis.unit(start).is_capitalised()))
            });
            match () {
                () if opens || follows => 4,
                // "said that “…”"
                () if reports::opened(analysis, start.saturating_sub(1)) => 3,
                () => 1,
            }
        }
        _ if reports::opened(analysis, content[0].start) => 3,
        _ => 2,
    }
}

/// Sets the content's words, its mode and the evidence.
fn write_content(analysis: &Analysis, draft: &mut Draft, content: &[UnitSpan], mode: AttributionMode) {
    let words = |part: &UnitSpan| one_line(analysis.words(*part));
    let text = content.iter().map(words).collect::<Vec<_>>().join(" … ");
    draft.slots.insert("content".to_owned(), SlotValue::Word(text));
    draft.slots.entry("mode".to_owned()).or_insert_with(|| SlotValue::Word(mode_name(mode).to_owned()));
    draft.units = content.iter().copied().fold(content[0], |all, part| all.cover(part));
}

/// The speech acts of an article: one reading for each cue, quotations that go on joined to their tags.
pub fn settle(resolver: &Resolver, found: Vec<Said>) -> Vec<Said> {
    let analysis = resolver.analysis;
    let mut kept = best_readings(resolver, found);
    kept.sort_by_key(|said| (said.draft.units.start, said.draft.units.end, said.draft.rule));
    mark_repeats(&mut kept);
    drop_second_tags(&mut kept);
    join_retold(analysis, &mut kept);
    tie_pronouns(analysis, &mut kept);
    for index in 0..kept.len() {
        go_on(analysis, &mut kept, index);
    }
    let direct = kept.iter().filter(|said| said.frame.mode == AttributionMode::Direct);
    let quoted = Covered::new(direct.flat_map(|said| said.frame.content.iter().copied()).collect());
    let passed_on = passed_on(analysis, &kept);
    for (said, passed_on) in kept.iter_mut().zip(passed_on) {
        let quoted = || said.cue.is_some_and(|cue| quoted.hold(analysis.verb(cue).units));
        // Who is nobody known makes no statement; what was said is still not the article's own word.
        said.nested = passed_on || said.pronoun || quoted();
    }
    kept
}

/// `Berg said: "A. B," she said.`: a tag by a pronoun adds nothing to that which names the speaker of the same words.
fn drop_second_tags(all: &mut Vec<Said>) {
    let direct = |said: &Said| said.frame.mode == AttributionMode::Direct;
    let named: Vec<UnitSpan> = all
        .iter()
        .filter(|said| direct(said) && !is_by_pronoun(said))
        .filter_map(|said| said.frame.content.first().copied())
        .collect();
    all.retain(|said| {
        let first = said.frame.content.first();
        !(direct(said) && is_by_pronoun(said) && first.is_some_and(|first| named.contains(first)))
    });
}

/// "Berg said that the bridge was shut, she said.": what a tag by a pronoun takes for said tells already that the same person
/// said it. The tag ends those words, and tells of no speech of its own.
fn join_retold(analysis: &Analysis, all: &mut Vec<Said>) {
    let retold: Vec<(usize, usize)> =
        (0..all.len()).filter_map(|tag| Some((tag, told_within(all, tag)?))).collect();
    for &(tag, told) in &retold {
        let mut content = all[tag].frame.content.clone();
        content[0].start = all[told].frame.content[0].start;
        set_content(analysis, &mut all[told], content);
    }
    let mut index = 0..;
    all.retain(|_| index.next().is_some_and(|index| retold.iter().all(|(tag, _)| *tag != index)));
}

/// The report by name of the same speaker that the words of an indirect one by a pronoun hold.
fn told_within(all: &[Said], tag: usize) -> Option<usize> {
    let indirect = |said: &Said| said.frame.mode != AttributionMode::Direct;
    let outer = all.get(tag).filter(|said| indirect(said) && is_by_pronoun(said))?;
    let first = outer.frame.content.first()?;
    all.iter().position(|said| {
        indirect(said)
            && !is_by_pronoun(said)
            && said.frame.speaker.entity.id == outer.frame.speaker.entity.id
            && said.frame.cue_units.is_some_and(|cue| first.contains(cue))
    })
}

fn is_by_pronoun(said: &Said) -> bool {
    let mention = said.frame.speaker.entity.mention.as_deref();
    mention.is_some_and(|word| word.eq_ignore_ascii_case("he") || word.eq_ignore_ascii_case("she"))
}

/// Marks what another rule has read off the same cue alike: one speech act, found twice.
fn mark_repeats(all: &mut [Said]) {
    for index in 1..all.len() {
        let (before, rest) = all.split_at_mut(index);
        let (said, earlier) = (&mut rest[0], &before[index - 1]);
        said.repeats = said.cue.is_some()
            && said.cue == earlier.cue
            && said.frame.content == earlier.frame.content
            && said.frame.speaker.entity.id == earlier.frame.speaker.entity.id;
    }
}

/// Stretches of an article, for asking whether one of them holds another stretch.
struct Covered {
    /// Sorted by their begin.
    parts: Vec<UnitSpan>,
    /// The last end of all up to each.
    ends: Vec<u32>,
}

impl Covered {
    fn new(mut parts: Vec<UnitSpan>) -> Self {
        parts.sort_unstable();
        let furthest = |end: &mut u32, part: &UnitSpan| {
            *end = part.end.max(*end);
            Some(*end)
        };
        let ends = parts.iter().scan(0, furthest).collect();
        Covered { parts, ends }
    }
    fn hold(&self, units: UnitSpan) -> bool {
        let begun = self.parts.partition_point(|part| part.start <= units.start);
        begun.checked_sub(1).is_some_and(|last| self.ends[last] >= units.end)
    }
}

/// Which statements only pass another on.
fn passed_on(analysis: &Analysis, all: &[Said]) -> Vec<bool> {
    let mut by_place: Vec<usize> = (0..all.len()).collect();
    by_place.sort_by_key(|&index| all[index].draft.units.start);
    let within = |outer: &Said| {
        let content = outer.frame.content.first().copied();
        let first = by_place.partition_point(|&index| {
            content.is_some_and(|content| all[index].draft.units.start < content.start)
        });
        let near =
            move |index: &&usize| content.is_some_and(|content| all[**index].draft.units.start < content.end);
        by_place[first..].iter().take_while(near)
    };
    all.iter().map(|outer| within(outer).any(|&inner| passes_on(analysis, outer, &all[inner]))).collect()
}

/// "Two officials said that …, reports Politico": who only passes a statement on makes none; the statement is
/// the officials', by way of the outlet.
fn passes_on(analysis: &Analysis, outer: &Said, inner: &Said) -> bool {
    let length = |said: &Said| said.frame.content.iter().map(|part| part.len()).sum::<u32>();
    // Both may go on with a later quotation.
    let parts = (outer.frame.content.len(), inner.frame.content.len());
    let within = match parts {
        (1, _) => outer.frame.content[0].contains(inner.draft.units),
        (outer_parts, inner_parts) => {
            outer_parts == inner_parts && outer.frame.content[0].contains(inner.frame.content[0])
        }
    } && outer.draft.units != inner.draft.units;
    // 'Voters "think he will lose," Berg said': her own words, and no report of what voters say.
    let quotes = || inner.frame.cue_units.is_some_and(|cue| analysis.quote_around(cue).is_some());
    within
        && !quotes()
        && inner.frame.units.start <= outer.frame.content[0].start + 30
        && length(inner) * 10 > length(outer) * 5
        && outer.frame.mode != AttributionMode::Direct
        && outer.frame.units.start >= outer.frame.content[0].start
}

/// "They said" goes on with the last group that spoke, "it said" with the last body; else it is left open who speaks.
fn tie_pronouns(analysis: &Analysis, all: &mut [Said]) {
    let outer = analysis.sentences.iter().filter(|sentence| sentence.quote.is_none());
    let starts: Vec<u32> = outer.map(|sentence| sentence.units.start).collect();
    let sentence = |at: u32| starts.partition_point(|&start| start <= at);
    for index in 0..all.len() {
        if !all[index].pronoun || is_by_pronoun(&all[index]) {
            continue;
        }
        let plural = all[index]
            .frame
            .speaker
            .entity
            .mention
            .as_deref()
            .is_some_and(|word| word.eq_ignore_ascii_case("they"));
        let place = all[index].frame.units.start;
        let before = all[..index].iter().rev().find(|said| {
            !said.pronoun
                && said.frame.units.start < place
                && sentence(said.frame.units.start) + 3 > sentence(place)
        });
        let fits = |kind: Option<EntityKind>| {
            if plural {
                matches!(kind, Some(EntityKind::Group | EntityKind::Anonymous | EntityKind::Org))
            } else {
                matches!(
                    kind,
                    Some(EntityKind::Org | EntityKind::Country | EntityKind::Media | EntityKind::Anonymous)
                )
            }
        };
        let Some(mut speaker) =
            before.map(|said| said.frame.speaker.clone()).filter(|speaker| fits(speaker.entity.kind))
        else {
            continue;
        };
        let said = &mut all[index];
        speaker.entity.mention = said.frame.speaker.entity.mention.clone();
        speaker.entity.span = said.frame.speaker.entity.span;
        speaker.entity.resolved_by = Some(ResolvedBy::Salience);
        said.draft.set_speaker(&speaker.entity);
        said.frame.speaker = speaker;
        said.pronoun = false;
    }
    for said in all.iter_mut().filter(|said| said.pronoun) {
        let speaker = &mut said.frame.speaker;
        (speaker.person, speaker.title) = (None, None);
        (speaker.entity.id, speaker.entity.name, speaker.entity.kind) = (None, None, None);
    }
}

/// Of the readings of one cue the best, all speakers of it; of equal ones the longest. A rule that is over another's beats it.
fn best_readings(resolver: &Resolver, mut found: Vec<Said>) -> Vec<Said> {
    let rules = &resolver.knowledge.rules.rules;
    let over: Vec<&Said> = found.iter().filter(|said| !rules[said.draft.rule].over.is_empty()).collect();
    let beaten = |said: &Said| {
        let id = &rules[said.draft.rule].id;
        said.cue.is_some()
            && over.iter().any(|other| other.cue == said.cue && rules[other.draft.rule].over.contains(id))
    };
    let keep: Vec<bool> = found.iter().map(|said| !beaten(said)).collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    let key = |said: &Said| (said.rank, said.frame.content.iter().map(|part| part.len()).sum::<u32>());
    let mut by_cue: FxHashMap<VerbId, _> = FxHashMap::default();
    let mut without: FxHashMap<UnitSpan, Vec<&Said>> = FxHashMap::default();
    for said in &found {
        match said.cue {
            Some(cue) => {
                let best = by_cue.entry(cue).or_insert_with(|| key(said));
                *best = key(said).max(*best);
            }
            None => without.entry(said.draft.sentence).or_default().push(said),
        }
    }
    // Without a cue, readings of the same words are rivals.
    let beside = |said: &Said| {
        let rivals = without.get(&said.draft.sentence).into_iter().flatten();
        rivals.filter(|other| said.draft.units.overlaps(other.draft.units)).map(|other| key(other)).max()
    };
    let best = |said: &Said| said.cue.map_or_else(|| beside(said), |cue| by_cue.get(&cue).copied());
    let keep: Vec<bool> = found.iter().map(|said| best(said).is_none_or(|best| best <= key(said))).collect();
    found.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(said, _)| said).collect()
}

/// `"A," X said. "B."`: the quotations behind a tag in its paragraph that have no tag of their own.
fn go_on(analysis: &Analysis, all: &mut [Said], index: usize) {
    if all[index].frame.mode == AttributionMode::Indirect {
        return;
    }
    let mut end = all[index].draft.sentence.end;
    let paragraph = analysis.paragraphs.partition_point(|paragraph| paragraph.units.end < end);
    let Some(limit) = analysis.paragraphs.get(paragraph).map(|paragraph| paragraph.units.end) else { return };
    let mut content = all[index].frame.content.clone();
    while let Some(quote) = analysis.quotes_at(end).find(|quote| quote.units.end <= limit) {
        let sentence = analysis.sentences_at(end).find(|sentence| sentence.quote.is_none());
        let Some(sentence) = sentence.filter(|sentence| sentence.units.end <= quote.units.end + 1) else {
            break;
        };
        let spoken_for = all.iter().any(|said| {
            said.frame.units.overlaps(quote.units)
                && said.draft.sentence == sentence.units
                && !said.frame.is_quoted_in(quote.inner)
        });
        if spoken_for {
            break;
        }
        content.push(quote.inner);
        end = sentence.units.end;
    }
    if content.len() > all[index].frame.content.len() {
        set_content(analysis, &mut all[index], content);
    }
}

/// Makes other stretches what is said.
fn set_content(analysis: &Analysis, said: &mut Said, content: Parts) {
    write_content(analysis, &mut said.draft, &content, said.frame.mode);
    said.frame.content = content;
    said.frame.units = said.frame.units.cover(said.draft.units);
}

#[cfg(test)]
mod tests {
    use crate::testing::claims_of;

    #[test]
    fn what_somebody_unknown_said_was_told_as_the_articles_own_word() {
        for text in
            ["Nine people died, he said.", "Nine people died, they said.", "“Nine people died,” she said."]
        {
            let claims = claims_of(text, None);
            let toll = claims.iter().find(|claim| claim.claim_type == "toll").expect("a toll");
            assert_eq!(toll.attribution.source.kind, claimwire_record::SourceKind::Text, "{text}");
            assert_eq!(toll.attribution.source.id, None, "{text}");
            assert!(claims.iter().all(|claim| claim.claim_type != "statement"), "{text}");
        }
        let own = claims_of("“I back Anna Berg,” he said.", None);
        assert!(own.iter().all(|claim| claim.claim_type != "stance"), "{own:?}");
    }
}
