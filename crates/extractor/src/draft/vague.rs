//! Parties told so that nobody can say who they are: those pointed back to, shares of people, an office of long ago, a part of
//! a part, what a paper decides and not those who wrote it; and bodies that only the words behind them tell apart.

use claimwire_rules::ClassSet;
use claimwire_rules::program::{VerbForm, Voice};

use super::*;
use crate::nouns::NounGroup;
use crate::phrases::group_end;
use crate::verbs::{Governor, VerbGroup};

impl Builder<'_, '_> {
    /// Whether the words of a group do not tell whose stand it is.
    pub(super) fn is_vague_party(&self, id: GroupId, resolved: &Resolved, draft: &Draft) -> bool {
        let group = self.resolver.analysis.group(id);
        self.is_pointed_back(group, resolved)
            || self.is_of_untold_owner(group, resolved)
            || self.is_share_of_people(group)
            || is_past_holder(group, resolved)
            || self.is_part_of_part(group)
            || self.is_order(group, draft.predicate)
            || self.is_author_of_text(group, draft.predicate)
    }

    /// "These donors stuck by her": those who were told of before, and not all who are so called.
    fn is_pointed_back(&self, group: &NounGroup, resolved: &Resolved) -> bool {
        let points = matches!(self.resolver.analysis.folded(group.units.start), "these" | "those");
        let open = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        points && open && group.plural && group.name.is_none() && group.units.len() > 1
    }

    /// "our members", "her party's leaders": those of an owner whom a pronoun alone tells.
    fn is_of_untold_owner(&self, group: &NounGroup, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let many = matches!(
            resolved.entity.kind,
            Some(EntityKind::Group | EntityKind::Text | EntityKind::Anonymous)
        );
        let pronoun = |at: u32| analysis.tag(at) == Tag::Possessive;
        let first = |at: u32| matches!(analysis.folded(at), "my" | "our");
        let owner = group.possessor.map(|owner| analysis.group(owner).units);
        let start = owner.map_or(group.units.start, |owner| owner.start.min(group.units.start));
        // "its pilots' union" is told by whose pilots they are, where that is known.
        let name = resolved.entity.name.as_deref().unwrap_or_default().to_lowercase();
        let open = ["his ", "her ", "its ", "their "].iter().any(|pronoun| name.starts_with(pronoun));
        let owned = owner.is_some_and(|owner| owner.len() > 1 && pronoun(owner.start));
        let told_by_pronoun = first(start) || owned && open;
        many && told_by_pronoun && resolved.person.is_none() && group.name.is_none()
    }

    /// "huge majorities of both men and women": so many of whom, and nobody in particular.
    fn is_share_of_people(&self, group: &NounGroup) -> bool {
        let head = self.resolver.analysis.folded(group.head);
        matches!(head, "majorities" | "pluralities" | "percentages" | "proportions" | "swaths")
    }

    /// "defied the party whip to vote against the plan": the order was the other way, and votes nowhere.
    fn is_order(&self, group: &NounGroup, predicate: Option<VerbId>) -> bool {
        let analysis = self.resolver.analysis;
        let order = matches!(
            analysis.folded(group.head),
            "whip"
                | "whips"
                | "order"
                | "orders"
                | "instruction"
                | "instructions"
                | "line"
                | "advice"
                | "mandate"
        );
        let verb = predicate.map(|verb| analysis.verb(verb));
        // "the party whip to vote": where the noun reads as a verb.
        let up = match verb.and_then(|verb| verb.governor) {
            Some(Governor::Verb(up)) => Some(analysis.verb(up)),
            _ => None,
        };
        let whips = up.is_some_and(|up| {
            up.units.start == group.units.end && matches!(analysis.folded(up.head), "whip" | "whips")
        });
        whips
            || order
                && group.title.is_none_or(|title| title.of.is_none())
                && verb.is_some_and(|verb| {
                    verb.form == VerbForm::Infinitive && verb.units.start == group.units.end
                })
    }

    /// "has 7,000 members in the county": those of a part, and not of the whole body.
    pub(super) fn is_of_part_of_body(&self, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let end = draft.units.end;
        let has = draft.predicate.is_some_and(|verb| {
            matches!(
                analysis.folded(analysis.verb(verb).head),
                "has" | "have" | "had" | "counts" | "count" | "boasts" | "boast"
            )
        });
        if !has
            || end + 1 >= draft.sentence.end
            || !matches!(analysis.folded(end), "in" | "across" | "within")
        {
            return false;
        }
        let part = |id: GroupId| {
            let group = analysis.group(id);
            let area = matches!(
                analysis.folded(group.head),
                "region"
                    | "area"
                    | "state"
                    | "city"
                    | "district"
                    | "county"
                    | "province"
                    | "town"
                    | "borough"
                    | "valley"
            );
            let named = group.classes.meets(ClassSet::REGION.union(ClassSet::PLACE))
                && !group.classes.meets(ClassSet::COUNTRY);
            (area || named) && !group.plural && group.members.is_empty()
        };
        analysis.groups_starting(end + 1).any(part)
    }

    /// "backs the moderate nominee in Ohio, Iowa and Maine": another in each.
    pub(super) fn is_one_in_each(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let stands =
            matches!(analysis.folded(group.head), "candidate" | "nominee" | "incumbent" | "contender");
        let places = ClassSet::REGION.union(ClassSet::PLACE).union(ClassSet::COUNTRY);
        let several = |id: GroupId| {
            let list = analysis.group(id);
            list.members.len() > 1 && analysis.group(list.members[0]).classes.meets(places)
        };
        stands
            && group.name.is_none()
            && analysis.folded(group.units.end) == "in"
            && analysis.groups_starting(group.units.end + 1).any(several)
    }

    /// "Most of the amendments supported by the Greens fell": what fell is so many of those that they backed, who backed all.
    pub(super) fn is_share_of_backed(&self, group: &NounGroup, draft: &Draft) -> bool {
        const REACH: u32 = 3;
        let analysis = self.resolver.analysis;
        let verb = draft.predicate.map(|verb| analysis.verb(verb));
        let picks = verb.is_some_and(|verb| {
            verb.form == VerbForm::Participle && verb.units.start == group.units.end && verb.units.len() == 1
        });
        let share = |at: u32| {
            matches!(
                analysis.folded(at),
                "all"
                    | "most"
                    | "many"
                    | "some"
                    | "several"
                    | "few"
                    | "none"
                    | "half"
                    | "each"
                    | "any"
                    | "both"
            )
        };
        picks && (group.units.start..(group.units.start + REACH).min(group.units.end)).any(share)
    }

    /// "younger members, including nurses": the nurses among the younger ones, and not all nurses.
    fn is_part_of_part(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let start = group.units.start;
        let among = start > 0 && analysis.folded(start - 1) == "including";
        let bare = group.units.len() == 1 && group.plural && group.number.is_none();
        let kind = !group.classes.meets(ClassSet::COUNTRY.union(ClassSet::ORG));
        among
            && bare
            && kind
            && analysis.name_at[group.head as usize]
                .is_none_or(|name| analysis.names[name as usize].kind == crate::names::NameKind::Group)
    }

    /// "joining the court's liberals in rulings favouring the ban": the rulings favour it.
    fn is_author_of_text(&self, group: &NounGroup, predicate: Option<VerbId>) -> bool {
        let analysis = self.resolver.analysis;
        let Some(verb) = predicate.map(|verb| analysis.verb(verb)) else { return false };
        let text = |at: u32| {
            matches!(
                analysis.folded(at),
                "decision"
                    | "decisions"
                    | "ruling"
                    | "rulings"
                    | "opinion"
                    | "opinions"
                    | "letter"
                    | "letters"
                    | "statement"
                    | "statements"
                    | "resolution"
                    | "resolutions"
                    | "motion"
                    | "motions"
                    | "amendment"
                    | "amendments"
                    | "petition"
                    | "petitions"
                    | "article"
                    | "articles"
                    | "vote"
                    | "votes"
                    | "speech"
                    | "speeches"
                    | "case"
                    | "cases"
                    | "brief"
                    | "briefs"
            )
        };
        verb.form == VerbForm::Gerund
            && verb.units.start > group.units.end + 1
            && matches!(analysis.folded(group.units.end), "in" | "on" | "with" | "behind")
            && text(verb.units.start - 1)
    }

    /// "A union representing pilots endorsed her", "a small group led by Ann Lee backs it": a body without a name is told by
    /// the words behind it.
    pub(super) fn name_by_participle(&self, id: GroupId, resolved: &mut Resolved, draft: &Draft) {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let article = matches!(analysis.folded(group.units.start), "a" | "an" | "one" | "another" | "the");
        // "Unions representing cooks": all of them, and no others.
        let many = group.plural && (group.definite || group.units.len() == 1);
        let any = article && !group.definite || many;
        let body =
            matches!(resolved.entity.kind, Some(EntityKind::Org | EntityKind::Group | EntityKind::Anonymous));
        let formed = matches!(analysis.folded(group.head), "coalition" | "alliance" | "bloc");
        let open = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        if !(any && (body || formed) && open) || group.name.is_some() || resolved.person.is_some() {
            return;
        }
        let until = draft.predicate.map(|verb| analysis.verb(verb).units.start);
        let Some(end) = self.participle_end(group, until) else { return };
        let units = Span::new(group.units.start + u32::from(article), end);
        let name = claimwire_rules::one_line(analysis.words(units));
        let id = claimwire_record::folded_id(&claimwire_rules::fold(&name));
        let prefix = if resolved.entity.kind == Some(EntityKind::Org) { "org" } else { "group" };
        resolved.entity.id = Some(format!("{prefix}:{id}"));
        resolved.entity.name = Some(name);
        resolved.entity.mention = Some(analysis.words(Span::new(group.units.start, end)).to_owned());
        resolved.entity.span = crate::place(analysis, Span::new(group.units.start, end));
    }

    /// Where "representing pilots" or "led by Ann Lee" ends behind a group, before the verb at `until`.
    fn participle_end(&self, group: &NounGroup, until: Option<u32>) -> Option<u32> {
        let analysis = self.resolver.analysis;
        let verb = analysis.verb_from.get(group.units.end as usize).copied().flatten()?;
        let verb = analysis.verb(verb);
        let led = |verb: &VerbGroup| {
            verb.form == VerbForm::Participle
                && verb.voice == Voice::Passive
                && analysis.folded(verb.units.end) == "by"
        };
        let tells = |verb: &VerbGroup| {
            matches!(
                analysis.folded(verb.head),
                "representing" | "backing" | "opposing" | "supporting" | "advising" | "including" | "serving"
            )
        };
        let from = match () {
            () if led(verb)
                || analysis.folded(verb.head) == "led" && analysis.folded(verb.units.end) == "by" =>
            {
                verb.units.end + 1
            }
            () if verb.form == VerbForm::Gerund && tells(verb) => verb.units.end,
            () => return None,
        };
        let until = until.filter(|&until| until > from)?;
        group_end(analysis, from, until)
    }

    /// "Democrats favoured Berg, 72 percent to 8 percent", "the poll found Greens back her": those who were asked, and not the
    /// party.
    pub(super) fn name_respondents(&self, id: GroupId, resolved: &mut Resolved, draft: &Draft) {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let party = resolved.entity.kind == Some(EntityKind::Org);
        let many = group.units.len() == 1 && analysis.folded(group.head).ends_with('s');
        if !(party && many && self.tells_of_poll(group, draft)) {
            return;
        }
        let name = claimwire_rules::one_line(analysis.words(group.units));
        let id = claimwire_record::folded_id(&claimwire_rules::fold(&name));
        resolved.entity.id = Some(format!("group:{id}"));
        resolved.entity.name = Some(name);
        resolved.entity.kind = Some(EntityKind::Group);
        resolved.entity.resolved_by = Some(ResolvedBy::Name);
    }

    /// Whether a poll is told of before those who take a stand, or their share right behind it.
    fn tells_of_poll(&self, group: &NounGroup, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let poll =
            |at: u32| matches!(analysis.folded(at), "poll" | "polls" | "survey" | "surveys" | "polling");
        let end = draft.units.end;
        let behind = end + u32::from(matches!(analysis.folded(end), "," | "by"));
        let shared = behind > end
            && behind + 1 < draft.sentence.end
            && analysis.tag(behind) == Tag::Num
            && matches!(analysis.folded(behind + 1), "percent" | "%" | "pct");
        shared || (draft.sentence.start..group.units.start).any(poll)
    }
}

/// "this Council has no confidence in her": what a chamber is to say of itself, and which one is told elsewhere.
pub(super) fn is_own_chamber(analysis: &Analysis, group: &NounGroup) -> bool {
    analysis.folded(group.units.start) == "this"
        && group.name.is_none_or(|name| analysis.names[name as usize].entry.is_none())
        && matches!(
            analysis.folded(group.head),
            "council"
                | "house"
                | "assembly"
                | "chamber"
                | "senate"
                | "parliament"
                | "congress"
                | "conference"
                | "committee"
                | "board"
                | "meeting"
                | "synod"
        )
}

/// "the minor party", "the junior party": one that is small, told by nothing else.
pub(super) fn is_lesser_party(resolved: &Resolved) -> bool {
    let size = |word: &str| {
        matches!(word, "minor" | "small" | "smaller" | "junior" | "lesser" | "larger" | "bigger" | "major")
    };
    let name = resolved.entity.name.as_deref().unwrap_or_default();
    name.strip_suffix(" party").is_some_and(|rest| !rest.is_empty() && rest.split(' ').all(size))
}

/// "the former Ohio governor": whoever held an office once, where the article does not say who; the office itself is another's.
pub(super) fn is_past_holder(group: &NounGroup, resolved: &Resolved) -> bool {
    let former = group.title.or(resolved.title).is_some_and(|title| title.former);
    former && !group.plural && resolved.person.is_none() && resolved.entity.kind == Some(EntityKind::Office)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    fn stances(text: &str) -> Vec<String> {
        said("stance", text, None)
    }

    #[test]
    fn those_pointed_back_to_were_all_who_are_so_called() {
        assert!(stances("These farmers have stuck by Anna Berg.").is_empty());
        assert_eq!(stances("Farmers have stuck by Anna Berg."), ["Farmers support Anna Berg"]);
    }

    #[test]
    fn a_share_of_people_was_a_party() {
        let text = "Anna Berg was supported by huge majorities of both nurses and teachers.";
        assert!(stances(text).is_empty());
    }

    #[test]
    fn a_former_holder_was_the_one_of_now() {
        let text = "Aides say the former Ohio governor plans to support Anna Berg.";
        assert!(stances(text).is_empty());
    }

    #[test]
    fn a_former_holder_was_backed_as_the_one_of_now() {
        assert!(said("tally", "All major parties back the former speaker.", None).is_empty());
        assert!(stances("Labour backs the former speaker.").is_empty());
    }

    #[test]
    fn one_of_many_holders_spoke_as_the_holder() {
        let source = |text: &str| {
            let claims = crate::testing::claims_of(text, None).into_iter();
            claims.filter_map(|claim| claim.slots.get("speaker")?.identity()).next()
        };
        let text = "“It is done,” one senator, who would not be named, said.";
        assert_eq!(source(text).as_deref(), Some("anonymous:one senator"));
        let text = "“It is done,” a Maltese minister said.";
        assert_eq!(source(text).as_deref(), Some("office:minister/MT"));
    }

    #[test]
    fn a_part_of_a_part_was_all_of_its_kind() {
        let text = "Anna Berg won the support of younger voters, including nurses.";
        assert_eq!(stances(text), ["younger voters support Anna Berg"]);
        let text = "Anna Berg won the support of several unions, including the Nurses' Union.";
        assert!(stances(text).iter().any(|told| told.starts_with("Nurses' Union")), "{:?}", stances(text));
    }

    #[test]
    fn whoever_wrote_a_ruling_was_told_to_favour_what_it_favours() {
        assert!(stances("Judge Ann Lee joined the court's liberals in rulings favoring the ban.").is_empty());
    }

    #[test]
    fn a_body_without_a_name_lost_the_words_that_tell_which() {
        for (text, told) in [
            (
                "A union representing pilots endorsed Anna Berg.",
                "union representing pilots supports Anna Berg",
            ),
            (
                "A small group led by Paul Hart backs the bill.",
                "small group led by Paul Hart supports the bill",
            ),
        ] {
            assert_eq!(stances(text), [told], "{text}");
        }
    }

    #[test]
    fn unions_lost_the_words_that_tell_which() {
        let text = "The unions representing nurses chose to back Anna Berg.";
        assert_eq!(stances(text), ["unions representing nurses support Anna Berg"]);
        assert_eq!(stances("The unions chose to back Anna Berg.").len(), 1);
    }

    #[test]
    fn some_of_a_party_were_all_of_it() {
        assert!(stances("Republicans representing farm districts oppose the plan.").is_empty());
        assert!(stances("The Greens will delay endorsing Anna Berg until May.").is_empty());
        assert!(stances("The Greens delayed endorsing Anna Berg.").is_empty());
    }

    #[test]
    fn an_order_that_was_defied_took_the_stand_it_was_against() {
        let text = "The levy fell, as nine Labour MPs defied the party whip to vote against proposals put by Ann Lee.";
        assert!(stances(text).iter().all(|told| !told.starts_with("Labour")), "{:?}", stances(text));
        let text = "A total of nine Labour members defied the party whip to vote against the toll.";
        assert!(stances(text).iter().all(|told| !told.starts_with("Labour")), "{:?}", stances(text));
    }

    #[test]
    fn another_in_each_state_was_one_candidate() {
        let text = "Paul Reed is running. Anna Berg backs the moderate nominee in Ohio, Maine and Iowa.";
        assert!(stances(text).is_empty(), "{:?}", stances(text));
    }

    #[test]
    fn most_of_what_a_party_backed_was_what_it_backed() {
        assert!(stances("Most of the amendments supported by the Greens fell.").is_empty());
        assert_eq!(stances("The amendment supported by the Greens fell.").len(), 1);
    }

    #[test]
    fn a_chamber_or_party_that_is_told_by_no_name_was_a_body() {
        assert!(stances("“This House opposes the toll,” the text reads.").is_empty());
        let text = "The Greens met. The junior party said it would back the budget.";
        assert!(stances(text).iter().all(|told| !told.starts_with("junior")), "{:?}", stances(text));
    }

    #[test]
    fn members_in_a_region_were_all_of_a_body() {
        assert!(said("membership", "The Dockers' Union has 7,000 members in the county.", None).is_empty());
        assert_eq!(said("membership", "The Dockers' Union has 7,000 members.", None).len(), 1);
    }

    #[test]
    fn one_of_those_who_back_somebody_was_how_many_do() {
        let text = "Paul Hart leads the Dockers' Union, one of the unions supporting Anna Berg.";
        assert!(said("tally", text, None).is_empty());
    }

    #[test]
    fn those_asked_in_a_poll_were_the_party() {
        let asked = "In a survey of teachers, Democrats favored Anna Berg.";
        assert_eq!(stances(asked), ["Democrats support Anna Berg"]);
        assert!(stances("Democrats favored Anna Berg, 62 percent to 20 percent.").is_empty());
        assert_eq!(stances("Democrats favored Anna Berg."), ["Democrats supports Anna Berg"]);
    }

    #[test]
    fn a_few_were_few() {
        let text = "A few senators have called for a boycott.";
        assert!(stances(text).iter().all(|told| told.starts_with("A few ")), "{:?}", stances(text));
    }
}
