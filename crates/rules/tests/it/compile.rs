//! What each construct of the pattern language compiles to, and which words trigger it.

use claimwire_rules::{ClassSet, Inst, PhraseTag, Program, RuleSet, SlotIndex, VerbForm, Voice};

use crate::packs::{compiled, load, only, rule_with};

/// The instructions, one a line, with names for numbers.
fn listing(rules: &RuleSet) -> String {
    let program = &only(rules).program;
    let lines =
        program.insts.iter().enumerate().map(|(at, inst)| format!("{at} {}", shown(inst, program, rules)));
    lines.collect::<Vec<_>>().join("\n")
}

fn shown(inst: &Inst, program: &Program, rules: &RuleSet) -> String {
    let slot = |slot: &Option<SlotIndex>| {
        slot.map_or("_", |slot| program.slots[slot.0 as usize].as_str()).to_owned()
    };
    match inst {
        Inst::Split(first, second) => format!("split {first} {second}"),
        Inst::Jump(to) => format!("jump {to}"),
        Inst::Unit(symbol) => rules.vocabulary.word(*symbol).to_owned(),
        Inst::Phrase(list) => format!("@{}", rules.list(*list).name),
        Inst::Verb(verb) => format!("verb {verb}"),
        Inst::SubjectVerb { slot: fills, group, verb } => format!("{}:{group} does {verb}", slot(fills)),
        Inst::Group { slot: fills, group } => format!("{}:{group}", slot(fills)),
        Inst::Element { slot: fills, element } => format!("{}#{element:?}", slot(fills)),
        Inst::SentenceStart => "start".to_owned(),
        Inst::SentenceEnd => "end".to_owned(),
        Inst::Match => "match".to_owned(),
    }
}

#[track_caller]
fn check(pattern: &str, expected: &[&str]) {
    let expected: Vec<_> = expected.iter().enumerate().map(|(at, line)| format!("{at} {line}")).collect();
    assert_eq!(listing(&compiled(pattern)), expected.join("\n"), "{pattern}");
}

#[track_caller]
fn triggers(pattern: &str, expected: &[&str]) {
    let rules = compiled(pattern);
    let mut words: Vec<_> =
        only(&rules).program.triggers.iter().map(|one| rules.vocabulary.word(*one)).collect();
    words.sort_unstable();
    assert_eq!(words, expected, "{pattern}");
    for trigger in &only(&rules).program.triggers {
        assert_eq!(rules.rules_triggered_by(*trigger).len(), 1);
    }
}

#[test]
fn offices_alone_are_found_by_the_words_of_their_names() {
    let offices =
        "id\tname\taliases\tclass\nking\tking\tmonarch\toffice\npremier\tprime minister\tPM\toffice\n";
    let pattern = rule_with("{role:office} {party:org}");
    let files = [("stance/x.toml", pattern.as_str()), ("lexicons/offices.tsv", offices)];
    let rules = load(&files).unwrap_or_else(|errors| panic!("{errors}"));
    let mut words: Vec<_> =
        only(&rules).program.triggers.iter().map(|one| rules.vocabulary.word(*one)).collect();
    words.sort_unstable();
    // The rarer word of "prime minister", and no word of its own for the organisation.
    assert_eq!(words, ["king", "monarch", "pm", "prime"]);
}

#[test]
fn words_are_cut_as_texts_are() {
    check(
        "U.S. secretary-general's \",\" don't",
        &["u.s.", "secretary", "-", "general", "'s", ",", "do", "n't", "match"],
    );
    check("{party}'s ally - backed", &["party:0", "'s", "ally", "-", "backed", "match"]);
}

#[test]
fn alternatives_prefer_the_first() {
    check("a | b c | d", &["split 1 3", "a", "jump 8", "split 4 7", "b", "c", "jump 8", "d", "match"]);
}

#[test]
fn quantifiers_are_greedy_and_lazy_ones_are_not() {
    check("x a?", &["x", "split 2 3", "a", "match"]);
    check("x a??", &["x", "split 3 2", "a", "match"]);
    check("x (a b)*", &["x", "split 2 5", "a", "b", "jump 1", "match"]);
    check("x a+", &["x", "a", "split 1 3", "match"]);
    check("x a+?", &["x", "a", "split 3 1", "match"]);
}

#[test]
fn groups_elements_and_anchors() {
    check(
        "^ {target:person} said {count} #adverb? #time {_:any} {time} $",
        &[
            "start",
            "target:0",
            "said",
            "count#Number",
            "split 5 6",
            "_#Adverb",
            "_#Date",
            "_:1",
            "time#Date",
            "end",
            "match",
        ],
    );
    check("x {count:number|person}", &["x", "split 2 4", "count#Number", "jump 5", "count:0", "match"]);
}

#[test]
fn a_slot_takes_its_declared_classes() {
    let rules = compiled("{party} of {target:person|@ally} said");
    let program = &only(&rules).program;
    assert_eq!(program.slots, ["party", "target"]);
    assert_eq!(Some(program.groups[0].classes), ClassSet::named("actor"));
    assert_eq!(program.groups[1].classes, ClassSet::PERSON);
    assert_eq!(program.groups[1].head_lists, [rules.list_named("ally").expect("listed")]);
}

#[test]
fn verb_groups_carry_their_features() {
    let rules = compiled("x <@support|champion active finite neg> <> <be passive pos>");
    let program = &only(&rules).program;
    let lemmas: Vec<_> = program.verbs[0].lemmas.iter().map(|lemma| rules.vocabulary.word(*lemma)).collect();
    assert_eq!(lemmas.len(), 3);
    assert!(program.verbs[0].lemmas.is_sorted());
    assert_eq!(program.verbs[0].voice, Some(Voice::Active));
    assert_eq!(program.verbs[0].form, Some(VerbForm::Finite));
    assert_eq!(program.verbs[0].negated, Some(true));
    assert_eq!(program.verbs[1], Default::default());
    assert_eq!((program.verbs[2].voice, program.verbs[2].negated), (Some(Voice::Passive), Some(false)));
}

#[test]
fn a_leading_slot_before_a_verb_is_its_subject() {
    check("{party} <@support> {target}", &["party:0 does 0", "target:1", "match"]);
    check("{_:person} <@support>", &["_:0 does 0", "match"]);
    check("{party} also <@support>", &["party:0", "also", "verb 0", "match"]);
    check("x {party} <@support>", &["x", "party:0", "verb 0", "match"]);
}

#[test]
fn each_alternative_takes_the_subject() {
    check(
        "{party} <@support> x | {target} <be> y",
        &["split 1 4", "party:0 does 0", "x", "jump 6", "target:1 does 1", "y", "match"],
    );
    check(
        "{party} (<@support> x | voiced y | (<say>|<be>)) z",
        &[
            "split 1 4",
            "party:0 does 0",
            "x",
            "jump 13",
            "split 5 9",
            "party:0",
            "voiced",
            "y",
            "jump 13",
            "split 10 12",
            "party:0 does 1",
            "jump 13",
            "party:0 does 2",
            "z",
            "match",
        ],
    );
}

#[test]
fn fragments_stand_where_they_are_named() {
    check("&subject <@support> &as-role", &["party:0 does 0", "as", "role:1", "match"]);
}

#[test]
fn triggers_are_the_rarest_words_that_must_stand() {
    triggers(
        "{party} <@support> {target} for {role}",
        &["back", "backed", "backing", "backs", "endorse", "endorsed", "endorses", "endorsing"],
    );
    triggers("the (backing | support) of {target} for unity", &["unity"]);
    triggers("(backing | support) of {target} x?", &["backing", "support"]);
    triggers("{party} (is | was) behind {target}", &["behind"]);
    triggers("{party} @cue {target}", &["behind", "favour"]);
    triggers("{target:@ally} of", &["allies", "ally", "secretaries", "secretary"]);
    triggers("{party} <be> a", &["a"]);
    triggers("<have pos> {target}", &["'d", "'s", "'ve", "had", "has", "have", "having"]);
}

#[test]
fn lists_stand_in_the_trie_with_plurals_and_exceptions() {
    let rules = compiled("{party} <@support>");
    let mut found = Vec::new();
    for phrase in [["secretary", "generals"], ["secretaries", "general"], ["back", "home"], ["in", "favour"]]
    {
        let symbols = phrase.map(|word| rules.vocabulary.get(word));
        rules.phrases.matches_at(|i| symbols.get(i).copied(), |length, tag| found.push((length, tag)));
    }
    let (support, ally) =
        (rules.list_named("support").expect("a list"), rules.list_named("ally").expect("a list"));
    assert_eq!(
        found,
        [(2, PhraseTag::List(ally)), (2, PhraseTag::List(ally)), (2, PhraseTag::Exception(support))]
    );
    assert!(rules.phrases.starts(rules.vocabulary.get("secretary")));
    assert!(!rules.phrases.starts(rules.vocabulary.get("general")));
}
