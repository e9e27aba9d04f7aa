//! Whether a word that has verb forms is a verb, an adjective or a noun here.

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use super::{Tag, View};
use crate::lexis::WordClass;
use crate::names::NameKind;
use crate::numbers::NumberKind;

impl View<'_, '_> {
    /// Decides between verb, adjective and noun for a word that has verb forms; none leaves it to the noun rules.
    pub(super) fn verb_or_not(&self, at: u32, forms: FormSet, class: WordClass) -> Option<Tag> {
        let before = self.before(at);
        if self.ends_paper_tag(at) || self.ends_quote_tag(at, forms) {
            return Some(Tag::Verb);
        }
        if self.is_thinker(at) || self.is_record_that_shows(at) || self.is_of_source(at) {
            return None;
        }
        // "According to a poll, support for Berg has risen": no order to support.
        if self.analysis.folded(at) == "support"
            && matches!(before, Tag::Comma | Tag::Punct | Tag::Quote | Tag::Conj)
            && at + 1 < self.span.end
            && matches!(self.analysis.folded(at + 1), "for" | "among" | "of")
        {
            return Some(Tag::Noun);
        }
        // "her approval rating stands at 41%"
        if matches!(self.analysis.folded(at), "rating" | "ratings")
            && at > self.span.start
            && matches!(
                self.analysis.folded(at - 1),
                "approval"
                    | "disapproval"
                    | "favorability"
                    | "favourability"
                    | "credit"
                    | "popularity"
                    | "poll"
                    | "trust"
            )
        {
            return Some(Tag::Noun);
        }
        // "said Ann Lee, state epidemiologist": of a state
        if self.analysis.folded(at) == "state"
            && before == Tag::Comma
            && at + 1 < self.span.end
            && !self.class(at + 1).has(WordClass::DETERMINER.or(WordClass::PRONOUN))
            && !matches!(self.analysis.folded(at + 1), "that" | "whether" | "why" | "how")
        {
            return Some(Tag::Noun);
        }
        // "…, police records show."
        if at > self.span.start && self.is_record_that_shows(at - 1) {
            return Some(Tag::Verb);
        }
        // "the injured remain in hospital": what is left is told by "remains".
        if self.analysis.folded(at) == "remain" && before == Tag::Adj {
            return Some(Tag::Verb);
        }
        // "a source close to the talks"
        if self.analysis.folded(at) == "close"
            && before == Tag::Noun
            && at + 1 < self.span.end
            && self.analysis.folded(at + 1) == "to"
        {
            return Some(Tag::Adj);
        }
        if before == Tag::Noun && self.closes_compound(at) || self.opens_compound(at) || self.is_measured(at)
        {
            return None;
        }
        if before == Tag::Noun && forms.contains(FormSet::THIRD) && self.closes_object(at) {
            return Some(Tag::Noun);
        }
        if self.is_paid_time(at) {
            return Some(Tag::Adj);
        }
        if matches!(before, Tag::To | Tag::Modal) && forms.contains(FormSet::BASE) {
            return (!(before == Tag::To && self.reads_as_noun_after_to(at))).then_some(Tag::Verb);
        }
        if matches!(before, Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Adj | Tag::Demonym)
            && !(before == Tag::Det && self.floating(at))
        {
            return self.inside_group(at, forms);
        }
        // "claimed seven lives"
        if before == Tag::Num
            && self.analysis.folded(at) == "lives"
            && !self.analysis.unit(at).is_capitalised()
        {
            return None;
        }
        // "28 votes", "the sixth round"
        if before == Tag::Num
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            && (forms.contains(FormSet::THIRD)
                || self.is_ordered(at)
                || self.opens_counted(at)
                || self.is_owned_share(at)
                || self.is_paid_for(at))
        {
            return None;
        }
        // "would not re-enter"
        if before == Tag::Hyphen && self.analysis.folded(at.saturating_sub(2)) == "re" && at > 2 {
            let led = matches!(self.analysis.tag(at - 3), Tag::To | Tag::Modal | Tag::Neg)
                && forms.contains(FormSet::BASE)
                || self.analysis.tag(at - 3) == Tag::Aux && forms.contains(FormSet::PARTICIPLE);
            if led {
                return Some(Tag::Verb);
            }
        }
        if before == Tag::Hyphen {
            // "far-reaching plans"
            let describes =
                forms.contains(FormSet::PARTICIPLE) || forms == FormSet::GERUND && self.begins_nominal(at);
            return Some(if describes { Tag::Adj } else { Tag::Noun });
        }
        // "whose campaign has": owned, not done.
        if self.analysis.folded(at.saturating_sub(1)) == "whose"
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
        {
            return None;
        }
        if matches!(before, Tag::Aux | Tag::Neg) && forms.contains(FormSet::PARTICIPLE)
            || matches!(before, Tag::Aux | Tag::Neg) && forms.contains(FormSet::GERUND)
        {
            let describes = class.has(WordClass::ADJECTIVE) && self.begins_nominal(at);
            let had = forms.contains(FormSet::PAST) && self.last_aux_is_have(at);
            return Some(if describes && !had { Tag::Adj } else { Tag::Verb });
        }
        if matches!(before, Tag::Aux | Tag::Neg) {
            let base = forms.contains(FormSet::BASE) && (before == Tag::Neg || self.last_aux_is_do(at));
            return if base { Some(Tag::Verb) } else { None };
        }
        // "as acting mayor", "the package of EU sanctions against it"
        let folded = self.analysis.folded(at);
        if folded == "acting"
            && (self.analysis.folded(at.saturating_sub(1)) == "as" && self.begins_nominal(at)
                || self.is_office_near(at + 1))
        {
            return Some(Tag::Adj);
        }
        // "“…”, declared Nagy": told behind a quotation, and no participle.
        if folded == "declared" && self.is_behind_quotation(at) {
            return Some(Tag::Verb);
        }
        // "of 31 wounded 29 were taken to hospital": those hurt, and no deed.
        if matches!(folded, "wounded" | "injured" | "killed")
            && before == Tag::Num
            && self.analysis.unit(at + 1).kind == UnitKind::Number
            && self.analysis.folded(at.saturating_sub(2)) == "of"
        {
            return Some(Tag::Noun);
        }
        // "died in two separate accidents"
        if folded == "separate" && matches!(before, Tag::Num | Tag::Prep) && self.begins_nominal(at) {
            return Some(Tag::Adj);
        }
        // "a rise in operating profit"
        if folded == "operating" && self.is_sum(at + 1) {
            return Some(Tag::Adj);
        }
        // "by planning officers": what they are for, and nothing that is being planned.
        if folded == "planning" && self.is_of_planners(at + 1) {
            return Some(Tag::Adj);
        }
        // "to suspend standing orders"
        if folded == "standing"
            && matches!(
                self.analysis.folded(at + 1),
                "order" | "orders" | "committee" | "committees" | "ovation" | "rules"
            )
        {
            return Some(Tag::Adj);
        }
        // "landslides and devastating floods"
        let judges = matches!(folded, "devastating" | "crippling" | "overwhelming");
        if judges && self.begins_nominal(at) && !self.analysis.unit(at + 1).is_capitalised() {
            return Some(Tag::Adj);
        }
        // "…, state media reported": what the word goes with, and nothing that is stated.
        if folded == "state" && before == Tag::Comma && self.is_state_body(at + 1) {
            return Some(Tag::Adj);
        }
        // "…, rights groups said", "Sahel aid corridors": what they are for, and no deed.
        if matches!(folded, "rights" | "aid")
            && matches!(before, Tag::Comma | Tag::Conj | Tag::Name | Tag::Quote)
            && self.is_for_rights_or_aid(at + 1)
        {
            return Some(Tag::Noun);
        }
        if folded == "sanctions" && before == Tag::Name && self.is_of_name(at) {
            return None;
        }
        // "double Olympic champion Ann Lee": what she has won, and no deed.
        if folded == "champion"
            && before == Tag::Name
            && self.analysis.unit(at + 1).is_capitalised()
            && !self.analysis.folded(at - 1).ends_with('s')
        {
            return Some(Tag::Noun);
        }
        // "the toll from Texas floods rises": what struck there.
        if before == Tag::Name && class.has(WordClass::HARM) && self.struck_name(at) {
            return None;
        }
        if before == Tag::Prep {
            // "the toll from flooding caused by the storm"
            if folded == "flooding" && !self.class(self.next(at)).has(WordClass::DETERMINER) {
                return None;
            }
            return if forms.contains(FormSet::GERUND) {
                Some(Tag::Verb)
            } else if forms.contains(FormSet::PARTICIPLE) && self.begins_nominal(at) {
                Some(Tag::Adj)
            } else {
                None
            };
        }
        self.after_subject(at, forms, before, class)
    }

    /// "“…,” the mayor declared.": a verb of saying at the end, whose subject stands behind a quotation.
    fn ends_quote_tag(&self, at: u32, forms: FormSet) -> bool {
        const LONGEST: u32 = 6;
        let ends = at + 1 >= self.span.end
            || matches!(self.analysis.unit(at + 1).kind, UnitKind::Punctuation)
                && matches!(self.analysis.folded(at + 1), "." | "," | ";" | ":");
        if !ends || !forms.contains(FormSet::PAST) || self.analysis.folded(at) != "declared" {
            return false;
        }
        let from = at.saturating_sub(LONGEST).max(self.span.start);
        let subject = |at: &u32| {
            matches!(
                self.analysis.tag(*at),
                Tag::Det | Tag::Noun | Tag::Name | Tag::Adj | Tag::Demonym | Tag::Possessive
            )
        };
        let first = (from..at).rev().take_while(subject).last();
        first.is_some_and(|first| first > self.span.start && self.analysis.tag(first - 1) == Tag::Quote)
    }

    /// "according to campaign finance records", "a court filing shows": a noun where whoever tells it is named.
    fn is_of_source(&self, at: u32) -> bool {
        const LONGEST: u32 = 4;
        let from = at.saturating_sub(LONGEST).max(self.span.start);
        let nouns =
            (from..at).rev().take_while(|&at| self.analysis.tag(at) == Tag::Noun).last().unwrap_or(at);
        let led = nouns > self.span.start + 1
            && self.analysis.folded(nouns - 1) == "to"
            && self.analysis.folded(nouns - 2) == "according";
        let filed = matches!(self.analysis.folded(at), "filing" | "ruling" | "finding" | "posting");
        let told = || {
            matches!(
                self.analysis.folded(at + 1),
                "shows" | "showed" | "says" | "said" | "indicates" | "reveals"
            ) && nouns > self.span.start
                && self.analysis.tag(nouns - 1) == Tag::Det
        };
        led && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            || filed && at + 1 < self.span.end && told()
    }

    /// "…, police records show.": whether a plural names what shows it, at the end of a sentence behind what is told.
    fn is_record_that_shows(&self, at: u32) -> bool {
        const LONGEST: u32 = 4;
        let record = self.class(at).has(WordClass::RECORD);
        let next = at + 1;
        let shows = || {
            matches!(
                self.analysis.folded(next),
                "show" | "showed" | "indicate" | "suggest" | "reveal" | "say"
            )
        };
        let closes = || {
            next + 1 >= self.span.end
                || matches!(self.analysis.unit(next + 1).kind, UnitKind::Punctuation)
                    && !matches!(self.analysis.folded(next + 1), "(" | "-")
        };
        record && next < self.span.end && shows() && closes() && {
            let from = at.saturating_sub(LONGEST).max(self.span.start);
            (from..at).rev().any(|at| self.analysis.folded(at) == ",")
        }
    }

    /// "scrap the 1% tax on transfers", "the 5 percent rise in fares": what a share with an article describes.
    fn is_of_percent(&self, at: u32) -> bool {
        let numbers = &self.analysis.numbers;
        let behind = numbers.partition_point(|mention| mention.units.start < at);
        let share = behind.checked_sub(1).map(|last| &numbers[last]);
        let Some(share) = share.filter(|share| share.kind == NumberKind::Percent && share.units.end == at)
        else {
            return false;
        };
        let led = share.units.start > self.span.start
            && matches!(self.analysis.tag(share.units.start - 1), Tag::Det | Tag::Possessive | Tag::Clitic);
        let object =
            at + 1 < self.span.end && self.class(at + 1).has(WordClass::DETERMINER.or(WordClass::PRONOUN));
        led && !object && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
    }

    /// "a 12-storey tower by the river", "a two-year plan by Lee": what a number joined to a noun describes.
    fn is_measured(&self, at: u32) -> bool {
        if self.is_of_percent(at) {
            return true;
        }
        let Some(number) = at.checked_sub(3).filter(|&number| number >= self.span.start) else {
            return false;
        };
        let joined = self.analysis.unit(number + 1).kind == UnitKind::Hyphen
            && self.analysis.unit(number).span.end == self.analysis.unit(number + 1).span.start;
        let counts = self
            .analysis
            .numbers
            .get(self.analysis.numbers.partition_point(|mention| mention.units.end <= number));
        let led = number > self.span.start
            && matches!(self.analysis.tag(number - 1), Tag::Det | Tag::Possessive | Tag::Adj | Tag::Clitic);
        joined
            && led
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            && counts.is_some_and(|mention| mention.units.start == number && mention.units.end <= at)
    }

    /// "from acting President Lee", "met acting Peruvian president Lee": an office, or one behind a country.
    fn is_office_near(&self, at: u32) -> bool {
        let office = |at: u32| {
            self.analysis
                .name_over(at)
                .is_some_and(|name| name.kind == NameKind::Office && name.units.start == at)
        };
        let place = self
            .analysis
            .name_over(at)
            .filter(|name| matches!(name.kind, NameKind::Country | NameKind::Demonym | NameKind::Region));
        office(at) || place.is_some_and(|place| office(place.units.end))
    }

    /// Words for those who see to what may be built.
    fn is_of_planners(&self, at: u32) -> bool {
        at < self.span.end
            && matches!(
                self.analysis.folded(at),
                "officer"
                    | "officers"
                    | "official"
                    | "officials"
                    | "chief"
                    | "chiefs"
                    | "committee"
                    | "board"
                    | "commission"
                    | "commissioners"
                    | "department"
                    | "staff"
                    | "inspector"
                    | "inspectors"
                    | "manager"
                    | "agent"
                    | "consultant"
                    | "authority"
                    | "authorities"
                    | "permission"
                    | "application"
                    | "applications"
                    | "consent"
            )
    }

    /// Whether the closing mark of a quotation stands right before a word, or before the comma before it.
    fn is_behind_quotation(&self, at: u32) -> bool {
        let closes = |back: u32| at >= self.span.start + back && self.analysis.tag(at - back) == Tag::Quote;
        closes(1) || closes(2) && self.analysis.tag(at - 1) == Tag::Comma
    }

    /// "the government's 4.5% pay offer", "a 10% pay rise", but "the 10% pay": behind a share or a sum that is owned or one.
    fn is_owned_share(&self, at: u32) -> bool {
        let sum = matches!(
            self.analysis.folded(at.saturating_sub(1)),
            "%" | "percent" | "cent" | "bn" | "m" | "million" | "billion" | "trillion"
        );
        let opener = (self.span.start..at).rev().find(|&unit| self.analysis.tag(unit) != Tag::Num);
        let owns = |unit: u32| {
            matches!(self.analysis.tag(unit), Tag::Possessive | Tag::Clitic)
                || matches!(self.analysis.folded(unit), "a" | "an")
        };
        sum && opener.is_some_and(owns)
    }

    /// Whether a word stands for what a company's books hold.
    fn is_sum(&self, at: u32) -> bool {
        at < self.span.end
            && matches!(
                self.analysis.folded(at),
                "profit"
                    | "profits"
                    | "earnings"
                    | "income"
                    | "loss"
                    | "losses"
                    | "margin"
                    | "margins"
                    | "revenue"
            )
    }

    /// Whether a word stands for what belongs to a state or speaks for one: "broadcaster", "prosecutors".
    fn is_state_body(&self, at: u32) -> bool {
        at < self.span.end
            && matches!(
                self.analysis.folded(at),
                "broadcaster"
                    | "media"
                    | "television"
                    | "tv"
                    | "radio"
                    | "news"
                    | "newspaper"
                    | "agency"
                    | "police"
                    | "officials"
                    | "prosecutors"
                    | "regulators"
                    | "authorities"
                    | "lawmakers"
                    | "troopers"
                    | "firm"
                    | "company"
            )
    }

    /// Whether a word stands for those who work for rights or aid, or for how aid is brought.
    fn is_for_rights_or_aid(&self, at: u32) -> bool {
        at < self.span.end
            && matches!(
                self.analysis.folded(at),
                "activists"
                    | "advocates"
                    | "agencies"
                    | "agency"
                    | "bodies"
                    | "campaigners"
                    | "charities"
                    | "charity"
                    | "convoys"
                    | "corridors"
                    | "deliveries"
                    | "group"
                    | "groups"
                    | "lawyers"
                    | "monitors"
                    | "officials"
                    | "organisations"
                    | "organizations"
                    | "shipments"
                    | "workers"
            )
    }

    /// "a round of EU sanctions on": whether the name before a noun stands behind "of", and no object behind the noun.
    fn is_of_name(&self, at: u32) -> bool {
        let of =
            at.checked_sub(2).is_some_and(|of| of >= self.span.start && self.analysis.folded(of) == "of");
        let next = self.next(at);
        of && (next >= self.span.end
            || self.class(next).has(WordClass::PREPOSITION)
            || self.analysis.unit(next).kind == UnitKind::Punctuation)
    }

    /// Whether a name behind "from" or "in" goes before a noun with a verb behind it.
    fn struck_name(&self, at: u32) -> bool {
        let led =
            self.before_name(at - 1).is_some_and(|unit| matches!(self.analysis.folded(unit), "from" | "in"));
        // "killed in Taliban attacks near Lund"
        let struck = self.before_name(at - 1).is_some_and(|unit| {
            matches!(self.analysis.folded(unit), "in" | "after" | "during" | "from" | "by")
        });
        let on = at + 1 < self.span.end
            && matches!(self.analysis.folded(at + 1), "on" | "in" | "near" | "across" | "against" | "that");
        struck && on || led && at + 1 < self.span.end && self.forms(at + 1) != FormSet::default()
    }

    /// "Norway opposed Berg", "Berg, the mayor, opposed the fees": a past that elsewhere is an adjective, before an object.
    fn acts_on_object(&self, at: u32, forms: FormSet, before: Tag) -> bool {
        if !forms.contains(FormSet::PAST) {
            return false;
        }
        let subject = matches!(before, Tag::Name | Tag::Noun | Tag::Pron);
        // Only behind its noun is it an adjective: nobody writes of "the opposed plan".
        let predicative = self.analysis.folded(at) == "opposed";
        let small = WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN);
        (subject || predicative) && (self.class(self.next(at)).has(small) || self.begins_nominal(at))
            || self.takes_gerund(at, before)
    }

    /// "Norway opposed raising the fees": a deed and what it is done to.
    fn takes_gerund(&self, at: u32, before: Tag) -> bool {
        let next = self.next(at);
        let deed = next + 1 < self.span.end && self.forms(next) == FormSet::GERUND;
        let object = next + 1;
        deed && matches!(before, Tag::Name | Tag::Noun | Tag::Pron)
            && (self.class(object).has(WordClass::DETERMINER.or(WordClass::POSSESSIVE))
                || self.analysis.unit(object).kind == UnitKind::Number)
    }

    /// "the sixth round": directly behind a place in a row that an article stands before.
    fn is_ordered(&self, at: u32) -> bool {
        let numbers = &self.analysis.numbers;
        let place = numbers.get(numbers.partition_point(|number| number.units.end < at));
        place.is_some_and(|place| {
            place.units.end == at
                && place.kind == NumberKind::Ordinal
                && place.units.start > self.span.start
                && matches!(
                    self.analysis.tag(place.units.start - 1),
                    Tag::Det | Tag::Possessive | Tag::Clitic
                )
        })
    }

    /// Whether a word that sets a condition or a time stands directly before a unit.
    fn is_behind_condition(&self, at: u32) -> bool {
        at > self.span.start && matches!(self.analysis.folded(at - 1), "if" | "when" | "once" | "unless")
    }

    /// "all", "both" after a list of subjects do not make what follows a noun.
    pub(super) fn floating(&self, at: u32) -> bool {
        matches!(
            self.analysis.folded(at.saturating_sub(1)),
            "all"
                | "both"
                | "each"
                | "some"
                | "many"
                | "most"
                | "few"
                | "that"
                | "this"
                | "those"
                | "these"
                | "several"
        ) && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
    }

    pub(super) fn reads_as_noun_after_to(&self, at: u32) -> bool {
        // "due to support from", "access to talks": plural or followed by a preposition of its own.
        let next = self.next(at);
        let folded = self.analysis.folded(next);
        let noun = self.knowledge.may_be_noun(self.analysis.unit(at).symbol);
        // "according to police records"
        if at > self.span.start + 1 && self.analysis.folded(at - 2) == "according" {
            return true;
        }
        noun && matches!(folded, "from" | "of")
            && next < self.span.end
            && !matches!(self.analysis.folded(at), "withdraw" | "step")
    }

    /// "had opposed Norway" is done, "is opposed" described.
    pub(super) fn last_aux_is_have(&self, at: u32) -> bool {
        (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| self.analysis.tag(unit) == Tag::Aux)
            .is_some_and(|unit| self.class(unit).has(WordClass::HAVE))
    }

    pub(super) fn last_aux_is_do(&self, at: u32) -> bool {
        (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| self.analysis.tag(unit) == Tag::Aux)
            .is_some_and(|unit| self.class(unit).has(WordClass::DO))
    }

    /// Behind a determiner or adjective: participles before a noun are adjectives, gerunds nouns.
    pub(super) fn inside_group(&self, at: u32, forms: FormSet) -> Option<Tag> {
        let nominal_next = self.begins_nominal(at);
        // "A poll for The Australian found 58 per cent of voters back it"
        if self.before(at) == Tag::Demonym && forms.contains(FormSet::PAST) && self.is_before_share(at) {
            return Some(Tag::Verb);
        }
        if (forms.contains(FormSet::PARTICIPLE) || forms.contains(FormSet::GERUND)) && nominal_next {
            return Some(Tag::Adj);
        }
        if self.before(at) == Tag::Demonym
            && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            && !forms.contains(FormSet::GERUND)
        {
            return Some(Tag::Verb);
        }
        if self.before(at) == Tag::Adj
            && (forms.contains(FormSet::PAST) || forms.contains(FormSet::THIRD))
            && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
        {
            return Some(Tag::Verb);
        }
        None
    }

    /// Whether a percentage stands behind a word.
    fn is_before_share(&self, at: u32) -> bool {
        let next = self.next(at);
        next + 1 < self.span.end
            && self.analysis.unit(next).kind == UnitKind::Number
            && matches!(self.analysis.folded(next + 1), "%" | "percent" | "per" | "pct")
    }

    /// Whether a word behind a quotation that a comma closes is that which a paper does: "read".
    fn reads_out(&self, at: u32) -> bool {
        let closed = at >= self.span.start + 2 && self.analysis.folded(at - 2) == ",";
        let paper = matches!(self.analysis.tag(at + 1), Tag::Det | Tag::Possessive | Tag::Name)
            || at + 1 < self.span.end && self.analysis.name_at[at as usize + 1].is_some()
            || matches!(
                self.analysis.folded(at + 1),
                "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one" | "another" | "part"
            );
        closed
            && self.analysis.tag(at - 1) == Tag::Quote
            && matches!(self.analysis.folded(at), "read" | "reads")
            && paper
    }

    /// Behind a noun, a name, a pronoun, a comma or at the start.
    pub(super) fn after_subject(
        &self,
        at: u32,
        forms: FormSet,
        before: Tag,
        class: WordClass,
    ) -> Option<Tag> {
        let noun_too = self.knowledge.may_be_noun(self.analysis.unit(at).symbol);
        // "“We are sorry,” read her statement"
        if self.reads_out(at) {
            return Some(Tag::Verb);
        }
        // "Russian veto sinks the draft"
        if matches!(self.analysis.folded(at), "veto" | "vetoes")
            && self.class(self.next(at)).has(WordClass::VETO_DOES)
        {
            return Some(Tag::Noun);
        }
        let only_gerund = forms == FormSet::GERUND;
        if only_gerund && before == Tag::Noun && self.is_attack_on_thing(at, class) {
            return Some(Tag::Noun);
        }
        if only_gerund {
            return Some(if class.has(WordClass::ADJECTIVE) && self.begins_nominal(at) {
                Tag::Adj
            } else {
                Tag::Verb
            });
        }
        if !noun_too && forms.contains(FormSet::PAST) && self.is_behind_bracketed_name(at) {
            return Some(Tag::Verb);
        }
        // "dividends equal to 15 cents a share"
        if self.analysis.folded(at) == "equal" && self.analysis.folded(self.next(at)) == "to" {
            return Some(Tag::Adj);
        }
        // "not on the Cruz slate": one name does not take a bare form.
        let bare_behind_name = before == Tag::Name && forms == FormSet::BASE && self.follows_one_name(at);
        if bare_behind_name && !noun_too {
            return None;
        }
        let described = class.has(WordClass::ADJECTIVE) && !self.acts_on_object(at, forms, before);
        if !noun_too && !described {
            if before == Tag::Num && self.is_counted_illness(at) {
                return Some(Tag::Adj);
            }
            let adjective = forms.contains(FormSet::PARTICIPLE)
                && matches!(before, Tag::Conj | Tag::Punct | Tag::Num)
                && self.begins_nominal(at)
                && !self.follows_verb_list(at)
                && !self.is_speech_tag(at);
            // "told stunned colleagues", "named retired general Carl Voss"
            let told = before == Tag::Verb
                && forms.contains(FormSet::PARTICIPLE)
                && self.begins_nominal(at)
                && (self.analysis.folded(at) == "retired"
                    || matches!(
                        self.analysis.folded(at.saturating_sub(1)),
                        "told" | "tells" | "reminded" | "assured" | "informed"
                    ));
            if told {
                return Some(Tag::Adj);
            }
            let plain = !forms.contains(FormSet::PARTICIPLE) || !adjective || before == Tag::Num;
            return Some(if plain { Tag::Verb } else { Tag::Adj });
        }
        // "even if that result is declared"
        if before == Tag::That && noun_too && forms == FormSet::BASE && self.is_behind_condition(at - 1) {
            return Some(Tag::Noun);
        }
        if class.has(WordClass::ADJECTIVE) && self.begins_nominal(at) {
            return Some(Tag::Adj);
        }
        // "the treaty, opposed by Norway"
        if forms.contains(FormSet::PARTICIPLE) && self.analysis.folded(self.next(at)) == "by" {
            return Some(Tag::Verb);
        }
        // "demanded that she step down"
        if matches!(self.analysis.folded(at), "step" | "stand")
            && matches!(self.analysis.folded(at + 1), "down" | "aside")
        {
            return Some(Tag::Verb);
        }
        if noun_too && self.speech_next(at) && !matches!(before, Tag::Pron | Tag::Rel | Tag::That) {
            return Some(Tag::Noun);
        }
        if noun_too
            && before == Tag::Noun
            && forms.contains(FormSet::THIRD)
            && (self.verb_and_object_follow(at) || self.is_within_object(at))
        {
            return Some(Tag::Noun);
        }
        if self.ends_tag(at, forms) {
            return Some(Tag::Verb);
        }
        let object = self.object_follows(at);
        let subject = match before {
            Tag::Pron | Tag::Rel | Tag::That => true,
            // "endorsed Trump rival Ted Cruz": a name behind a verb does nothing itself.
            Tag::Name if forms == FormSet::BASE && self.is_object(at) => false,
            // "vetoed EU sanctions", "EU sanctions on banks were vetoed": nor where the verb takes no clause, or is to come.
            Tag::Name
                if noun_too
                    && forms.contains(FormSet::THIRD)
                    && (self.is_plain_object(at) || self.is_plain_subject(at)) =>
            {
                false
            }
            // "the Brexit campaign"
            Tag::Name if bare_behind_name => false,
            Tag::Name if self.is_phrasal(at, forms) => true,
            // "Berg also rules out that"
            Tag::Name | Tag::Adv if forms.contains(FormSet::THIRD) && self.rules_out(at) => true,
            // "Berg, whose term ends soon, hands over on Monday"
            Tag::Comma if forms.contains(FormSet::THIRD) && self.particle_follows(at) => true,
            Tag::Name | Tag::Noun | Tag::Num => {
                (object || self.is_behind_relative(at)) && self.agrees(at, forms)
            }
            Tag::Conj => object && self.follows_verb_list(at),
            Tag::Comma => {
                object && self.agrees(at, forms) && !forms.contains(FormSet::PARTICIPLE) && !self.in_list(at)
            }
            // "Berg – a lawyer – backs the plan"
            Tag::Dash => object && self.agrees(at, forms) && self.closes_aside(at - 1),
            _ => false,
        };
        subject.then_some(Tag::Verb)
    }

    /// Whether another dash before this one in the sentence stands behind a name or a noun.
    fn closes_aside(&self, dash: u32) -> bool {
        let opener = (self.span.start + 1..dash).rev().find(|&at| self.analysis.tag(at) == Tag::Dash);
        opener.is_some_and(|opener| matches!(self.analysis.tag(opener - 1), Tag::Name | Tag::Noun))
    }

    /// "87 confirmed cases", "12 reported deaths", "25 confirmed dead": counted are the cases, and nobody confirms them here.
    fn is_counted_illness(&self, at: u32) -> bool {
        matches!(self.analysis.folded(at), "confirmed" | "reported" | "recorded" | "registered" | "suspected")
            && matches!(
                self.analysis.folded(self.next(at)),
                "cases"
                    | "case"
                    | "deaths"
                    | "death"
                    | "infections"
                    | "fatalities"
                    | "illnesses"
                    | "injuries"
                    | "dead"
                    | "killed"
                    | "wounded"
                    | "injured"
                    | "missing"
            )
    }

    /// "the Kestrel campaign", "the Trans-Pacific trade deal": an article and a single name, no plural, before a word.
    fn follows_one_name(&self, at: u32) -> bool {
        let hyphened = at >= self.span.start + 3
            && self.analysis.tag(at - 2) == Tag::Hyphen
            && self.analysis.tag(at - 3) == Tag::Name;
        let first = if hyphened { at - 3 } else { at - 1 };
        let article = first.checked_sub(1).filter(|&before| before >= self.span.start);
        article.is_some_and(|before| {
            matches!(self.analysis.folded(before), "the" | "a" | "an") && !self.is_done_by_both(before, at)
                || hyphened && matches!(self.analysis.tag(before), Tag::Noun | Tag::Adj | Tag::Possessive)
        }) && !self.analysis.folded(at - 1).ends_with('s')
    }

    /// "the Harbour Union and the CCT oppose her": the second of two who do it, before whom or what they do it to.
    fn is_done_by_both(&self, article: u32, at: u32) -> bool {
        let and = article.checked_sub(1).filter(|&and| and > self.span.start);
        let object = WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN);
        and.is_some_and(|and| self.analysis.folded(and) == "and" && self.analysis.tag(and - 1) == Tag::Name)
            && self.class(self.next(at)).has(object)
    }

    /// "Ruth Olsen (D-Ohio) opposed tariffs": the name before the brackets does it.
    fn is_behind_bracketed_name(&self, at: u32) -> bool {
        if at <= self.span.start || self.analysis.folded(at - 1) != ")" {
            return false;
        }
        let open = (self.span.start..at).rev().take(12).find(|&unit| self.analysis.folded(unit) == "(");
        open.is_some_and(|open| open > self.span.start && self.analysis.tag(open - 1) == Tag::Name)
    }

    /// "ratifies seabed cables treaty": between bare nouns behind a verb of the same clause.
    fn is_within_object(&self, at: u32) -> bool {
        let next = self.next(at);
        let bare = next < self.span.end
            && !self.analysis.unit(next).is_capitalised()
            && self.analysis.unit(next).kind == UnitKind::Word
            && !self.class(next).has(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN))
            && self.knowledge.may_be_noun(self.analysis.unit(next).symbol)
            && self.begins_nominal(at);
        let own = (self.span.start..at).rev().take(4);
        let mut own = own.skip_while(|&unit| matches!(self.analysis.tag(unit), Tag::Noun | Tag::Adj));
        let verb = own.next().filter(|&unit| self.analysis.tag(unit) == Tag::Verb);
        let says = |unit: u32| {
            let readings = self.knowledge.rules.verbs.forms(self.analysis.unit(unit).symbol);
            readings.iter().any(|reading| self.knowledge.reports(reading.lemma))
        };
        bare && verb.is_some_and(|unit| !says(unit))
    }

    /// "member states backed the plan": a past form with its object behind it is the verb.
    pub(super) fn verb_and_object_follow(&self, at: u32) -> bool {
        let verb = self.next(at);
        let object = verb + 1;
        object < self.span.end
            && self.forms(verb).contains(FormSet::PAST)
            && !self.knowledge.may_be_noun(self.analysis.unit(verb).symbol)
            && (self
                .class(object)
                .has(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN))
                || self.analysis.unit(object).is_capitalised())
    }

    /// "Berg takes over", "Berg steps down", "Berg quit as mayor": a name that nothing governs, and a particle.
    pub(super) fn is_phrasal(&self, at: u32, forms: FormSet) -> bool {
        let particle =
            self.particle_follows(at) || matches!(self.analysis.folded(self.next(at)), "as" | "until");
        let free = self.before_name(at).is_none_or(|unit| {
            matches!(
                self.analysis.tag(unit),
                Tag::Comma | Tag::Punct | Tag::Quote | Tag::Noun | Tag::Adj | Tag::Sub | Tag::That
            )
        });
        particle && free && forms.meets(FormSet::THIRD.union(FormSet::PAST))
    }

    /// "rules out" behind a name, of which an adverb may tell more.
    fn rules_out(&self, at: u32) -> bool {
        let adverb = u32::from(at > self.span.start && self.analysis.tag(at - 1) == Tag::Adv);
        let name = at.checked_sub(1 + adverb).filter(|&at| at >= self.span.start);
        self.analysis.folded(at) == "rules"
            && self.analysis.folded(self.next(at)) == "out"
            && name.is_some_and(|at| self.analysis.tag(at) == Tag::Name)
    }

    fn particle_follows(&self, at: u32) -> bool {
        matches!(self.analysis.folded(self.next(at)), "over" | "down" | "out" | "off" | "aside" | "away")
    }

    /// "Berg, whom Norway supports,": the object stands before the subject.
    pub(super) fn is_behind_relative(&self, at: u32) -> bool {
        let first = (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| !matches!(self.analysis.tag(unit), Tag::Name | Tag::Noun | Tag::Det | Tag::Adj));
        let noun = |unit: u32| unit > self.span.start && self.analysis.tag(unit - 1) == Tag::Noun;
        first.is_some_and(|unit| match self.analysis.folded(unit) {
            "whom" | "which" => true,
            "that" => noun(unit),
            _ => false,
        })
    }

    /// "a US official said": an adjective that is a noun too, before a verb of saying or nothing nominal.
    pub(super) fn heads_subject(&self, at: u32) -> bool {
        self.speech_next(at) || !self.begins_nominal(at) || self.acts_next(at)
    }

    /// "an official met the mayor": a past form and what it is done to stand directly behind.
    fn acts_next(&self, at: u32) -> bool {
        let next = self.next(at);
        let object = next + 1;
        let small = WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::CONJUNCTION);
        self.before(at) == Tag::Det
            && object < self.span.end
            && self.forms(next).contains(FormSet::PAST)
            && (self.class(object).has(small) || matches!(self.analysis.folded(object), "to" | "that"))
    }
}
