//! Every kind of fault, with the place it points at and the remedy it gives.

use claimwire_rules::{Code, RuleErrors, RuleSet, SourceFile};

use crate::packs::{COMMON, TYPE, load, rule_with};

#[track_caller]
fn fails(files: &[(&str, &str)]) -> RuleErrors {
    load(files).expect_err("the pack must not load")
}

/// The only fault of a pack: code, line, column and what is underlined.
#[track_caller]
fn one(files: &[(&str, &str)], code: Code, line: usize, column: usize, underlined: &str) -> String {
    let errors = fails(files);
    let [fault] = errors.diagnostics() else { panic!("not one fault:\n{errors}") };
    let text = files.iter().find(|(path, _)| *path == fault.file).expect("a file of the test").1;
    assert_eq!((fault.code, fault.line, fault.column), (code, line, column), "{errors}");
    assert_eq!(&text[fault.span.clone()], underlined, "{errors}");
    fault.help.clone().unwrap_or_default()
}

/// The only fault of a pattern; the column counts from the pattern's own start, from 1.
#[track_caller]
fn pattern(pattern: &str, code: Code, column: usize, underlined: &str, help: &str) {
    let text = rule_with(pattern);
    let given = one(&[("stance/x.toml", &text)], code, 5, column + 13, underlined);
    assert!(given.contains(help), "{given}");
}

#[test]
fn pattern_syntax() {
    let code = Code::PatternSyntax;
    pattern("{party} (back | support", code, 9, "(", "add a `)`");
    pattern("{party} back )", code, 14, ")", "remove it");
    pattern("{party <back>", code, 1, "{", "add a `}`");
    pattern("{party} <back", code, 9, "<", "add a `>`");
    pattern("back ( | x)", code, 8, "|", "( … )?");
    pattern("? back", code, 1, "?", "behind an item");
    pattern("back \"x", code, 6, "\"", "add a `\"`");
    pattern("back > x", code, 6, ">", "quote it");
    pattern("back {:person}", code, 6, "{:person}", "{slot:class}");
    pattern("back @ x", code, 6, "@", "");
    pattern("{party} <backs>", code, 10, "backs", "write `back`");
}

#[test]
fn unknown_names_in_patterns() {
    pattern("{target:perosn} said", Code::UnknownClass, 9, "perosn", "did you mean `person`?");
    pattern("x {target: person | plce }", Code::UnknownClass, 21, "plce", "did you mean `place`?");
    pattern("{party} <@suport>", Code::UnknownList, 11, "suport", "did you mean `support`?");
    pattern("{party} @elsewhere", Code::UnknownList, 10, "elsewhere", "known are: ally, cue, support");
    pattern("{targt} said", Code::UnknownSlot, 2, "targt", "did you mean `target`?");
    pattern("said #dtae", Code::UnknownElement, 7, "dtae", "did you mean `date`?");
    pattern("&bakcing {target}", Code::UnknownFragment, 2, "bakcing", "did you mean `backing`?");
    pattern("{party} <@support actvie>", Code::UnknownFeature, 19, "actvie", "did you mean `active`?");
    pattern("{party} <co-sponsor>", Code::UnknownFeature, 10, "co-sponsor", "write a verb");
}

#[test]
fn lists_of_the_wrong_kind() {
    pattern("{party} @support", Code::ListKind, 10, "support", "<@support>");
    pattern("{party} <@ally>", Code::ListKind, 11, "ally", "kind \"verb\"");
    pattern("said {target:@support}", Code::ListKind, 15, "support", "kind \"noun\"");
}

#[test]
fn patterns_without_a_trigger() {
    pattern("{party} <> back?", Code::NoTrigger, 1, "{party} <> back?", "mandatory");
    pattern("back | {party}", Code::NoTrigger, 1, "back | {party}", "every alternative");
}

#[test]
fn several_faults_come_at_once() {
    let first = rule_with("{party} <@suport> {targt}");
    let second = rule_with("{party").replace("stance/x", "stance/y");
    let errors = fails(&[("stance/x.toml", &first), ("stance/y.toml", &second)]);
    let codes: Vec<_> = errors.diagnostics().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::UnknownList, Code::UnknownSlot, Code::PatternSyntax]);
}

#[test]
fn faults_of_fragments_stand_at_the_fragment_and_those_of_slots_at_the_rule() {
    let common = COMMON.replace("{role:office}", "{role:ofice}");
    let rule = rule_with("{party} <@support> &as-role");
    one(&[("common/lists.toml", &common), ("stance/x.toml", &rule)], Code::UnknownClass, 16, 23, "ofice");
    let common = COMMON.replace("{role:office}", "{rule:office}");
    one(&[("common/lists.toml", &common), ("stance/x.toml", &rule)], Code::UnknownSlot, 5, 33, "&as-role");
}

#[test]
fn fragments_that_contain_themselves() {
    let common = "[fragments]\na = 'x &b'\nb = 'y &a'\n";
    let rule = "";
    let errors = fails(&[("common/loop.toml", common), ("stance/x.toml", rule)]);
    let places: Vec<_> = errors.diagnostics().iter().map(|one| (one.code, one.line, one.column)).collect();
    assert_eq!(places, [(Code::FragmentCycle, 2, 9), (Code::FragmentCycle, 3, 9)]);
}

#[test]
fn keys_and_values_of_rules() {
    let base = rule_with("{party} <@support>");
    let more = |line: &str| format!("{base}{line}\n");
    let check = |line: &str, code, column, underlined: &str| {
        one(&[("stance/x.toml", &more(line))], code, 6, column, underlined)
    };
    assert_eq!(check("polarty = 'negated'", Code::UnknownKey, 1, "polarty"), "did you mean `polarity`?");
    check("polarity = 'negatd'", Code::BadValue, 13, "negatd");
    check("confidence = 1.5", Code::BadValue, 14, "1.5");
    check("confidence = 'high'", Code::BadValue, 14, "'high'");
    check("set = { position = 'suport' }", Code::SlotValue, 21, "suport");
    check("set = { acting = 'yes' }", Code::SlotValue, 9, "acting");
    check("set = { partty = 'x' }", Code::UnknownSlot, 9, "partty");
    check("fill = { target = 'topics' }", Code::BadValue, 20, "topics");
    check("over = ['stance/z']", Code::UnknownRule, 10, "stance/z");
    check("[[rule.match]]", Code::MissingKey, 1, "[[rule.match]]");
}

#[test]
fn ids_and_versions() {
    let base = rule_with("{party} <@support>");
    one(&[("stance/x.toml", &base.replace("stance/x", "stance/X_y"))], Code::BadId, 2, 7, "stance/X_y");
    one(&[("stance/x.toml", &base.replace("stance/x", "vote/x"))], Code::BadId, 2, 7, "vote/x");
    one(&[("stance/x.toml", &base.replace("version = 1", "version = 0"))], Code::BadValue, 3, 11, "0");
    let twice = [("stance/x.toml", base.as_str()), ("stance/y.toml", base.as_str())];
    assert!(one(&twice, Code::DuplicateId, 2, 7, "stance/x").contains("stance/x.toml:1"));
}

#[test]
fn expectations_name_slots() {
    let base = rule_with("{party} <@support>");
    let text = format!("{base}[[rule.match]]\ntext = 'x'\nexpect = {{ targt = 'y', modality = 'hedged' }}\n");
    assert!(one(&[("stance/x.toml", &text)], Code::UnknownSlot, 8, 12, "targt").contains("`target`"));
}

#[test]
fn types_are_checked_too() {
    let check = |from: &str, to: &str, code, line, column, underlined: &str| {
        let text = TYPE.replacen(from, to, 1);
        one(&[("stance/type.toml", &text)], code, line, column, underlined)
    };
    check("evolving", "evolvng", Code::BadValue, 3, 13, "evolvng");
    check("{target}", "{targt}", Code::UnknownSlot, 4, 29, "targt");
    check("[ as {role}]", "[ as {role}", Code::BadValue, 4, 36, "[");
    check("classes = \"actor\"", "classes = \"person|acter\"", Code::UnknownClass, 9, 19, "acter");
    check("kind = \"flag\"", "kind = \"flga\"", Code::BadValue, 35, 9, "flga");
    check("{ support =", "{ suport =", Code::SlotValue, 19, 11, "suport");
    check("name = \"stance\"", "name = \"stances\"", Code::BadValue, 1, 9, "stances");
}

#[test]
fn rules_need_a_type_and_files_need_to_be_toml() {
    let rule = rule_with("{party} <@support>");
    one(&[("nowhere/x.toml", &rule)], Code::NoType, 1, 1, "[[rule]]");
    one(&[("stance/x.toml", "[[rule]\n")], Code::Syntax, 1, 8, "");
}

#[test]
fn lists_stand_once_and_verb_lists_hold_single_words() {
    let twice = "[list.support]\nkind = 'verb'\nwords = ['praise']\n";
    assert!(
        one(&[("stance/x.toml", twice)], Code::DuplicateName, 1, 7, "support")
            .contains("common/lists.toml:1")
    );
    let phrase = "[list.more]\nkind = 'verb'\nwords = ['praise', 'line up']\n";
    one(&[("stance/x.toml", phrase)], Code::BadValue, 3, 21, "line up");
}

#[test]
fn rows_of_lexicons() {
    let header = "id\tname\taliases\tclass\tcountry\tvalid_from\tvalid_to\tsource\n";
    let check = |row: &str, line, column, underlined: &str| {
        one(
            &[("lexicons/x.tsv", &format!("{header}# a comment\n{row}\n"))],
            Code::BadRow,
            line,
            column,
            underlined,
        )
    };
    assert!(check("country:EE\tEstonia\t\tcuontry", 3, 21, "cuontry").contains("`country`"));
    check("\tEstonia\t\tcountry", 3, 1, "\tEstonia\t\tcountry");
    check("country:EE\tEstonia\t\tcountry\tEE\tlast year", 3, 32, "last year");
    check("country:EE\tEstonia\t\tcountry\tEE\t\t\town\tmore", 3, 38, "more");
}

#[test]
fn a_message_shows_the_line_with_a_caret() {
    let text = rule_with("{party} <@suport>");
    let shown = fails(&[("stance/x.toml", &text)]).to_string();
    let expected = "error[R012]: unknown list `@suport`\n --> stance/x.toml:5:24\n";
    assert!(shown.starts_with(expected), "{shown}");
    assert!(
        shown.contains("5 | pattern = '''{party} <@suport>'''\n  |                        ^^^^^^\n"),
        "{shown}"
    );
    assert!(shown.ends_with("= help: did you mean `support`?"), "{shown}");
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let errors = RuleSet::load_dir(std::path::Path::new("no/such/folder")).expect_err("no folder");
    assert_eq!(errors.diagnostics()[0].code, Code::Unreadable);
    assert!(errors.to_string().contains("no/such/folder"));
}

#[test]
fn no_text_makes_the_loader_panic() {
    let marks = [
        "{", "}", "<", ">", "(", ")", "|", "@", "#", "&", "\"", "?", "*", "+", "^", "$", "é", " ", "a", "'",
        "\u{200b}",
    ];
    let mut files = vec![SourceFile::new("stance/type.toml", TYPE)];
    for (at, first) in marks.iter().enumerate() {
        for second in marks {
            for third in marks {
                let pattern = [first, second, third].concat().replace('"', "\\\"");
                let index = files.len();
                let text = format!("[[rule]]\nid = 'stance/x{at}-{index}'\npattern = \"\"\"{pattern}\"\"\"");
                files.push(SourceFile::new(format!("stance/x{index}.toml"), text));
            }
        }
    }
    let errors = RuleSet::load(files).expect_err("most of them are wrong");
    assert!(errors.to_string().contains("R010"));
}
