//! What a thing that a stand or a ballot is on is called: its group with all that tells which one is meant, or the fuller
//! words that the article gave it before.

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::one_line;
use claimwire_rules::program::VerbForm;

use super::Builder;
use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::lexis::WordClass;
use crate::nouns::NounGroup;
use crate::phrases::{group_end, up_to_chamber, with_case, with_complements};
use crate::resolve::Resolved;
use crate::tags::Tag;

/// How far behind a thing what it holds may begin, a time being told between: "a bill on Monday that would".
const FAR_CLAUSE: u32 = 4;

/// The words of a thing: where they stand, and a time within them that is no part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Words {
    units: UnitSpan,
    apart: UnitSpan,
}

impl Words {
    fn plain(units: UnitSpan) -> Self {
        Self { units, apart: Span::new(units.end, units.end) }
    }

    /// What it is called: the words on one line, without article, unpaired quotation marks and the time told apart.
    fn name(self, analysis: &Analysis) -> String {
        let before = analysis.words(Span::new(self.units.start, self.apart.start));
        let behind = analysis.words(Span::new(self.apart.end, self.units.end));
        let joint = if behind.is_empty() { "" } else { " " };
        let words = whole_quotes(one_line(&format!("{before}{joint}{behind}")));
        let article =
            ["the ", "a ", "an ", "The ", "A "].iter().find_map(|article| words.strip_prefix(article));
        article.map(str::to_owned).unwrap_or(words)
    }
}

impl Builder<'_, '_> {
    /// A thing is named with what follows it: "US and UK attacks against the Houthis"; "the bill" as it was told of before.
    pub(super) fn widen_target(&self, id: GroupId, resolved: &mut Resolved) {
        if resolved.entity.kind != Some(EntityKind::Text) {
            return;
        }
        let analysis = self.resolver.analysis;
        let words = self.words_of(id);
        let known = self.is_bare(id, words).then(|| self.told_before(id)).flatten();
        let name =
            known.clone().or_else(|| self.named_by_owner(id, words)).unwrap_or_else(|| words.name(analysis));
        if known.is_some() {
            resolved.entity.resolved_by = Some(ResolvedBy::Salience);
        }
        resolved.entity.id = Some(format!("text:{name}"));
        resolved.entity.name = Some(name);
        resolved.entity.mention = Some(analysis.words(words.units).to_owned());
        resolved.entity.span = crate::place(analysis, words.units);
    }

    /// "her decision to stand" is "Ann Lee's decision to stand", where it is clear who she is.
    fn named_by_owner(&self, id: GroupId, words: Words) -> Option<String> {
        let analysis = self.resolver.analysis;
        let owner = analysis.group(id).possessor.filter(|&owner| {
            let owner = analysis.group(owner);
            owner.units.start == words.units.start
                && matches!(analysis.folded(owner.head), "his" | "her")
                && !self.is_of_two(owner)
        })?;
        let owners = self.resolver.entities(owner, None);
        let [Resolved { entity, .. }] = owners.as_slice() else { return None };
        let known = entity.kind == Some(EntityKind::Person)
            && entity.resolved_by != Some(ResolvedBy::Unresolved)
            && !self.says_beside(id, entity);
        let whose = crate::resolve::possessive(entity.name.as_deref().filter(|_| known)?);
        let name = words.name(analysis);
        let (_, rest) = name.split_once(' ')?;
        Some(format!("{whose} {}", rest.strip_prefix("own ").unwrap_or(rest)))
    }

    /// "Reed noted that the club backed his decision": whether somebody speaks in the sentence of a thing, who need not be the one
    /// whom he calls "his".
    fn says_beside(&self, id: GroupId, somebody: &Entity) -> bool {
        let analysis = self.resolver.analysis;
        let start = analysis.group(id).units.start;
        let sentence = analysis.sentences_begun(start).last().map(|sentence| sentence.units);
        let speaks = |verb: &VerbId| self.resolver.knowledge.speaks(analysis.verb(*verb));
        let mut voices = sentence.into_iter().flat_map(|units| analysis.verbs_within(units)).filter(speaks);
        voices.any(|verb| {
            let subject = analysis.verb(verb).subject;
            subject.is_some_and(|subject| {
                self.resolver.entities(subject, None).iter().any(|voice| voice.entity.id == somebody.id)
            })
        })
    }

    pub(super) fn widened(&self, id: GroupId) -> UnitSpan {
        self.words_of(id).units
    }

    /// Whether a word belongs to a class of `rules/common/words.toml`.
    pub(super) fn is_of_class(&self, at: u32, class: WordClass) -> bool {
        let analysis = self.resolver.analysis;
        (at as usize) < analysis.units.len()
            && self.resolver.knowledge.lexis.of(analysis.unit(at).symbol).has(class)
    }

    fn words_of(&self, id: GroupId) -> Words {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let limit = self.sentence_end(group.units.start).max(group.units.end);
        let units = with_complements(analysis, group.units, limit);
        let units = up_to_chamber(analysis, units, group.units.end);
        let units = with_case(analysis, self.with_doing(group, units, limit), limit);
        let units = self.with_likeness(units, limit);
        self.with_clause(id, units, limit)
            .or_else(|| self.with_parted_undertaking(id, units, limit))
            .or_else(|| self.with_undertaking(id, units, limit).map(Words::plain))
            .or_else(|| self.with_participle(id, units, limit).map(Words::plain))
            .unwrap_or(Words::plain(units))
    }

    /// "a plan like this", "a levy similar to the one passed in Malta": with what a thing is like.
    fn with_likeness(&self, units: UnitSpan, limit: u32) -> UnitSpan {
        let analysis = self.resolver.analysis;
        let word = |at: u32| analysis.folded(at);
        let end = match word(units.end) {
            "like" if matches!(word(units.end + 1), "this" | "that" | "these" | "those") => units.end + 2,
            "similar" | "akin" | "identical" if word(units.end + 1) == "to" => {
                crate::phrases::clause_end(analysis, units.end + 2, limit)
            }
            _ => return units,
        };
        Span::new(units.start, end.min(limit))
    }

    /// "a ban on fishing", "plans for closing the port": what is done, behind a preposition.
    fn with_doing(&self, group: &NounGroup, units: UnitSpan, limit: u32) -> UnitSpan {
        let analysis = self.resolver.analysis;
        let at = units.end;
        let leads = matches!(analysis.folded(at), "on" | "of" | "for" | "against");
        let doing = analysis.verb_from.get(at as usize + 1).copied().flatten().map(|id| analysis.verb(id));
        let doing = doing.filter(|verb| leads && verb.form == VerbForm::Gerund && verb.units.end <= limit);
        match doing {
            Some(doing) if units.end == group.units.end => {
                Span::new(units.start, self.object_end(doing.units.end, limit))
            }
            _ => units,
        }
    }

    /// Where the object behind a verb ends, with its complements; where the verb ends, if it has none.
    fn object_end(&self, verb_end: u32, limit: u32) -> u32 {
        let analysis = self.resolver.analysis;
        // "contract out", "water down"
        let particle = matches!(analysis.folded(verb_end), "up" | "out" | "down" | "off" | "over" | "back");
        let verb_end = verb_end + u32::from(particle);
        group_end(analysis, verb_end, limit).unwrap_or(verb_end).min(limit)
    }

    /// "any deal that hurts farmers", "a law that spares the rich", "a bill on Monday that would end it": with the clause that
    /// tells which of a kind is meant, as nothing else does. One that was told of before needs none.
    fn with_clause(&self, id: GroupId, units: UnitSpan, limit: u32) -> Option<Words> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let any = analysis.folded(units.start) == "any";
        if let Some(end) = self.content_end(id, units, limit) {
            return Some(Words::plain(Span::new(units.start, end)));
        }
        let holds = self.is_of_class(group.head, WordClass::ACT.or(WordClass::PURPOSE));
        // "the 1994 fishery bill" tells which it is by itself.
        let bare = group.units.end - group.units.start == 2;
        let told = || group.definite && (!bare || self.is_told_of_before(id));
        // "a resolution of the council that would" tells enough.
        let whole = units.end > group.units.end;
        if !any && (!holds || whole || group.possessor.is_some() || told()) {
            return None;
        }
        let opener = self.clause_opener(units, any)?;
        let verb = opener + 1 + u32::from(analysis.tag(opener + 1) == Tag::Adv);
        let end = self.clause_end(id, verb, limit)?;
        Some(Words { units: Span::new(units.start, end), apart: Span::new(units.end, opener) })
    }

    /// "the recommendation that the probe be closed": where the clause ends that says what is recommended.
    fn content_end(&self, id: GroupId, units: UnitSpan, limit: u32) -> Option<u32> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        if !self.is_of_class(group.head, WordClass::PURPOSE) || analysis.folded(units.end) != "that" {
            return None;
        }
        let subjects = analysis.groups_starting(units.end + 1).map(|id| analysis.group(id).units);
        let subject = subjects.max_by_key(|units| units.end)?;
        analysis.verb_from.get(subject.end as usize).copied().flatten()?;
        self.clause_end(id, subject.end + 1, limit)
    }

    /// Where the relative clause of a thing begins; before "that" and "which" a time may stand.
    fn clause_opener(&self, units: UnitSpan, any: bool) -> Option<u32> {
        let analysis = self.resolver.analysis;
        // "that essentially protected"
        let finite = |at: u32| {
            let verb = at + 1 + u32::from(analysis.tag(at + 1) == Tag::Adv);
            let verb = analysis.verb_from.get(verb as usize).copied().flatten();
            verb.is_some_and(|verb| analysis.verb(verb).form == VerbForm::Finite)
        };
        let at = units.end;
        let opens = match analysis.tag(at) {
            Tag::Pron => any && finite(at),
            _ if any => matches!(analysis.tag(at), Tag::Rel | Tag::That),
            _ => matches!(analysis.folded(at), "that" | "which") && finite(at),
        };
        if opens {
            return Some(at);
        }
        let preposition = at + u32::from(matches!(analysis.folded(at), "on" | "in"));
        let time = analysis.times.iter().find(|time| time.units.start == preposition)?;
        let behind = time.units.end;
        let close = behind - at <= FAR_CLAUSE;
        (close && analysis.folded(behind) == "that" && finite(behind)).then_some(behind)
    }

    /// Where a clause about a thing ends that begins at a unit; none where the text ends before it does.
    fn clause_end(&self, thing: GroupId, start: u32, limit: u32) -> Option<u32> {
        let analysis = self.resolver.analysis;
        let limit = limit.min(analysis.units.len() as u32);
        let mut at = start;
        while at < limit {
            // "that drops the words “without delay”"
            match analysis.quotes_at(at).next() {
                // "the “loophole,” which": the comma inside the marks ends it.
                Some(quote) if quote.units.end <= limit && analysis.folded(quote.inner.end - 1) == "," => {
                    return Some(quote.inner.end - 1);
                }
                Some(quote) if quote.units.end <= limit => at = quote.units.end,
                _ if is_clause_mark(analysis, at) => match self.behind_joint(at, limit) {
                    Some(end) => at = end,
                    None => return Some(at),
                },
                _ if at > start && self.is_told_of(thing, at) => return Some(at),
                _ => at += 1,
            }
        }
        None
    }

    /// "the bill that would close the port | was tabled": whether a verb begins at a unit that tells of the thing again.
    fn is_told_of(&self, thing: GroupId, at: u32) -> bool {
        let analysis = self.resolver.analysis;
        let verb = analysis.verb_from[at as usize].map(|id| analysis.verb(id));
        let start = analysis.group(thing).units.start;
        let before = |id: GroupId| analysis.group(id).units.start <= start;
        verb.is_some_and(|verb| verb.form == VerbForm::Finite && verb.subject.is_some_and(before))
    }

    /// "guns and ammunition": where a thing joined by "and" or "or" ends, if nothing is told of it.
    fn behind_joint(&self, at: u32, limit: u32) -> Option<u32> {
        let analysis = self.resolver.analysis;
        let joined = matches!(analysis.folded(at), "and" | "or");
        let end = joined.then(|| group_end(analysis, at + 1, limit)).flatten()?;
        is_clause_mark(analysis, end).then_some(end)
    }

    /// "efforts to end the war", "the plan to merge the schools", "a bill to cut taxes": with what is to be done. None where the
    /// head takes nothing of the kind, or nothing of the kind follows.
    fn with_undertaking(&self, id: GroupId, units: UnitSpan, limit: u32) -> Option<UnitSpan> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let takes = |class| self.is_of_class(group.head, class);
        let undertaking = takes(WordClass::UNDERTAKING) || takes(WordClass::PURPOSE);
        // "vetoed the bill to please them" says why; "the motion to close the pool was defeated" which it was.
        let put_to_vote = takes(WordClass::ACT) || matches!(analysis.folded(group.head), "vote" | "bid");
        if !undertaking && !put_to_vote {
            return None;
        }
        let verb =
            analysis.verb_from.get(units.end as usize).copied().flatten().map(|id| analysis.verb(id).units);
        let verb = verb.filter(|verb| analysis.tag(units.end) == Tag::To && verb.end <= limit)?;
        // "to close what some call a loophole"
        let end = match analysis.folded(verb.end) {
            "what" => self.clause_end(id, verb.end, limit)?,
            // "a plan to have him dismissed"
            _ => {
                let end = self.object_end(verb.end, limit);
                let done = matches!(analysis.folded(verb.end - 1), "have" | "get" | "see")
                    && end < limit
                    && analysis.tag(end) == Tag::Verb
                    && analysis.folded(end).ends_with("ed");
                end + u32::from(done)
            }
        };
        let told = put_to_vote && end < limit && self.is_told_of(id, end);
        let open = takes(WordClass::ACT) && !group.definite && is_whole(analysis, end);
        (undertaking || told || open).then(|| Span::new(units.start, end))
    }

    /// "a request in a civil case to question her": with what is to be done, where it is asked for left out.
    fn with_parted_undertaking(&self, id: GroupId, units: UnitSpan, limit: u32) -> Option<Words> {
        let analysis = self.resolver.analysis;
        let head = analysis.group(id).head;
        let led = matches!(analysis.folded(units.end), "in" | "at" | "before" | "with");
        let place = analysis.groups_starting(units.end + 1).map(|id| analysis.group(id).units.end).max()?;
        let place = if analysis.tag(place) == Tag::Comma { place + 1 } else { place };
        if !led || !self.is_of_class(head, WordClass::PURPOSE) || analysis.tag(place) != Tag::To {
            return None;
        }
        let verb =
            analysis.verb_from.get(place as usize).copied().flatten().map(|id| analysis.verb(id).units)?;
        let end = self.object_end(verb.end, limit);
        (verb.end <= limit)
            .then_some(Words { units: Span::new(units.start, end), apart: Span::new(units.end, place) })
    }

    /// "legislation making it easier to hire", "a law aimed at hunters": with the participle that says what it holds.
    fn with_participle(&self, id: GroupId, units: UnitSpan, limit: u32) -> Option<UnitSpan> {
        let analysis = self.resolver.analysis;
        let holds = self.is_of_class(analysis.group(id).head, WordClass::ACT.or(WordClass::PURPOSE));
        if !holds || !self.is_of_class(units.end, WordClass::CONTENT_PARTICIPLE) {
            return None;
        }
        let passive = analysis.folded(units.end).ends_with('d') || analysis.folded(units.end).ends_with("nt");
        if passive && !matches!(analysis.folded(units.end + 1), "at" | "to" | "for" | "as") {
            return None;
        }
        let end = self.clause_end(id, units.end + 1, limit)?;
        let time = (units.end..end).find(|&at| analysis.time_at[at as usize].is_some());
        let end = time.map_or(end, |at| at - u32::from(analysis.tag(at - 1) == Tag::Prep));
        (end > units.end + 1).then(|| Span::new(units.start, end))
    }

    /// "the bill", "this measure": a thing that is told by nothing but its noun.
    fn is_bare(&self, id: GroupId, words: Words) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let pointed = matches!(analysis.folded(group.units.start), "the" | "this" | "that");
        pointed
            && group.units.end - group.units.start == 2
            && words.units == group.units
            && self.names_a_deed(group)
    }

    /// What somebody plans or decides, which an article tells in full once and by its noun alone after that.
    fn names_a_deed(&self, group: &NounGroup) -> bool {
        let deed = WordClass::ACT.or(WordClass::PURPOSE).or(WordClass::PLAN);
        group.name.is_none() && self.is_of_class(group.head, deed)
    }

    /// The groups before one that have the same noun for their head.
    fn namesakes(&self, id: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let symbol = analysis.unit(group.head).symbol;
        (0..analysis.groups.len() as u32).map(GroupId).filter(move |&other| {
            let other = analysis.group(other);
            other.units.end <= group.units.start
                && other.members.is_empty()
                && analysis.unit(other.head).symbol == symbol
        })
    }

    fn is_told_of_before(&self, id: GroupId) -> bool {
        self.namesakes(id).next().is_some()
    }

    /// The fuller words for a thing of the same noun, if the article has told of one such thing before and of no other.
    fn told_before(&self, id: GroupId) -> Option<String> {
        let analysis = self.resolver.analysis;
        let mut found: Option<String> = None;
        for other in self.namesakes(id) {
            // "a similar proposal in Wales": there are two.
            if self.is_another(other) {
                return None;
            }
            // "There is no better deal on the table": none that is told of.
            let start = analysis.group(other).units.start;
            let none = |at: u32| matches!(analysis.folded(at), "no" | "any" | "every" | "each");
            let small = |&at: &u32| matches!(analysis.tag(at), Tag::Adj | Tag::Adv | Tag::Det);
            if none(start) || (0..start).rev().take_while(small).any(none) {
                continue;
            }
            let words = self.without_receiver(self.words_of(other), other);
            if !self.tells_which(other, words) {
                continue;
            }
            let name = words.name(analysis);
            match &found {
                Some(known) if known.contains(&name) => {}
                Some(known) if !name.contains(known.as_str()) => return None,
                _ => found = Some(name),
            }
        }
        found
    }

    /// "another bill", "a similar plan", "the earlier motion": a thing that is told from one of its kind.
    fn is_another(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        (group.units.start..group.head).any(|at| {
            matches!(
                analysis.folded(at),
                "another"
                    | "similar"
                    | "separate"
                    | "earlier"
                    | "previous"
                    | "rival"
                    | "other"
                    | "different"
                    | "second"
            )
        })
    }

    /// "put the treaty to the people", "sold the merger to investors": the thing without whom it goes to.
    fn without_receiver(&self, words: Words, id: GroupId) -> Words {
        let analysis = self.resolver.analysis;
        let goes_to = |at: &u32| analysis.folded(*at) == "to" && analysis.verb_from[*at as usize].is_none();
        let end = (analysis.group(id).units.end..words.apart.start).find(goes_to);
        end.map_or(words, |end| Words::plain(Span::new(words.units.start, end)))
    }

    /// Whether a mention tells which thing of its kind it means: by words of its own that are not idle, and by no pronoun.
    fn tells_which(&self, id: GroupId, words: Words) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let idle = |at: u32| {
            self.is_of_class(at, WordClass::IDLE_ADJECTIVE)
                || matches!(analysis.tag(at), Tag::Det | Tag::Hyphen | Tag::Num | Tag::Adv)
        };
        let own = (group.units.start..group.head).any(|at| !idle(at));
        let owned = (words.units.start..words.units.end).any(|at| analysis.tag(at) == Tag::Possessive);
        let widened = words.units.end > group.units.end;
        // A line in capitals is read as one name.
        let shouted = !analysis.words(group.units).contains(char::is_lowercase);
        (own || widened) && !owned && !shouted && self.brings_up(group, widened)
    }

    /// Whether a mention brings up what an article goes on about: "a port bill", "plans for a port", "Reed's deal", "the Lisbon
    /// Convention", "the port bill", "the deal with Malta"; "local plans" and "the water deal" are any.
    fn brings_up(&self, group: &NounGroup, is_widened: bool) -> bool {
        let analysis = self.resolver.analysis;
        let one = matches!(analysis.folded(group.units.start), "a" | "an");
        let titled = analysis.unit(group.head).is_capitalised();
        let owner = group.possessor.is_some_and(|owner| analysis.group(owner).name.is_some());
        let act = group.definite && !group.plural && self.is_of_class(group.head, WordClass::ACT);
        let told = is_widened && (!group.definite || !group.plural);
        one || titled || owner || act || told
    }
}

/// Whether a clause ends at a unit, unless what is joined to it goes on.
fn is_clause_mark(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.folded(at), "." | ";" | ":" | "," | "—" | "–")
        || matches!(analysis.tag(at), Tag::Conj | Tag::Quote | Tag::Sub | Tag::Dash)
}

/// Whether nothing behind a unit goes on with the words before it: "the tax | cuts".
fn is_whole(analysis: &Analysis, end: u32) -> bool {
    (end as usize) >= analysis.units.len()
        || matches!(
            analysis.tag(end),
            Tag::Comma | Tag::Punct | Tag::Conj | Tag::Prep | Tag::Sub | Tag::Rel | Tag::Dash | Tag::Quote
        )
}

/// "a “strongman approach" without the mark whose pair stands outside.
pub(super) fn whole_quotes(words: String) -> String {
    let marks = |mark: char| words.matches(mark).count();
    let paired = marks('“') == marks('”') && marks('"') % 2 == 0;
    if paired { words } else { words.replace(['“', '”', '"'], "") }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn what_a_thing_is_like_was_cut_off() {
        for target in ["a plan like this", "a levy similar to the one passed in Malta"] {
            let named = target.trim_start_matches("a ");
            let told = said("stance", &format!("Paul Reed supports {target}."), None);
            assert!(told.len() == 1 && told[0].ends_with(named), "{told:?}");
        }
    }

    #[test]
    fn which_of_many_bills_was_meant_was_left_out() {
        for (target, named) in [
            ("legislation to repeal the levy", "the legislation to repeal the levy"),
            ("a bill that would protect the ferry", "a bill that would protect the ferry"),
            ("any plan she would not defend", "any plan she would not defend"),
            ("the bill that protects the ferry", "the bill that protects the ferry"),
        ] {
            let text = format!("Paul Reed supports {target}.");
            assert_eq!(said("stance", &text, None), [format!("Paul Reed supports {named}")]);
        }
    }

    #[test]
    fn how_a_stand_was_told_was_part_of_its_target() {
        let text = "Paul Reed opposes the tax on water in a letter to the council.";
        assert_eq!(said("stance", text, None), ["Paul Reed opposes the tax on water"]);
    }

    #[test]
    fn what_a_plan_or_a_law_holds_was_cut_off() {
        for (target, named) in [
            ("the plan to merge the two schools", "the plan to merge the two schools"),
            ("a ban on fishing at night", "a ban on fishing"),
            ("a bill last month that would end the trade", "bill that would end the trade"),
            ("a law banning traps and nets", "law banning traps and nets"),
            ("a law aimed at hunters", "law aimed at hunters"),
            ("bills painted as unfair to nurses", "bills painted as unfair to nurses"),
            ("a petition in a civil case to close the port", "petition to close the port"),
            ("a bill to extend the tax cuts for farmers", "bill to extend the tax cuts for farmers"),
            (
                "a rule that clearly protects farmers and their sons",
                "rule that clearly protects farmers and their sons",
            ),
        ] {
            let text = format!("Paul Reed supported {target}.");
            let told = said("stance", &text, None);
            assert_eq!(told.len(), 1, "{text}");
            assert!(told[0].ends_with(named), "{text}: {told:?}");
        }
    }

    #[test]
    fn the_plan_of_somebody_else_was_taken_for_ones_own() {
        let told = said("stance", "Ann Lee left in May. Paul Reed supports her decision.", None);
        assert_eq!(told, ["Paul Reed supports Ann Lee's decision"]);
        assert!(said("stance", "Ann Lee left in May. She supports her decision.", None).is_empty());
    }

    #[test]
    fn a_bill_told_of_in_full_before_was_another_bill() {
        let bill = "A bill that would close the port was tabled in May.";
        for (before, target, named) in [
            (bill, "the bill", "the bill that would close the port"),
            ("Malta wants a ban on night flights.", "the ban", "the ban on night flights"),
            ("The controversial bill came up in May.", "the bill", "the bill"),
            ("Members debated the port bill and the ferry bill.", "the bill", "the bill"),
            (bill, "the fish bill", "the fish bill"),
            ("That is in conflict with local plans.", "the plans", "plans"),
            ("Plans for a new port were shown.", "the plans", "Plans for a new port"),
            ("The plan to close the port was shown.", "the plan", "the plan to close the port"),
            ("Malta put the Cable Treaty to the people.", "the treaty", "Cable Treaty"),
            ("Ann Lee left in May.", "her decision to go", "Ann Lee's decision to go"),
            ("Ann Lee met Maria Berg.", "her decision to go", "her decision to go"),
            (
                "“Ann Lee left.” Maria Berg said on Monday that she knew, and",
                "her decision to go",
                "her decision to go",
            ),
        ] {
            let text = format!("{before} The union opposes {target}.");
            let told = said("stance", &text, None);
            assert!(told.contains(&format!("union opposes {named}")), "{text}: {told:?}");
        }
    }

    #[test]
    fn a_deal_of_which_there_is_none_was_the_deal() {
        let text = "Ann Lee argued that there is no better deal on the table. The union opposes the deal.";
        assert_eq!(said("stance", text, None), ["union opposes the deal"]);
    }

    #[test]
    fn a_plural_behind_the_noun_of_an_object_was_a_verb() {
        let text = "The council supports the rule changes the review recommends.";
        assert_eq!(said("stance", text, None), ["council supports rule changes"]);
        let paid = "The union opposes mandatory paid sick leave.";
        assert_eq!(said("stance", paid, None), ["union opposes the mandatory paid sick leave"]);
        let whose = "The man who supports the plan backs Ann Lee.";
        assert!(said("stance", whose, None).iter().all(|told| !told.contains("plan backs")));
    }
}
