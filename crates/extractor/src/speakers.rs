//! Level 6: who says what a statement rule found: the group that the pattern bound, the subject of the main clause, the
//! name behind a title, an unnamed source with its description and count.

mod behind;

use claimwire_record::{AttributionMode, Entity, EntityKind, ResolvedBy, SlotValue, Span};
use claimwire_rules::program::VerbForm;
use claimwire_rules::{ClassSet, Rule, one_line};

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::draft::Draft;
use crate::machine::Match;
use crate::resolve::{Resolved, Resolver};
use crate::speech::groups;
use crate::tags::Tag;
use behind::{author, campaign, issuer, quoted_by};

pub use behind::{named_behind, staff_of_compound};

/// Fills a speaker that the match leaves out: the subject of the clause that the gerund `verb` goes with, else who acted
/// in the sentence before; or the outlet named last.
pub fn fill(
    resolver: &Resolver,
    policy: &str,
    verb: Option<VerbId>,
    sentence: UnitSpan,
) -> Option<SlotValue> {
    let gerund = verb.filter(|&verb| resolver.analysis.verb(verb).form == VerbForm::Gerund);
    let entity = match (policy, gerund) {
        ("subject", Some(gerund)) => {
            let subject = main_subject(resolver, gerund, sentence)?;
            resolver.entities(subject, None).into_iter().next()?.entity
        }
        ("subject", None) => last_actor(resolver, sentence)?,
        ("outlet", _) => last_outlet(resolver, sentence)?,
        _ => return None,
    };
    Some(SlotValue::Entity(Box::new(entity)))
}

/// The subject of the last finite verb of the sentence before, in the same paragraph or the one before.
fn last_actor(resolver: &Resolver, sentence: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let begun = analysis.sentences.partition_point(|other| other.units.start < sentence.start);
    let outer = analysis.sentences[..begun].iter().rev().filter(|other| other.quote.is_none());
    let before = outer.map(|other| other.units).find(|units| units.end <= sentence.start)?;
    let verbs = analysis.verbs_within(before).map(|id| analysis.verb(id));
    let verbs = verbs.filter(|verb| before.contains(verb.units) && verb.form == VerbForm::Finite);
    let subject = verbs
        .filter_map(|verb| verb.subject)
        .find(|&id| analysis.group(id).classes.meets(ClassSet::PERSON.union(ClassSet::OFFICE)))?;
    resolver
        .entities(subject, None)
        .into_iter()
        .next()
        .map(|found| found.entity)
        .filter(|entity| entity.kind == Some(EntityKind::Person))
}

/// The outlet that the article named last.
fn last_outlet(resolver: &Resolver, sentence: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    // "The white paper has 104 pages. The paper notes": no newspaper.
    let says = |at: u32, word: &str| at < sentence.end && analysis.folded(at) == word;
    let paper = (sentence.start..sentence.end).any(|at| says(at, "the") && says(at + 1, "paper"));
    if paper && (1..sentence.start).any(|at| says(at, "paper") && is_document(analysis.folded(at - 1))) {
        return None;
    }
    let named = |&id: &u32| {
        let group = analysis.group(GroupId(id));
        group.units.end <= sentence.start && group.classes.meets(ClassSet::MEDIA) && group.name.is_some()
    };
    let at = |unit: u32| analysis.groups_from.at(unit).iter().copied().filter(named).max();
    let last = (0..sentence.start).rev().find_map(at)?;
    resolver
        .entities(GroupId(last), None)
        .into_iter()
        .next()
        .map(|found| found.entity)
        .filter(|entity| entity.kind == Some(EntityKind::Media))
}

/// What makes a paper a document: "white", "working".
fn is_document(word: &str) -> bool {
    matches!(
        word,
        "white"
            | "green"
            | "working"
            | "discussion"
            | "position"
            | "policy"
            | "research"
            | "consultation"
            | "briefing"
    )
}

/// "X closed the bridge because it swayed, saying that …": who acts in the clause that a gerund goes with.
fn main_subject(resolver: &Resolver, gerund: VerbId, sentence: UnitSpan) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let speakers = ClassSet::PERSON
        .union(ClassSet::OFFICE)
        .union(ClassSet::ORG)
        .union(ClassSet::MEDIA)
        .union(ClassSet::COUNTRY)
        .union(ClassSet::GROUP)
        .union(ClassSet::ANONYMOUS);
    let main = |start: u32| {
        let before =
            (sentence.start..start).rev().find(|&at| !matches!(analysis.tag(at), Tag::Adv | Tag::Quote));
        before.is_none_or(|at| !matches!(analysis.tag(at), Tag::That | Tag::Rel | Tag::Sub))
    };
    let quoted = |at: u32| analysis.quotes_over(Span::new(at, at + 1)).any(|quote| quote.inner.holds(at));
    let before = (0..gerund.0)
        .rev()
        .map(|index| analysis.verb(VerbId(index)))
        .take_while(|verb| verb.units.start >= sentence.start);
    before
        .filter(|verb| verb.form == VerbForm::Finite && !quoted(verb.head))
        .filter(|verb| !crate::clauses::is_restrictive(analysis, verb))
        .filter_map(|verb| verb.subject.filter(|&id| analysis.group(id).units.start < verb.units.start))
        .find(|&id| main(analysis.group(id).units.start))
        .filter(|&id| analysis.group(id).classes.meets(speakers))
}

/// "X said Paris backed it, adding that …": whoever said the first part adds the second.
fn main_speaker(resolver: &Resolver, cue: VerbId, sentence: UnitSpan) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let verb = analysis.verb(cue);
    // `values,” stating …`
    let before = (sentence.start..verb.units.start).rev().find(|&at| analysis.tag(at) != Tag::Quote)?;
    if verb.form != VerbForm::Gerund || analysis.tag(before) != Tag::Comma {
        return None;
    }
    let before = (0..cue.0)
        .rev()
        .map(|index| analysis.verb(VerbId(index)))
        .take_while(|verb| verb.units.start >= sentence.start);
    before
        .filter(|verb| verb.form == VerbForm::Finite && resolver.knowledge.speaks(verb))
        .find_map(|verb| verb.subject)
}

/// "A survey asked 900 drivers. It found that": the poll or the study that this sentence or the one before tells of.
fn paper_before(analysis: &Analysis, id: GroupId) -> Option<GroupId> {
    let it = analysis.group(id);
    if analysis.folded(it.head) != "it" {
        return None;
    }
    let begun = analysis.sentences_begun(it.units.start);
    let mut near = begun.iter().rev().filter(|sentence| sentence.quote.is_none()).take(2);
    let paper = |id: &GroupId| {
        let group = analysis.group(*id);
        group.name.is_none()
            && group.members.is_empty()
            && matches!(
                analysis.folded(group.head),
                "poll"
                    | "survey"
                    | "study"
                    | "report"
                    | "analysis"
                    | "review"
                    | "audit"
                    | "inquiry"
                    | "investigation"
            )
    };
    near.find_map(|sentence| {
        let end = sentence.units.end.min(it.units.start);
        let mut groups = analysis.groups_within(Span::new(sentence.units.start.min(end), end)).filter(paper);
        groups.next()
    })
}

/// The speaker; whoever is described and in no class of their own is an unnamed source.
pub fn speaker(resolver: &Resolver, rule: &Rule, found: &Match, draft: &mut Draft) -> Option<Resolved> {
    let mut entity = draft.slots.get("speaker")?.entity()?.clone();
    let gerund = found.verbs.first().filter(|&&verb| resolver.analysis.verb(verb).form == VerbForm::Gerund);
    let filled =
        || main_subject(resolver, *gerund?, draft.sentence).filter(|_| rule.fill.contains_key("speaker"));
    let group = groups(rule, found, "speaker").next().or_else(filled);
    // "the army and the ministry said": each is told of by its own words.
    let own = |member: &GroupId| {
        crate::place(resolver.analysis, resolver.analysis.group(*member).units) == entity.span
    };
    let group = match group {
        Some(list) if shares_head(resolver.analysis, list) => {
            // One source, told of once.
            resolver.analysis.group(list).members.last().filter(|last| own(last))?;
            describe(resolver.analysis, list, &mut entity);
            draft.set_speaker(&entity);
            return Some(Resolved { entity, person: None, title: None });
        }
        Some(id) => Some(resolver.analysis.group(id).members.iter().copied().find(own).unwrap_or(id)),
        None => None,
    };
    // What was found is found by the poll, and not by a body that the sentence before names besides.
    let unknown = is_loose_pronoun(&entity) || rule.id == "statement/it-found";
    if let Some(paper) = group.filter(|_| unknown).and_then(|id| paper_before(resolver.analysis, id)) {
        describe(resolver.analysis, paper, &mut entity);
        draft.set_speaker(&entity);
        return Some(Resolved { entity, person: None, title: None });
    }
    if let Some(main) = found
        .verbs
        .last()
        .and_then(|&cue| main_speaker(resolver, cue, draft.sentence))
        .filter(|&main| Some(main) != group)
    {
        let told = campaign(resolver, main).or_else(|| resolver.entities(main, None).into_iter().next());
        let resolved = told.filter(|found| {
            !is_loose_pronoun(&found.entity) && found.entity.resolved_by != Some(ResolvedBy::Unresolved)
        })?;
        draft.set_speaker(&resolved.entity);
        return Some(resolved);
    }
    // "“…,” Voss quoted Lee as saying"
    if let Some(quoted) = found.verbs.last().and_then(|&cue| quoted_by(resolver, cue)) {
        let quoted = quoted?;
        draft.set_speaker(&quoted.entity);
        return Some(quoted);
    }
    let told = |id: GroupId| {
        let named = campaign(resolver, id).or_else(|| named_behind(resolver, id));
        named.or_else(|| author(resolver, id)).or_else(|| issuer(resolver, id))
    };
    if let Some(named) = group.and_then(told) {
        draft.set_speaker(&named.entity);
        return Some(named);
    }
    if let Some(id) = group.filter(|&id| is_unnamed(resolver.analysis, id, &entity)) {
        describe(resolver.analysis, id, &mut entity);
        draft.set_speaker(&entity);
    }
    let whom = |id: GroupId| match draft.speaker.filter(|heard| heard.group == id) {
        Some(heard) => (heard.person, heard.title),
        None => {
            let found = resolver.entities(id, None).into_iter().next();
            found.map_or((None, None), |found| (found.person, found.title))
        }
    };
    let (person, title) = group.map_or((None, None), whom);
    Some(Resolved { entity, person, title })
}

/// The source that a group names; whoever is only described is unnamed, by the description.
pub fn named(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let mut found = resolver.entities(id, None).into_iter().next()?;
    if is_unnamed(resolver.analysis, id, &found.entity) {
        describe(resolver.analysis, id, &mut found.entity);
    }
    found.entity.id.is_some().then_some(found)
}

/// "US and Israeli sources", "administration and industry officials": words that all go with the last noun.
fn shares_head(analysis: &Analysis, list: GroupId) -> bool {
    let Some((&last, others)) = analysis.group(list).members.split_last() else { return false };
    let last = analysis.group(last);
    let opens = |group: &crate::nouns::NounGroup| {
        matches!(analysis.tag(group.units.start), Tag::Det | Tag::Possessive | Tag::Num)
    };
    let sources = last.plural
        && last.name.is_none()
        && last.units.len() > 1
        && !opens(last)
        && last.classes.meets(ClassSet::ANONYMOUS);
    let bare = |&id: &GroupId| {
        let group = analysis.group(id);
        !group.plural && !opens(group) && !group.classes.meets(ClassSet::PERSON.union(ClassSet::PRONOUN))
    };
    sources && others.iter().all(bare)
}

/// Makes an entity the unnamed source that a group describes: "two people familiar with his thinking".
fn describe(analysis: &Analysis, id: GroupId, entity: &mut Entity) {
    let units = full_description(analysis, id);
    let printed = one_line(analysis.words(units));
    let words = printed.to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    entity.id = Some(format!("anonymous:{words}"));
    entity.kind = Some(EntityKind::Anonymous);
    entity.mention = Some(analysis.words(units).to_owned());
    let name = printed.strip_prefix("the ").or_else(|| printed.strip_prefix("The ")).unwrap_or(&printed);
    entity.name = Some(name.to_owned());
    entity.span = crate::place(analysis, units);
}

pub fn count(resolver: &Resolver, rule: &Rule, found: &Match) -> Option<u32> {
    let number = groups(rule, found, "speaker").find_map(|id| resolver.analysis.group(id).number)?;
    resolver.analysis.numbers[number as usize].value.map(|value| value as u32)
}

/// Whether a speaker is nobody whose name is known: a described person, a paper, "one of the diplomats".
fn is_unnamed(analysis: &Analysis, id: GroupId, entity: &Entity) -> bool {
    if is_personal_pronoun(analysis, id) {
        return false;
    }
    let counted =
        || full_description(analysis, id) != analysis.group(id).units && analysis.group(id).number.is_some();
    match entity.kind {
        Some(EntityKind::Anonymous) => true,
        Some(EntityKind::Text) => !is_loose_pronoun(entity),
        // "one senator, who would not be named, said": one of many, and not whoever holds the office.
        Some(EntityKind::Office) => {
            let opening = analysis.folded(analysis.group(id).units.start);
            let of_none = entity.id.as_deref().is_some_and(|id| !id.contains('/'));
            of_none && matches!(opening, "a" | "an" | "one" | "another" | "some")
        }
        // "three Democrats", "some Republicans": not the party.
        Some(EntityKind::Org) => {
            (analysis.group(id).plural || analysis.group(id).number.is_some()) && is_part(analysis, id)
        }
        Some(EntityKind::Group) => {
            counted() || analysis.group(id).number.is_some() && !analysis.group(id).plural
        }
        _ => false,
    }
}

/// A name of one word that is in no lexicon is a person's where it is a given name, or where whoever has it says "I".
pub fn make_person(
    resolver: &Resolver,
    speaker: &mut Resolved,
    mode: AttributionMode,
    content: &[UnitSpan],
    draft: &mut Draft,
) {
    let Some(word) = speaker.unknown_word(is_one_name).map(claimwire_rules::fold) else { return };
    let lexicon = &resolver.knowledge.rules.lexicon;
    let given = lexicon.gender(resolver.knowledge.rules.vocabulary.get(&word)).is_some();
    if !(given || mode == AttributionMode::Direct && speaks_of_oneself(resolver.analysis, content)) {
        return;
    }
    speaker.take_for_person();
    draft.set_speaker(&speaker.entity);
}

/// "Freddy", not "TNO" or "the Guild".
fn is_one_name(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
}

fn speaks_of_oneself(analysis: &Analysis, content: &[UnitSpan]) -> bool {
    content.iter().any(|part| {
        (part.start..part.end)
            .any(|at| matches!(analysis.folded(at), "i" | "i'm" | "i'd" | "i've" | "me" | "my"))
    })
}

/// Whether a group is counted or a part of a whole: "three Democrats", "some Democrats".
fn is_part(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    group.number.is_some()
        || matches!(
            analysis.folded(group.units.start),
            "some" | "several" | "many" | "most" | "few" | "other" | "certain" | "both"
        )
}

/// "it", "they": words that describe nobody.
fn is_personal_pronoun(analysis: &Analysis, id: GroupId) -> bool {
    matches!(
        analysis.folded(analysis.group(id).head),
        "he" | "she"
            | "it"
            | "they"
            | "him"
            | "her"
            | "them"
            | "we"
            | "i"
            | "you"
            | "who"
            | "which"
            | "that"
            | "this"
    )
}

/// "one of the diplomats", "two people familiar with his thinking", "a diplomat from a small state".
fn full_description(analysis: &Analysis, id: GroupId) -> UnitSpan {
    let mut units = analysis.group(id).units;
    for _ in 0..2 {
        let (word, next) = (analysis.folded(units.end), analysis.folded(units.end + 1));
        let length = match (word, next) {
            ("familiar", "with") | ("close", "to") => 2,
            ("of" | "from" | "at" | "with" | "for", _) => 1,
            _ => break,
        };
        if analysis.time_at.get((units.end + length) as usize).copied().flatten().is_some() {
            break;
        }
        let Some(group) = analysis.groups_starting(units.end + length).next() else { break };
        units = Span::new(units.start, analysis.group(group).units.end);
    }
    units
}

/// "They", "it", "he", "she" or "according to him", tied to nobody.
pub fn is_loose_pronoun(entity: &Entity) -> bool {
    entity.resolved_by == Some(ResolvedBy::Unresolved)
        && entity.mention.as_deref().is_some_and(|word| {
            ["they", "it", "he", "she", "him", "her", "them"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        })
}
