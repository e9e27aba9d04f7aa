//! The rule packs of this repository load, and every rule of theirs can be shown.

use claimwire_rules::{Examples, PhraseTag, Rule, RuleSet, Units, docs, explain};

#[test]
fn the_embedded_packs_load() {
    let rules = RuleSet::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    assert!(rules.type_named("stance").is_some());
    assert!(rules.rule_named("stance/backs").is_some());
    assert!(rules.verbs.len() > 200);
}

#[test]
fn rules_are_the_same_without_their_examples() {
    let whole = RuleSet::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    let bare = RuleSet::embedded_without_examples().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(whole.vocabulary.len(), bare.vocabulary.len());
    assert_eq!(format!("{:?}", whole.phrases), format!("{:?}", bare.phrases));
    assert_eq!((whole.rules.len(), whole.lists.len()), (bare.rules.len(), bare.lists.len()));
    for (whole, bare) in whole.rules.iter().zip(&bare.rules) {
        assert_eq!((&whole.id, whole.line), (&bare.id, bare.line));
        assert_eq!(explained(whole), explained(bare));
        assert_eq!(format!("{:?}", whole.program), format!("{:?}", bare.program));
        assert_eq!(bare.examples, Examples::default());
    }
    for (whole, bare) in whole.lists.iter().zip(&bare.lists) {
        assert_eq!((&whole.name, whole.line, &whole.entries), (&bare.name, bare.line, &bare.entries));
        assert_eq!(whole.exceptions, bare.exceptions);
    }
}

/// What a rule says beside its pattern.
fn explained(rule: &Rule) -> impl PartialEq + std::fmt::Debug + '_ {
    let frame = (rule.polarity, rule.modality, rule.confidence);
    (rule.version, &rule.about, &rule.set, &rule.fill, &rule.over, frame)
}

#[test]
fn every_rule_has_a_page_and_a_place_in_the_catalogue() {
    let rules = RuleSet::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    let catalogue = docs(&rules);
    for rule in &rules.rules {
        assert!(explain(rule, &rules).contains(&rule.about));
        assert!(catalogue.contains(&format!("### {}", rule.id)));
    }
}

#[test]
fn names_are_found_in_a_text() {
    let rules = RuleSet::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    let text = "Estonia's prime minister";
    let mut units = Units::default();
    units.scan(text, 0..text.len(), &rules.vocabulary);
    let mut ids = Vec::new();
    for start in 0..units.len() {
        let symbol_at = |i: usize| units.all().get(start + i).map(|unit| unit.symbol);
        rules.phrases.matches_at(symbol_at, |length, tag| {
            if let PhraseTag::Name(name) = tag {
                ids.push((start, length, rules.lexicon.name(name).id.as_str()));
            }
        });
    }
    assert!(ids.contains(&(0, 1, "country:EE")), "{ids:?}");
    assert!(ids.contains(&(2, 2, "prime-minister")), "{ids:?}");
}
