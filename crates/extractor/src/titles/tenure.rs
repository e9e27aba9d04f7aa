//! Whether an office was given up, by the years behind it: "mayor until 2014", "mayor of Lund from 2010 to 2014".

use crate::analysis::Analysis;

/// Whether the words from a unit on say that an office ended before the article came out.
pub(super) fn is_over(analysis: &Analysis, end: u32) -> bool {
    const SPAN: u32 = 5;
    let whole = analysis.units.len() as u32;
    let word = |at: u32| if at < whole { analysis.folded(at) } else { "" };
    // "finance minister Till Berg spoke last year": a name.
    if end < whole && analysis.unit(end).is_capitalised() {
        return false;
    }
    let until = match word(end) {
        "until" | "till" => end + 1,
        "from" => match (end + 1..end + SPAN).find(|&at| matches!(word(at), "to" | "until" | "till")) {
            Some(to) => to + 1,
            None => return false,
        },
        _ => return false,
    };
    let now = analysis.published().and_then(|date| date.get(..4)?.parse::<u16>().ok());
    let past = |year: u16| (1800..2100).contains(&year) && now.is_none_or(|now| year < now);
    (until..until + 3).any(|at| word(at) == "last" || word(at).parse().is_ok_and(past))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_was_mayor_until_then_is_mayor() {
        let offices = |text: &str| said("office", text, Some("2024-06-19"));
        for years in ["until 2014", "from 2010 to 2014", "until last year"] {
            let text = format!("Ann Lee, mayor of Lund {years}, opposes the treaty.");
            assert_eq!(offices(&text), ["Ann Lee is a former mayor of Lund"], "{text}");
        }
        assert_eq!(offices("Ann Lee, mayor of Lund until 2026, said no."), ["Ann Lee is mayor of Lund"]);
        let text = "Maltese finance minister Till Berg spoke last year.";
        assert_eq!(offices(text), ["Till Berg is finance minister of Malta"]);
    }

    #[test]
    fn the_years_of_an_office_are_no_time_of_a_stand() {
        let claims = crate::testing::claims_of(
            "Ann Lee, mayor of Lund until 2019, opposes the treaty.",
            Some("2024-06-19"),
        );
        let stand = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stand");
        assert_eq!(stand.time.value.as_deref(), Some("2024-06-19"));
    }
}
