//! Ties each verb group to its subject and to what it hangs on, wherever the sentence put them.

mod asides;
mod bargains;
mod continued;
mod infinitives;
mod modifiers;
mod unnamed;

use claimwire_rules::FormSet;
use claimwire_rules::program::{ClassSet, VerbForm, Voice};

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::tags::Tag;
use crate::verbs::{Governor, VerbGroup};

/// Fills subject and governor of every verb group.
pub fn link(analysis: &mut Analysis, knowledge: &Knowledge) {
    let ends = groups_by_end(analysis);
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        let first = analysis.verbs.partition_point(|verb| verb.units.start < segment.start);
        let last = analysis.verbs.partition_point(|verb| verb.units.start < segment.end);
        for verb in first..last {
            link_verb(analysis, knowledge, &ends, VerbId(verb as u32), VerbId(first as u32), segment);
            modifiers::reread(analysis, knowledge, &ends, verb, first);
        }
        link_leading_gerunds(analysis, knowledge, first, last);
    }
}

/// Whether a verb stands in a relative clause with no comma before it: "the vision that emerged".
pub fn is_restrictive(analysis: &Analysis, verb: &VerbGroup) -> bool {
    let relative = verb.units.start.checked_sub(1).filter(|&at| at > 0);
    relative.is_some_and(|at| {
        matches!(analysis.tag(at), Tag::Rel | Tag::That)
            && !matches!(analysis.tag(at - 1), Tag::Comma | Tag::Dash)
    })
}

/// The widest group that ends behind each unit.
fn groups_by_end(analysis: &Analysis) -> Vec<Option<GroupId>> {
    let mut ends = vec![None; analysis.units.len() + 1];
    for (index, group) in analysis.groups.iter().enumerate() {
        let slot: &mut Option<GroupId> = &mut ends[group.units.end as usize];
        let wider = slot.is_none_or(|other| analysis.group(other).units.start > group.units.start);
        if wider {
            *slot = Some(GroupId(index as u32));
        }
    }
    ends
}

struct Scope<'s, 'a> {
    analysis: &'s Analysis<'a>,
    knowledge: &'s Knowledge,
    ends: &'s [Option<GroupId>],
    span: UnitSpan,
    first: VerbId,
}

#[derive(Default)]
struct Links {
    subject: Option<GroupId>,
    governor: Option<Governor>,
    object_control: bool,
}

fn link_verb(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    ends: &[Option<GroupId>],
    id: VerbId,
    first: VerbId,
    span: UnitSpan,
) {
    let scope = Scope { analysis, knowledge, ends, span, first };
    let links = match analysis.verb(id).form {
        _ if scope.goes_on_denial(id) => scope.previous_links(id),
        VerbForm::Infinitive => scope.infinitive(id),
        VerbForm::Finite if scope.goes_on_infinitive(id) => scope.conjoined_infinitive(id),
        _ => scope.finite(id),
    };
    let denial = links.subject.and_then(|subject| {
        denial_before(analysis, analysis.group(subject).units, analysis.verb(id).units.start)
    });
    let verb = &mut analysis.verbs[id.0 as usize];
    verb.negation = verb.negation.or(denial);
    verb.subject = links.subject;
    verb.governor = links.governor;
    verb.object_control = links.object_control;
}

/// "nor did they think so": what denies a verb stands before the auxiliary that stands before its subject.
fn denial_before(analysis: &Analysis, subject: UnitSpan, verb: u32) -> Option<u32> {
    const AUXILIARIES: &[&str] = &[
        "did", "do", "does", "has", "have", "had", "is", "are", "was", "were", "will", "would", "can",
        "could", "should", "may", "might", "must",
    ];
    let denial = subject.start.checked_sub(2)?;
    if !matches!(analysis.folded(denial), "nor" | "neither") {
        return None;
    }
    let inverted = AUXILIARIES.contains(&analysis.folded(subject.start - 1));
    let beside = (subject.end..verb).all(|at| analysis.tag(at) == Tag::Adv) && subject.end <= verb;
    (beside && inverted).then_some(denial)
}

/// "Backing Rutte, the Foreign Office said": a gerund at the start shares the next verb's subject.
fn link_leading_gerunds(analysis: &mut Analysis, knowledge: &Knowledge, first: usize, last: usize) {
    for index in first..last {
        let verb = &analysis.verbs[index];
        if verb.form != VerbForm::Gerund || verb.subject.is_some() {
            continue;
        }
        // "In exchange for backing it, Norway wants a levy"
        let led = verb.units.start.checked_sub(1);
        if led.is_some_and(|at| bargains::names_price(analysis, knowledge, at)) {
            break;
        }
        // "after accusing it of backing the attack, which Norway denies" opens nothing.
        if analysis.verbs[first..index].iter().any(|before| before.form != VerbForm::Gerund) {
            break;
        }
        // "“Backing it,” said Berg" goes with no verb of its own.
        let ahead = |next: &VerbGroup, id: GroupId| analysis.group(id).units.start < next.units.start;
        let subject = analysis.verbs[index + 1..last]
            .iter()
            .find(|next| next.form == VerbForm::Finite)
            .and_then(|next| next.subject.filter(|&id| ahead(next, id)));
        let behind =
            subject.is_some_and(|group| analysis.group(group).units.start > analysis.verbs[index].units.end);
        if behind {
            analysis.verbs[index].subject = subject;
        }
    }
}

impl Scope<'_, '_> {
    /// Steps left from `at` over adverbs, quotation marks and expressions of time; gives the first other unit's
    /// end (the index behind it).
    fn step_left(&self, at: u32) -> u32 {
        let mut end = at;
        // "three more were wounded": an adverb that a group ends with is the group's.
        while end > self.span.start && self.ends.get(end as usize).copied().flatten().is_none() {
            let unit = end - 1;
            if let Some(time) = self.analysis.time_at[unit as usize] {
                let start = self.analysis.times[time as usize].units.start;
                let lead = start > self.span.start && self.analysis.tag(start - 1) == Tag::Prep;
                end = if lead { start - 1 } else { start };
                continue;
            }
            match self.analysis.tag(unit) {
                Tag::Adv | Tag::Quote => end = unit,
                _ => break,
            }
        }
        end
    }

    fn verb_ending(&self, end: u32) -> Option<VerbId> {
        let id = self.analysis.verb_at.get(end.checked_sub(1)? as usize).copied().flatten()?;
        (self.analysis.verb(id).units.end == end).then_some(id)
    }

    fn finite(&self, id: VerbId) -> Links {
        let verb = self.analysis.verb(id);
        if let Some(subject) = self.inverted_speaker(id) {
            return Links { subject: Some(subject), ..Links::default() };
        }
        let end = self.step_left(verb.units.start);
        if let Some(governor) = self.verb_ending(end).filter(|_| verb.form == VerbForm::Gerund) {
            let subject = self.analysis.verb(governor).subject;
            return Links { subject, governor: Some(Governor::Verb(governor)), object_control: false };
        }
        if let Some(adjective) = self.wished_in_gerund(end, verb.form) {
            return self.behind_adjective(adjective);
        }
        let subject = self.subject_before(end, id).and_then(|subject| self.traveller(subject, verb.form));
        let subject = subject.and_then(|subject| self.behind_source(subject, verb.units.start));
        Links { subject, ..Links::default() }
    }

    /// "According to KSTP, Arctic Cat, a maker of sleds, will cut jobs": whoever stands behind the source and its comma acts.
    fn behind_source(&self, subject: GroupId, verb: u32) -> Option<GroupId> {
        let units = self.analysis.group(subject).units;
        let led = units.start > self.span.start + 1
            && self.analysis.folded(units.start - 1) == "to"
            && self.analysis.folded(units.start - 2) == "according";
        if !led {
            return Some(subject);
        }
        let comma = (units.start..verb).find(|&at| self.analysis.tag(at) == Tag::Comma)?;
        let named = |id: &GroupId| {
            let group = self.analysis.group(*id);
            group.units.end < verb && group.members.is_empty()
        };
        self.analysis.groups_starting(comma + 1).filter(named).last()
    }

    /// "is interested in backing", "is keen on backing": the adjective that a gerund behind a preposition hangs on.
    fn wished_in_gerund(&self, end: u32, form: VerbForm) -> Option<u32> {
        let adjective = end.checked_sub(2).filter(|&at| at >= self.span.start)?;
        let hangs = matches!(
            (self.analysis.folded(adjective), self.analysis.folded(end - 1)),
            ("interested", "in") | ("keen", "on")
        );
        (form == VerbForm::Gerund && hangs).then_some(adjective)
    }

    /// The subject of a verb whose left context ends at `end`.
    fn subject_before(&self, end: u32, id: VerbId) -> Option<GroupId> {
        let before = end.checked_sub(1).filter(|&at| at >= self.span.start)?;
        match self.analysis.tag(before) {
            Tag::Rel => self.antecedent(before),
            Tag::That => self.antecedent(before).or_else(|| self.group_ending(end)),
            // "praised him and endorsed": the previous verb's subject.
            Tag::Conj => self.conjoined_subject(before, id),
            Tag::Comma | Tag::Dash => self.over_aside(before, id),
            Tag::Punct if self.analysis.folded(before) == ")" => self.over_brackets(before),
            // "if there is no change": there is no subject.
            Tag::Sub if self.analysis.folded(end) == "there" => None,
            Tag::Sub => self.previous_subject(id),
            Tag::Prep if self.analysis.folded(before) == "for" && self.judged(before).is_some() => {
                self.judged(before)
            }
            Tag::Prep if self.analysis.folded(before) == "for" && self.blames(before, id) => None,
            Tag::Prep if self.analysis.folded(before) == "by" && self.goes_on_blame(id) => None,
            Tag::Prep if bargains::names_price(self.analysis, self.knowledge, before) => None,
            Tag::Prep
                if matches!(
                    self.analysis.folded(before),
                    "after" | "before" | "while" | "by" | "without" | "since" | "in" | "for" | "despite"
                ) =>
            {
                self.previous_subject(id)
            }
            _ => {
                let subject = self.absolute_subject(end, id).or_else(|| self.group_subject(end));
                let nearest = subject.or_else(|| self.group_ending(end))?;
                self.many_before(nearest, id).or(subject)
            }
        }
    }

    /// "Activists clamouring to block Voss say", "farmers who want to oust Voss back": a verb in the plural is none of one person
    /// right before it, but of those whom the clause begins with and of whom the words between tell.
    fn many_before(&self, subject: GroupId, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let forms = self.knowledge.forms(self.analysis.unit(verb.head).symbol);
        let plural = verb.form == VerbForm::Finite
            && verb.units.len() == 1
            && forms.contains(FormSet::BASE)
            && !forms.contains(FormSet::PAST);
        let one = self.analysis.group(subject);
        let person = one.name.is_some()
            && one.classes.meets(ClassSet::PERSON)
            && !one.plural
            && one.members.is_empty()
            && one.units.end <= verb.units.start;
        if !plural || !person {
            return None;
        }
        let told = |many: &GroupId| {
            let group = self.analysis.group(*many);
            let behind = group.units.end;
            let modified = self.analysis.tag(behind) == Tag::Rel
                || self.analysis.folded(behind).ends_with("ing") && self.analysis.tag(behind) == Tag::Verb
                || matches!(
                    self.analysis.folded(behind),
                    "opposed" | "loyal" | "close" | "allied" | "sympathetic"
                );
            group.plural && behind < one.units.start && modified
        };
        let parted =
            |at: &u32| !matches!(self.analysis.tag(*at), Tag::Comma | Tag::Quote | Tag::Punct | Tag::Dash);
        let from = (self.span.start..one.units.start).rev().take_while(parted).last()?;
        (from..one.units.start).filter_map(|end| self.group_ending(end)).find(told)
    }

    fn group_ending(&self, end: u32) -> Option<GroupId> {
        self.ends
            .get(end as usize)
            .copied()
            .flatten()
            .filter(|&id| self.analysis.group(id).units.start >= self.span.start)
    }

    /// "opposes Berg despite Okafor winning": the subject of a gerund that stands with it behind a preposition.
    fn absolute_subject(&self, end: u32, id: VerbId) -> Option<GroupId> {
        let group = self.group_ending(end).filter(|_| self.analysis.verb(id).form == VerbForm::Gerund)?;
        let before =
            self.analysis.group(group).units.start.checked_sub(1).filter(|&at| at >= self.span.start)?;
        let leads = matches!(self.analysis.folded(before), "despite" | "with" | "without");
        let acts = ClassSet::PERSON.union(ClassSet::COUNTRY).union(ClassSet::ORG);
        (leads && self.analysis.group(group).classes.meets(acts)).then_some(group)
    }

    /// The group that ends here, or the head of the chain of prepositions that it ends.
    fn group_subject(&self, end: u32) -> Option<GroupId> {
        let Some(mut group) = self.group_ending(end) else { return self.subject_of_bare_relative(end) };
        for _ in 0..4 {
            let start = self.analysis.group(group).units.start;
            let Some(before) = start.checked_sub(1).filter(|&at| at >= self.span.start) else { break };
            let tag = self.analysis.tag(before);
            if tag == Tag::Comma {
                return Some(self.appositive_host(before, group).unwrap_or(group));
            }
            if let Some(host) = self.infinitive_host(start) {
                group = host;
                continue;
            }
            if let Some(host) = self.modified(start) {
                // "the toll from a fire that hit a farm rose": the head of what the clause is about.
                if host == group || self.analysis.group(host).units.start >= start {
                    return Some(host);
                }
                group = host;
                continue;
            }
            if self.excepts(before) {
                return self.group_ending(before);
            }
            if self.is_as_whole(before, group) {
                return self.group_ending(before);
            }
            // "the union along with Voss had voted": whoever stands first.
            let along = before > self.span.start
                && self.analysis.folded(before) == "with"
                && matches!(self.analysis.folded(before - 1), "along" | "together");
            if along && let Some(first) = self.group_ending(before - 1) {
                group = first;
                continue;
            }
            if tag != Tag::Prep && tag != Tag::To {
                break;
            }
            // "mayors who serve as delegates backed": the mayors.
            if self.analysis.folded(before) == "as"
                && let Some(subject) = self.relative_subject(before)
            {
                return Some(subject);
            }
            // "one of those to succeed Berg as party leader stood", "who followed Berg as leader stood"
            if let Some(appointed) = self.appointed_as(before, group) {
                let start = self.analysis.group(appointed).units.start;
                if let Some(host) = self.infinitive_host(start) {
                    group = host;
                    continue;
                }
                if let Some(subject) = self.relative_subject(start) {
                    return Some(subject);
                }
            }
            // "the maker of such paints as Rosso and Verde found": the maker.
            let example = self.analysis.folded(before) == "as"
                && self
                    .group_ending(before)
                    .is_some_and(|all| self.analysis.folded(self.analysis.group(all).units.start) == "such");
            if !example && self.is_clause_preposition(before) || self.is_told_with(before, end) {
                break;
            }
            let beside = |at: &u32| {
                *at > self.span.start
                    && self.analysis.tag(*at) == Tag::Adj
                    && matches!(self.analysis.folded(*at), "close" | "familiar" | "loyal")
            };
            // "a source close to the talks", "people familiar with the plan"
            let near = before.checked_sub(1).filter(beside).and_then(|at| self.group_ending(at));
            match self.group_ending(before).or(near) {
                Some(head) => group = head,
                None => match self.modified(before) {
                    Some(host) if self.analysis.group(host).units.start < before => group = host,
                    host => return host.or_else(|| self.name_behind_phrase(end)),
                },
            }
        }
        Some(group)
    }

    /// "an official who asked not to be named said": whom the clause is about that ends in a verb here.
    fn subject_of_bare_relative(&self, end: u32) -> Option<GroupId> {
        let mut verb = self.analysis.verb(self.verb_ending(end)?);
        while let Some(Governor::Verb(governor)) = verb.governor {
            verb = self.analysis.verb(governor);
        }
        let before = self.step_left(verb.units.start).checked_sub(1).filter(|&at| at > self.span.start)?;
        let who = verb.form == VerbForm::Finite && self.analysis.folded(before) == "who";
        verb.subject.filter(|_| who)
    }

    /// Whoever stands before "as" and the office that somebody follows them in.
    fn appointed_as(&self, before: u32, office: GroupId) -> Option<GroupId> {
        let office = self.analysis.group(office);
        let follows = self.analysis.folded(before) == "as" && office.classes.meets(ClassSet::OFFICE);
        follows.then(|| self.group_ending(before)).flatten()
    }

    /// "Berg's bid to become prime minister has support": the noun whose infinitive has the group as its object.
    fn infinitive_host(&self, object: u32) -> Option<GroupId> {
        let verb = self.analysis.verb(self.verb_ending(object)?);
        // "are likely to say policies are", "hopes to show its plan works": the object of saying does what follows.
        let tells = self.knowledge.speaks(verb) || self.knowledge.embedding.believes(verb);
        (verb.form == VerbForm::Infinitive && !tells && verb.units.start > self.span.start)
            .then(|| self.group_ending(verb.units.start))
            .flatten()
    }

    /// "Speaking at the opening Anna Berg said": the name in a group that closes a phrase before the first verb.
    pub(super) fn name_behind_phrase(&self, end: u32) -> Option<GroupId> {
        let group = self.analysis.group(self.group_ending(end)?);
        let name = self.analysis.names[group.name? as usize].units;
        let verbs = self.analysis.verbs[self.first.0 as usize..].iter();
        let mut before = verbs.take_while(|verb| verb.units.end <= group.units.start);
        let opens = matches!(self.analysis.tag(self.span.start), Tag::Verb | Tag::Prep)
            && before.all(|verb| verb.form == VerbForm::Gerund);
        let own = |at: u32| {
            self.analysis.groups_starting(at).find(|&id| {
                let own = self.analysis.group(id);
                own.units.end == end
                    && own.units.start > group.units.start
                    && own.classes.meets(ClassSet::PERSON)
            })
        };
        own(name.start).filter(|_| opens)
    }

    /// "attacked Voss with posters praising Berg": a gerund behind "with" and a thing tells what the thing does.
    fn is_told_with(&self, at: u32, end: u32) -> bool {
        let gerund = |id: VerbId| self.analysis.verb(id).form == VerbForm::Gerund;
        // "with the Harbour Union (HU) later backing her"
        let short = self.analysis.folded(end) == "(" && self.analysis.folded(end + 2) == ")";
        let end = if short { end + 3 } else { end };
        let next = (end..end + 3).find_map(|at| self.analysis.verb_from.get(at as usize).copied().flatten());
        matches!(self.analysis.folded(at), "with" | "featuring") && next.is_some_and(gerund)
    }

    /// "The Nordic countries as a group expect": all of them. `at` is the preposition.
    fn is_as_whole(&self, at: u32, group: GroupId) -> bool {
        let whole = self.analysis.group(group).units;
        let word = self.analysis.folded(whole.end - 1);
        self.analysis.folded(at) == "as"
            && whole.len() == 2
            && self.analysis.folded(whole.start) == "a"
            && matches!(word, "group" | "bloc" | "whole" | "body" | "club" | "party" | "country")
    }

    /// "everybody but the economists": whom the word picks out does not do what the rest does.
    fn excepts(&self, at: u32) -> bool {
        let all = at.checked_sub(1).filter(|&all| all >= self.span.start);
        let of_all = |all: u32| {
            matches!(
                self.analysis.folded(all),
                "everybody"
                    | "everyone"
                    | "everything"
                    | "anybody"
                    | "anyone"
                    | "nobody"
                    | "one"
                    | "none"
                    | "all"
            )
        };
        matches!(self.analysis.folded(at), "but" | "except" | "save") && all.is_some_and(of_all)
    }

    /// "criticised voters for not backing": whoever is blamed or praised did it. `at` is the preposition.
    fn judged(&self, at: u32) -> Option<GroupId> {
        let object = self.group_ending(at)?;
        let verb = self.verb_ending(self.step_left(self.analysis.group(object).units.start))?;
        self.knowledge.judges_object(self.analysis.verb(verb)).then_some(object)
    }

    /// "attacked voters for opposing", "called them fools for backing": the subject is not who did it. `at` is
    /// the preposition.
    fn blames(&self, at: u32, id: VerbId) -> bool {
        let people = ClassSet::PERSON.union(ClassSet::GROUP).union(ClassSet::ORG).union(ClassSet::ANONYMOUS);
        let object = self.group_ending(at).map(|group| self.analysis.group(group));
        let direct = |start: u32| start > self.span.start && self.analysis.tag(start - 1) != Tag::Prep;
        if object.is_some_and(|group| group.classes.meets(people) && direct(group.units.start)) {
            return true;
        }
        let verb = (id.0 > self.first.0).then(|| self.analysis.verb(VerbId(id.0 - 1)));
        verb.is_some_and(|verb| {
            let word = self.analysis.folded(verb.head);
            // "attacked voters, lawmakers and thinkers for opposing"
            let aims = matches!(word, "took" | "takes" | "taken" | "taking" | "take")
                && self.analysis.folded(verb.units.end) == "aim";
            let judges = aims || verb.voice == Voice::Active && self.knowledge.judges_object(verb);
            verb.units.end < at
                && (judges
                    || matches!(word, "called" | "calls" | "calling" | "branded" | "labelled" | "labeled"))
        })
    }

    /// "accused them of betraying it by backing her": whether what a gerund tells is laid to others than the subject.
    fn goes_on_blame(&self, id: VerbId) -> bool {
        let earlier = (self.first.0..id.0).rev().map(|id| self.analysis.verb(VerbId(id)));
        let mut earlier = earlier.skip_while(|verb| verb.form == VerbForm::Gerund);
        let laid = id.0 > self.first.0 && self.analysis.verb(VerbId(id.0 - 1)).form == VerbForm::Gerund;
        let blames = |verb: &VerbGroup| {
            matches!(self.analysis.folded(verb.head), "accused" | "accuses" | "accuse")
                || self.knowledge.judges_object(verb)
        };
        laid && earlier.next().is_some_and(|verb| verb.voice == Voice::Active && blames(verb))
    }

    /// "neither support nor oppose": the second verb shares all with the first.
    fn goes_on_denial(&self, id: VerbId) -> bool {
        let start = self.analysis.verb(id).units.start;
        id.0 > self.first.0
            && self.analysis.folded(start) == "nor"
            && self.analysis.verb(VerbId(id.0 - 1)).units.end == start
    }

    fn previous_links(&self, id: VerbId) -> Links {
        let verb = self.analysis.verb(VerbId(id.0 - 1));
        Links { subject: verb.subject, governor: verb.governor, object_control: verb.object_control }
    }

    /// "before Germany backed": a preposition that also opens clauses.
    fn is_clause_preposition(&self, at: u32) -> bool {
        self.knowledge.lexis.of(self.analysis.unit(at).symbol).has(WordClass::SUBORDINATOR)
    }

    /// "Klaus Iohannis, the Romanian president, said": the name before the comma is the subject too; the titled
    /// group behind it keeps the reference, so the name is preferred when the group behind is a title.
    fn appositive_host(&self, comma: u32, group: GroupId) -> Option<GroupId> {
        let title = self.analysis.group(group).classes.meets(ClassSet::OFFICE);
        let host = self.group_ending(comma)?;
        (title && self.analysis.group(host).classes.meets(ClassSet::PERSON)).then_some(host)
    }

    fn antecedent(&self, relative: u32) -> Option<GroupId> {
        let mut end = relative;
        if end > self.span.start && matches!(self.analysis.tag(end - 1), Tag::Comma | Tag::Dash) {
            end -= 1;
        }
        // "Ruth Olsen (D-Mo.), who": the name stands before the brackets.
        if end > self.span.start && self.analysis.folded(end - 1) == ")" {
            end = (self.span.start..end).rev().find(|&at| self.analysis.folded(at) == "(")?;
        }
        let group = self.group_ending(end)?;
        match self.analysis.folded(relative) {
            "who" => {
                let head = self.personal_head(self.last_alone(group, relative))?;
                // "Moor and Carl Voss, the mayor, who is ill"
                let head = self.last_alone(head, relative);
                self.who_of_two(relative, head)
            }
            // "misinformation about the minister — which said": no person is a "which".
            "which" if self.is_person_only(group) => None,
            _ => Some(self.body_within(group).unwrap_or(group)),
        }
    }

    fn is_person_only(&self, group: GroupId) -> bool {
        let group = self.analysis.group(group);
        let bodies = ClassSet::ORG.union(ClassSet::COUNTRY).union(ClassSet::MEDIA).union(ClassSet::PLACE);
        group.classes.meets(ClassSet::PERSON) && group.name.is_some() && !group.classes.meets(bodies)
    }

    /// "Ann Lee, Tom Reed and Carl Voss, who is ill": a verb or a pronoun of one tells of the last of a list alone.
    fn last_alone(&self, group: GroupId, relative: u32) -> GroupId {
        const REACH: u32 = 7;
        let Some(&last) = self.analysis.group(group).members.last() else { return group };
        let words = relative + 1..self.span.end.min(relative + REACH);
        let mut words =
            words.map(|at| self.analysis.folded(at)).take_while(|word| !matches!(*word, "," | "."));
        let one = words.any(|word| {
            matches!(word, "is" | "was" | "has" | "he" | "she" | "his" | "her" | "himself" | "herself")
        });
        if one && self.analysis.group(last).classes.meets(ClassSet::PERSON) { last } else { group }
    }

    /// "a committeewoman from Nevada who": the head of the chain that can be a person; an indefinite description
    /// behind a name and a comma is that name.
    fn personal_head(&self, group: GroupId) -> Option<GroupId> {
        let mut group = self.town(group).unwrap_or(group);
        if let Some(subject) = self.described_subject(group) {
            return Some(subject);
        }
        for _ in 0..3 {
            let found = self.analysis.group(group);
            let many = self.analysis.folded(found.head).ends_with('s');
            let place = found.classes.meets(ClassSet::COUNTRY.union(ClassSet::REGION).union(ClassSet::PLACE))
                || found.classes.meets(ClassSet::ORG) && !many;
            let before = found.units.start.checked_sub(1).filter(|&at| at >= self.span.start);
            match before.map(|at| (at, self.analysis.tag(at))) {
                Some((at, Tag::Prep)) if place => group = self.group_ending(at)?,
                Some((at, Tag::Comma)) if !found.classes.meets(ClassSet::PERSON) => {
                    let host = self.group_ending(at);
                    let person =
                        host.filter(|&host| self.analysis.group(host).classes.meets(ClassSet::PERSON));
                    return Some(person.unwrap_or(group));
                }
                _ => break,
            }
        }
        Some(group)
    }

    /// "Carl Voss is a farmer who", "is one of the farmers who": whom a description behind "is" describes.
    fn described_subject(&self, group: GroupId) -> Option<GroupId> {
        let found = self.analysis.group(group);
        let mut start = found.units.start;
        let of =
            start.checked_sub(2).filter(|&at| at > self.span.start && self.analysis.folded(at + 1) == "of");
        if let Some(one) = of.filter(|&at| self.analysis.folded(at) == "one") {
            start = one;
        } else if found.definite || found.plural || found.name.is_some() {
            return None;
        }
        let verb = self.analysis.verb(self.verb_ending(self.step_left(start))?);
        let copula = self.knowledge.lexis.of(self.analysis.unit(verb.head).symbol).has(WordClass::BE);
        verb.subject.filter(|_| copula && verb.negation.is_none())
    }

    /// The subject of the nearest verb before that has one and is finite.
    fn previous_subject(&self, id: VerbId) -> Option<GroupId> {
        let finite = (self.first.0..id.0)
            .rev()
            .map(|index| self.analysis.verb(VerbId(index)))
            .filter(|verb| verb.form == VerbForm::Finite);
        let mut subjects = finite.filter_map(|verb| verb.subject);
        let last = subjects.next()?;
        // "Berg praised Lee after he won the nomination and said": whoever acts in the main clause says it too.
        let timed = |subject: GroupId| {
            let before = self.analysis.group(subject).units.start.checked_sub(1);
            before.is_some_and(|at| {
                at > self.span.start && matches!(self.analysis.folded(at), "after" | "before" | "until")
            })
        };
        let main = if timed(last) && self.knowledge.speaks(self.analysis.verb(id)) {
            subjects.find(|&subject| subject != last && !timed(subject))
        } else {
            None
        };
        Some(main.unwrap_or(last))
    }

    fn head_of_chain(&self, group: GroupId) -> Option<GroupId> {
        let start = self.analysis.group(group).units.start;
        let before = start.checked_sub(1).filter(|&at| at >= self.span.start);
        let to = before.filter(|&at| self.analysis.folded(at) == "to");
        let unnamed = to.and_then(|_| self.unnamed_before(group));
        match before {
            Some(at) if self.analysis.tag(at) == Tag::Prep && !self.is_clause_preposition(at) => {
                self.group_ending(at)
            }
            Some(_) if unnamed.is_some() => unnamed,
            // "a member of the lay group Veltora": the name behind the noun that it is a name of.
            Some(at)
                if self.analysis.tag(at) == Tag::Noun
                    && self.analysis.group(group).name.is_some()
                    && !self.analysis.group(group).classes.meets(ClassSet::PERSON)
                    && self.knowledge.lexis.of(self.analysis.unit(at).symbol).has(WordClass::ORG) =>
            {
                self.group_ending(start).and_then(|noun| self.head_of_chain(noun)).or(Some(group))
            }
            _ => Some(group),
        }
    }
}
