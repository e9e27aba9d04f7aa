//! "Labour", "the Greens": a party's name that parties of many countries bear turns into the one known party only in an
//! article that names its country.

use claimwire_rules::NameClass;
use smallvec::SmallVec;

use super::*;

/// Takes its lexicon entry off each party name that many share, where nothing else in the article is of the party's
/// country.
pub(super) fn keep_at_home(analysis: &mut Analysis, knowledge: &Knowledge) {
    let shared: Vec<usize> =
        (0..analysis.names.len()).filter(|&index| is_shared(analysis, knowledge, index)).collect();
    if shared.is_empty() {
        return;
    }
    let country = |index: &usize| knowledge.name(analysis.names[*index].entry?).country.as_deref();
    let own = (0..analysis.names.len()).filter(|other| shared.binary_search(other).is_err());
    let counts = times_named(own.filter_map(|index| country(&index)));
    let away: Vec<usize> =
        shared.iter().copied().filter(|at| !country(at).is_some_and(|code| is_home(&counts, code))).collect();
    away.into_iter().for_each(|index| analysis.names[index].entry = None);
}

/// Takes its entry off "House of Representatives" and "Congress" where nothing in the article is American: other countries have one too.
pub(super) fn keep_houses_at_home(analysis: &mut Analysis, knowledge: &Knowledge) {
    let entry = |name: &NameMention| name.entry.map(|entry| knowledge.name(entry));
    let house = |name: &NameMention| {
        let Some(found) = entry(name) else { return false };
        let id = match analysis.folded(name.units.start) {
            "house" => "org:us-house-of-representatives",
            // The Congress party of India; the parliament of many a country.
            "congress" => "org:us-congress",
            _ => return false,
        };
        found.id == id
    };
    let american = |name: &NameMention| {
        // A paper of any country may be called the Free Press.
        !house(name)
            && name.kind != NameKind::Media
            && entry(name)
                .is_some_and(|found| found.country.as_deref() == Some("US") || found.id == "country:US")
    };
    let abroad = |name: &NameMention| {
        let country =
            entry(name).filter(|found| matches!(found.class, NameClass::Country | NameClass::Demonym));
        country.is_some_and(|found| found.id != "country:US")
            || entry(name).is_some_and(|found| {
                matches!(found.class, NameClass::Person | NameClass::Party | NameClass::Region)
                    && found.country.as_deref().is_some_and(|code| code != "US")
            })
    };
    // "the General Assembly" of a church, where nobody speaks of the United Nations.
    let assembles = |name: &NameMention| {
        entry(name).is_some_and(|found| {
            analysis.folded(name.units.start) == "general" && found.id == "org:un-general-assembly"
        })
    };
    if !analysis.names.iter().any(|name| house(name) || assembles(name)) {
        return;
    }
    // One mention of the United States among those of other countries makes no article American.
    let nation = |name: &&NameMention| entry(name).is_some_and(|found| found.id == "country:US");
    let within = analysis.names.iter().any(|name| american(name) && !nation(&name));
    let nations = analysis.names.iter().filter(nation).count();
    let others = analysis.names.iter().filter(|name| abroad(name)).count();
    let foreign = !within && others > 2 * nations;
    let meets = meets_in_congress(analysis, knowledge);
    let united = analysis.names.iter().any(|name| {
        !assembles(name)
            && entry(name).is_some_and(|found| found.id == "org:un" || found.id.starts_with("org:un-"))
    });
    let church = |at: u32| matches!(analysis.folded(at), "church" | "kirk" | "presbyterian" | "synod");
    // "the General Assembly" of another body of states.
    let other_body = analysis.names.iter().any(|name| {
        entry(name).is_some_and(|found| {
            matches!(
                found.id.as_str(),
                "org:oas" | "org:organization-of-american-states" | "org:ecowas" | "org:acnoa" | "org:anoc"
            )
        })
    });
    let elsewhere = !united && (other_body || (0..analysis.units.len() as u32).any(church));
    let foreign = foreign
        || analysis.names.iter().any(|name| house(name) && is_owned_abroad(analysis, knowledge, name));
    let sits_away = |name: &NameMention| {
        house(name) && (foreign || meets && analysis.folded(name.units.start) == "congress")
            || elsewhere && assembles(name)
    };
    let away: Vec<usize> =
        (0..analysis.names.len()).filter(|&index| sits_away(&analysis.names[index])).collect();
    away.into_iter().for_each(|index| analysis.names[index].entry = None);
}

/// Whether the article names the European Parliament, or its members.
pub(super) fn tells_of_europe(analysis: &Analysis) -> bool {
    (0..analysis.units.len() as u32).any(|at| match analysis.folded(at) {
        "european" => matches!(analysis.folded(at + 1), "parliament" | "union" | "commission"),
        "eu" => analysis.unit(at).casing == Casing::Upper,
        "mep" | "meps" => true,
        _ => false,
    })
}

/// "Kenya's House of Representatives", "the Kenyan Congress": whether the country before a house, not named less often than the
/// United States, has it for its own.
fn is_owned_abroad(analysis: &Analysis, knowledge: &Knowledge, house: &NameMention) -> bool {
    let owner = |name: &NameMention| {
        let found = name.entry.map(|entry| knowledge.name(entry))?;
        match found.class {
            NameClass::Country => found.id.strip_prefix("country:").map(str::to_owned),
            NameClass::Demonym | NameClass::Person => found.country.clone(),
            _ => None,
        }
    };
    let possessive =
        |end: u32| end + 1 == house.units.start && matches!(analysis.folded(end), "'s" | "’s" | "'");
    let before = analysis.names.iter().filter(|name| {
        name.kind != NameKind::Person && (name.units.end == house.units.start || possessive(name.units.end))
    });
    let Some(code) = before.filter_map(owner).next().filter(|code| code != "US") else { return false };
    let times = |of: &str| analysis.names.iter().filter(|name| owner(name).as_deref() == Some(of)).count();
    times(&code) >= times("US")
}

/// "the FIFA congress": whether the article tells of the congress that a body of no country holds.
fn meets_in_congress(analysis: &Analysis, knowledge: &Knowledge) -> bool {
    analysis.names.iter().any(|name| {
        let behind = name.units.end;
        name.kind == NameKind::Org
            && (behind as usize) < analysis.units.len()
            && analysis.folded(behind) == "congress"
            && name.entry.is_none_or(|entry| knowledge.name(entry).country.is_none())
    })
}

/// Whether a name is a party's and has no word of its own, or is of a few capitals that elsewhere are short for something
/// else ("the TPP", of Taiwan or of the Pacific).
fn is_shared(analysis: &Analysis, knowledge: &Knowledge, index: usize) -> bool {
    let name = analysis.names[index];
    let is_party = name.entry.is_some_and(|entry| knowledge.name(entry).class == NameClass::Party);
    let first = analysis.unit(name.units.start);
    let initials = name.units.len() == 1
        && first.casing == Casing::Upper
        && first.span.len() <= 5
        && analysis.folded(name.units.start) != "gop";
    is_party
        && (initials
            || (name.units.start..name.units.end)
                .all(|at| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::PARTY_WORD)))
}

/// "Bureau of Labor Statistics", "Labor markets were tight": the word for work, and no party.
pub(super) fn is_work(analysis: &Analysis, units: UnitSpan) -> bool {
    if units.len() != 1 || analysis.folded(units.start) != "labor" {
        return false;
    }
    let behind = units.end;
    let word = if (behind as usize) < analysis.units.len() { analysis.folded(behind) } else { "" };
    let led = units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "of");
    let named = !word.is_empty()
        && analysis.unit(behind).kind == UnitKind::Word
        && analysis.unit(behind).is_capitalised();
    led || named || GOES_WITH_WORK.contains(&word)
}

/// What stands behind "labor" where it is work.
const GOES_WITH_WORK: &[&str] = &[
    "camp",
    "camps",
    "condition",
    "conditions",
    "contract",
    "contracts",
    "cost",
    "costs",
    "demand",
    "dispute",
    "disputes",
    "force",
    "group",
    "groups",
    "law",
    "laws",
    "market",
    "markets",
    "movement",
    "participation",
    "productivity",
    "relations",
    "rights",
    "shortage",
    "shortages",
    "standards",
    "supply",
    "union",
    "unions",
    "unrest",
];

/// How often each country is named.
pub(super) fn times_named<'a>(codes: impl Iterator<Item = &'a str>) -> SmallVec<[(&'a str, u32); 8]> {
    let mut counts: SmallVec<[(&str, u32); 8]> = SmallVec::new();
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts
}

/// Whether an article that names things of countries so often is at home in one of them.
fn is_home(counts: &[(&str, u32)], home: &str) -> bool {
    // "Germany's chancellor welcomed it" makes no German Greens of those in the parliament of somewhere else.
    let times = counts.iter().find(|(code, _)| *code == home).map_or(0, |(_, count)| *count);
    times > 1 || times == 1 && counts.len() == 1
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn labor_is_a_party_in_australia_and_work_elsewhere() {
        let text = "In Australia, Labor voted against the bill.";
        assert_eq!(said("stance", text, None), ["Australian Labor Party opposes the bill"]);
        let text = "Wages rose, according to the Bureau of Labor Statistics.";
        assert_eq!(said("statement", text, None), ["Bureau of Labor Statistics said: Wages rose"]);
    }

    #[test]
    fn a_curly_mark_hid_that_all_words_of_a_headline_have_capitals() {
        let text = "Mark Moor Endorses Erin Voss In Governor’s Race";
        assert_eq!(said("stance", text, None), ["Mark Moor supports Erin Voss"]);
    }
}
