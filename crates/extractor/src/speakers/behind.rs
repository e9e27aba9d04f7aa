//! Who speaks by way of the group that a report names: the name behind a title, the staff of a candidate, the author or
//! the issuer of a paper.

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::program::{VerbForm, Voice};
use claimwire_rules::{ClassSet, one_line};

use super::named;
use crate::analysis::{GroupId, VerbId};
use crate::names::NameKind;
use crate::resolve::{Resolved, Resolver};
use crate::tags::Tag;

/// "its ambassador, Ines Prado, said": the name that stands behind a title is the speaker's.
pub fn named_behind(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    // "according to the Post, Ines Prado said": a paper has no name behind it.
    let paper = &resolver.knowledge.attitudes.paper;
    if group.classes.meets(ClassSet::PERSON.union(ClassSet::PRONOUN))
        || paper.binary_search(&analysis.unit(group.head).symbol).is_ok()
        || group.plural
        || !group.members.is_empty()
    {
        return None;
    }
    // "According to Politico, Ines Prado had": who speaks is named already.
    let kind = group.name.map(|name| analysis.names[name as usize]);
    if kind.is_some_and(|name| name.kind != NameKind::Office && name.units.end == group.head + 1) {
        return None;
    }
    let leads = group.units.start >= 2 && analysis.folded(group.units.start - 2) == "according";
    let mut at = group.units.end;
    // "the head of the agency, Ines Prado"
    if matches!(analysis.tag(at), Tag::Prep) {
        at = crate::phrases::with_complements(analysis, group.units, at + 12).end;
    }
    // "the leader of the town's politically active farmers, Ines Prado": what is within the phrase is only of it.
    if analysis.folded(group.units.end) == "of" {
        let told = |at: &u32| {
            matches!(
                analysis.tag(*at),
                Tag::Adj
                    | Tag::Adv
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Det
                    | Tag::Possessive
                    | Tag::Clitic
                    | Tag::Demonym
            )
        };
        at = (at.max(group.units.end + 1)..).take(10).find(|at| !told(at)).unwrap_or(at);
    }
    if analysis.tag(at) != Tag::Comma {
        return None;
    }
    let name = analysis.groups_starting(at + 1).find(|&name| {
        let name = analysis.group(name);
        let behind = analysis.tag(name.units.end);
        let closed =
            matches!(behind, Tag::Comma | Tag::Punct) || matches!(behind, Tag::Verb | Tag::Aux) && !leads;
        name.classes.meets(ClassSet::PERSON)
            && !name.classes.meets(ClassSet::PRONOUN)
            && name.members.is_empty()
            && name.name.is_some()
            && closed
    })?;
    resolver
        .entities(name, None)
        .into_iter()
        .next()
        .filter(|found| found.entity.kind == Some(EntityKind::Person))
}

/// "his campaign said": the staff of a candidate, who are not the candidate.
pub(super) fn campaign(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    if !matches!(analysis.folded(group.head), "campaign" | "camp" | "team") || group.name.is_some() {
        return None;
    }
    let owner = group.possessor.and_then(|owner| resolver.entities(owner, None).into_iter().next());
    let owner = owner.filter(|owner| owner.person.is_some());
    // "the campaign" is anybody's.
    if owner.is_none() && group.modifiers.is_empty() && group.possessor.is_none() {
        return None;
    }
    let owned = |owner: GroupId| analysis.group(owner).units.end;
    let start = group.possessor.map_or(group.units.start, owned);
    let start = start + u32::from(analysis.tag(start) == Tag::Clitic);
    let rest = one_line(analysis.words(Span::new(start.min(group.head), group.units.end)));
    let words = one_line(analysis.words(group.units));
    let plain =
        words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(&words).to_owned();
    let (name, by) = match owner.and_then(|owner| owner.entity.name) {
        Some(owner) => (format!("{owner} {rest}"), ResolvedBy::Salience),
        None => (plain, ResolvedBy::Unresolved),
    };
    let entity = Entity {
        id: Some(format!("org:{}", claimwire_record::folded_id(&claimwire_rules::fold(&name)))),
        name: Some(name),
        kind: Some(EntityKind::Org),
        mention: Some(analysis.words(group.units).to_owned()),
        resolved_by: Some(by),
        span: crate::place(analysis, group.units),
    };
    Some(Resolved { entity, person: None, title: None })
}

/// "a report in the Financial Times", "an article published by Politico": a paper speaks for the outlet that prints it;
/// "a statement by Anna Berg" for whoever made it.
pub(super) fn author(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let paper = &resolver.knowledge.attitudes.paper;
    if let Some(owner) = group.possessor {
        return writer(resolver, id, owner);
    }
    if paper.binary_search(&analysis.unit(group.head).symbol).is_err() {
        return None;
    }
    let mut at = group.units.end;
    at += u32::from(analysis.tag(at) == Tag::Verb && !matches!(analysis.folded(at), "said" | "says"));
    let by = matches!(analysis.folded(at), "by" | "from");
    if !by && !matches!(analysis.folded(at), "in" | "on") {
        return None;
    }
    let wanted = if by {
        ClassSet::MEDIA.union(ClassSet::PERSON).union(ClassSet::ORG).union(ClassSet::OFFICE)
    } else {
        ClassSet::MEDIA
    };
    let behind =
        analysis.groups_starting(at + 1).next().filter(|&id| analysis.group(id).classes.meets(wanted))?;
    named(resolver, behind).filter(|found| by || found.entity.kind == Some(EntityKind::Media))
}

/// "Berg's tweet saying the bridge is safe": whose words a message gives.
fn writer(resolver: &Resolver, id: GroupId, owner: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let head = analysis.folded(analysis.group(id).head);
    let message = matches!(head, "tweet" | "tweets" | "post" | "letter" | "memo" | "message" | "op-ed");
    let person = analysis.group(owner).classes.meets(ClassSet::PERSON);
    // "The guild's statement said": the guild that the article names.
    let statement = head == "statement";
    let body = |found: &Resolved| {
        found.entity.kind == Some(EntityKind::Org)
            && found.entity.resolved_by != Some(claimwire_record::ResolvedBy::Unresolved)
    };
    named(resolver, owner).filter(|found| {
        (message || statement) && person && found.person.is_some() || statement && body(found)
    })
}

/// Whom a verb of quoting quotes: none where the verb is no such one, nobody where it is not told.
pub(super) fn quoted_by(resolver: &Resolver, cue: VerbId) -> Option<Option<Resolved>> {
    let analysis = resolver.analysis;
    let verb = analysis.verb(cue);
    let quotes = matches!(analysis.folded(verb.head), "quoted" | "quotes") && verb.voice == Voice::Active;
    let people = ClassSet::PERSON.union(ClassSet::OFFICE).union(ClassSet::ANONYMOUS);
    let quoted = analysis.groups_starting(verb.units.end).next().filter(|_| quotes)?;
    let told = analysis.group(quoted).classes.meets(people);
    told.then(|| named(resolver, quoted))
}

/// "fired back a response saying he …", "released a statement saying …": whoever issues a paper speaks.
pub(super) fn issuer(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let paper = &resolver.knowledge.attitudes.paper;
    if paper.binary_search(&analysis.unit(group.head).symbol).is_err() || group.possessor.is_some() {
        return None;
    }
    let mut end = group.units.start;
    while end > 0 && matches!(analysis.folded(end - 1), "back" | "out" | "off" | "up") {
        end -= 1;
    }
    let verb = analysis.verb(analysis.verb_at[end.checked_sub(1)? as usize]?);
    let issues = matches!(
        analysis.folded(verb.head),
        "released"
            | "releases"
            | "issued"
            | "issues"
            | "sent"
            | "sends"
            | "wrote"
            | "posted"
            | "published"
            | "put"
            | "fired"
            | "made"
            | "gave"
            | "signed"
            | "delivered"
            | "tweeted"
            | "filed"
    );
    let subject = verb.subject.filter(|_| issues && verb.form == VerbForm::Finite)?;
    campaign(resolver, subject).or_else(|| named(resolver, subject)).filter(|found| {
        matches!(found.entity.kind, Some(EntityKind::Person | EntityKind::Org | EntityKind::Country))
    })
}

/// "Paul Reed of the city's risk and rescue office said": the last words of what the body is called are no speaker, but
/// whoever is of it.
pub fn staff_of_compound(resolver: &Resolver, id: GroupId) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let start = group.units.start;
    let bare = group.name.is_none()
        && group.possessor.is_none()
        && group.members.is_empty()
        && !group.plural
        && matches!(analysis.tag(start), Tag::Noun | Tag::Verb | Tag::Adj);
    // "the Glacier rescue service": a word within the name may look like a verb.
    let joint = |at: &u32| matches!(analysis.tag(*at), Tag::Conj | Tag::Verb);
    let joint = start.checked_sub(1).filter(|_| bare).filter(joint)?;
    let part = analysis.groups.iter().rev().filter(|part| part.units.end == joint);
    let part = part.min_by_key(|part| part.units.start)?;
    let of =
        part.units.start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "of" | "from" | "at"))?;
    let staff = (0..analysis.groups.len() as u32).rev().map(GroupId).find(|&id| {
        let staff = analysis.group(id);
        staff.units.end == of && staff.members.is_empty() && staff.classes.meets(ClassSet::PERSON)
    })?;
    resolver.entities(staff, None).into_iter().next()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_tweet_was_an_unnamed_source() {
        let text = "Anna Berg's tweet said the bridge was safe.";
        assert_eq!(crate::testing::said("statement", text, None), ["Anna Berg said: the bridge was safe"]);
    }

    #[test]
    fn a_statement_of_a_body_or_a_campaign_was_told_by_another() {
        let text = "The Harbour Guild met. The Harbour Guild's statement said the bridge was safe.";
        let told = crate::testing::said("statement", text, None);
        assert_eq!(told, ["Harbour Guild said: the bridge was safe"]);
        let text = "Anna Berg's campaign issued a statement saying the bridge was safe.";
        let told = crate::testing::said("statement", text, None);
        assert!(told.iter().all(|told| !told.starts_with("Anna Berg said")), "{told:?}");
    }

    #[test]
    fn the_last_words_of_a_body_speak_for_nobody() {
        for body in ["the city's risk and rescue office", "the Air Glaciers rescue service"] {
            let text = format!("Paul Reed of {body} said divers were searching.");
            let said = crate::testing::said("statement", &text, None);
            assert_eq!(said, ["Paul Reed said: divers were searching"]);
        }
    }
}
