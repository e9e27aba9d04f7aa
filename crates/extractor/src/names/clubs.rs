//! "Real Madrid", "Dynamo Kyiv": a club named after a city turns into a name of its own, which stands for no country.

use super::*;

/// Joins to each city the word before it that makes it a club's name.
pub(super) fn join(analysis: &mut Analysis, knowledge: &Knowledge) {
    for index in 0..analysis.names.len() {
        let city = analysis.names[index];
        let placed =
            matches!(city.kind, NameKind::City | NameKind::Capital | NameKind::Region | NameKind::Seat);
        if let Some(end) = behind(analysis, city.units.end).filter(|_| placed) {
            let units = Span::new(city.units.start, end);
            analysis.names[index] = NameMention { units, kind: NameKind::Org, entry: None, is_guess: true };
            continue;
        }
        let Some(word) = city.units.start.checked_sub(1).filter(|_| placed) else { continue };
        let unit = analysis.unit(word);
        let club = unit.casing != Casing::Lower && knowledge.lexis.of(unit.symbol).has(WordClass::CLUB);
        // "Bayern" is a region too, and "Red Star" a name by its shape.
        let before = index.checked_sub(1).map(|before| analysis.names[before].units);
        let joined = before.filter(|before| before.end > word);
        if !club || joined.is_some_and(|joined| joined.end != city.units.start) {
            continue;
        }
        let start = joined.map_or(word, |joined| joined.start);
        let units = Span::new(start, city.units.end);
        let name = NameMention { units, kind: NameKind::Org, entry: None, is_guess: true };
        analysis.names[index] = name;
        if joined.is_some() {
            analysis.names[index - 1] = name;
        }
    }
    analysis.names.dedup_by_key(|name| name.units);
}

/// "Manchester United", "Bristol Rovers": the unit behind what a club puts behind a city, if that stands at a unit.
fn behind(analysis: &Analysis, at: u32) -> Option<u32> {
    let unit = analysis.units.all().get(at as usize)?;
    let word = matches!(
        analysis.folded(at),
        "united" | "rovers" | "wanderers" | "athletic" | "albion" | "hotspur" | "fc"
    );
    let free = unit.is_capitalised() && analysis.name_at[at as usize].is_none();
    // "flew to Chicago United Airlines": another name
    let ends = analysis.units.all().get(at as usize + 1).is_none_or(|next| !next.is_capitalised());
    (word && free && ends).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_club_is_named_with_what_stands_behind_its_city() {
        let told = said("office", "Bristol Rovers have appointed Paul Reed as manager.", None);
        assert_eq!(told, ["Paul Reed is manager of Bristol Rovers"]);
    }
}
