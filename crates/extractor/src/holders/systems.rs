//! Which offices a country has none of, by its form of government.

/// Countries with a crowned head, or whose head of state is the British king.
const MONARCHIES: &[&str] = &[
    "AG", "AU", "BE", "BH", "BN", "BS", "BT", "BZ", "CA", "DK", "ES", "GB", "GD", "JM", "JO", "JP", "KH",
    "KN", "KW", "LC", "LI", "LS", "LU", "MA", "MC", "MY", "NL", "NO", "NZ", "OM", "PG", "QA", "SA", "SB",
    "SE", "SZ", "TH", "TO", "TV", "VC",
];

/// Republics whose president leads the government, with no prime minister beside.
const PRESIDENTIAL: &[&str] = &[
    "AR", "BO", "BR", "CH", "CL", "CO", "CR", "CY", "DO", "EC", "GH", "GT", "HN", "ID", "KE", "LR", "MW",
    "MX", "NG", "NI", "PA", "PH", "PY", "SL", "SV", "US", "UY", "VE", "ZA", "ZM",
];

/// Whether the heads of a country's parts, and not its own, are called premier in the news.
pub(super) fn has_premiers(code: &str) -> bool {
    matches!(code, "AU" | "CA" | "ZA")
}

/// Whether the states and provinces of a country, by its ISO 3166-1 code, have such an office in governments of their own.
pub(super) fn may_be_of_part(code: &str, office: &str) -> bool {
    let minister = office.ends_with("minister")
        && !office.ends_with("prime-minister")
        && !matches!(office, "foreign-minister" | "defence-minister" | "immigration-minister");
    match code {
        "AU" | "CA" => minister || matches!(office, "treasurer" | "attorney-general"),
        "BE" | "DE" | "IN" | "PK" => minister,
        _ => false,
    }
}

/// Whether a country, by its ISO 3166-1 code, has no such office.
pub(super) fn lacks(code: &str, office: &str) -> bool {
    match office {
        "president" | "vice-president" => MONARCHIES.contains(&code),
        "king" | "queen" | "crown-prince" | "crown-princess" | "governor-general" => {
            !MONARCHIES.contains(&code)
        }
        "prime-minister" | "deputy-prime-minister" => PRESIDENTIAL.contains(&code),
        "chancellor" | "vice-chancellor" => !matches!(code, "DE" | "AT"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::lacks;

    #[test]
    fn a_state_minister_was_the_countrys() {
        let text = "BJP faces revolt in Chhattisgarh\n\nChhattisgarh's ruling Bharatiya Janata Party dropped 18 members.\n\nAmong them is Environment Minister Ganesh Moe.";
        let told = crate::testing::said("office", text, None);
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn monarchies_have_no_president_and_republics_no_king() {
        assert!(lacks("SE", "president") && !lacks("SE", "king") && !lacks("SE", "prime-minister"));
        assert!(lacks("FR", "king") && !lacks("FR", "president") && !lacks("FR", "prime-minister"));
        assert!(lacks("BR", "prime-minister") && lacks("PL", "chancellor") && !lacks("DE", "chancellor"));
    }
}
