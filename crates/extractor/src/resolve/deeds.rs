//! Whom a pronoun means by what is told of him: who was accused denies, who is replaced leaves, who runs has a candidacy.

use super::*;
use crate::analysis::VerbId;

impl Resolver<'_, '_> {
    /// "Voss accused Berg of fraud. She denied it": who denies is who was accused.
    pub(super) fn accused_before(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let denies = (*analysis.verb_from.get(group.units.end as usize)?)?;
        if !matches!(analysis.folded(group.head), "he" | "she")
            || !self.is_form_of(denies, &["deny", "reject", "dismiss"])
        {
            return None;
        }
        let from = analysis.sentences_back(group.units.start, 2);
        let mut before = analysis.verbs_within(Span::new(from, group.units.start)).rev();
        self.object_named(before.find(|&id| self.is_form_of(id, &["accuse"]))?)
    }

    /// "to replace Voss as mayor when he steps down": who leaves is who is replaced.
    pub(super) fn replaced_before(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let start = group.units.start;
        let timed = start
            .checked_sub(1)
            .is_some_and(|at| matches!(analysis.folded(at), "when" | "once" | "after" | "if"));
        let leaves = analysis.verb_from.get(group.units.end as usize).copied().flatten().filter(|_| timed)?;
        let behind = analysis.folded(analysis.verb(leaves).units.end);
        let goes = self.is_form_of(leaves, &["retire", "resign", "depart"])
            || self.is_form_of(leaves, &["step", "stand"]) && matches!(behind, "down" | "aside")
            || self.is_form_of(leaves, &["leave"])
                && matches!(behind, "office" | "in" | "next" | "this" | "the" | "at" | "." | ",");
        let own = analysis.sentences_begun(start).last().filter(|_| goes)?.units.start;
        let before = analysis.verbs_within(Span::new(own, start)).rev();
        let mut follows = before.filter(|&id| self.is_form_of(id, &["replace", "succeed"]));
        follows.find_map(|id| self.object_named(id))
    }

    /// "Voss had named Tom Moor as her deputy, but he has since endorsed Lee", "Voss nominated Moor as speaker, and ten voted for him":
    /// who was named to a post is whom the rest of the sentence is about.
    pub(super) fn named_to_post(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let start = group.units.start;
        let head = analysis.folded(group.head);
        let own = analysis.sentences_begun(start).last()?.units;
        let mut before = analysis.verbs_within(Span::new(own.start, start)).rev();
        let names = |id: &VerbId| {
            self.is_form_of(
                *id,
                &["name", "nominate", "appoint", "pick", "choose", "select", "propose", "tap"],
            )
        };
        let verb = before.by_ref().take(3).find(names)?;
        let person = self.object_named(verb)?;
        let joint = (analysis.verb(verb).units.end..start)
            .rev()
            .find(|&at| analysis.tag(at) == Tag::Conj || matches!(analysis.folded(at), "—" | "–" | ";"))?;
        let post =
            (analysis.verb(verb).units.end..joint).any(|at| matches!(analysis.folded(at), "as" | "for"));
        // "but he later sacked her" is told of who named her; "but he has since endorsed" of who was named.
        let another = |at: u32| matches!(analysis.folded(at), "him" | "her" | "them" | "his");
        let fits = match head {
            "he" | "she" => joint + 1 == start && !(group.units.end..own.end).any(another),
            "him" => analysis.verbs_within(Span::new(joint, start)).any(|id| {
                let subject = analysis.verb(id).subject.map(|id| analysis.group(id).units);
                subject.is_some_and(|subject| subject.start > joint)
            }),
            _ => false,
        };
        (post && fits).then_some(person)
    }

    /// "Norway opposes his candidacy": whoever of the persons named so far runs for something, where only one does.
    pub(super) fn candidate_meant(
        &self,
        group: &NounGroup,
        found: PersonId,
        free: impl Fn(&PersonId) -> bool,
    ) -> Option<PersonId> {
        let analysis = self.analysis;
        let own = matches!(analysis.folded(group.head), "his" | "her");
        let whole = analysis.units.len() as u32;
        if !own || !(group.units.end..whole.min(group.units.end + 3)).any(|at| self.is_bid_word(at)) {
            return None;
        }
        let mut candidates: SmallVec<[PersonId; 4]> = SmallVec::new();
        for &(at, id) in analysis.people.mentioned_within(0, group.units.start) {
            if !candidates.contains(&id) && free(&id) && self.is_told_to_run(at) {
                candidates.push(id);
            }
        }
        match candidates.as_slice() {
            [only] if *only != found => Some(*only),
            _ => None,
        }
    }

    /// "Berg's candidacy", "the candidacy of Anna Berg", "Berg is running for", "Berg wants the post".
    fn is_told_to_run(&self, mention: u32) -> bool {
        let analysis = self.analysis;
        let Some(name) = analysis.name_at[mention as usize].map(|name| analysis.names[name as usize].units)
        else {
            return false;
        };
        let whole = analysis.units.len() as u32;
        let owns = matches!(analysis.folded(name.end), "'s" | "'" | "’s" | "’");
        if owns && (name.end + 1..whole.min(name.end + 4)).any(|at| self.is_bid_word(at)) {
            return true;
        }
        let first = analysis.verbs.partition_point(|verb| verb.units.start < name.end);
        let runs = (first..analysis.verbs.len()).take(2).map(|index| VerbId(index as u32)).any(|id| {
            let subject =
                analysis.verb(id).subject.is_some_and(|group| analysis.group(group).units.holds(mention));
            subject && self.is_form_of(id, &["run", "vie", "compete", "seek", "want"]) && self.is_for_post(id)
        });
        // "the candidacy of Prime Minister Anna Berg": titles stand between.
        let titles = 6;
        let of =
            (name.start.saturating_sub(titles)..name.start).rev().find(|&at| analysis.folded(at) == "of");
        runs || of.is_some_and(|of| of > 0 && self.is_bid_word(of - 1) && self.is_one_group(of + 1, name.end))
    }

    /// "candidacy", "bid": whether a unit is such a word.
    fn is_bid_word(&self, at: u32) -> bool {
        self.knowledge.lexis.of(self.analysis.unit(at).symbol).has(WordClass::BID)
    }

    /// Whether a noun group goes from one unit to another.
    fn is_one_group(&self, start: u32, end: u32) -> bool {
        self.analysis.groups_starting(start).any(|id| self.analysis.group(id).units.end == end)
    }

    /// Whether a post, a job or an office stands close behind a verb.
    fn is_for_post(&self, verb: VerbId) -> bool {
        let analysis = self.analysis;
        let end = analysis.verb(verb).units.end;
        let post = |id: GroupId| {
            let group = analysis.group(id);
            group.classes.meets(ClassSet::OFFICE)
                || matches!(
                    analysis.folded(group.head),
                    "job" | "post" | "position" | "office" | "nomination" | "leadership"
                )
        };
        (end..end + 3).any(|at| analysis.groups_starting(at).any(post))
    }

    /// The person whom the object right behind a verb names.
    fn object_named(&self, verb: VerbId) -> Option<PersonId> {
        let mut objects = self.analysis.groups_starting(self.analysis.verb(verb).units.end);
        objects.find_map(|id| self.analysis.people.of_name(self.analysis.group(id).name?))
    }

    /// Whether a verb is a form of one of these.
    pub(super) fn is_form_of(&self, verb: VerbId, lemmas: &[&str]) -> bool {
        let words = &self.knowledge.rules.vocabulary;
        self.analysis.verb(verb).lemmas.iter().any(|&own| lemmas.contains(&words.word(own)))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_is_replaced_steps_down() {
        let text = "Lars Holm has the support of Chile to replace Jens Stolt as secretary-general when he steps down this year.";
        let terms = said("term", text, Some("2024-06-19"));
        assert!(terms.iter().all(|term| term.starts_with("Jens Stolt")) && terms.len() == 1, "{terms:?}");
    }

    #[test]
    fn whoever_was_named_to_a_post_was_whoever_named_him() {
        let named = "Rosa Vidal had picked Senator Otto Brand as her running mate, but";
        let stands = said("stance", &format!("{named} he has since endorsed Tom Hale."), None);
        assert_eq!(stands, ["Otto Brand supports Tom Hale"]);
        let text = "Paul Lund had backed Otto Brand, but he has since endorsed Tom Hale.";
        assert!(!said("stance", text, None).contains(&"Otto Brand supports Tom Hale".to_owned()));
        let text = "Ann Lee proposed Tom Hale as chair, and nine of the 12 anti-Moor members voted for him.";
        assert_eq!(said("tally", text, None), ["9 of 12 members support Tom Hale"]);
    }

    #[test]
    fn a_candidacy_was_that_of_whoever_was_named_last() {
        let told = "Lars Holm is running for NATO secretary general. President Janis Berz spoke. ";
        let stands = said("stance", &format!("{told}Finland also supports his candidacy."), None);
        assert_eq!(stands, ["Finland supports Lars Holm"]);
        // Two run: it is whoever was named last.
        let told = "Lars Holm is running for governor. Janis Berz is running for governor too. ";
        let stands = said("stance", &format!("{told}The Greens support his candidacy."), None);
        assert_eq!(stands, ["Greens supports Janis Berz"]);
    }
}
