use std::sync::Arc;

use claimwire_record::SlotValue;
use claimwire_rules::RuleSet;

use crate::engine::Extractor;

/// Party, position, target and source of the stances of a text.
fn stances(text: &str) -> Vec<String> {
    let extractor = Extractor::new(Arc::new(RuleSet::embedded().expect("the rules that ship are valid")));
    let claims = extractor.extract(&crate::article_of(text, None));
    let stances = claims.into_iter().filter(|claim| claim.claim_type == "stance");
    let shown = |claim: claimwire_record::Claim| {
        let word = |slot: &str| claim.slots.get(slot).and_then(SlotValue::identity).unwrap_or_default();
        let source = claim.attribution.source.id.clone().unwrap_or_default();
        format!("{} {} {} by {source}", word("party"), word("position"), word("target")).trim().to_owned()
    };
    stances.map(shown).collect()
}

#[test]
fn who_is_only_counted_against_others_takes_no_stand() {
    assert!(stances("More mayors have endorsed Anna Berg than Peter Novak.").is_empty());
}

#[test]
fn what_is_to_be_done_to_a_thing_is_no_stand_on_it() {
    for text in [
        "Anna Berg called for the minimum wage, now $7 an hour, to be raised.",
        "Anna Berg called for the minimum wage to be raised.",
    ] {
        assert!(stances(text).is_empty(), "{text}");
    }
}

#[test]
fn efforts_without_an_aim_are_no_target() {
    assert!(stances("Chile blocked the efforts.").is_empty());
    let aimed = "Chile blocked the efforts to ban whaling.";
    assert_eq!(stances(aimed), ["country:CL oppose text:efforts to ban whaling by"]);
}

#[test]
fn technical_help_is_no_support() {
    assert!(stances("Chile is not giving money or technical support to either convention.").is_empty());
    assert!(stances("Anna Berg has record low support from young voters.").is_empty());
}

#[test]
fn an_endorsement_withheld_is_of_no_agenda() {
    let text = "Peter Novak backs the agenda. Carl Voss surprised many by withholding his endorsement.";
    assert_eq!(stances(text), ["person:peter-novak support text:agenda by"]);
}

#[test]
fn a_group_of_people_is_a_group() {
    let rabbis = "A group of rabbis called for a boycott.";
    assert_eq!(stances(rabbis), ["group:group-of-rabbis support text:boycott by"]);
    let house = "The House Republicans who met on Monday left. House Republicans oppose the treaty.";
    assert_eq!(stances(house), ["group:house-republicans oppose text:treaty by"]);
}

#[test]
fn where_people_act_does_not_say_who_they_are() {
    let text = "Ana Lee joined the court's liberals in major decisions favoring the treaty.";
    assert_eq!(stances(text), ["group:courts-liberals support text:treaty by"]);
}

#[test]
fn what_was_used_to_be_done_is_done_no_longer() {
    assert!(stances("Peter Novak used to back Anna Berg.").is_empty());
}

#[test]
fn a_gerund_goes_with_no_clause_of_time_before_it() {
    let text = "Norway acted days before Judge Carl Voss died, blocking the treaty.";
    assert_eq!(stances(text), ["country:NO oppose text:treaty by"]);
}

#[test]
fn who_goes_on_behind_a_report_and_a_comma_is_not_guessed() {
    let open = "Ana Lee insists Chile must change, and has championed the treaty.";
    assert!(stances(open).is_empty());
    let inverted = "“It is time,” said Ana Lee, who led the guild until May, and has championed the treaty.";
    assert_eq!(stances(inverted), ["person:ana-lee support text:treaty by"]);
}

#[test]
fn a_town_and_its_state_are_no_speaker() {
    let text = "Ana Lee, a driver from Ada, Mo., said she backs the treaty.";
    assert_eq!(stances(text), ["person:ana-lee support text:treaty by person:ana-lee"]);
}

#[test]
fn a_surname_that_is_also_a_city_is_a_person() {
    let text = "Spokesman Jesse Ferguson said Chile opposes the treaty.";
    assert_eq!(stances(text), ["country:CL oppose text:treaty by person:jesse-ferguson"]);
}

#[test]
fn a_claim_that_was_wrong_is_not_denied_by_who_makes_it() {
    let text = "Ana Lee said Malta's claim that Chile backs the treaty was wrong.";
    assert!(stances(text).is_empty());
}
