//! Level 6: attitudes told by nouns: "their support for …", "has the backing of …", "a critic of …", "Novak supporters".

use claimwire_record::Span;
use claimwire_rules::vocabulary::Symbol;
use smallvec::smallvec;

use crate::analysis::{GroupId, UnitSpan};
use crate::attitudes::{Attitude, Construction, Scope};
use crate::nouns::NounGroup;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// The attitude that a noun group tells, if any.
pub fn of_noun(scope: &Scope, id: GroupId) -> Option<Attitude> {
    let group = scope.analysis.group(id);
    if group.head + 1 != group.units.end || !group.members.is_empty() {
        return None;
    }
    let stand = Stand { scope, group, noun: scope.analysis.unit(group.head).symbol };
    stand
        .received()
        .or_else(|| stand.needed())
        .or_else(|| stand.holder())
        .or_else(|| stand.in_support())
        .or_else(|| stand.towards())
}

struct Stand<'s, 'a> {
    scope: &'s Scope<'s, 'a>,
    group: &'s NounGroup,
    noun: Symbol,
}

impl Stand<'_, '_> {
    /// "has the support of X", "won an endorsement from X", "her support among X": whose it is stands behind.
    fn received(&self) -> Option<Attitude> {
        let after = self.group.units.end;
        let analysis = self.scope.analysis;
        if !self.in_list(&self.words().backing) || !matches!(analysis.folded(after), "of" | "from" | "among")
        {
            return None;
        }
        let source = self.scope.group_at(after + 1)?;
        let verb = self.governor();
        let gained =
            verb.filter(|verb| verb.has_lemma(&self.words().gain)).and_then(|verb| self.scope.subject(verb));
        let owned = || {
            let owner = self.group.possessor?;
            (analysis.folded(after) != "of").then(|| analysis.group(owner).units)
        };
        let target = gained.or_else(owned).or_else(|| self.won_with())?;
        Some(self.attitude(Some(source), target))
    }

    /// "won with support from X": who won.
    fn won_with(&self) -> Option<UnitSpan> {
        let before = self.group.units.start.checked_sub(1)?;
        (self.scope.analysis.folded(before) == "with").then(|| self.clause_subject(before)).flatten()
    }

    /// The subject of the verb of the clause before a unit.
    fn clause_subject(&self, before: u32) -> Option<UnitSpan> {
        let analysis = self.scope.analysis;
        let near = (before.saturating_sub(14)..before).rev();
        let verb = near
            .take_while(|&at| {
                !matches!(analysis.tag(at), Tag::Rel | Tag::That | Tag::Sub) && analysis.folded(at) != "."
            })
            .find_map(|at| analysis.verb_at[at as usize])?;
        self.scope.subject(analysis.verb(verb))
    }

    /// "will need their support": the owner gives what the subject needs.
    fn needed(&self) -> Option<Attitude> {
        let owner = self.group.possessor.filter(|_| self.in_list(&self.words().backing))?;
        let verb = self.governor().filter(|verb| verb.has_lemma(&self.words().gain))?;
        let closed =
            !matches!(self.scope.analysis.folded(self.group.units.end), "for" | "of" | "from" | "among");
        let target = closed.then(|| self.scope.subject(verb)).flatten()?;
        Some(self.attitude(Some(self.scope.analysis.group(owner).units), target))
    }

    /// "came out in support of X", "in opposition to X": the subject of the clause stands so.
    fn in_support(&self) -> Option<Attitude> {
        let analysis = self.scope.analysis;
        let (before, after) = (self.group.units.start.checked_sub(1)?, self.group.units.end);
        let noun = matches!(
            analysis.folded(self.group.head),
            "support" | "favor" | "favour" | "praise" | "defense" | "defence" | "opposition"
        );
        if !noun || analysis.folded(before) != "in" || !matches!(analysis.folded(after), "of" | "to") {
            return None;
        }
        let content = self.scope.object(after + 1)?;
        Some(self.attitude(Some(self.clause_subject(before)?), self.scope.before_main_verb(content)))
    }

    /// "a critic of X", "X supporters".
    fn holder(&self) -> Option<Attitude> {
        if !self.in_list(&self.words().holder) {
            return None;
        }
        let analysis = self.scope.analysis;
        let after = self.group.units.end;
        if analysis.folded(after) == "of" {
            let source = self.predicated().unwrap_or(self.group.units);
            let content = self.scope.before_main_verb(self.scope.object(after + 1)?);
            return Some(self.attitude(Some(source), content));
        }
        // "one of his wife's supporters"
        if let Some(owner) = self.group.possessor {
            let source = self.predicated().unwrap_or(self.group.units);
            return Some(self.attitude(Some(source), analysis.group(owner).units));
        }
        let name = *self.group.modifiers.first()?;
        let name = analysis.names[name as usize].units;
        Some(self.attitude(self.predicated(), Span::new(name.start, name.end)))
    }

    /// "their support for …", "expressed opposition to …", "the belief that …".
    fn towards(&self) -> Option<Attitude> {
        let after = self.group.units.end;
        if after >= self.scope.limit {
            return None;
        }
        let words = self.words();
        let takes_clause = self.in_list(&words.noun_clause);
        let analysis = self.scope.analysis;
        let content = match analysis.tag(after) {
            Tag::That if takes_clause => self.scope.clause_from(after, None)?,
            Tag::To if takes_clause && self.scope.infinitive_at(after).is_some() => self.scope.phrase(after),
            _ if words.noun_takes(self.noun, analysis.unit(after).symbol) => {
                self.scope.before_main_verb(self.scope.object(after + 1)?)
            }
            _ => return None,
        };
        let owner =
            self.group.possessor.map(|owner| analysis.group(owner).units).or_else(|| self.owner_before());
        let voiced = || {
            let verb = self.governor().filter(|verb| verb.has_lemma(&words.voice))?;
            self.scope.subject(verb)
        };
        Some(self.attitude(voiced().or(owner), content))
    }

    /// "her long support": a possessive that the group does not know as its owner.
    fn owner_before(&self) -> Option<UnitSpan> {
        let from = self.group.units.start.saturating_sub(1);
        (from..self.group.head)
            .find(|&at| {
                self.scope.analysis.tag(at) == Tag::Possessive || self.scope.analysis.folded(at) == "her"
            })
            .map(|at| Span::new(at, at + 1))
    }

    fn attitude(&self, source: Option<UnitSpan>, content: UnitSpan) -> Attitude {
        let cue = Span::new(self.group.head, self.group.head + 1);
        Attitude { source, cue, content: smallvec![content], construction: Construction::Noun }
    }

    /// The verb whose object the group is: "is a consistent and outspoken" leads up to it.
    fn governor(&self) -> Option<&VerbGroup> {
        let analysis = self.scope.analysis;
        let leads = |at: u32| {
            matches!(analysis.tag(at), Tag::Adj | Tag::Adv | Tag::Det | Tag::Conj | Tag::Possessive)
                || matches!(analysis.folded(at), "among" | "down" | "up")
        };
        let mut at = self.group.units.start.checked_sub(1)?;
        // "one of a clutch of supporters"
        for _ in 0..2 {
            let part = analysis.folded(at) == "of"
                && matches!(analysis.tag(at.saturating_sub(1)), Tag::Noun | Tag::Num)
                && self.in_list(&self.words().holder);
            if part {
                at = at.checked_sub(2)?;
                while at > 0 && matches!(analysis.tag(at), Tag::Det | Tag::Adj) {
                    at -= 1;
                }
            }
        }
        if analysis.tag(at) == Tag::Prep {
            at = at.checked_sub(1)?;
        }
        while at > 0 && leads(at) && analysis.verb_at[at as usize].is_none() {
            at -= 1;
        }
        analysis.verb_at[at as usize].map(|id| analysis.verb(id))
    }

    /// The subject that a copula ties the group to, or the name that it is set beside.
    fn predicated(&self) -> Option<UnitSpan> {
        let analysis = self.scope.analysis;
        if let Some(verb) = self.governor() {
            let copula = matches!(
                analysis.folded(verb.head),
                "is" | "was" | "are" | "were" | "be" | "been" | "'s" | "'m" | "'re" | "remains" | "became"
            );
            return copula.then(|| self.scope.subject(verb)).flatten();
        }
        let comma = self.group.units.start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma)?;
        let before = analysis.groups.iter().filter(|group| group.units.end == comma && group.name.is_some());
        before.map(|group| group.units).min_by_key(|units| units.start)
    }

    fn in_list(&self, list: &[Symbol]) -> bool {
        list.binary_search(&self.noun).is_ok()
    }

    fn words(&self) -> &crate::knowledge::AttitudeWords {
        &self.scope.resolver.knowledge.attitudes
    }
}
