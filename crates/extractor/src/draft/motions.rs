//! From a bill at the end of a description to the amendment that is described: what was voted on.

use claimwire_rules::program::VerbForm;

use super::*;

/// How many units before a bill may begin what it only describes.
const LONGEST: u32 = 16;

impl Builder<'_, '_> {
    /// "the amendment listing costs of the Ports and Trade Bill was rejected": the amendment fell, and not the bill at the end of
    /// its description. The evidence begins with what is given.
    pub(super) fn whole_motion(&mut self, id: GroupId) -> GroupId {
        let analysis = self.resolver.analysis;
        let inner = analysis.group(id).units.start;
        let told = self.drafts.first().and_then(|draft| draft.predicate).map(|verb| analysis.verb(verb));
        let sentence = analysis.sentences_begun(inner).last().map_or(0, |sentence| sentence.units.start);
        let from = sentence.max(inner.saturating_sub(LONGEST));
        let mut before = (from..inner).flat_map(|at| analysis.groups_starting(at));
        let described = told.is_some_and(|verb| verb.units.start > inner);
        let Some(outer) = before.find(|&outer| described && describes(analysis, outer, inner)) else {
            return id;
        };
        let whole = analysis.group(outer).units;
        let later = self.drafts.iter_mut().filter(|draft| whole.start < draft.units.start);
        later.for_each(|draft| draft.units = draft.units.cover(whole));
        outer
    }
}

/// Whether the words behind an amendment tell what it is about up to a unit.
fn describes(analysis: &Analysis, outer: GroupId, inner: u32) -> bool {
    let group = analysis.group(outer);
    let end = group.units.end;
    let motion = matches!(analysis.folded(group.head), "amendment" | "motion" | "petition" | "proposal");
    let led = group.units.start > 0 && analysis.tag(group.units.start - 1) == Tag::Prep;
    motion && !led && end < inner && opens_description(analysis, end) && !is_parted(analysis, end, inner)
}

/// "to", "on", "listing": what leads to what an amendment is about.
fn opens_description(analysis: &Analysis, at: u32) -> bool {
    let verb = analysis.verb_from.get(at as usize).copied().flatten().map(|id| analysis.verb(id));
    matches!(analysis.tag(at), Tag::Prep | Tag::To)
        || verb.is_some_and(|verb| matches!(verb.form, VerbForm::Gerund | VerbForm::Participle))
}

/// Whether a stop or another clause stands between; "Trade" in the name of a bill is no verb.
fn is_parted(analysis: &Analysis, from: u32, to: u32) -> bool {
    let stop = |at: u32| matches!(analysis.tag(at), Tag::Comma | Tag::Dash | Tag::Quote | Tag::Punct);
    let mut verbs = analysis.verbs_within(Span::new(from, to)).map(|id| analysis.verb(id));
    (from..to).any(stop)
        || verbs.any(|verb| verb.form == VerbForm::Finite && !analysis.unit(verb.head).is_capitalised())
}
