//! From the words of a match to the body or country that they belong to.
//!
//! "the 32 NATO members", "the alliance's 31 members", "the Dutch deficit", "its budget": the owner is a name
//! among the words, whoever possesses one of them, or, for a body alone, the one that the article is about.

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::NameIndex;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::draft::Draft;
use crate::names::NameKind;
use crate::numbers::{NumberMention, Set};
use crate::phrases::with_complements;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// The owner of that kind named among the words.
pub fn within(resolver: &Resolver, units: UnitSpan, kind: EntityKind) -> Option<Entity> {
    named(resolver, units, kind).or_else(|| possessor(resolver, units, kind))
}

/// The body named among the words of a claim, else in its subject, else the one that the article is about.
pub fn main_body(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let subject = || {
        let group = analysis.group(analysis.verb(draft.predicate?).subject?);
        within(resolver, with_complements(analysis, group.units, draft.sentence.end), EntityKind::Org)
    };
    let apart = matches!(analysis.folded(draft.units.end), "of" | "'s");
    let before = || named(resolver, Span::new(draft.sentence.start, draft.units.start), EntityKind::Org);
    let behind = || {
        named(resolver, Span::new(draft.units.end, draft.sentence.end.max(draft.units.end)), EntityKind::Org)
    };
    // Members that are counted are those of a name beside them, a rule may be that of any body in the sentence.
    let nearby = || if draft.quantity.value.is_none() { before().or_else(behind) } else { None };
    within(resolver, draft.units, EntityKind::Org)
        .or_else(|| of_bloc(resolver, draft))
        .or_else(|| told_by_pronoun(resolver, draft))
        .or_else(subject)
        .or_else(nearby)
        .or_else(|| {
            (!apart)
                .then(|| {
                    short_form(resolver, draft.units)
                        .or_else(|| article_body(resolver, draft))
                        .or_else(|| senators(resolver, draft))
                        .or_else(|| named_before(resolver, draft))
                })
                .flatten()
        })
}

/// "UEFA is split, and a dozen of its 53 members": the body named last before the pronoun in its sentence.
fn told_by_pronoun(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let pronoun = |&at: &u32| matches!(analysis.folded(at), "its" | "their");
    let its = (draft.units.start..draft.units.end).find(pronoun)?;
    let before = Span::new(draft.sentence.start.min(its), its);
    let names = analysis.names_within(before).filter(|name| name.kind == NameKind::Org);
    let mut entity = resolver.name_entity(names.last()?.entry?);
    entity.resolved_by = Some(ResolvedBy::Salience);
    Some(entity)
}

/// "two-thirds of the senators present", "confirmation takes a simple majority" beside "the Senate's seats".
fn senators(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let speaks = |at: u32| matches!(analysis.folded(at), "senator" | "senators" | "senate");
    let near = (draft.sentence.start..draft.sentence.end).any(speaks);
    near.then(|| resolver.chamber_of_senators())
        .flatten()
        .map(|body| Entity { resolved_by: Some(ResolvedBy::Salience), ..body })
}

/// "the 15-member Council": the body named last before whose name ends in that word.
fn short_form(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let word = analysis.folded(units.end.checked_sub(1)?);
    let names = analysis
        .names
        .iter()
        .rev()
        .filter(|name| name.units.end <= units.start && name.kind == NameKind::Org);
    let entry =
        names.filter(|name| analysis.folded(name.units.end - 1) == word).find_map(|name| name.entry)?;
    let mut entity = resolver.name_entity(entry);
    entity.resolved_by = Some(ResolvedBy::ShortForm);
    Some(entity)
}

/// The body named last, in the sentence before or the one before that; for rules of decision only.
fn named_before(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    if draft.quantity.value.is_some() {
        return None;
    }
    let sentences = &resolver.analysis.sentences;
    let here = sentences.partition_point(|sentence| sentence.units.start < draft.sentence.start);
    let from = sentences[here.saturating_sub(2)..here].iter().map(|sentence| sentence.units.start).min()?;
    let names = resolver
        .analysis
        .names
        .iter()
        .rev()
        .filter(|name| name.units.start >= from && name.units.end <= draft.sentence.start);
    // Of two bodies the rule may be the other's.
    let mut bodies = names.filter(|name| name.kind == NameKind::Org);
    let entry = bodies.next()?.entry?;
    if bodies.any(|other| other.entry != Some(entry)) {
        return None;
    }
    let mut entity = resolver.name_entity(entry);
    entity.resolved_by = Some(ResolvedBy::Salience);
    Some(entity)
}

/// Whether a number counts some of a group only: "28 of 32", "the other two", "three members", "the two allies".
/// No body with members by number has fewer than five.
pub fn counts_a_part(analysis: &Analysis, index: u32) -> bool {
    let number = &analysis.numbers[index as usize];
    let start = number.units.start;
    let article = |at: u32| {
        matches!(analysis.folded(at), "the" | "its" | "their" | "all" | "each" | "every" | "'s" | "’s")
    };
    let definite = article(start) || start.checked_sub(1).is_some_and(article);
    let part = matches!(number.set, Some(Set::Additional | Set::Remaining))
        || number.total.is_some() && number.set != Some(Set::All);
    part || is_narrowed(analysis, number)
        || number.complement.is_some()
        || !definite
        || number.value.or(number.total).is_none_or(|value| value < 5.0)
}

/// "the council's 10 non-permanent members", "the eight remaining members": a word behind the number picks some out.
pub fn is_narrowed(analysis: &Analysis, number: &NumberMention) -> bool {
    (number.units.end..number.units.end + 4)
        .take_while(|&at| {
            matches!(analysis.tag(at), Tag::Adj | Tag::Adv | Tag::Hyphen | Tag::Verb)
                || at == number.units.end
        })
        .any(|at| {
            matches!(
                analysis.folded(at),
                "permanent"
                    | "nonpermanent"
                    | "non-permanent"
                    | "elected"
                    | "remaining"
                    | "other"
                    | "new"
                    | "female"
                    | "male"
                    | "present"
            )
        })
}

/// Whether a capitalised word that is no name of its own goes on behind a name.
fn begins_longer_name(analysis: &Analysis, name: UnitSpan) -> bool {
    let next = name.end;
    (next as usize) < analysis.units.len()
        && analysis.unit(next).casing == claimwire_rules::units::Casing::Title
        && analysis.tag(next) == Tag::Noun
        && analysis.name_at[next as usize].is_none()
}

/// A name within the words, by the lexicon or by its looks.
fn named(resolver: &Resolver, units: UnitSpan, kind: EntityKind) -> Option<Entity> {
    let analysis = resolver.analysis;
    analysis
        .names_within(units)
        .filter(|name| !proposes(analysis, name.units.start))
        .filter_map(|name| {
            let mut entity = match (kind, name.kind) {
                (EntityKind::Org, NameKind::Org | NameKind::Ministry) => resolver.name_entity(name.entry?),
                (EntityKind::Org, NameKind::Group) => {
                    body_of_group(resolver, &resolver.knowledge.name(name.entry?).id)?
                }
                // "Japan Line's debt" is a company's.
                (EntityKind::Country, NameKind::Country) if begins_longer_name(analysis, name.units) => {
                    return None;
                }
                (EntityKind::Country, NameKind::Country | NameKind::Demonym) => {
                    resolver.name_entity(name.entry?)
                }
                _ => return None,
            };
            entity.mention = Some(analysis.words(name.units).to_owned());
            entity.span = crate::place(analysis, name.units);
            Some(entity)
        })
        .next()
}

/// "measures proposed by the Commission require": whoever only drew up what is decided on.
fn proposes(analysis: &Analysis, name: u32) -> bool {
    let word = |at: u32, back: u32| at.checked_sub(back).map_or("", |at| analysis.folded(at));
    let by = name - u32::from(word(name, 1) == "the");
    word(by, 1) == "by"
        && matches!(
            word(by, 2),
            "proposed"
                | "drafted"
                | "tabled"
                | "unveiled"
                | "published"
                | "presented"
                | "prepared"
                | "written"
        )
}

/// "NATO members" are those of NATO.
fn body_of_group(resolver: &Resolver, group: &str) -> Option<Entity> {
    let body = group.strip_prefix("group:")?.strip_suffix("-countries")?;
    let name = resolver.knowledge.rules.lexicon.by_id(&format!("org:{body}"))?;
    let (id, shown) = (Some(name.id.clone()), Some(name.name.clone()));
    Some(Entity {
        id,
        name: shown,
        kind: Some(EntityKind::Org),
        resolved_by: Some(ResolvedBy::Lexicon),
        ..Entity::default()
    })
}

fn possessor(resolver: &Resolver, units: UnitSpan, kind: EntityKind) -> Option<Entity> {
    let mut ids: Vec<GroupId> = resolver.analysis.groups_within(units).collect();
    ids.sort_unstable();
    ids.into_iter().filter_map(|id| resolver.analysis.group(id).possessor).find_map(|owner| {
        let mut found = resolver.entities(owner, None);
        let person = found.first().and_then(|owner| owner.person);
        if person.is_some() || found.len() != 1 {
            return None;
        }
        Some(found.remove(0).entity).filter(|entity| entity.kind == Some(kind))
    })
}

/// "the bloc's 27 members": the bloc that the article is mostly about, whatever else it names.
fn of_bloc(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let before = draft.units.start.saturating_sub(3).max(draft.sentence.start);
    let told = (before..draft.units.end).any(|at| matches!(analysis.folded(at), "bloc" | "alliance"));
    Some(about(resolver, resolver.bloc_meant().filter(|_| told)?))
}

/// The body that the article is about; whose members are counted, it tells only if it names no other body as often.
fn article_body(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let counted = draft.quantity.value.is_some();
    let body = resolver.main_body.filter(|_| !counted || !resolver.has_rival_bodies())?;
    Some(about(resolver, body))
}

/// A body that the article is about.
fn about(resolver: &Resolver, body: NameIndex) -> Entity {
    Entity { resolved_by: Some(ResolvedBy::Topic), ..resolver.name_entity(body) }
}
