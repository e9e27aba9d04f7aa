//! Pronouns in what somebody says: whoever claims, is told, or goes on.

use super::*;

impl Resolver<'_, '_> {
    /// "Berg's statement that he …", "Berg's tweet saying that voters back him": whose words a clause gives speaks of
    /// himself.
    pub(super) fn claimant(&self, unit: u32) -> Option<PersonId> {
        let near = (unit.saturating_sub(12).max(1)..unit).rev();
        let mut near =
            near.take_while(|&at| !matches!(self.analysis.tag(at), Tag::Comma | Tag::Quote | Tag::Punct));
        let opens = |at: &u32| self.analysis.tag(*at) == Tag::That || self.analysis.folded(*at) == "saying";
        let at = near.find(opens)?;
        let mut nouns = (at.saturating_sub(6)..at).flat_map(|start| self.analysis.groups_starting(start));
        let noun = nouns.find(|&id| self.analysis.group(id).units.end == at)?;
        let owner = self.analysis.group(self.analysis.group(noun).possessor?);
        self.analysis.people.of_name(owner.name?)
    }

    /// "He leans toward Berg, he said": a pronoun that acts means whom the same pronoun meant that acted before it in
    /// the sentence, where nobody else acts.
    pub(super) fn same_pronoun(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let wanted = if gender == Gender::Male { "he" } else { "she" };
        let unit = group.units.start;
        let own = self.analysis.sentences_begun(unit).last()?.units.start;
        if depth == 0 || self.analysis.folded(group.head) != wanted {
            return None;
        }
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < own);
        let before = self.analysis.verbs[first..].iter().take_while(|verb| verb.units.start < unit);
        let mut acting = before.filter_map(|verb| verb.subject).map(|id| self.analysis.group(id));
        let earlier = acting.find(|other| other.classes.meets(ClassSet::PERSON))?;
        let apart = self.is_quoted_apart(earlier.units.start, unit);
        if self.analysis.folded(earlier.head) != wanted || earlier.units.start == unit || apart {
            return None;
        }
        self.third_person_within(earlier, gender, None, depth - 1).first()?.person
    }

    /// "welcomed that he will run again, and Peru supports his candidacy": whose bid it is that ran before in the sentence.
    pub(super) fn bidder_before(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let (acting, owning) = if gender == Gender::Male { ("he", "his") } else { ("she", "her") };
        let unit = group.units.start;
        let noun = self.analysis.units.all().get(unit as usize + 1)?;
        let bid = self.knowledge.lexis.of(noun.symbol).has(WordClass::BID);
        if depth == 0 || !bid || self.analysis.folded(group.head) != owning {
            return None;
        }
        let own = self.analysis.sentences_begun(unit).last()?.units.start;
        let mut before = self.analysis.verbs_within(Span::new(own, unit)).rev();
        let runs = before.find(|&id| self.is_form_of(id, &["run", "stand", "seek"]))?;
        let subject = self.analysis.group(self.analysis.verb(runs).subject?);
        (self.analysis.folded(subject.head) == acting)
            .then(|| self.third_person_within(subject, gender, None, depth - 1).first()?.person)?
    }

    /// "neither Moor nor Hall has won, and Voss suggested they leave so that all could back him": who speaks last before
    /// a pronoun in its sentence speaks of himself.
    pub(super) fn teller_before(&self, unit: u32) -> Option<PersonId> {
        let own = self.analysis.sentences_begun(unit).last()?.units.start;
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < own);
        let before = self.analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= unit);
        let finite = |verb: &&crate::verbs::VerbGroup| {
            verb.form == claimwire_rules::program::VerbForm::Finite && self.knowledge.speaks(verb)
        };
        let cue = before.filter(finite).last()?;
        let subject = self.analysis.group(cue.subject?);
        let near = subject.units.end <= cue.units.start && !self.is_quoted_apart(subject.units.start, unit);
        self.analysis.people.of_name(subject.name.filter(|_| near)?)
    }

    /// "After Moor's post setting out his view, Hall said that his country would follow": whether a unit stands directly behind
    /// a verb of saying, or the "that" behind it.
    pub(super) fn opens_what_is_said(&self, unit: u32) -> bool {
        let analysis = self.analysis;
        let that = unit > 0 && analysis.tag(unit - 1) == Tag::That;
        let verb = (unit - u32::from(that)).checked_sub(1).and_then(|at| analysis.verb_at[at as usize]);
        verb.is_some_and(|verb| self.knowledge.speaks(analysis.verb(verb)))
    }

    /// "Lee met Tom. He backs her": somebody of whom the article tells no more than a given name, named last before.
    pub(super) fn follows_given_name(&self, pronoun: &NounGroup, gender: Gender) -> bool {
        let analysis = self.analysis;
        let start = pronoun.units.start;
        let from = match analysis.sentences_begun(start) {
            [.., before, _] => before.units.start,
            [own] => own.units.start,
            [] => return false,
        };
        let capital = |at: u32| at > from && analysis.unit(at).is_capitalised();
        let own = |at: u32| {
            let word = analysis.words(Span::new(at, at + 1));
            analysis.people.all.iter().any(|person| person.name.split(' ').any(|part| part == word))
        };
        // "from Ada, Mo.", "the Felix cartel", "a woman named Caroline"
        let other = |at: u32| {
            let before = analysis.folded(at.saturating_sub(1));
            analysis.tag(at + 1) == Tag::Noun
                || matches!(
                    before,
                    "in" | "from" | "at" | "near" | "of" | "outside" | "named" | "called" | "the"
                )
        };
        let alone = |at: &u32| {
            let unit = analysis.unit(*at);
            let whole = analysis.name_at[*at as usize]
                .is_none_or(|name| analysis.names[name as usize].units.len() == 1);
            whole
                && analysis.time_at[*at as usize].is_none()
                && unit.casing == claimwire_rules::units::Casing::Title
                && !capital(at.saturating_sub(1))
                && !analysis.unit(at + 1).is_capitalised()
                && !self.knowledge.is_common(unit.symbol)
                && self.knowledge.rules.lexicon.gender(unit.symbol) == Some(gender)
                && analysis.quote_around(Span::new(*at, at + 1)).is_none()
                && !own(*at)
                && !other(*at)
        };
        let last = (from..start).rev().find(alone);
        last.is_some_and(|at| analysis.people.mentioned_within(at, start).is_empty())
    }

    /// "Lee won. One delegate said she might back Hale": a voter who goes without a name speaks of herself, and not of whoever
    /// is named before.
    pub(super) fn is_unnamed_voter(&self, pronoun: &NounGroup) -> bool {
        let analysis = self.analysis;
        let start = pronoun.units.start;
        if !matches!(analysis.folded(pronoun.head), "he" | "she") {
            return false;
        }
        let Some(own) = analysis.sentences_begun(start).last() else { return false };
        let behind = analysis.verbs.partition_point(|verb| verb.units.start < start);
        let cue = behind.checked_sub(1).map(|last| &analysis.verbs[last]);
        let signals = |cue: &crate::verbs::VerbGroup| {
            matches!(analysis.folded(cue.head), "signaled" | "signalled" | "signals")
        };
        let cue = cue
            .filter(|cue| cue.units.start >= own.units.start && (self.knowledge.speaks(cue) || signals(cue)));
        // "one of the delegates chosen on Sunday has said": whom the words between tell of.
        let chosen = |cue: &crate::verbs::VerbGroup| {
            let before = &analysis.verbs[behind.checked_sub(2)?];
            let near = before.units.start >= own.units.start && before.units.end + 3 >= cue.units.start;
            before.subject.filter(|_| near && cue.subject.is_none())
        };
        let subject = cue.and_then(|cue| cue.subject.or_else(|| chosen(cue)));
        let Some(teller) = subject.map(|id| analysis.group(id)) else { return false };
        // "one of the delegates": what they are stands behind.
        let of_many = (analysis.folded(teller.head), analysis.folded(teller.units.end)) == ("one", "of");
        let kind = of_many.then(|| analysis.groups_starting(teller.units.end + 1).next()).flatten();
        let kind = kind.map_or(teller, |id| analysis.group(id));
        let word = |at: u32| analysis.folded(at);
        let one = |at: u32| matches!(word(at), "a" | "an" | "one" | "another");
        let opener = teller.units.start;
        let one = one(opener) || matches!(word(opener), "only" | "just") && one(opener + 1);
        let named = teller.name.is_some_and(|name| analysis.names[name as usize].kind != NameKind::Office);
        // Those speak of others, for the most part.
        let of_others = matches!(
            analysis.folded(teller.head),
            "official"
                | "doctor"
                | "physician"
                | "nurse"
                | "lawyer"
                | "officer"
                | "expert"
                | "strategist"
                | "insider"
        );
        let votes = self.knowledge.lexis.of(analysis.unit(kind.head).symbol).has(WordClass::MEMBER);
        // "has charged the campaign since he ran"
        let said = !matches!(analysis.tag(start - 1), Tag::Sub | Tag::Prep | Tag::Conj | Tag::Rel);
        said && (one && votes && !of_others && !named && teller.possessor.is_none())
            && !teller.classes.meets(ClassSet::ORG)
            && analysis.people.mentioned_within(kind.units.end, start).is_empty()
            && !self.is_quoted_apart(teller.units.start, start)
    }

    /// "Moor wrote and said he would come. The board had thanked Voss, he said.": whoever spoke in the sentence before goes on,
    /// not whom the words before the tag name last.
    pub(super) fn last_teller(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let (start, end) = (group.units.start, group.units.end);
        let acts = matches!(analysis.folded(group.head), "he" | "she");
        let tagged = acts && start > 0 && analysis.tag(start - 1) == Tag::Comma;
        let verb = analysis.verb_from.get(end as usize).copied().flatten().filter(|_| tagged)?;
        let verb = analysis.verb(verb);
        let [.., before, own] = analysis.sentences_begun(start) else { return None };
        if !self.knowledge.speaks(verb) || verb.units.end + 1 < own.units.end {
            return None;
        }
        let (_, named_last) = analysis.people.mentioned_within(own.units.start, start).last()?;
        self.teller_before(before.units.end - 1).filter(|teller| teller != named_last)
    }

    /// Whether the verb directly behind a group is one of saying.
    pub(super) fn verb_says(&self, group: &NounGroup) -> bool {
        let verb = self.analysis.verb_from.get(group.units.end as usize).copied().flatten();
        verb.is_some_and(|verb| self.knowledge.speaks(self.analysis.verb(verb)))
    }

    /// "“All is well,” he said": whether a group speaks in the tag directly behind a quotation.
    pub(super) fn tags_quotation(&self, group: &NounGroup) -> bool {
        let start = group.units.start;
        start > 0 && self.analysis.tag(start - 1) == Tag::Quote && self.verb_says(group)
    }

    /// "Moor was on his way, Voss said. “All is well,” he said": whose words the last sentence was goes on, not whom they name.
    pub(super) fn last_tagged(&self, group: &NounGroup) -> Option<PersonId> {
        const TAG: u32 = 6;
        let analysis = self.analysis;
        let start = group.units.start;
        let [.., before, own] = analysis.sentences_begun(start) else { return None };
        if !self.tags_quotation(group) {
            return None;
        }
        let end = before.units.end;
        let last = analysis.verbs.partition_point(|verb| verb.units.end <= end).checked_sub(1)?;
        let cue = &analysis.verbs[last];
        let tells = cue.form == claimwire_rules::program::VerbForm::Finite && self.knowledge.speaks(cue);
        let parted = own.units.start == start;
        if parted || !tells || cue.units.end + TAG < end {
            return None;
        }
        let subject = analysis.group(cue.subject?);
        let mark = subject.units.start.checked_sub(1)?;
        let tagged = subject.units.start >= before.units.start
            && matches!(analysis.tag(mark), Tag::Comma | Tag::Quote);
        analysis.people.of_name(subject.name.filter(|_| tagged)?)
    }

    /// "One resident said the men had left. “We hid,” he said": who spoke last, if told of by no name.
    pub(super) fn unnamed_before(&self, group: &NounGroup) -> Option<Resolved> {
        let analysis = self.analysis;
        let start = group.units.start;
        let [.., before, own] = analysis.sentences_begun(start) else { return None };
        if !self.tags_quotation(group) {
            return None;
        }
        let first = analysis.verbs.partition_point(|verb| verb.units.start < before.units.start);
        let within = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= before.units.end);
        let opens = |id: &GroupId| {
            let start = analysis.group(*id).units.start;
            start == before.units.start || analysis.tag(start - 1) == Tag::Comma
        };
        let mut tellers = within.filter(|verb| self.knowledge.speaks(verb)).filter_map(|verb| verb.subject);
        let main = tellers.find(opens)?;
        let subject = analysis.group(main);
        let one = subject.classes.meets(ClassSet::ANONYMOUS) && !subject.plural && subject.members.is_empty();
        let open = one && subject.name.is_none() && subject.units.start >= before.units.start;
        let nobody = analysis.people.mentioned_within(before.units.start, start).is_empty();
        let within = own.units.start < start;
        (open && within && nobody).then(|| self.single(subject, None))
    }

    /// "…, the sports minister said. The hall was full, he said": who spoke last, if told of by an office alone.
    pub(super) fn office_before(&self, unit: u32) -> Option<Resolved> {
        let mut begun = self.analysis.sentences_begun(unit).iter().rev();
        let (own, last) = (begun.next()?.units, begun.next()?.units);
        if !self.analysis.people.mentioned_within(own.start, unit).is_empty() {
            return None;
        }
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < last.start);
        let within = self.analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= last.end);
        let finite = |verb: &&crate::verbs::VerbGroup| {
            verb.form == claimwire_rules::program::VerbForm::Finite && self.knowledge.speaks(verb)
        };
        let subject = self.analysis.group(within.filter(finite).last()?.subject?);
        let titled = subject.units.start >= last.start
            && subject.definite
            && subject.title.is_some_and(|title| !title.former && !title.future);
        titled.then(|| self.single(subject, None)).filter(|found| found.person.is_none())
    }

    /// Whether a person holds an office by the article, and not the one told of.
    pub(super) fn holds_another(&self, id: PersonId, office: &Resolved) -> bool {
        let held = &self.analysis.people.get(id).titles;
        let told = office.title.map(|title| title.office);
        !held.is_empty() && held.iter().all(|title| Some(title.office) != told)
    }

    /// "told the crowd they would win": whoever is told something is who "they" are.
    pub(super) fn told_before(&self, unit: u32) -> Option<GroupId> {
        let end = if unit > 0 && self.analysis.tag(unit - 1) == Tag::That { unit - 1 } else { unit };
        let starts = (end.saturating_sub(4)..end).flat_map(|at| self.analysis.groups_starting(at));
        let told = starts.filter(|&id| self.analysis.group(id).units.end == end).last()?;
        let start = self.analysis.group(told).units.start;
        let group = self.analysis.group(told);
        let open = group.name.is_none() && !group.classes.meets(ClassSet::PRONOUN);
        let tells = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "told" | "tells" | "telling" | "warned" | "warns" | "assured" | "reminded"
            )
        };
        (open && start > 0 && tells(start - 1)).then_some(told)
    }

    /// "Moor had been asking Berg why she …": who is asked something is who the question is about, if known to be of the
    /// gender.
    pub(super) fn asked_before(&self, unit: u32, gender: Gender) -> Option<PersonId> {
        let analysis = self.analysis;
        let question = unit.checked_sub(1).filter(|&at| {
            matches!(analysis.folded(at), "why" | "whether" | "if" | "how" | "when" | "where" | "what")
        })?;
        let (at, asked) = *analysis.people.mentioned_within(question.saturating_sub(4), question).first()?;
        let name = analysis.groups_starting(at).find(|&id| analysis.group(id).units.end == question)?;
        let verb = analysis.group(name).units.start.checked_sub(1)?;
        let asks = matches!(analysis.folded(verb), "ask" | "asks" | "asked" | "asking");
        (asks && analysis.people.get(asked).gender == Some(gender)).then_some(asked)
    }

    /// Who says the words that a group stands in, where they are quoted: nobody calls himself "he".
    pub(super) fn quoted_speaker(&self, group: &NounGroup) -> Option<PersonId> {
        let unit = group.units.start;
        let quotes = &self.analysis.quotes;
        let before = quotes.partition_point(|quote| quote.units.start <= unit);
        let quoted = quotes[..before].last().is_some_and(|quote| quote.inner.holds(unit));
        self.speaker.filter(|_| quoted).and_then(|speaker| speaker.person)
    }
}
