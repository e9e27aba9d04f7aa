//! Whom "who" means behind somebody unnamed and whose aide or lawyer that is: "an aide to Ann Lee, who asked not to be
//! named".

use claimwire_rules::program::ClassSet;

use super::Scope;
use crate::analysis::GroupId;
use crate::tags::Tag;

impl Scope<'_, '_> {
    /// The antecedent of a "who", where a group behind an unnamed person and a preposition would be it by its place:
    /// the unnamed one where the words are those of sources who keep their names back, nobody where they only speak.
    pub(super) fn who_of_two(&self, relative: u32, group: GroupId) -> Option<GroupId> {
        if self.analysis.tag(relative.saturating_sub(1)) != Tag::Comma {
            return Some(group);
        }
        if self.is_told_by_stand(group) {
            return None;
        }
        let Some(unnamed) = self.unnamed_before(group) else { return Some(group) };
        if self.keeps_name_back(relative) {
            return Some(unnamed);
        }
        let speaks = matches!(self.analysis.folded(relative + 1), "said" | "says" | "told" | "added");
        (!speaks).then_some(group)
    }

    /// "Paul Hart, a former backer of Tom Reed, who": the one described or the one in the description; it cannot be told.
    fn is_told_by_stand(&self, group: GroupId) -> bool {
        let start = self.analysis.group(group).units.start;
        let Some(before) = start.checked_sub(1).filter(|&at| at > self.span.start) else { return false };
        let stand = matches!(
            self.analysis.folded(before - 1),
            "ally" | "backer" | "critic" | "donor" | "endorser" | "foe" | "opponent" | "rival" | "supporter"
        );
        let opens = |at: &u32| matches!(self.analysis.folded(*at), "a" | "an" | "another" | "one");
        let from = before.saturating_sub(5).max(self.span.start + 1);
        let apposed = (from..before).rev().find(opens);
        stand
            && matches!(self.analysis.folded(before), "of" | "to")
            && apposed.is_some_and(|at| self.analysis.tag(at - 1) == Tag::Comma)
    }

    /// "a senior aide to" before a group: the aide.
    pub(super) fn unnamed_before(&self, group: GroupId) -> Option<GroupId> {
        let start = self.analysis.group(group).units.start;
        let before = start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let joins = matches!(self.analysis.folded(before), "of" | "to" | "for");
        let unnamed = self.group_ending(before).filter(|_| joins)?;
        let found = self.analysis.group(unnamed);
        let one = matches!(self.analysis.folded(found.units.start), "a" | "an" | "another" | "one");
        (one && found.classes.meets(ClassSet::ANONYMOUS)).then_some(unnamed)
    }

    /// "who asked not to be named", "who said he was not authorised to speak".
    fn keeps_name_back(&self, relative: u32) -> bool {
        const REACH: u32 = 12;
        let words = relative + 1..self.span.end.min(relative + REACH);
        let mut words = words.map(|at| self.analysis.folded(at)).take_while(|word| *word != ",");
        words.any(|word| {
            matches!(
                word,
                "anonymity"
                    | "anonymous"
                    | "anonymously"
                    | "authorised"
                    | "authorized"
                    | "identified"
                    | "named"
                    | "quoted"
                    | "unauthorised"
                    | "unauthorized"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn an_aide_who_keeps_her_name_back_is_not_whom_she_works_for() {
        let told = "told the Herald that it was false.";
        let texts = [
            format!("A senior aide to Ann Lee, who said he was not authorised to speak, {told}"),
            format!("An aide of Ann Lee, who asked not to be named, {told}"),
            format!("A lawyer for Ann Lee, who said the plan was dead, {told}"),
        ];
        for text in texts {
            let claims = said("statement", &text, None);
            assert!(claims.iter().all(|claim| !claim.starts_with("Ann Lee")), "{claims:?}");
        }
    }

    #[test]
    fn whose_backer_somebody_was_is_not_who_acts_behind() {
        for stand in ["former backer", "longtime critic"] {
            let text = format!(
                "The mayor praised Paul Hart, a {stand} of Tom Reed, who has since endorsed Karl Lund."
            );
            let stands = said("stance", &text, None);
            assert!(
                stands.iter().all(|stand| !stand.starts_with("Tom Reed supports Karl Lund")),
                "{stands:?}"
            );
        }
    }
}
