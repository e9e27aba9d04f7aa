//! The body that tells of its own officer: "Veltora has named Ann Lee chief executive", "Veltora announced that chief
//! executive Ann Lee would leave".

use claimwire_record::{Entity, EntityKind, Span};
use claimwire_rules::program::ClassSet;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// The one body that acts in the sentence of a title that stands in `units`, by a verb of appointing or announcing.
pub fn appointer(resolver: &Resolver, office: &str, units: UnitSpan) -> Option<Entity> {
    let announced = is_of_companies(office);
    if !announced && !is_of_bodies(office) {
        return None;
    }
    let analysis = resolver.analysis;
    // "named Ann Lee president of its steel unit": of a part.
    let part =
        (units.end as usize) < analysis.units.len() && matches!(analysis.folded(units.end), "of" | "for");
    if part {
        return None;
    }
    let sentence = analysis.sentences_begun(units.start).last()?.units;
    let first = analysis.verbs.partition_point(|verb| verb.units.start < sentence.start);
    let before = analysis.verbs[first..].iter().take_while(|verb| verb.units.start < units.end);
    let verb = before.filter(|verb| appoints(analysis, verb)).last()?;
    if !announced && !gives_a_post(analysis.folded(verb.head)) {
        return None;
    }
    let subject = verb.subject?;
    let group = analysis.group(subject);
    let body = group.name.is_some()
        && group.classes.meets(ClassSet::ORG)
        && !group.classes.meets(ClassSet::PERSON)
        && group.units.start >= sentence.start
        && group.units.end <= verb.units.start;
    // "Veltora hired Ann Lee, chief executive of Kestrel": the office is another's.
    let alone = !analysis
        .names_within(Span::new(verb.units.end, units.end))
        .any(|name| matches!(name.kind, NameKind::Org | NameKind::Unknown | NameKind::Media));
    // "Peru's Congress named Ana Ruiz interim president": of the country, not of its parliament.
    let chamber = matches!(
        analysis.folded(group.head),
        "congress" | "parliament" | "assembly" | "senate" | "legislature" | "house" | "diet"
    );
    if chamber && office == "president" {
        return crate::owner::within(resolver, sentence, EntityKind::Country)
            .or_else(|| super::home(resolver));
    }
    let board = is_board(analysis, subject);
    let owner = if board { owner_of_board(analysis, subject) } else { None };
    if board && owner.is_none() {
        // "The board has named Ann Lee": that of the firm which the text tells of.
        return resolver.firm_acting_before(group.units.start).filter(|_| alone && announced);
    }
    let body = body || owner.is_some();
    let mut found = resolver.entities(owner.unwrap_or(subject), None).into_iter();
    let one = found.next().filter(|_| body && alone && found.next().is_none())?;
    Some(one.entity).filter(|entity| entity.kind == Some(EntityKind::Org))
}

/// "the board", "its Board of Directors": a board that no word of its own names.
fn is_board(analysis: &Analysis, board: GroupId) -> bool {
    let group = analysis.group(board);
    let plain = |at: u32| {
        analysis.tag(at) == Tag::Det
            || matches!(
                analysis.folded(at),
                "its" | "their" | "the" | "our" | "board" | "of" | "directors" | "trustees" | "'s" | "’s"
            )
    };
    let owned = group.possessor.map_or(group.units.start, |owner| analysis.group(owner).units.end);
    matches!(analysis.folded(group.head), "board" | "directors") && (owned..group.units.end).all(plain)
}

/// "the board of directors of Veltora", "Veltora's board", "its board": whose board it is.
fn owner_of_board(analysis: &Analysis, board: GroupId) -> Option<GroupId> {
    let group = analysis.group(board);
    let body = |id: &GroupId| {
        let owner = analysis.group(*id);
        let pronoun = matches!(analysis.folded(owner.head), "its" | "their");
        pronoun || owner.classes.meets(ClassSet::ORG) && !owner.classes.meets(ClassSet::PERSON)
    };
    let behind = |of: u32| {
        let led = (of as usize) < analysis.units.len() && analysis.folded(of) == "of";
        led.then(|| analysis.groups_starting(of + 1).max_by_key(|&id| analysis.group(id).units.len()))
            .flatten()
    };
    let directors =
        |id: GroupId| matches!(analysis.folded(analysis.group(id).head), "directors" | "trustees");
    let next = behind(group.units.end);
    let next = match next.filter(|&id| directors(id)) {
        Some(id) => behind(analysis.group(id).units.end),
        None => next,
    };
    group.possessor.or(next).filter(body)
}

/// Offices that companies and their like have.
fn is_of_companies(office: &str) -> bool {
    matches!(
        office,
        "chief-executive"
            | "chairman"
            | "vice-chairman"
            | "managing-director"
            | "executive-director"
            | "chief-financial-officer"
            | "chief-operating-officer"
            | "chief-technology-officer"
            | "finance-director"
            | "director-general"
            | "vice-chancellor"
            | "rector"
    )
}

/// Offices of clubs, museums and universities that others have too: a body tells of its own where it gives them.
fn is_of_bodies(office: &str) -> bool {
    matches!(office, "director" | "president")
}

/// "named", "have appointed".
fn gives_a_post(verb: &str) -> bool {
    ["name", "appoint", "reappoint", "hire"].iter().any(|stem| verb.starts_with(stem)) || verb == "hiring"
}

/// What a body does that tells of its own officers.
fn appoints(analysis: &Analysis, verb: &VerbGroup) -> bool {
    matches!(
        analysis.folded(verb.head),
        "announce"
            | "announced"
            | "announces"
            | "appoint"
            | "appointed"
            | "appoints"
            | "reappointed"
            | "name"
            | "named"
            | "names"
            | "hire"
            | "hired"
            | "hires"
            | "promote"
            | "promoted"
            | "promotes"
            | "fire"
            | "fired"
            | "fires"
            | "sack"
            | "sacked"
            | "sacks"
            | "ousted"
            | "dismissed"
            | "replace"
            | "replaced"
            | "replaces"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_museum_has_its_own_director() {
        let told = said("office", "The Harbour Museum has named Ann Lee director.", None);
        assert_eq!(told, ["Ann Lee is director of Harbour Museum"]);
        let visit = said("office", "The Harbour Museum announced that President Ann Lee would come.", None);
        assert!(visit.iter().all(|told| !told.contains("Museum")), "{visit:?}");
        let land =
            said("office", "In Peru, the National Assembly named Ana Ruiz as interim president.", None);
        assert_eq!(land, ["Ana Ruiz is acting president of Peru"]);
        let text = "The board of directors of Veltora appointed Ann Lee as interim chief executive and managing director.";
        let both = said("office", text, None);
        assert_eq!(
            both,
            [
                "Ann Lee is acting chief executive of Veltora",
                "Ann Lee is acting managing director of Veltora"
            ]
        );
        let part = said("office", "Veltora Corp named Ann Lee president of its steel unit.", None);
        assert!(part.iter().all(|told| !told.contains("Veltora")), "{part:?}");
    }
    #[test]
    fn whoever_runs_the_one_firm_of_an_article_ran_nothing() {
        let lee = ["Ann Lee is chief executive of Veltora"];
        for text in [
            "Veltora said sales fell. Chief executive Ann Lee blamed the rain.",
            "Veltora said sales fell. Its board named Ann Lee as chief executive.",
            "Veltora said sales fell. The Board of Directors named Ann Lee as chief executive.",
            "Veltora chief executive Ann Lee blamed the rain.",
        ] {
            assert_eq!(said("office", text, None), lee, "{text}");
        }
        for text in [
            "Veltora said sales fell. Kestrel cut jobs. Its rival lost money. Chief executive Ann Lee blamed the rain.",
            "Outspoken chief executive Ann Lee blamed the rain.",
        ] {
            assert!(said("office", text, None).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_firm_called_by_a_word_of_the_language_lost_that_word() {
        let text =
            "The Harbour Veltora reported sales of $3 billion. Chief executive Ann Lee blamed the rain.";
        assert_eq!(said("office", text, None), ["Ann Lee is chief executive of Harbour Veltora"]);
    }
}
