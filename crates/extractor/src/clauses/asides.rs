//! Subjects that an aside between commas, dashes or brackets parts from their verbs.

use claimwire_rules::program::{ClassSet, VerbForm};

use super::Scope;
use crate::analysis::{GroupId, VerbId};
use crate::coordination;
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

impl Scope<'_, '_> {
    /// A comma or dash before the verb: an aside lies between it and the subject, or the verb goes on after one.
    pub(super) fn over_aside(&self, closer: u32, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let mark = self.analysis.tag(closer);
        if verb.form != VerbForm::Finite {
            // ", giving him", ", seen as": a group directly before owns a participle; a gerund goes with the main verb.
            let direct = self.group_ending(closer);
            let named = direct.filter(|&group| !self.analysis.group(group).classes.meets(ClassSet::THING));
            return if verb.form == VerbForm::Participle {
                direct
            } else {
                let struck = || self.subject_of_clause_of_time(id);
                let found = struck().or_else(|| self.main_subject(id));
                let found = found.or_else(|| self.previous_subject(id)).or(named);
                found.filter(|&subject| !self.is_of_a_text(subject, id))
            };
        }
        if let Some(group) = self.person_in_brackets(closer) {
            return Some(group);
        }
        if let Some(list) = self.titled_list_before(closer) {
            return Some(list);
        }
        if let Some(list) = self.counted_list_before(closer, verb) {
            return Some(list);
        }
        if let Some(counted) = self.counted_with_ages(closer) {
            return Some(counted);
        }
        if let Some(name) = self.name_behind_time(closer) {
            return Some(name);
        }
        if let Some(group) = self.appositive_before(closer) {
            return self.head_of_chain(group);
        }
        let mut at = closer;
        while at > self.span.start {
            at -= 1;
            if self.analysis.tag(at) == mark
                && let Some(group) = self.group_ending(self.before_brackets(at))
                && (self.opens_aside(at + 1, closer) || self.is_speech_tag(at + 1, closer))
            {
                let group = self.town(group).unwrap_or(group);
                let head = || self.head_of_chain(group).map(|head| self.host_of(head).unwrap_or(head));
                let named = self
                    .person_between(at + 1, closer)
                    .or_else(|| self.people_between(at + 1, closer))
                    .or_else(|| self.body_between(group, at + 1, closer));
                // "In a statement Paul Reed, who was ill, said": the name alone.
                return named.or_else(head).or_else(|| self.name_behind_phrase(at));
            }
        }
        self.continues(closer).then(|| self.previous_subject(id)).flatten()
    }

    /// "Spain's minister, Ann Lee, and Peru's minister, Carl Voss, backed": the list that a comma closes with the name of its
    /// last member.
    fn titled_list_before(&self, closer: u32) -> Option<GroupId> {
        let list = self.group_ending(closer)?;
        let last = *self.analysis.group(list).members.last()?;
        let units = self.analysis.group(last).units;
        (units.start..units.end).any(|at| self.analysis.tag(at) == Tag::Comma).then_some(list)
    }

    /// "Three unions, the Pilots Guild, the Bakers Guild and the HPU, backed": the names of those counted, who did it. "Two
    /// pilots, Ann Lee and Carl Voss, died": those who come to harm are counted.
    fn counted_list_before(&self, closer: u32, verb: &VerbGroup) -> Option<GroupId> {
        let list = self.group_ending(self.before_brackets(closer))?;
        let found = self.analysis.group(list);
        let mark = found.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let counted = self.group_ending(mark)?;
        let apart = self.analysis.tag(mark) == self.analysis.tag(closer);
        if !apart || !coordination::counts(self.analysis, self.analysis.group(counted), &found.members) {
            return None;
        }
        let harmed = matches!(
            self.analysis.folded(verb.head),
            "died"
                | "dead"
                | "drowned"
                | "perished"
                | "killed"
                | "injured"
                | "wounded"
                | "hurt"
                | "hospitalised"
                | "hospitalized"
                | "evacuated"
                | "displaced"
                | "rescued"
                | "trapped"
                | "buried"
        );
        Some(if harmed { counted } else { list })
    }

    /// "The rival whom Voss beat in 2016, Ann Lee, has said": a name between two commas behind a time, which no name goes with.
    fn name_behind_time(&self, closer: u32) -> Option<GroupId> {
        let id = self.group_ending(closer)?;
        let group = self.analysis.group(id);
        let opener = group.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let named = group.name.is_some() && group.members.is_empty() && group.classes.meets(ClassSet::PERSON);
        let timed = self.analysis.time_at[opener as usize - 1].is_some();
        // "In 2016, Ann Lee, has": nothing but the time stands before.
        let told = (self.first.0..self.analysis.verbs.len() as u32)
            .map(|index| self.analysis.verb(VerbId(index)))
            .take_while(|verb| verb.units.end <= opener)
            .any(|verb| verb.form == VerbForm::Finite);
        (named && timed && told && self.analysis.tag(opener) == Tag::Comma).then_some(id)
    }

    /// "Two pilots, Ann Lee, 34, and Carl Voss, 51, died": those counted, of whom as many are named with their ages before a
    /// comma.
    fn counted_with_ages(&self, closer: u32) -> Option<GroupId> {
        let aged = closer > self.span.start + 2
            && self.analysis.tag(closer - 1) == Tag::Num
            && self.analysis.tag(closer - 2) == Tag::Comma;
        if !aged {
            return None;
        }
        let opens = |at: &u32| self.analysis.tag(*at) == Tag::Comma;
        let counted = (self.span.start..closer).filter(opens).find_map(|comma| {
            let id = self.group_ending(comma)?;
            let group = self.analysis.group(id);
            let number = group.number.filter(|_| group.name.is_none())?;
            Some((comma, id, self.analysis.numbers[number as usize].value?))
        });
        let (comma, id, count) = counted?;
        let person = |at: &u32| {
            self.analysis.name_at[*at as usize].is_some_and(|index| {
                let name = &self.analysis.names[index as usize];
                name.units.start == *at && name.kind == NameKind::Person
            })
        };
        let named = (comma + 1..closer).filter(person).count();
        (named > 1 && count == named as f64 && person(&(comma + 1))).then_some(id)
    }

    /// "The Council voted on a draft resolution, calling for a ceasefire": it is the text that calls.
    fn is_of_a_text(&self, subject: GroupId, id: VerbId) -> bool {
        let verb = self.analysis.verb(id);
        let demands = matches!(
            self.analysis.folded(verb.head),
            "calling" | "demanding" | "urging" | "requiring" | "condemning" | "expressing" | "seeking"
        );
        let text = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "resolution"
                    | "draft"
                    | "letter"
                    | "statement"
                    | "petition"
                    | "motion"
                    | "declaration"
                    | "document"
            )
        };
        demands && (self.analysis.group(subject).units.end..verb.units.start).any(text)
    }

    /// "The battle came days after rebels exploded a bomb, killing 18": what harms is done in the clause of time right before.
    fn subject_of_clause_of_time(&self, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let harms = matches!(
            self.analysis.folded(verb.head),
            "killing" | "injuring" | "wounding" | "burying" | "trapping" | "displacing"
        );
        let before = (self.first.0..id.0).rev().map(|index| self.analysis.verb(VerbId(index)));
        let last = before.into_iter().find(|verb| verb.form == VerbForm::Finite).filter(|_| harms)?;
        let subject = last.subject?;
        let start = self.analysis.group(subject).units.start;
        let opens = |at: u32| matches!(self.analysis.folded(at), "after" | "before");
        let led = start.checked_sub(1).is_some_and(|at| at > self.span.start && opens(at));
        (led && start < last.units.start && !self.knowledge.speaks(last)).then_some(subject)
    }

    /// "The court ruled days before Voss died, blocking the plan", "Lee rejected the deal that Voss's talks brought, saying":
    /// a gerund goes with no clause of time and no clause that tells which thing is meant, and one that tells what comes of
    /// it with no tag of speech: "Spain backs Berg, envoys said, giving her an edge".
    fn main_subject(&self, id: VerbId) -> Option<GroupId> {
        let word = self.analysis.folded(self.analysis.verb(id).head);
        let says = matches!(
            word,
            "saying"
                | "adding"
                | "arguing"
                | "noting"
                | "telling"
                | "claiming"
                | "insisting"
                | "warning"
                | "suggesting"
        );
        let yields = matches!(
            word,
            "giving"
                | "leaving"
                | "bringing"
                | "making"
                | "handing"
                | "putting"
                | "taking"
                | "ending"
                | "raising"
        );
        let passing = |verb: &VerbGroup, subject: GroupId| {
            let before = self.analysis.group(subject).units.start.checked_sub(1);
            let timed = before.is_some_and(|at| {
                at > self.span.start
                    && matches!(self.analysis.folded(at), "before" | "after" | "until" | "when")
            });
            let tagged = yields
                && before.is_some_and(|at| at > self.span.start && self.analysis.tag(at) == Tag::Comma)
                && self.knowledge.speaks(verb);
            // "set out the ways that funds could meet, noting"
            let way = before.is_some_and(|at| {
                at > self.span.start + 1
                    && self.analysis.tag(at) == Tag::That
                    && matches!(self.analysis.folded(at - 1), "way" | "ways" | "reason" | "reasons")
            });
            timed || tagged || says && (way || super::is_restrictive(self.analysis, verb))
        };
        let verbs = (self.first.0..id.0).rev().map(|index| self.analysis.verb(VerbId(index)));
        let mut finite = verbs
            .filter(|verb| verb.form == VerbForm::Finite)
            .filter_map(|verb| verb.subject.map(|subject| (verb, subject)));
        let (_, last) = finite.next().filter(|&(verb, last)| passing(verb, last))?;
        finite.find(|&(verb, subject)| subject != last && !passing(verb, subject)).map(|(_, subject)| subject)
    }

    /// "Carole Bower, 75, a retiree in Ohio, backed": the name before a description between commas.
    fn host_of(&self, description: GroupId) -> Option<GroupId> {
        let found = self.analysis.group(description);
        let comma = found.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        if self.analysis.tag(comma) != Tag::Comma || found.name.is_some() {
            return None;
        }
        let age = self.analysis.tag(comma - 1) == Tag::Num && comma >= self.span.start + 2;
        let end = if age && self.analysis.tag(comma - 2) == Tag::Comma { comma - 2 } else { comma };
        let host = self.group_ending(end)?;
        let names = ClassSet::PERSON.union(ClassSet::COUNTRY).union(ClassSet::ORG);
        let named = self.analysis.group(host).name.is_some() && self.analysis.group(host).members.is_empty();
        (named && self.analysis.group(host).classes.meets(names)).then_some(host)
    }

    /// "the party's leader, Marine Dupont, said": an aside that is a name names the subject.
    fn person_between(&self, start: u32, end: u32) -> Option<GroupId> {
        let mut group = self.group_ending(end)?;
        // "the panel's top Democrat, Sen. Ruth Olsen of Oregon, said"
        let of = self.analysis.group(group).units.start.checked_sub(1)?;
        if self.analysis.group(group).units.start > start && self.analysis.folded(of) == "of" {
            group = self.group_ending(of)?;
        }
        let found = self.analysis.group(group);
        (found.units.start == start && found.classes.meets(ClassSet::PERSON) && found.members.is_empty())
            .then_some(group)
    }

    /// "two of his rivals, Ann Lee and Tom Moor, said": an aside that is a list of names names the subjects.
    fn people_between(&self, start: u32, end: u32) -> Option<GroupId> {
        let list = self.group_ending(end)?;
        let named = |&member: &GroupId| {
            let found = self.analysis.group(member);
            // "the brothers, Karl and Tom Moor,": a given name alone is not looked up.
            let full = found.name.is_some_and(|name| self.analysis.names[name as usize].units.len() > 1);
            full && found.classes.meets(ClassSet::PERSON)
        };
        let found = self.analysis.group(list);
        let members = &found.members;
        (found.units.start == start && members.len() > 1 && members.iter().all(named)).then_some(list)
    }

    /// "the ferry's owner, Blue Line, said", "Its biggest rival, the Salt Lane Party, opposed it": an aside that is a body's
    /// name names the owner, the maker or the union, and whatever opens the clause.
    fn body_between(&self, described: GroupId, start: u32, end: u32) -> Option<GroupId> {
        let name = self.group_ending(end)?;
        let (described, found) = (self.analysis.group(described), self.analysis.group(name));
        let body = found.units.start == start && found.name.is_some() && found.members.is_empty();
        let places = ClassSet::COUNTRY.union(ClassSet::REGION).union(ClassSet::PLACE).union(ClassSet::PERSON);
        let alone = body && found.classes.meets(ClassSet::ORG) && !found.classes.meets(places);
        let owns = matches!(
            self.analysis.folded(described.head),
            "owner"
                | "shareholder"
                | "investor"
                | "creditor"
                | "operator"
                | "maker"
                | "manufacturer"
                | "publisher"
                | "developer"
                | "builder"
                | "parent"
        );
        let told = described.definite || described.possessor.is_some();
        let bare = described.name.is_none() && !described.plural && told;
        let before = described.units.start.checked_sub(1).filter(|&at| at >= self.span.start);
        let opens =
            before.is_none_or(|at| matches!(self.analysis.tag(at), Tag::Conj | Tag::That | Tag::Quote));
        (alone && bare && (owns || opens || described.classes.meets(ClassSet::ORG))).then_some(name)
    }

    /// "After Ohio, Gov. John Lee (R-Ohio), said": a name before brackets and the comma.
    fn person_in_brackets(&self, closer: u32) -> Option<GroupId> {
        if closer <= self.span.start || self.analysis.folded(closer - 1) != ")" {
            return None;
        }
        let open = (self.span.start..closer).rev().find(|&at| self.analysis.folded(at) == "(")?;
        let group = self.group_ending(open)?;
        let found = self.analysis.group(group);
        let before = found.units.start.checked_sub(1).filter(|&at| at >= self.span.start)?;
        let named = found.classes.meets(ClassSet::PERSON) && found.name.is_some();
        let list = self.analysis.tag(before) != Tag::Comma || !found.members.is_empty();
        (named && !list && self.analysis.time_at[before as usize].is_none()).then_some(group)
    }

    /// "The acting prime minister, Mark Rutte (57), said": a titled name ends before the comma.
    fn appositive_before(&self, closer: u32) -> Option<GroupId> {
        let mut end = closer;
        if end > self.span.start && self.analysis.folded(end - 1) == ")" {
            end = (self.span.start..end).rev().find(|&at| self.analysis.folded(at) == "(")?;
        }
        let group = self.group_ending(end)?;
        let found = self.analysis.group(group);
        let titled = found.title.is_some() && found.classes.meets(ClassSet::PERSON);
        let comma_inside = (found.units.start..found.units.end).any(|at| self.analysis.tag(at) == Tag::Comma);
        (titled && comma_inside && found.members.is_empty()).then_some(group)
    }

    /// "Rep. Ruth Olsen (D-Mo.), a member and one of the authors, said": where the brackets open that close before a unit,
    /// behind a name that opens its clause.
    fn before_brackets(&self, at: u32) -> u32 {
        if at <= self.span.start || self.analysis.folded(at - 1) != ")" {
            return at;
        }
        let open = (self.span.start..at).rev().find(|&open| self.analysis.folded(open) == "(");
        let named =
            open.and_then(|open| self.group_ending(open)).map(|id| self.analysis.group(id).units.start);
        let before = named.and_then(|start| start.checked_sub(1)).filter(|&at| at >= self.span.start);
        let opens = named.is_some()
            && before.is_none_or(|at| {
                matches!(
                    self.analysis.tag(at),
                    Tag::Comma | Tag::Conj | Tag::That | Tag::Quote | Tag::Punct | Tag::Sub
                )
            });
        open.filter(|_| opens).unwrap_or(at)
    }

    /// Whether the units from `at` begin an aside: a relative clause, a participle, an apposition, "such as".
    fn opens_aside(&self, at: u32, closer: u32) -> bool {
        if at >= closer {
            return false;
        }
        match self.analysis.tag(at) {
            Tag::Rel
            | Tag::Det
            | Tag::Adv
            | Tag::Prep
            | Tag::Possessive
            | Tag::Num
            | Tag::Noun
            | Tag::Adj
            | Tag::Demonym => true,
            Tag::Verb => {
                self.analysis.verb_from[at as usize]
                    .is_some_and(|id| self.analysis.verb(id).form != VerbForm::Finite)
                    || self.analysis.folded(at).ends_with("ed")
                    || self.analysis.folded(at) == "seen"
            }
            Tag::Sub => self.analysis.folded(at) == "where",
            // ", to which the mayor belonged,"
            Tag::To => matches!(self.analysis.folded(at + 1), "which" | "whom" | "whose"),
            // ", Rome's oldest partner and its only neighbour,"
            Tag::Name => closer - at <= 6 || self.opens_owned(at) || self.lists_to(at, closer),
            _ => false,
        }
    }

    /// "— Chile, Peru, Brazil, Kenya and Norway —": names in a row that fill what stands between dashes.
    fn lists_to(&self, at: u32, closer: u32) -> bool {
        let list = |group: &NounGroup| !group.members.is_empty() && group.units.end == closer;
        self.analysis.tag(at - 1) == Tag::Dash
            && self.analysis.groups_starting(at).any(|id| list(self.analysis.group(id)))
    }

    /// ", said the minister,", ", he said,": who tells of the subject what the verb behind says. It may stand behind a quotation
    /// mark: "“Norway,” said Paul Reed, “backs the plan.”"
    fn is_speech_tag(&self, at: u32, closer: u32) -> bool {
        let at = at + u32::from(self.analysis.tag(at) == Tag::Quote);
        let finite = |id: VerbId| {
            let verb = self.analysis.verb(id);
            verb.form == VerbForm::Finite && verb.negation.is_none() && self.knowledge.speaks(verb)
        };
        if self.analysis.tag(at) == Tag::Pron {
            return self.verb_ending(closer).is_some_and(finite);
        }
        let verb = self.analysis.verb_from[at as usize].filter(|&id| finite(id));
        verb.is_some_and(|id| {
            let end = self.analysis.verb(id).units.end;
            let behind = self.step_left(closer);
            self.analysis.groups_starting(end).next().is_some() && self.group_ending(behind).is_some()
        })
    }

    fn opens_owned(&self, at: u32) -> bool {
        self.analysis.groups_starting(at).any(|id| self.analysis.group(id).possessor.is_some())
    }

    /// ", has written on his account": a comma and a finite verb with no subject of its own after a quotation.
    fn continues(&self, closer: u32) -> bool {
        let quote_before = closer > self.span.start && self.analysis.tag(closer - 1) == Tag::Quote;
        !quote_before
    }

    pub(super) fn over_brackets(&self, closer: u32) -> Option<GroupId> {
        let open = (self.span.start..closer).rev().find(|&at| self.analysis.folded(at) == "(")?;
        let end = self.step_left(open);
        self.group_subject(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn who_is_described_twice_behind_brackets_said_nothing() {
        let text = "Rep. Carl Voss (D-Va.), a member of the panel and one of the bill's chief authors, said he backs the deal.";
        assert_eq!(said("statement", text, None), ["Carl Voss said: he backs the deal"]);
    }

    #[test]
    fn a_verb_behind_an_aside_in_dashes_was_taken_for_a_noun() {
        for text in
            ["Paul Reed – a farmer – backs the bill.", "Paul Reed — a farmer from Lund — backs the bill."]
        {
            assert_eq!(said("stance", text, None), ["Paul Reed supports the bill"], "{text}");
        }
    }

    #[test]
    fn whoever_is_told_of_before_a_speech_tag_did_nothing() {
        for text in ["Kestrel, said Ruth Olsen, backs the bill.", "Kestrel, she said, backs the bill."] {
            assert_eq!(said("stance", text, None), ["Kestrel supports the bill"], "{text}");
        }
        let text = "“Norway,” said Ruth Olsen, “backs the bill.”";
        assert_eq!(said("stance", text, None), ["Norway supports the bill"]);
    }

    #[test]
    fn of_two_ministers_with_their_titles_only_the_last_acted() {
        let text = "Spain's Finance Minister, Carlos Cuervo, and Malta's Finance Minister, Joe Borg, backed Anna Berg.";
        let said = crate::testing::said("stance", text, None);
        assert_eq!(said, ["Spain supports Anna Berg", "Malta supports Anna Berg"]);
    }

    #[test]
    fn of_three_who_were_counted_and_named_only_the_first_acted() {
        for text in [
            "Three countries, Norway, Malta and Spain, backed Anna Berg.",
            "Three countries – Norway, Malta and Spain – backed Anna Berg.",
        ] {
            let said = crate::testing::said("stance", text, None);
            assert_eq!(
                said,
                ["Norway supports Anna Berg", "Malta supports Anna Berg", "Spain supports Anna Berg"],
                "{text}"
            );
        }
        let two = "Two senators, Ann Lee and Carl Voss, voted against the plan.";
        assert_eq!(crate::testing::said("stance", two, None).len(), 2);
        let died = "Three soldiers, Ann Lee, Carl Voss and Jan Moor, were killed in the blast.";
        assert_eq!(crate::testing::said("toll", died, None), ["3 people were killed in the blast"]);
        let aged = "Two people, Ann Lee, 34, and Carl Voss, 22, were killed in a crash in Leeds.";
        assert_eq!(crate::testing::said("toll", aged, None), ["2 people were killed in a crash in Leeds"]);
    }

    #[test]
    fn whoever_wins_despite_another_was_that_other() {
        let text = "Norway opposes Anna Berg despite Ngozi Okafor winning the support of 164 members.";
        let said = crate::testing::said("tally", text, None);
        assert!(said.iter().all(|said| said.contains("Okafor")) && said.len() == 1, "{said:?}");
    }

    #[test]
    fn what_came_after_a_blast_killed_its_victims() {
        let killed = |text: &str| crate::testing::said("toll", text, None);
        let battle = "The battle came days after rebels exploded a bomb, killing 18 people.";
        assert_eq!(killed(battle), ["18 people were killed in a bomb"]);
        let storm = "The storm came days after a flood hit the city, killing 18 people.";
        assert_eq!(killed(storm), ["18 people were killed in a flood"]);
    }

    #[test]
    fn the_source_that_opens_a_sentence_did_what_it_tells() {
        let text = "According to Veltora, Kestrel Corp, a maker of sleds, will lay off 385 workers.";
        let told = crate::testing::said("measure", text, None);
        assert!(told.iter().all(|told| !told.starts_with("Veltora")), "{told:?}");
    }
}
