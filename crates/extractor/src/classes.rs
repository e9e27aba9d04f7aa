//! What a noun group can be, read off its head, its names and its number.

use claimwire_rules::program::ClassSet;

use crate::analysis::Analysis;
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::tags::Tag;

/// The classes of a group; at least one.
pub fn of(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> ClassSet {
    let mut classes = match group.name {
        Some(index) => of_name(analysis, knowledge, group, analysis.names[index as usize].kind),
        None => of_noun(analysis, knowledge, group),
    };
    if group.number.is_some() {
        classes = classes.union(ClassSet::QUANTITY);
    }
    classes
}

fn of_name(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup, kind: NameKind) -> ClassSet {
    match kind {
        NameKind::Country => ClassSet::COUNTRY.union(ClassSet::PLACE),
        NameKind::Capital => ClassSet::COUNTRY.union(ClassSet::PLACE),
        NameKind::Seat => ClassSet::COUNTRY,
        // "a Democrat" is somebody of the party.
        // "13 of the 26 Democrats", "most Republicans"
        NameKind::Org if group.number.is_some() && analysis.folded(group.head).ends_with('s') => {
            ClassSet::GROUP
        }
        NameKind::Org if is_one_of_many(analysis, group) || is_member(analysis, knowledge, group) => {
            ClassSet::ANONYMOUS
        }
        NameKind::Org | NameKind::Ministry => ClassSet::ORG,
        NameKind::Media => ClassSet::MEDIA,
        NameKind::Group => ClassSet::GROUP,
        NameKind::Region => ClassSet::REGION.union(ClassSet::PLACE),
        NameKind::City => ClassSet::PLACE.union(ClassSet::REGION),
        NameKind::Person => ClassSet::PERSON,
        NameKind::Office => of_office(analysis, group),
        NameKind::National => {
            if group.plural {
                ClassSet::GROUP
            } else {
                ClassSet::PERSON
            }
        }
        NameKind::Demonym => of_demonym(analysis, group),
        NameKind::Unknown => of_unknown(analysis, knowledge, group),
    }
}

/// "a Democrat", "every other Democrat", "one Republican".
fn is_one_of_many(analysis: &Analysis, group: &NounGroup) -> bool {
    matches!(analysis.folded(group.units.start), "a" | "an" | "every" | "each" | "no" | "one" | "another")
}

/// "The Republican", "the lifelong Democrat who wrote it": one member of a party.
fn is_member(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> bool {
    let name = group.name.map(|name| analysis.names[name as usize].units);
    let word = knowledge.lexis.of(analysis.unit(group.head).symbol);
    word.has(WordClass::PARTY_MEMBER)
        && name.is_some_and(|name| name.end == group.head + 1 && group.units.start < name.start)
}

/// A title stands for its holder; "general election" has another head, so it never comes here.
fn of_office(analysis: &Analysis, group: &NounGroup) -> ClassSet {
    let indefinite = matches!(analysis.folded(group.units.start), "a" | "an");
    let plural = group.plural;
    match (plural, indefinite) {
        (true, _) => ClassSet::GROUP,
        (false, true) => ClassSet::ANONYMOUS.union(ClassSet::OFFICE),
        (false, false) => ClassSet::OFFICE,
    }
}

/// "the Dutch" is the country, a bare adjective is nothing.
fn of_demonym(analysis: &Analysis, group: &NounGroup) -> ClassSet {
    let the = analysis.folded(group.units.start) == "the";
    if the && analysis.folded(group.head).ends_with("an") && !group.plural {
        // "the Romanian" is a man or a woman, "the Dutch" are a people.
        ClassSet::PERSON
    } else if the {
        ClassSet::COUNTRY.union(ClassSet::GROUP)
    } else {
        ClassSet::THING
    }
}

fn of_unknown(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> ClassSet {
    let head = knowledge.lexis.of(analysis.unit(group.head).symbol);
    if head.has(WordClass::MEDIA) { ClassSet::MEDIA.union(ClassSet::ORG) } else { ClassSet::ORG }
}

/// "heads of state", "heads of government": by themselves the words may be of anything.
fn heads_state(analysis: &Analysis, head: u32) -> bool {
    analysis.folded(head) == "heads"
        && head + 2 < analysis.units.len() as u32
        && analysis.folded(head + 1) == "of"
        && matches!(analysis.folded(head + 2), "state" | "government" | "mission" | "delegation")
}

fn of_noun(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> ClassSet {
    let class = knowledge.lexis.of(analysis.unit(group.head).symbol);
    let tag = analysis.tag(group.head);
    if matches!(tag, Tag::Adj | Tag::Num) && group.number.is_none() {
        return ClassSet::THING;
    }
    if class.has(WordClass::BID) {
        return ClassSet::THING;
    }
    // "his country"
    if group.possessor.is_some() && matches!(analysis.folded(group.head), "country" | "nation") {
        return ClassSet::COUNTRY;
    }
    // "the Lund family", but "her family"
    let clan = matches!(analysis.folded(group.head), "family" | "clan" | "dynasty");
    if clan && !group.modifiers.is_empty() && group.possessor.is_none() && !group.plural {
        return ClassSet::ORG;
    }
    let mut classes = ClassSet::default();
    if class.has(WordClass::PRESS) {
        classes = classes.union(ClassSet::MEDIA);
    }
    if class.has(WordClass::GOVERNMENT) || is_the_opposition(analysis, group) || is_wing(analysis, group) {
        classes = classes.union(ClassSet::ORG);
    }
    let counted_or_plural = group.plural || group.number.is_some();
    if counted_or_plural && (class.has(WordClass::MEMBER) || heads_state(analysis, group.head)) {
        classes = classes.union(ClassSet::GROUP);
    }
    if class.has(WordClass::ORG) && !group.plural && group.number.is_none() {
        classes = classes.union(ClassSet::ORG);
    }
    if class.has(WordClass::SOURCE) {
        classes = classes.union(ClassSet::ANONYMOUS);
    }
    if group.number.is_some()
        && group.head_is_share(analysis)
        && !is_share_of_things(analysis, knowledge, group)
    {
        classes = classes.union(ClassSet::GROUP);
    }
    if classes == ClassSet::default() { ClassSet::THING } else { classes }
}

/// "the opposition", "the main opposition": the parties out of government, and no opposition to or of something.
fn is_the_opposition(analysis: &Analysis, group: &NounGroup) -> bool {
    let behind = group.units.end;
    let narrowed = (behind as usize) < analysis.units.len()
        && matches!(analysis.folded(behind), "to" | "of" | "from" | "among" | "against");
    let plain = (group.units.start + 1..group.head).all(|at| {
        matches!(analysis.folded(at), "main" | "political" | "parliamentary" | "federal" | "official")
    });
    // "Togo's opposition", "its opposition to it"
    let owned = group.possessor.is_some_and(|owner| {
        let owner = analysis.group(owner);
        owner.name.is_some() && owner.classes.meets(ClassSet::COUNTRY.union(ClassSet::REGION))
    });
    let plain = plain || owned;
    analysis.folded(group.head) == "opposition"
        && (analysis.folded(group.units.start) == "the" || owned)
        && group.units.end == group.head + 1
        && plain
        && !narrowed
}

/// "the youth wing of the party", "its political arm": a part of a body that acts for itself.
fn is_wing(analysis: &Analysis, group: &NounGroup) -> bool {
    let kind = group.head.checked_sub(1).filter(|&at| at >= group.units.start);
    matches!(analysis.folded(group.head), "wing" | "arm")
        && kind.is_some_and(|at| {
            matches!(
                analysis.folded(at),
                "political"
                    | "youth"
                    | "student"
                    | "armed"
                    | "military"
                    | "campaign"
                    | "lobbying"
                    | "charitable"
            )
        })
}

/// "one of the reasons", "most of the letters": so many of what nobody would take for people.
fn is_share_of_things(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> bool {
    let of = group.units.end;
    if analysis.folded(of) != "of" {
        return false;
    }
    let within = |at: &u32| {
        let tag = analysis.tag(*at);
        tag.is_nominal() || matches!(tag, Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Hyphen)
    };
    let last = (of + 1..analysis.units.len() as u32).take_while(within).last();
    last.is_some_and(|last| {
        analysis.tag(last) == Tag::Noun
            && knowledge.lexis.of(analysis.unit(last).symbol).has(WordClass::NO_PEOPLE)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn the_opposition_of_a_parliament_took_no_stand() {
        assert_eq!(
            said("stance", "The main opposition voted against the bill.", None),
            ["main opposition opposes the bill"]
        );
        assert!(said("stance", "The opposition to the bill backs up traffic.", None).is_empty());
    }

    #[test]
    fn the_wing_of_a_body_took_no_stand() {
        let text = "The youth wing of the Harbour Party backs the bill.";
        assert_eq!(said("stance", text, None), ["Harbour Party's youth wing supports the bill"]);
        assert!(said("stance", "The west wing of the house backs the bill.", None).is_empty());
    }

    #[test]
    fn nearly_every_member_was_told_as_all() {
        let text = "The plan is backed by nearly every member of the party.";
        assert_eq!(said("tally", text, None), ["nearly all member support the plan"]);
    }
}
