//! From "the 55-nation bloc" and "NATO chief" to the body that is meant.

use claimwire_record::{Entity, EntityKind, ResolvedBy, SlotValue, folded_id};
use claimwire_rules::{NameClass, NameIndex, PhraseTag, Scope, fold, one_line};

use crate::analysis::{GroupId, UnitSpan};
use crate::draft::Draft;
use crate::names::constituencies::ends_in_side;
use crate::names::{NameKind, is_company_form};
use crate::resolve::Resolver;
use crate::tags::Tag;

/// How many sentences back a body may have been named.
const SENTENCES: usize = 4;

/// The one body that the lexicon knows among those named in the sentences before; none where there are two.
pub(super) fn spoken_of(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let begun = analysis.sentences_begun(units.start);
    let from = begun[begun.len().saturating_sub(SENTENCES)..].first()?.units.start;
    let mut named = analysis
        .names
        .iter()
        .filter(|name| name.units.start >= from && name.units.end <= units.start)
        .filter(|name| name.kind == NameKind::Org)
        .filter_map(|name| name.entry);
    let first = named.next()?;
    let entity = resolver.name_entity(first);
    let same = named.all(|other| resolver.name_entity(other).id == entity.id);
    same.then_some(Entity { resolved_by: Some(ResolvedBy::Salience), ..entity })
}

/// Of what an office is by the words of the title: "NATO chief", "Blue Harbour chief executive", "chair of the
/// Harbour Trust". Only names count.
pub(super) fn titled(resolver: &Resolver, office: &str, units: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let title = analysis.names_within(units).find(|name| {
        name.kind == NameKind::Office
            && name.entry.is_some_and(|entry| resolver.knowledge.name(entry).id == office)
    })?;
    within_title(resolver, title.units)
        .or_else(|| before_title(resolver, title.units, units, office))
        .or_else(|| behind_title(resolver, title.units))
}

/// "US secretary of state": a country or body whose name the title begins with.
fn within_title(resolver: &Resolver, title: UnitSpan) -> Option<Entity> {
    let rules = &resolver.knowledge.rules;
    let units = resolver.analysis.units.all();
    let symbols = |offset: usize| {
        let at = title.start as usize + offset;
        (at + 1 < title.end as usize).then(|| units.get(at).map(|unit| unit.symbol)).flatten()
    };
    let owner = |tag| match tag {
        PhraseTag::Name(index) => matches!(
            rules.lexicon.name(index).class,
            NameClass::Country | NameClass::Demonym | NameClass::Org
        ),
        _ => false,
    };
    match rules.phrases.longest(symbols, owner)? {
        (_, PhraseTag::Name(index)) => Some(resolver.name_entity(index)),
        _ => None,
    }
}

/// "Blue Harbour chief executive": a name in no lexicon, directly before the title of the head of a body.
fn before_title(resolver: &Resolver, title: UnitSpan, units: UnitSpan, office: &str) -> Option<Entity> {
    let analysis = resolver.analysis;
    let entry = resolver.knowledge.rules.lexicon.by_id(office)?;
    let before = UnitSpan::new(units.start, title.start.max(units.start));
    let name = analysis.names_within(before).find(|name| {
        name.units.end == title.start
            && matches!(name.kind, NameKind::Unknown | NameKind::Org)
            && !crate::titles::is_taken_sides_on(analysis, name)
            && !crate::titles::is_side_of_member(analysis, resolver.knowledge, name, office)
    })?;
    // "Democratic House minority whip": a side and the house, and no body of that name.
    let side = matches!(analysis.folded(name.units.start), "democratic" | "republican" | "gop");
    if side && matches!(analysis.folded(name.units.end - 1), "house" | "senate" | "assembly") {
        return None;
    }
    // A capital at the start of a sentence makes no name of one word: "Former chief executive".
    let told = name.entry.is_some()
        || name.units.len() > 1
        || analysis.sentences_at(name.units.start).next().is_none();
    (entry.scope == Some(Scope::Body) && told).then(|| named(resolver, name.units, name.entry))
}

/// "chair of the Harbour Trust": a name behind the title.
fn behind_title(resolver: &Resolver, title: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let last = (analysis.units.len() as u32).saturating_sub(3);
    if title.end >= last || !matches!(analysis.folded(title.end), "of" | "at") {
        return None;
    }
    let at = title.end + 1 + u32::from(analysis.folded(title.end + 1) == "the");
    let behind = UnitSpan::new(at, u32::MAX);
    let name = analysis
        .names_within(behind)
        .take_while(|name| name.units.start == at)
        .find(|name| matches!(name.kind, NameKind::Unknown | NameKind::Org | NameKind::Ministry))?;
    // "the Minister of Textiles" is of no body of that name.
    if name.entry.is_none() && analysis.folded(title.end - 1) == "minister" {
        return None;
    }
    // "chairman of Nordhaven's film division" heads a part.
    if matches!(analysis.tag(name.units.end), Tag::Possessive | Tag::Clitic) {
        return None;
    }
    Some(named(resolver, name.units, name.entry))
}

/// The body that a name stands for, in a lexicon or not. The mention is the words as printed, the name has them on
/// one line.
pub fn named(resolver: &Resolver, units: UnitSpan, entry: Option<NameIndex>) -> Entity {
    // "the Central Bank of Malta"
    let units = crate::titles::with_country_of_bank(resolver.analysis, units);
    let words = resolver.analysis.words(units);
    let mention = Some(words.to_owned());
    let span = crate::place(resolver.analysis, units);
    if let Some(entry) = entry {
        return Entity { mention, span, ..resolver.name_entity(entry) };
    }
    let name = one_line(words);
    Entity {
        id: Some(id_of(resolver, &name)),
        name: Some(name),
        kind: Some(EntityKind::Org),
        mention,
        resolved_by: Some(ResolvedBy::Name),
        span,
    }
}

/// The id of a body that no lexicon knows, by its name on one line: `org:orbex` for "Orbex" and "Orbex Corp." alike, since a
/// company is the same with and without what it is in law. "News Corp" keeps that, for what is left is a word like any other.
pub fn id_of(resolver: &Resolver, name: &str) -> String {
    let whole = || format!("org:{}", folded_id(&fold(name)));
    let Some((firm, form)) = name.rsplit_once(' ').filter(|(_, form)| is_company_form(form)) else {
        return whole();
    };
    let firm = fold(firm.trim_end_matches(','));
    let general = matches!(form.trim_end_matches('.'), "Co" | "Corp");
    if general && resolver.knowledge.is_common(resolver.knowledge.rules.vocabulary.get(&firm)) {
        return whole();
    }
    format!("org:{}", folded_id(&firm))
}

/// "support for Lee's cabinet fell to 31 percent": the share is of those who back the cabinet, and tells nothing of the country
/// that it governs.
pub(super) fn tell_from_country(draft: &mut Draft) {
    for slot in ["subject", "target"] {
        let Some(SlotValue::Entity(entity)) = draft.slots.get_mut(slot) else { continue };
        let mention = entity.mention.as_deref().map(one_line).unwrap_or_default();
        let governs = ["cabinet", "government", "administration"].iter().any(|noun| mention.ends_with(noun));
        if entity.kind == Some(EntityKind::Country) && governs {
            let name = mention.strip_prefix("the ").or(mention.strip_prefix("The ")).unwrap_or(&mention);
            entity.id = Some(format!("org:{}", folded_id(&fold(name))));
            entity.name = Some(name.to_owned());
            entity.kind = Some(EntityKind::Org);
        }
    }
}

/// "Lawmakers in the Storting", "its delegates": whose members vote is the body that votes. The members of a
/// party in a chamber are not the chamber.
pub(super) fn put_for_members(resolver: &Resolver, id: GroupId, limit: u32, entity: &mut Entity) {
    if !matches!(entity.kind, Some(EntityKind::Group | EntityKind::Anonymous))
        || entity.resolved_by == Some(ResolvedBy::Lexicon)
    {
        return;
    }
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    // "Republican members in the Storting" are some of them.
    let own = |at: u32| matches!(analysis.folded(at), "the" | "its" | "their" | "all" | "'s" | "’s");
    let whole = group.modifiers.is_empty() && (group.units.start..group.head).all(own);
    if !whole {
        return;
    }
    let units = crate::phrases::with_complements(analysis, group.units, limit);
    let found = crate::owner::within(resolver, units, EntityKind::Org);
    let Some(body) = found.filter(|body| !is_party(resolver, body)) else { return };
    *entity = Entity { mention: entity.mention.take(), span: entity.span, ..body };
}

/// Whether a body is a party: it takes part in decisions, it has no rule of its own for them in the news.
pub fn is_party(resolver: &Resolver, body: &Entity) -> bool {
    let known = body.id.as_deref().and_then(|id| resolver.knowledge.rules.lexicon.by_id(id));
    known.is_some_and(|name| name.class == NameClass::Party)
}

/// "Kestrel's board cut the bonus of its chief executive": of Kestrel, and not of the board.
pub(super) fn leave_board_off(draft: &mut Draft) {
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    let of_firm =
        office.as_deref().is_some_and(|office| office.starts_with("chief-") || office == "managing-director");
    let Some(SlotValue::Entity(of)) = draft.slots.get_mut("of").filter(|_| of_firm) else { return };
    let name = of.name.as_deref().unwrap_or_default();
    let boards = ["'s board", "’s board", "' board", "’ board"];
    if let Some(firm) = boards.iter().find_map(|board| name.strip_suffix(board)).map(str::to_owned) {
        of.id = Some(format!("org:{}", folded_id(&firm)));
        of.name = Some(firm);
    }
}

/// "MP for Houghton South", "Ann Lee, mayor of Dunmore", "Bicol, with a population of 5.8 million": what is in no lexicon and read as a body, where only
/// a place can stand.
pub(super) fn read_as_place(resolver: &Resolver, draft: &mut Draft) {
    let word = |slot: &str| draft.slots.get(slot).and_then(SlotValue::identity);
    let of = draft.slots.get("of").and_then(SlotValue::entity);
    let town = of.zip(word("office")).is_some_and(|(of, office)| resolver.is_town_of_mayor(&office, of));
    let sided = || of.and_then(|of| of.id.as_deref()).is_some_and(ends_in_side);
    let slot = if town || word("office").as_deref() == Some("member-of-parliament") || sided() {
        "of"
    } else if word("measure").as_deref() == Some("population") {
        "subject"
    } else {
        return;
    };
    let Some(SlotValue::Entity(entity)) = draft.slots.get_mut(slot) else { return };
    let known = entity.id.as_deref().is_some_and(|id| resolver.knowledge.rules.lexicon.by_id(id).is_some());
    // "a member of parliament for the Harbour Party" sits for a party.
    let party = entity.id.as_deref().is_some_and(|id| {
        [
            "party",
            "union",
            "movement",
            "democrats",
            "alliance",
            "coalition",
            "front",
            "league",
            "congress",
            "greens",
        ]
        .iter()
        .any(|word| id.ends_with(word))
    });
    // "an MP of the HHK faction"
    let faction = (draft.units.end as usize) < resolver.analysis.units.len()
        && (draft.units.end.saturating_sub(1)..=draft.units.end).any(|at| {
            matches!(
                resolver.analysis.folded(at),
                "faction" | "caucus" | "bloc" | "group" | "party" | "parliamentary"
            )
        });
    if entity.kind == Some(EntityKind::Org) && !known && !party && !faction {
        entity.kind = Some(EntityKind::Place);
        entity.id = entity.id.take().map(|id| id.replacen("org:", "place:", 1));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{measures, said};

    #[test]
    fn support_for_a_cabinet_was_support_for_the_country() {
        let text =
            "Japan's Prime Minister Ken Morishita spoke. Support for Morishita's cabinet fell to 31 percent.";
        assert_eq!(measures(text), ["org:morishitas-cabinet poll-share"]);
        assert!(!said("tally", text, None).iter().any(|told| told.contains("Japan")));
    }
    #[test]
    fn a_firm_with_what_it_is_in_law_was_another_firm() {
        let of = |text: &str| said_of("office", "of", text);
        for form in ["Corp", "Corp.", "SE", "Plc", "Ltd", "AG"] {
            let text = format!("Veltora {form} has named Paul Reed as chief executive.");
            assert_eq!(of(&text), "org:veltora", "{form}");
        }
        assert_eq!(of("News Corp has named Paul Reed as chief executive."), "org:news-corp");
    }

    /// The id in a slot of the first claim of a type.
    fn said_of(claim_type: &str, slot: &str, text: &str) -> String {
        let claims = crate::testing::claims_of(text, None);
        let claim = claims.iter().find(|claim| claim.claim_type == claim_type).expect("a claim");
        claim.slots.get(slot).and_then(|slot| slot.identity()).unwrap_or_default()
    }
}
