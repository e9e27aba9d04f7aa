//! Nouns of compounds that elsewhere are verbs: "the takeover bid", "police spokesman", "three bus passengers".

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use super::neighbours::irregular_plural;
use super::{Tag, View};
use crate::lexis::WordClass;
use crate::names::NameKind;

impl View<'_, '_> {
    /// "the takeover bid", "a rate cut": a noun that is its own past, behind what it is often made with.
    pub(super) fn closes_compound(&self, at: u32) -> bool {
        let first = self.analysis.folded(at.saturating_sub(1));
        if self.is_behind_attributive(at) {
            return self.knowledge.may_be_noun(self.analysis.unit(at).symbol);
        }
        match self.analysis.folded(at) {
            "bid" => matches!(
                first,
                "takeover"
                    | "rescue"
                    | "buyout"
                    | "merger"
                    | "leadership"
                    | "election"
                    | "reelection"
                    | "re-election"
                    | "title"
                    | "comeback"
                    | "membership"
                    | "cash"
                    | "independence"
            ),
            "talks" => matches!(
                first,
                "coalition" | "peace" | "trade" | "ceasefire" | "truce" | "budget" | "accession" | "climate"
            ),
            // "the war powers resolution", "her emergency powers"
            "powers" => matches!(first, "war" | "emergency" | "police" | "veto" | "tax" | "pardon" | "state"),
            // "to extend the tax cuts for a year"
            "cuts" | "hikes" | "hike" | "rises" | "increases" => {
                let of = matches!(
                    first,
                    "tax" | "spending" | "budget" | "rate" | "pay" | "wage" | "job" | "price" | "fee"
                );
                let led = at > self.span.start + 1 && {
                    let tag = self.analysis.tag(at - 2);
                    matches!(
                        tag,
                        Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Name | Tag::Adj | Tag::Demonym
                    )
                };
                of && led
            }
            // "the 27 member states in"
            "states" => matches!(first, "member" | "swing" | "client" | "candidate" | "nation" | "border"),
            "court" | "courts" => {
                matches!(
                    first,
                    "appeals" | "appeal" | "district" | "circuit" | "county" | "crown" | "family" | "trial"
                )
            }
            // "shot down three fighter jets"
            "jet" | "jets" => {
                matches!(
                    first,
                    "fighter" | "passenger" | "private" | "business" | "military" | "jumbo" | "war"
                )
            }
            // "a press release from the union": what is sent out, and nobody let go.
            "release" | "releases" => matches!(first, "press" | "news" | "media"),
            // "a rights group put", "the sorting centre in": one thing does not do so in the plural.
            "group" | "centre" | "center" | "board" | "fund" | "project" | "house" | "force" | "film" => {
                at > self.span.start + 1
                    && matches!(self.analysis.tag(at - 2), Tag::Det | Tag::Possessive | Tag::Adj)
            }
            // "former bank staff": who staffs a place is seldom told so.
            "staff" => true,
            "guard" | "guards" => matches!(first, "coast" | "border" | "prison" | "security" | "palace"),
            "cut" => matches!(
                first,
                "rate"
                    | "tax"
                    | "pay"
                    | "price"
                    | "job"
                    | "spending"
                    | "budget"
                    | "wage"
                    | "benefit"
                    | "pension"
            ),
            _ => self.harms_next(at),
        }
    }

    /// "bus crash kills 19", "drone strike wounds four": what harms people stands before the verb that says so.
    fn harms_next(&self, at: u32) -> bool {
        let next = self.analysis.folded((at + 1).min(self.span.end - 1));
        self.class(at).has(WordClass::HARM)
            && matches!(
                next,
                "kills"
                    | "killed"
                    | "leaves"
                    | "left"
                    | "injures"
                    | "injured"
                    | "wounds"
                    | "wounded"
                    | "claims"
                    | "claimed"
                    | "hurts"
                    | "displaces"
                    | "displaced"
            )
    }

    /// "high-profile names", "long-term plans": behind an adjective and a noun in one stands what they tell of.
    fn is_behind_attributive(&self, at: u32) -> bool {
        let word = |back: u32| self.analysis.folded(at - back);
        at >= self.span.start + 3
            && self.analysis.unit(at - 2).kind == UnitKind::Hyphen
            && matches!(
                word(3),
                "high"
                    | "low"
                    | "long"
                    | "short"
                    | "full"
                    | "part"
                    | "large"
                    | "small"
                    | "top"
                    | "first"
                    | "last"
            )
            && matches!(
                word(1),
                "profile"
                    | "term"
                    | "cost"
                    | "level"
                    | "risk"
                    | "speed"
                    | "range"
                    | "scale"
                    | "time"
                    | "quality"
                    | "income"
                    | "tech"
                    | "minute"
                    | "hand"
            )
    }

    /// "three bus passengers were hurt", "killing 45 school children": a noun before the plural that a number counts.
    pub(super) fn opens_counted(&self, at: u32) -> bool {
        let head = at + 1;
        // "her first power moves" are not counted.
        let ordinal = at > self.span.start
            && matches!(self.analysis.folded(at - 1), "first" | "second" | "third" | "last");
        if ordinal || at > self.span.start && self.analysis.unit(at - 1).kind == UnitKind::Ordinal {
            return false;
        }
        let lower = head < self.span.end
            && self.analysis.unit(head).kind == UnitKind::Word
            && !self.analysis.unit(head).is_capitalised();
        let plural = lower && {
            let word = self.analysis.folded(head);
            (word.ends_with('s') && word.len() > 3 || irregular_plural(word))
                && (self.forms(head) == FormSet::default()
                    || self.knowledge.may_be_noun(self.analysis.unit(head).symbol))
                && !self.class(head).has(WordClass::DETERMINER.or(WordClass::PRONOUN).or(WordClass::ADVERB))
        };
        let behind = head + 1;
        let act = behind < self.span.end
            && (self.class(behind).has(WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL))
                || self.forms(behind).contains(FormSet::PAST)
                    && !self.knowledge.may_be_noun(self.analysis.unit(behind).symbol));
        let first = (self.span.start..at).rev().find(|&unit| self.analysis.tag(unit) != Tag::Num);
        let governed = first.is_some_and(|unit| matches!(self.analysis.tag(unit), Tag::Verb | Tag::Prep));
        plural && (act || governed)
    }

    /// "the €50 billion aid package", "a $9 billion farm bill": a noun in one with the next, behind a sum that it is bought for.
    pub(super) fn is_paid_for(&self, at: u32) -> bool {
        let mut sum = (self.span.start..at).rev().take_while(|&unit| self.analysis.tag(unit) == Tag::Num);
        sum.any(|unit| matches!(self.analysis.folded(unit), "$" | "€" | "£" | "¥"))
            && at + 1 < self.span.end
            && matches!(
                self.analysis.folded(at + 1),
                "package"
                    | "bill"
                    | "plan"
                    | "fund"
                    | "deal"
                    | "programme"
                    | "program"
                    | "scheme"
                    | "budget"
                    | "facility"
                    | "measure"
                    | "proposal"
                    | "request"
                    | "pledge"
            )
    }

    /// "the navy and coast guard", "rebel leader": the first noun of a compound, which elsewhere is a verb.
    pub(super) fn opens_compound(&self, at: u32) -> bool {
        let next = self.analysis.folded((at + 1).min(self.span.end - 1));
        match self.analysis.folded(at) {
            "coast" => matches!(next, "guard" | "guards" | "guardsmen"),
            // "“We hold the town,” rebel spokesman Paul Reed said"
            "rebel" => matches!(
                next,
                "spokesman" | "spokeswoman" | "spokesperson" | "leader" | "commander" | "chief" | "general"
            ),
            // "…, police spokesman Paul Reed said"
            "police" => !matches!(self.before(at), Tag::To | Tag::Modal),
            "rescue" => {
                matches!(
                    next,
                    "official"
                        | "officials"
                        | "worker"
                        | "workers"
                        | "team"
                        | "teams"
                        | "chief"
                        | "crews"
                        | "services"
                ) && !matches!(self.before(at), Tag::To | Tag::Modal)
            }
            // "euro zone finance ministers"
            "finance" | "labour" | "labor" => {
                matches!(next, "minister" | "ministers" | "ministry" | "ministries" | "chief" | "chiefs")
            }
            // "a member of the lay group Veltora"
            "group" => {
                self.analysis.unit((at + 1).min(self.span.end - 1)).is_capitalised()
                    && !matches!(self.before(at), Tag::To | Tag::Modal)
            }
            // "state Information Minister Paul Reed said"
            "state" => {
                // "Imo state police spokesman Paul Reed said", "Idaho State Board Found Nothing": one state does not state.
                let named = at > self.span.start && self.before(at) == Tag::Name;
                let region = || {
                    let before = self.analysis.name_at[at as usize - 1];
                    before.is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Region)
                };
                if named
                    && (self.analysis.unit(at).is_capitalised() || region() || self.may_go_on_as_noun(at + 1))
                {
                    return true;
                }
                let name = self.analysis.name_at.get(at as usize + 1).copied().flatten();
                name.is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Office)
            }
            // "White House press secretary Paul Reed"
            "press" => {
                matches!(
                    next,
                    "secretary"
                        | "officer"
                        | "office"
                        | "aide"
                        | "conference"
                        | "conferences"
                        | "release"
                        | "releases"
                        | "corps"
                        | "briefing"
                        | "freedom"
                ) && !matches!(self.before(at), Tag::To | Tag::Modal)
            }
            // "the House budget committee"
            _ if matches!(next, "committee" | "subcommittee") => {
                matches!(self.before(at), Tag::Name | Tag::Noun | Tag::Det | Tag::Adj)
                    && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            }
            // "Olympic champion Ann Lee"; "the Greens champion Ann Lee"
            "champion" => {
                let name = self.analysis.name_at.get(at as usize + 1).copied().flatten();
                let person =
                    name.is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Person);
                let many = at > self.span.start && self.analysis.folded(at - 1).ends_with('s');
                person && !many && !matches!(self.before(at), Tag::To | Tag::Modal | Tag::Pron | Tag::Conj)
            }
            // "the SNCF rail network"
            "rail" => !matches!(next, "against" | "at"),
            // "Rebels in the north said"; "the town rebels against"
            "rebels" => next != "against",
            // "…, hospital spokesman Paul Reed said", "…, harbour master Paul Reed said"
            _ => {
                let speaks = || {
                    matches!(next, "spokesman" | "spokeswoman" | "spokesperson")
                        && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
                };
                let role = || self.opens_role(at) || at > self.span.start && self.opens_role(at - 1);
                self.forms(at).contains(FormSet::BASE) && (speaks() || role())
            }
        }
    }

    /// Whether a unit is a noun in lower case that a noun may stand before: "police", "government", "police spokesman".
    fn may_go_on_as_noun(&self, at: u32) -> bool {
        at < self.span.end
            && matches!(
                self.analysis.folded(at),
                "police"
                    | "government"
                    | "governor"
                    | "assembly"
                    | "official"
                    | "officials"
                    | "emergency"
                    | "health"
                    | "house"
                    | "commissioner"
                    | "spokesman"
                    | "spokeswoman"
                    | "command"
                    | "chairman"
                    | "chapter"
                    | "secretary"
                    | "fire"
                    | "education"
                    | "election"
                    | "electoral"
                    | "security"
                    | "information"
            )
    }

    /// Whether a comma or a quotation mark stands before a unit, and behind it in lower case what somebody does, and their name.
    fn opens_role(&self, at: u32) -> bool {
        let (role, name) = (at + 1, at + 2);
        let parted = at > self.span.start
            && (self.analysis.folded(at - 1) == "," || self.analysis.tag(at - 1) == Tag::Quote);
        let named = || {
            let index = self.analysis.name_at.get(name as usize).copied().flatten();
            index.is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Person)
        };
        parted
            && name < self.span.end
            && (self.class(role).has(WordClass::PERSON_NOUN.or(WordClass::SOURCE))
                || matches!(
                    self.analysis.folded(role),
                    "master"
                        | "instructor"
                        | "owner"
                        | "captain"
                        | "ranger"
                        | "manager"
                        | "guide"
                        | "agent"
                        | "boss"
                        | "trainer"
                        | "keeper"
                        | "operator"
                        | "rep"
                        | "organiser"
                        | "organizer"
                        | "planner"
                ))
            && named()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_crash_that_kills_was_a_verb() {
        for text in ["Bus crash kills 19 in Chile", "A drone strike killed 19 people in Chile."] {
            let said = crate::testing::said("toll", text, None);
            assert!(
                said.len() == 1 && said[0].contains("19") && said[0].contains("Chile"),
                "{text}: {said:?}"
            );
        }
    }

    #[test]
    fn aid_that_a_sum_is_for_was_given() {
        let text = "Norway and Peru spoke out against the proposed €50 billion aid package.";
        let expected =
            ["Norway", "Peru"].map(|party| format!("{party} opposes the proposed €50 billion aid package"));
        assert_eq!(crate::testing::said("stance", text, None), expected);
    }

    #[test]
    fn a_champion_was_championed() {
        let text = "Ann Lee and Canadian Olympic champion Ruth Olsen submitted their candidacies.";
        assert!(crate::testing::said("stance", text, None).is_empty());
        assert_eq!(crate::testing::said("stance", "The Greens champion Ruth Olsen.", None).len(), 1);
    }

    #[test]
    fn a_press_release_was_the_press_that_let_somebody_go() {
        for paper in ["press release", "news release"] {
            let text = format!("Malta backs Anna Berg, according to a {paper} from the union.");
            let claims = crate::testing::claims_of(&text, None);
            let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance");
            let source = stance.attribution.source.id.as_deref();
            assert!(source.is_some_and(|id| id.starts_with("anonymous:")), "{text}: {source:?}");
        }
    }

    #[test]
    fn nouns_behind_high_profile_were_verbs() {
        let text = "High-profile names supporting Anna Berg include Ruth Olsen. Low-cost plans backed by Norway failed.";
        assert_eq!(crate::testing::said("stance", text, None)[0], "Ruth Olsen supports Anna Berg");
    }
}
