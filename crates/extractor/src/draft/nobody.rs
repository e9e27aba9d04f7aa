//! Groups that fill no slot: nobody in particular, some picked out by the stand itself, things that say nothing.

use claimwire_rules::program::VerbForm;
use claimwire_rules::{ClassSet, Gender};

use super::*;
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::people::PersonId;
use crate::phrases::with_complements;
use crate::verbs::VerbGroup;

/// How far before "or" the word "neither" may stand.
const FAR_NEITHER: u32 = 8;
/// How far before a name in a list "none of" may stand.
const FAR_NONE: u32 = 30;

impl Builder<'_, '_> {
    /// "a candidate", "the candidate of their choice": nobody's bid in particular.
    pub(super) fn is_any_bid(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        // "one Berg-backed candidate": the compound stands between.
        let widest = (group.units.start.saturating_sub(6)..group.units.start)
            .find(|&at| analysis.groups_starting(at).any(|other| analysis.group(other).head == group.head));
        let opening = analysis.folded(widest.unwrap_or(group.units.start));
        let any = matches!(
            opening,
            "a" | "an"
                | "any"
                | "one"
                | "no"
                | "another"
                | "either"
                | "each"
                | "every"
                | "whichever"
                | "whatever"
        );
        let behind = analysis.folded(group.units.end);
        // "rejects a candidate who has hurt Norway" is one, "any candidate who would" and "a candidate who has 20 votes wins" none.
        let start = widest.unwrap_or(group.units.start);
        let taken = start
            .checked_sub(1)
            .is_some_and(|at| matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Prep));
        let none = any && !taken && matches!(behind, "who" | "that" | "with")
            || matches!(opening, "any" | "no" | "every" | "each" | "either" | "whichever" | "whatever");
        none || any && behind != "who" || matches!(behind, "of" | "whose") || any && group.modifiers.len() > 1
    }

    /// "he was the candidate best suited to win": the candidate is whoever is said to be one.
    pub(super) fn is_said_of_somebody(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let before = group.units.start.checked_sub(1).and_then(|at| analysis.verb_at[at as usize]);
        let is_be = |verb: crate::analysis::VerbId| {
            let head = analysis.unit(analysis.verb(verb).head).symbol;
            self.resolver.knowledge.lexis.of(head).has(WordClass::BE)
        };
        before.is_some_and(is_be)
    }

    /// "no government" and "few governments" take no stand; that backers back somebody says nothing of who they are.
    pub(super) fn names_nobody(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let start = group.units.start;
        let none = |at: u32| matches!(analysis.folded(at), "no" | "neither" | "nor" | "nobody" | "none");
        let head = analysis.folded(group.head);
        let empty = matches!(head, "backers" | "supporters" | "opponents" | "critics");
        // "whose country voted", "members voted": which ones is not told.
        let bare = group.units.len() == 1 && group.name.is_none();
        let of_named = head == "members" && self.is_of_named_body(group.units.end) && self.decides(id);
        if bare
            && !of_named
            && matches!(head, "members" | "country" | "company" | "party" | "state" | "government")
        {
            return true;
        }
        if self.is_rest_of_list(id) {
            return true;
        }
        // "the same committee": one that was named before.
        if analysis.folded(start) == "the" && analysis.folded(start + 1) == "same" && group.name.is_none() {
            return true;
        }
        if matches!(
            head,
            "whoever" | "anyone" | "anybody" | "everyone" | "everybody" | "someone" | "somebody"
        ) {
            return true;
        }
        // A rule for "neither A nor B" says itself that they do not.
        let denied = self.rule.polarity == Some(claimwire_record::Polarity::Negated);
        let told = |at: u32| denied && matches!(analysis.folded(at), "neither" | "nor");
        let hardly = |at: u32| matches!(analysis.folded(at), "not" | "hardly" | "scarcely" | "barely");
        let few = |at: u32| matches!(analysis.folded(at), "few" | "fewer") || self.is_compared(at);
        // "a few states", "only a few members": how many there are, and not who they are
        let small = (start..group.head.min(start + 3)).any(|at| analysis.folded(at) == "few");
        none(start) && !told(start)
            || few(start)
            || small
            || self.is_from_several_places(id)
            || self.is_one_of_neither(id)
            || self.is_one_of_none(start)
            // "not even Norway backed it"
            || start > 1 && analysis.folded(start - 1) == "even" && analysis.folded(start - 2) == "not"
            // "20 nations, not including Norway"
            || start > 1
                && matches!(analysis.folded(start - 1), "including" | "counting")
                && analysis.folded(start - 2) == "not"
            || start > 0 && (none(start - 1) && !told(start - 1) || hardly(start - 1))
            || empty && group.modifiers.is_empty() && group.possessor.is_none()
    }

    /// "voted to reject", "have approved": whether a group does what members do together; some of them may support something.
    fn decides(&self, id: GroupId) -> bool {
        const TOGETHER: [&str; 8] =
            ["vote", "reject", "approve", "ratif", "accept", "adopt", "elect", "turned"];
        let analysis = self.resolver.analysis;
        let behind = analysis.group(id).units.end;
        let sentence = Span::new(behind, self.sentence_end(behind));
        let mut does = analysis.verbs_within(sentence).map(|verb| analysis.verb(verb));
        does.any(|verb| {
            let head = analysis.folded(verb.head);
            verb.subject == Some(id) && TOGETHER.iter().any(|stem| head.starts_with(stem))
        })
    }

    /// "members of the Harbour Union": whether "of" and a body by its name stand at a unit.
    fn is_of_named_body(&self, of: u32) -> bool {
        let analysis = self.resolver.analysis;
        let body = |id: GroupId| {
            let group = analysis.group(id);
            group.name.is_some() && group.members.is_empty() && group.classes.meets(ClassSet::ORG)
        };
        (of as usize) < analysis.units.len()
            && analysis.folded(of) == "of"
            && analysis.groups_starting(of + 1).any(body)
    }

    /// "unions of workers in shops and other businesses", "the ouster of Lee and other officials": the end of a list, which tells
    /// of nobody who can be found.
    pub(super) fn is_rest_of_list(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let start = group.units.start;
        analysis.folded(start) == "other"
            && start > 0
            && analysis.tag(start - 1) == Tag::Conj
            && group.members.is_empty()
    }

    /// "countries in Asia, Africa and the Pacific": some from each, and no group that goes by that name.
    fn is_from_several_places(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let led = matches!(analysis.folded(group.units.end), "in" | "from" | "across");
        let bare = group.plural && !group.definite && group.name.is_none() && group.members.is_empty();
        let units = with_complements(analysis, group.units, u32::MAX);
        let mut places = analysis.names_within(Span::new(group.units.end, group.units.end + 4));
        let placed = places.any(|name| {
            matches!(name.kind, NameKind::Country | NameKind::Region | NameKind::Group | NameKind::Unknown)
        });
        let joined = |at: u32| matches!(analysis.folded(at), "and" | "or" | "&" | ",");
        led && bare && placed && (group.units.end..units.end).any(joined)
    }

    /// "another Ohio mayor": one of those who have such an office, and not told which.
    pub(super) fn is_some_holder(&self, id: GroupId, kind: Option<EntityKind>) -> bool {
        let analysis = self.resolver.analysis;
        let opening = analysis.folded(analysis.group(id).units.start);
        kind == Some(EntityKind::Office) && matches!(opening, "a" | "an" | "another" | "one" | "some")
    }

    /// "neither A nor B", and "neither A or B": what is told holds of none, unless the rule says so itself.
    pub(super) fn is_one_of_neither(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        if self.rule.polarity == Some(claimwire_record::Polarity::Negated) {
            return false;
        }
        // "nor the former premier Voss's Harbour Party"
        let owner = |id: &GroupId| analysis.group(*id).possessor;
        let widest = std::iter::successors(Some(id), owner).last().unwrap_or(id);
        let start = analysis.group(widest).units.start;
        let before = (start.saturating_sub(FAR_NEITHER)..start).rev();
        let mut before = before.take_while(|&at| analysis.verb_at[at as usize].is_none());
        let joint = start.checked_sub(1).map_or("", |at| analysis.folded(at));
        matches!(analysis.folded(start), "neither" | "nor")
            || joint == "neither"
            || matches!(joint, "or" | "nor") && before.any(|at| analysis.folded(at) == "neither")
    }

    /// "none of the members — A, B and C — opposed it": what is told holds of none of those who are listed.
    fn is_one_of_none(&self, start: u32) -> bool {
        let analysis = self.resolver.analysis;
        let before = (start.saturating_sub(FAR_NONE)..start).rev();
        let mut before = before.take_while(|&at| {
            analysis.verb_at[at as usize].is_none() && !matches!(analysis.folded(at), "." | ";")
        });
        before.any(|at| analysis.folded(at) == "none" && analysis.folded(at + 1) == "of")
    }

    /// "Ten houses were lost, said the mayor": a group that already has a verb of its own before a tag turned round, so
    /// neither the tag nor what is added behind it is said by them.
    pub(super) fn is_told_of_before_tag(&self, id: GroupId, sentence: UnitSpan) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let finite = |verb: &&VerbGroup| verb.form == VerbForm::Finite && verb.subject == Some(id);
        let behind = |verb: &VerbGroup, tag: fn(Tag) -> bool| tag(analysis.tag(verb.units.start - 1));
        let ahead = Span::new(group.units.end, sentence.end.max(group.units.end));
        let mut verbs = analysis.verbs_within(ahead).map(|id| analysis.verb(id)).filter(finite);
        let Some(own) = verbs.next().filter(|own| !behind(own, |tag| matches!(tag, Tag::Comma | Tag::Rel)))
        else {
            return false;
        };
        let Some(next) = verbs.next() else { return false };
        let knowledge = self.resolver.knowledge;
        let reports = knowledge.speaks(next) && !knowledge.speaks(own);
        let listed = verbs.any(|verb| behind(verb, |tag| tag == Tag::Conj));
        // "the clerk, who was late, said": an aside has two commas.
        let between = || group.units.end..next.units.start;
        let plain = between().filter(|&at| analysis.tag(at) == Tag::Comma).count() == 1
            && !between().any(|at| analysis.tag(at) == Tag::Rel);
        own.head < next.head && plain && behind(next, |tag| tag == Tag::Comma) && reports && !listed
    }

    /// "sat according to age", "according to their taste": what things are done by; "according to a new" has lost its noun.
    pub(super) fn says_nothing(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let adjective = analysis.tag(group.head) == Tag::Adj;
        let lead = group.units.start.checked_sub(2).map_or("", |at| analysis.folded(at));
        if lead != "according"
            || (group.classes.meets(ClassSet::SPEAKER) && !adjective)
            || group.name.is_some()
        {
            return false;
        }
        let behind = group.units.end;
        let cut = matches!(analysis.tag(behind), Tag::Noun | Tag::Adj | Tag::Name | Tag::Num | Tag::Hyphen)
            && analysis.verb_from.get(behind as usize).copied().flatten().is_none();
        let bare = group.units.len() == 1 && !group.plural && analysis.folded(group.head) != "data";
        let standard = self.is_of_class(group.head, WordClass::STANDARD);
        cut || standard || bare && !analysis.unit(group.head).is_capitalised()
    }

    /// "demanded her resignation": whether two whom "her" can mean are named in the sentence and the one before.
    pub(super) fn is_unclear_owner(&self, group: &NounGroup) -> bool {
        let leaves = (group.units.end..group.units.end + 2).any(|at| {
            matches!(
                self.resolver.analysis.folded(at),
                "resignation"
                    | "removal"
                    | "dismissal"
                    | "ouster"
                    | "sacking"
                    | "departure"
                    | "impeachment"
                    | "recall"
            )
        });
        leaves && self.is_of_two(group)
    }

    /// "her plan": whether two whom "her" can mean are named in the sentence and the one before.
    pub(super) fn is_of_two(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let gender = match analysis.folded(group.head) {
            "his" => Gender::Male,
            "her" => Gender::Female,
            _ => return false,
        };
        let from = match analysis.sentences_begun(group.units.start) {
            [.., before, _] => before.units.start,
            _ => 0,
        };
        let mut told: SmallVec<[PersonId; 4]> = SmallVec::new();
        for &(_, id) in analysis.people.mentioned_within(from, group.units.start) {
            let known = analysis.people.get(id).gender;
            if (known == Some(gender) || known.is_none()) && !told.contains(&id) {
                told.push(id);
            }
        }
        told.len() > 1
    }

    /// Where the sentence of a unit ends.
    pub(super) fn sentence_end(&self, unit: u32) -> u32 {
        self.resolver.analysis.sentences_begun(unit).last().map_or(unit, |sentence| sentence.units.end)
    }

    /// "More mayors back Berg than Voss": only their numbers are compared.
    pub(super) fn is_compared(&self, start: u32) -> bool {
        let analysis = self.resolver.analysis;
        let end = self.sentence_end(start);
        matches!(analysis.folded(start), "more" | "fewer" | "less")
            && (start + 1..end).any(|at| analysis.folded(at) == "than")
    }

    /// "voters who back her": some of a group, picked out by the very stand that they take.
    pub(super) fn is_picked_out(&self, id: GroupId, predicate: Option<VerbId>) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let one = group.name.is_some_and(|name| {
            !matches!(
                analysis.names[name as usize].kind,
                NameKind::National | NameKind::Group | NameKind::Org
            )
        });
        let many = group.plural
            || analysis.folded(group.head).ends_with('s')
            || group.classes.meets(ClassSet::ANONYMOUS);
        // "Republicans representing farm districts": some of the party.
        let part = group.name.is_some() && analysis.folded(group.units.end) == "representing";
        many && !one
            && group.members.is_empty()
            && (part
                || is_modifying(analysis, predicate, group.units.end)
                || matches!(analysis.tag(group.units.end), Tag::Rel | Tag::That)
                || matches!(analysis.tag(with_complements(analysis, group.units, u32::MAX).end), Tag::Rel)
                || self.is_in_list_picked_out(id))
    }

    /// "Democrats and one independent who oppose her": in a list of which a clause picks some out.
    fn is_in_list_picked_out(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let units = analysis.group(id).units;
        analysis.tag(units.end) == Tag::Conj
            && analysis.groups_starting(units.end + 1).any(|other| {
                let other = analysis.group(other);
                other.name.is_none() && analysis.folded(other.units.end) == "who"
            })
    }

    /// "hedge fund executives backing her": where a word that reads as a verb, or a bracket, stands before them, it is
    /// not known who they are.
    pub(super) fn is_cut_off(&self, id: GroupId, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let before = group.units.start.checked_sub(1);
        let bare = group.name.is_none() && !group.definite && group.number.is_none();
        // "copper producing countries back", "European Community (EC) members back"
        let cut = |at: u32| {
            let verb = analysis.verb_at.get(at as usize).copied().flatten().map(|verb| analysis.verb(verb));
            // "Fishing unions back": the first word of a sentence makes their name.
            let opens = analysis.sentences_at(at).next().is_some();
            // "a tweet saying miners back him": the word brings in what they do.
            let knowledge = self.resolver.knowledge;
            let tells = |verb: &VerbGroup| knowledge.speaks(verb) || knowledge.embedding.believes(verb);
            verb.is_some_and(|verb| {
                verb.form == claimwire_rules::program::VerbForm::Gerund && !opens && !tells(verb)
            }) || analysis.folded(at) == ")"
        };
        is_modifying(analysis, draft.predicate, group.units.end)
            && group.name.is_none()
            && before.is_some_and(|at| analysis.tag(at) == Tag::Verb)
            || bare && analysis.tag(group.units.start) == Tag::Noun && before.is_some_and(cut)
    }

    /// "others say “I back her”": what many say is no stand of one.
    pub(super) fn is_one_of_many(&self, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let one = matches!(analysis.folded(analysis.group(id).head), "i" | "me" | "my");
        let name = resolved.entity.name.as_deref().unwrap_or_default();
        let many = name.ends_with('s') || name.ends_with("people");
        one && many && resolved.entity.kind == Some(EntityKind::Anonymous)
    }

    /// "a final “Stop Berg” bid": what bears a name to fight it is not on whom it names.
    pub(super) fn is_slogan(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        (group.units.start..group.head).any(|at| {
            matches!(analysis.folded(at), "stop" | "never" | "dump" | "anti" | "oust")
                && analysis.unit(at).is_capitalised()
        })
    }

    /// "made 24 separate searches, looking for voters likely to back her": a number without a noun, far from the verb, is
    /// of other things than the verb's.
    pub(super) fn is_far_number(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let verb =
            self.drafts.first().and_then(|draft| draft.predicate).map(|verb| analysis.verb(verb).units);
        let bare = group.units.len() == 1 && analysis.tag(group.head) == Tag::Num;
        bare && verb.is_some_and(|verb| {
            verb.start > group.units.end + 6
                && (group.units.end..verb.start).any(|at| analysis.tag(at) == Tag::Comma)
        })
    }

    /// "the super PAC", "the main super PACs": committees that no word of the group names.
    pub(super) fn is_plain_committee(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let article = matches!(analysis.folded(group.units.start), "the" | "a" | "an");
        let start = group.units.start + u32::from(article);
        matches!(analysis.folded(group.head), "pac" | "pacs")
            && (start..group.head).all(|at| analysis.unit(at).casing == claimwire_rules::units::Casing::Lower)
    }

    /// "the group", "the super PAC": a body that is not named, and was not found by its name.
    pub(super) fn is_bare_body(&self, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let noun = analysis.folded(group.head);
        let bare = group.definite
            && group.units.len() == 2
            && matches!(noun, "group" | "coalition" | "organization" | "organisation" | "company" | "outfit");
        let open = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        let own = resolved.entity.mention.as_deref() == Some(analysis.words(group.units));
        bare && open
            || self.is_plain_committee(id) && own
            || vague::is_own_chamber(analysis, group)
            || vague::is_lesser_party(resolved)
    }

    /// "Senator backs Reed": a headline that tells what somebody is, and not who.
    pub(super) fn is_bare_rank(&self, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let office = group.title.is_some_and(|title| title.of.is_none());
        let named = resolved.person.is_some() || self.resolver.spoken_for(resolved).is_some();
        office && !group.definite && !group.plural && group.possessor.is_none() && !named
    }

    /// "won the vote 51-22": who wins a ballot is no body that adopts it. What is of confidence is a motion, though.
    pub(super) fn is_won(&self, id: GroupId, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let units = analysis.group(id).units;
        let of_confidence = (units.start..units.end + 4)
            .take_while(|&at| at < draft.units.end)
            .any(|at| matches!(analysis.folded(at), "confidence" | "censure" | "trust"));
        if of_confidence {
            return false;
        }
        let won = |verb: &VerbGroup| {
            matches!(
                analysis.folded(verb.head),
                "win" | "wins" | "won" | "winning" | "survive" | "survives" | "survived" | "surviving"
            )
        };
        matches!(
            analysis.folded(analysis.group(id).head),
            "vote" | "ballot" | "election" | "contest" | "race" | "seat" | "runoff"
        ) && draft.predicate.is_some_and(|verb| won(analysis.verb(verb)))
    }

    /// "two of the three members who voted against it said": all three voted so, and two of them do something else.
    pub(super) fn picks_out_of_voters(&self, read: &crate::quantity::Read) -> bool {
        let analysis = self.resolver.analysis;
        // "a majority of those who care": of whom is told behind; those who voted are all.
        let word = |behind: u32| analysis.folded(read.units.end + behind);
        let all =
            || matches!(word(3), "voted" | "vote" | "responded" | "answered" | "replied" | "took" | "turned");
        if (word(0), word(1), word(2)) == ("of", "those", "who") && !all() {
            return true;
        }
        if self.is_one_among_those(read) {
            return true;
        }
        let part = read.quantity.total.is_some() && read.quantity.total != read.quantity.value;
        let verb = self.drafts.first().and_then(|draft| draft.predicate).map(|verb| analysis.verb(verb));
        part && verb.is_some_and(|verb| {
            let end = self.sentence_end(verb.units.end);
            let finite = |id: &crate::analysis::VerbId| analysis.verb(*id).form == VerbForm::Finite;
            analysis.tag(verb.units.start.saturating_sub(1)) == Tag::Rel
                && analysis.verbs_within(Span::new(verb.units.end, end)).any(|id| finite(&id))
        })
    }

    /// "one of the unions supporting her", "three of those who back him": some of all who do, and not so many.
    fn is_one_among_those(&self, read: &crate::quantity::Read) -> bool {
        let analysis = self.resolver.analysis;
        let verb = self.drafts.first().and_then(|draft| draft.predicate).map(|verb| analysis.verb(verb));
        let of = (read.units.start..(read.units.end + 1).min(analysis.units.len() as u32 - 2))
            .find(|&at| analysis.folded(at) == "of");
        let those =
            |of: u32| matches!(analysis.folded(of + 1), "the" | "those" | "its" | "her" | "his" | "their");
        verb.is_some_and(|verb| {
            verb.form == VerbForm::Gerund
                && read.quantity.total.is_none()
                && of.is_some_and(|of| {
                    those(of)
                        && analysis.groups_starting(of + 1).any(|id| {
                            let all = analysis.group(id);
                            all.plural && all.units.end == verb.units.start
                        })
                })
        })
    }

    /// "led Reed by 212 to 210 votes": what two candidates have, and no vote on anything.
    pub(super) fn is_count_of_candidates(&self, read: &crate::quantity::Read) -> bool {
        let analysis = self.resolver.analysis;
        let between = (read.units.start..read.units.end).any(|at| analysis.folded(at) == "to");
        let votes = |at: u32| analysis.folded(at) == "votes";
        between && read.against.is_some() && (votes(read.units.end - 1) || votes(read.units.end))
    }

    /// "not all senators": how many there are is not told.
    pub(super) fn is_denied_number(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let before = analysis.group(id).units.start.checked_sub(1);
        let not = before.is_some_and(|at| matches!(analysis.folded(at), "not" | "hardly" | "scarcely"));
        not || analysis.folded(analysis.group(id).units.start) == "not"
    }

    /// "raised the toll from 13": what it was before, and not what it is; but "from 13 to 20", "20, down from 33".
    pub(super) fn is_start_of_rise(&self, number: u32) -> bool {
        let analysis = self.resolver.analysis;
        let units = &analysis.numbers[number as usize].units;
        let rises = || (units.start..units.end + 1).any(|at| analysis.folded(at) == "to");
        let before = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
        analysis.folded(units.start) == "from" && !matches!(before, "up" | "down") && !rises()
    }

    /// "Voss and Lee back her", "they oppose us": a pronoun means none of those who act, and "us" is no one person.
    pub(super) fn is_one_of_party(&self, id: GroupId, entities: &[Resolved]) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let meant = entities.first().and_then(|found| found.entity.id.as_deref());
        let among = self.drafts.len() > 1
            && self.drafts.iter().any(|draft| {
                let party = draft.slots.get("party").and_then(SlotValue::entity);
                party.is_some_and(|party| party.id.as_deref() == meant && meant.is_some())
            });
        let us = analysis.folded(group.head) == "us" && entities.iter().any(|found| found.person.is_some());
        group.classes.meets(ClassSet::PRONOUN) && among || us
    }

    /// "Chapter VII-supported": a numeral is nobody.
    pub(super) fn is_numeral(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        group.units.len() == 1
            && group.name.is_some_and(|name| analysis.names[name as usize].entry.is_none())
            && analysis.words(group.units).chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
    }

    /// "any law that could not get their support": none in particular.
    pub(super) fn is_any_such(&self, id: GroupId, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let units = analysis.group(id).units;
        let verb = draft.predicate.map(|verb| analysis.verb(verb).units.start);
        analysis.folded(units.start) == "any"
            && matches!(analysis.tag(units.end), Tag::Rel | Tag::That)
            && verb == Some(units.end + 1)
    }

    /// "will delay endorsing anyone": nobody at all.
    pub(super) fn is_anyone_yet(&self, id: GroupId, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let any = matches!(analysis.folded(analysis.group(id).units.start), "anyone" | "anybody" | "someone");
        any && draft.predicate.is_some_and(|verb| analysis.verb(verb).form == VerbForm::Gerund)
    }

    /// "support Planned Parenthood funding": a body whose name a word goes on that reads as a verb.
    pub(super) fn is_broken_off(&self, id: GroupId, kind: Option<EntityKind>) -> bool {
        let analysis = self.resolver.analysis;
        let end = analysis.group(id).units.end;
        self.is_half_of_pair(id)
            || kind == Some(EntityKind::Person) && self.is_met_on_a_matter(id)
            || kind == Some(EntityKind::Org)
                && matches!(
                    analysis.folded(end),
                    "funding" | "spending" | "reporting" | "lending" | "financing" | "training" | "policing"
                )
    }

    /// "the House rejects Reed on trade", "opposed her over the budget": the stand is on the matter, not on the person.
    fn is_met_on_a_matter(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let end = analysis.group(id).units.end;
        let matters = |id: GroupId| {
            let group = analysis.group(id);
            group.name.is_none()
                && !matches!(
                    analysis.folded(group.head),
                    "ballot" | "round" | "vote" | "list" | "ticket" | "grounds"
                )
        };
        let rejects = self.rule.id.starts_with("stance/opposes");
        rejects
            && matches!(analysis.folded(end), "on" | "over")
            && analysis.time_at.get(end as usize + 1).copied().flatten().is_none()
            && analysis.groups_starting(end + 1).any(matters)
    }

    /// "block the Voss and Pell merger": the first of two names that go with one noun.
    fn is_half_of_pair(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let (start, end) = (group.units.start, group.units.end);
        let named =
            group.name.is_some_and(|name| analysis.names[name as usize].units == Span::new(start + 1, end));
        named
            && analysis.folded(start) == "the"
            && analysis.tag(end) == Tag::Conj
            && analysis.groups_starting(end + 1).any(|other| {
                let other = analysis.group(other);
                analysis.name_at[other.units.start as usize].is_some()
                    && analysis.tag(other.head) == Tag::Noun
            })
    }

    /// "called for the minimum wage, now $7, to be raised": what is to be done to a thing is no stand on it.
    pub(super) fn is_to_be_changed(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let end = analysis.group(id).units.end;
        let limit = self.sentence_end(end - 1);
        let to_be = |at: u32| {
            at + 1 < limit
                && analysis.tag(at) == Tag::To
                && matches!(analysis.folded(at + 1), "be" | "become")
        };
        let is_comma = |&at: &u32| analysis.tag(at) == Tag::Comma;
        let aside = (end + 1..limit.min(end + 12)).find(is_comma).filter(|_| analysis.tag(end) == Tag::Comma);
        to_be(end) || aside.is_some_and(|comma| to_be(comma + 1))
    }

    /// "voted for the cabinet to resign", "in favour of Reed to quit": a vote on what somebody is to do, and no stand on them but
    /// where they are to have an office.
    pub(super) fn is_wanted_to_act(&self, id: GroupId, draft: &Draft) -> bool {
        let analysis = self.resolver.analysis;
        let units = self.widened(id);
        let word = |back: u32| units.start.checked_sub(back).map_or("", |at| analysis.folded(at));
        let led = word(1) == "for" || matches!((word(2), word(1)), ("favour" | "favor", "of"));
        let from = units.start.saturating_sub(4);
        let acts = led && (from..units.start).any(|at| analysis.verb_at[at as usize].is_some());
        let thing = analysis.group(id).classes.meets(ClassSet::THING);
        if !acts || thing || draft.units.end > units.end || units.end + 2 >= self.sentence_end(units.end - 1)
        {
            return false;
        }
        let serves = self.is_of_class(units.end + 1, WordClass::SERVES)
            && !(analysis.folded(units.end + 1) == "be" && analysis.tag(units.end + 2) == Tag::Verb);
        analysis.tag(units.end) == Tag::To && analysis.verb_at[units.end as usize + 1].is_some() && !serves
    }

    /// A counted group is a tally, no party; "several allies" counts nobody, "dozens of allies" does.
    pub(super) fn is_counted(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let kind = group.number.map(|index| analysis.numbers[index as usize].kind);
        // "238 largely opposition MPs": an adverb parts the number from them.
        let start = group.units.start;
        // "Two days later Norway backed it": a time.
        let parted = start > 1
            && analysis.tag(start - 1) == Tag::Adv
            && analysis.tag(start - 2) == Tag::Num
            && analysis.time_at[start as usize - 2].is_none();
        parted
            || self.is_counted_in_house(start)
            || kind.is_some_and(|kind| kind != crate::numbers::NumberKind::Vague)
            || group.head_is_share(self.resolver.analysis)
    }

    /// "all but three House Republicans": the number stands before their chamber.
    fn is_counted_in_house(&self, start: u32) -> bool {
        let analysis = self.resolver.analysis;
        start > 1
            && matches!(analysis.folded(start - 1), "house" | "senate")
            && analysis.unit(start - 1).is_capitalised()
            && analysis.tag(start - 2) == Tag::Num
    }

    /// "the foreign ministers of Norway and Malta", "a group of Norway, Malta and Peru": the list of the countries that act, where
    /// those before it act for them.
    pub(super) fn nations_told_by(&self, id: GroupId) -> Option<GroupId> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let acts = matches!(
            analysis.folded(group.head),
            "bloc"
                | "coalition"
                | "delegations"
                | "envoys"
                | "governments"
                | "group"
                | "leaders"
                | "ministers"
                | "presidents"
                | "premiers"
        );
        let of = group.units.end;
        let plain = acts && group.members.is_empty() && group.name.is_none() && group.number.is_none();
        if !plain || analysis.folded(of) != "of" {
            return None;
        }
        let list = analysis.groups_starting(of + 1).max_by_key(|&list| analysis.group(list).units.end)?;
        let members = &analysis.group(list).members;
        let country = |&member: &GroupId| analysis.group(member).classes.meets(ClassSet::COUNTRY);
        (members.len() > 1 && members.iter().all(country)).then_some(list)
    }

    /// "25 deputies and ministers": those behind the counted ones, who are in the count.
    pub(super) fn is_counted_with_others(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let start = group.units.start;
        let joined = start > 1 && analysis.folded(start - 1) == "and";
        let bare = group.plural && !group.definite && group.name.is_none() && group.number.is_none();
        let counted = |at: u32| {
            let mut ending = analysis.groups_starting(at).map(|id| analysis.group(id));
            ending.any(|other| other.units.end == start - 1 && self.is_counted(other))
        };
        joined && bare && (start.saturating_sub(6)..start - 1).any(counted)
    }

    /// "resisted calls": a stand on nothing that the words tell.
    pub(super) fn is_empty_undertaking(&self, id: GroupId) -> bool {
        let group = self.resolver.analysis.group(id);
        let noun = self.resolver.analysis.folded(group.head);
        let bare = !group.definite || matches!(noun, "effort" | "efforts" | "attempt" | "attempts");
        let aim = matches!(noun, "goal" | "goals" | "aim" | "aims" | "objective");
        (aim || self.is_of_class(group.head, WordClass::UNDERTAKING) && bare)
            && group.possessor.is_none()
            && self.widened(id) == group.units
    }
}

/// "voters backing her": a verb that only modifies the group before it, which ends at a unit.
fn is_modifying(analysis: &Analysis, verb: Option<VerbId>, end: u32) -> bool {
    verb.map(|verb| analysis.verb(verb)).is_some_and(|verb| {
        verb.units.start == end && verb.form == claimwire_rules::program::VerbForm::Gerund
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_report_or_an_unknown_body_was_told_to_say_had_no_source() {
        let speakers = |text: &str| {
            let said = crate::testing::claims_of(text, None);
            let said = said.into_iter().filter(|claim| claim.claim_type == "statement");
            said.filter_map(|claim| claim.slots.get("speaker")?.entity()?.id.clone()).collect::<Vec<_>>()
        };
        let watch = speakers("According to the Watch, Monday's raid killed nine farmers.");
        assert_eq!(watch, ["anonymous:watch"]);
        let log = speakers("The boat left at dawn, according to a new harbour log.");
        assert_eq!(log, ["anonymous:a new harbour log"]);
        let counted = speakers("According to the clinic, nine people died, with 20 hurt.");
        assert_eq!(counted, ["anonymous:clinic"]);
        assert!(speakers("The guests sat according to rank.").is_empty());
        assert!(speakers("They walked according to their taste.").is_empty());
    }

    use crate::testing::said;

    #[test]
    fn some_of_a_party_were_the_party() {
        let some = "Democrats and one independent who oppose Anna Berg met.";
        assert!(said("stance", some, None).is_empty());
        assert_eq!(said("stance", "Democrats oppose Anna Berg.", None).len(), 1);
    }

    #[test]
    fn a_stand_on_a_matter_was_one_on_the_person() {
        for text in
            ["Senate rejects Paul Reed on trade authority.", "Malta opposed Paul Reed over the budget."]
        {
            assert!(said("stance", text, None).is_empty(), "{text}");
        }
        for text in ["Malta opposed Paul Reed on Monday.", "Malta rejected Paul Reed on the second ballot."] {
            assert_eq!(said("stance", text, None), ["Malta opposes Paul Reed"], "{text}");
        }
    }

    #[test]
    fn nobody_in_particular_was_named() {
        for text in [
            "A few states oppose Paul Reed.",
            "Countries in Asia, Africa and Latin America back Paul Reed.",
            "Another Ohio mayor endorsed Paul Reed.",
        ] {
            assert!(said("stance", text, None).is_empty(), "{text}");
        }
        for text in ["African countries back Paul Reed.", "The mayor of Boston endorsed Paul Reed."] {
            assert_eq!(said("stance", text, None).len(), 1, "{text}");
        }
        let text =
            "Norway backs Paul Reed. A candidate who is backed by 31 capitals and opposed by one loses.";
        assert!(said("tally", text, None).is_empty() && said("vote", text, None).is_empty());
        assert!(said("tally", "Whoever wins the backing of 20 members will lead.", None).is_empty());
        assert_eq!(said("tally", "Paul Reed has the backing of 20 members.", None).len(), 1);
    }

    #[test]
    fn a_body_was_named_with_the_place_that_goes_unnamed() {
        let told = said("stance", "The state's largest nurses union backs Paul Reed.", None);
        assert_eq!(told, ["largest nurses union supports Paul Reed"]);
    }

    #[test]
    fn neither_of_two_was_told_as_one_of_them() {
        for text in [
            "Neither Anna Berg or Paul Reed have announced their candidacy.",
            "Neither Anna Berg nor Paul Reed is in the race.",
        ] {
            assert!(said("candidacy", text, None).is_empty(), "{text}");
        }
        assert!(said("stance", "Neither Malta or Norway backs the bill.", None).is_empty());
        let told = said("stance", "Neither Anna Berg or Paul Reed backs the bill.", None);
        assert_eq!(told, ["Anna Berg does not support the bill", "Paul Reed does not support the bill"]);
    }

    #[test]
    fn members_of_a_named_body_who_vote_were_nobody() {
        let told = said("stance", "Members of the Harbour Union voted to reject the deal.", None);
        assert_eq!(told, ["Members of the Harbour Union oppose the deal"]);
        assert_eq!(said("stance", "Members of the Harbour Union rejected the deal.", None).len(), 1);
        // Some of them, or of no body that is named.
        assert!(said("stance", "Members of the Harbour Union support the deal.", None).is_empty());
        assert!(said("stance", "Members of the union rejected the deal.", None).is_empty());
    }

    #[test]
    fn the_only_measure_was_one_that_has_a_name() {
        let only = "The only measure supported by likely voters is the port levy.";
        assert!(said("stance", only, None).iter().all(|told| !told.contains("only measure")));
    }
}
