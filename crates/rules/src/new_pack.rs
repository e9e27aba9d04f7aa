//! The files of a new claim type: a template that loads as it is and says at each line what to change.

use crate::source::SourceFile;

/// `type.toml` and one rule file for a new pack. The name is brought into the form that packs have:
/// lower case, words joined by `-`.
pub fn new_pack(name: &str) -> Vec<SourceFile> {
    let name = claimwire_record::folded_id(&crate::units::fold(name));
    let name = if name.is_empty() { "new-type".to_owned() } else { name };
    let file = |path: &str, template: &str| {
        SourceFile::new(format!("rules/{name}/{path}"), template.replace("NAME", &name))
    };
    vec![file("type.toml", TYPE), file("first.toml", RULES)]
}

const TYPE: &str = r##"# A claim type: what its claims say, slot by slot.
name = "NAME"
about = "Somebody visits a place."
# functional: one value at a time; evolving: changes with time; accumulating: may only grow; multi: many can hold.
conflict = "multi"
# How a claim reads; what stands in square brackets is left out where a slot in it is not told.
text = "{who} {how} {where}[ with {companion}]"

# kind: entity, number, word, flag or text.
# classes: what `{who}` stands for in patterns (person, country, org, group, actor, any, number, date, quote ...).
# key: it tells one claim from another; question: it is part of what the claim answers; required: no claim without it.
[[slot]]
name = "who"
kind = "entity"
classes = "actor"
key = true
question = true
required = true
about = "Who goes there."

[[slot]]
name = "how"
kind = "word"
values = ["visited", "left"]
key = true
required = true
about = "Whether they came or went."
words = { visited = "visited", left = "left" }

[[slot]]
name = "where"
kind = "entity"
classes = "place|country|region"
key = true
question = true
required = true
about = "The place."

[[slot]]
name = "companion"
kind = "entity"
classes = "person|group"
about = "Who goes with them."
"##;

const RULES: &str = r##"# Lists can be used by the patterns of every pack. kind: word, noun or verb.
[list.NAME-verb]
kind = "verb"
words = ["visit", "tour"]

# {slot}  a noun group that fills the slot      <@list active>  a verb group, in any tense
# word    the word itself                       @list           an entry of a list
# ( a | b )  one of them                        item?           may be missing
[[rule]]
id = "NAME/visits"
version = 1
about = "Somebody visits a place."
pattern = '''{who} <@NAME-verb active> {where} (with {companion})?'''
set = { how = "visited" }

[[rule.match]]
text = "The French president visited Estonia."
expect = { where = "country:EE" }

[[rule.ignore]]
text = "The visit to Estonia was called off."
why = "nobody went"
"##;
