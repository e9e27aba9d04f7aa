//! From who voices a stand to the country that it counts for: ministers, ministries, and spokespersons who say "we".

use claimwire_rules::ClassSet;

use super::*;
use crate::names::NameKind;
use crate::nouns::Title;
use crate::titles::is_of_party;

impl Builder<'_, '_> {
    /// Whoever speaks for a country is the actor, and the country the party.
    pub(super) fn speak_for(&self, resolved: &mut Resolved, draft: &mut Draft) {
        let code = self.resolver.spoken_for(resolved);
        let code = code.or_else(|| self.ministry_country(resolved));
        let code = code.or_else(|| self.country_of_spokesperson(resolved));
        let code = code.or_else(|| self.country_of_minister(resolved, draft.units));
        let Some(code) = code.or_else(|| self.country_of_unnamed(resolved)) else {
            return self.speak_for_party(resolved, draft);
        };
        let country = Entity {
            id: Some(format!("country:{code}")),
            name: Some(self.resolver.country_name(&code)),
            kind: Some(EntityKind::Country),
            ..Entity::default()
        };
        self.put_in_place(country, resolved, draft);
    }

    /// Puts whom somebody speaks for in their place, and them down as the actor.
    fn put_in_place(&self, spoken_for: Entity, resolved: &mut Resolved, draft: &mut Draft) {
        let actor = std::mem::take(&mut resolved.entity);
        resolved.entity = Entity {
            mention: actor.mention.clone(),
            span: actor.span,
            resolved_by: Some(ResolvedBy::Office),
            ..spoken_for
        };
        if self.claim_type.slot("actor").is_some() {
            draft.slots.insert("actor".to_owned(), SlotValue::Entity(Box::new(actor)));
        }
    }

    /// "“We back it,” said Ann Lee, spokeswoman for the Norwegian government": who says "we" for a government.
    fn country_of_spokesperson(&self, resolved: &Resolved) -> Option<String> {
        if !says_we(resolved) {
            return None;
        }
        let described = match resolved.person {
            Some(person) => self.words_of_spokesperson(person)?,
            None => resolved.entity.name.clone()?,
        };
        let lower = described.to_lowercase();
        let organ = ["government", "ministry", "foreign office", "presidency", "embassy", "cabinet"];
        let speaks = lower.contains("spokes") && organ.iter().any(|word| lower.contains(word));
        speaks.then(|| country_in(self.resolver, &described)).flatten()
    }

    /// "Prime Minister Ann Lee" in an article of one country: of which country is told by the article.
    fn country_of_minister(&self, resolved: &Resolved, units: UnitSpan) -> Option<String> {
        let resolver = self.resolver;
        // Of whom the lexicon knows, it knows for whom they speak.
        let person = Some(resolver.analysis.people.get(resolved.person?));
        let person = person.filter(|person| person.entry.is_none())?;
        let leads = |title: &&Title| {
            let office = resolver.knowledge.name(title.office).id.as_str();
            !title.former
                && !title.future
                && title.of.is_none()
                && (matches!(office, "president" | "chancellor") || office.ends_with("-minister"))
        };
        let office = resolver.knowledge.name(person.titles.iter().find(leads)?.office).id.as_str();
        let of = crate::holders::of_office(resolver, &person.id, office, units)?.id?;
        of.strip_prefix("country:").map(str::to_owned)
    }

    /// "“We will back it,” said Cabinet Minister Ann Lee": for a government, and of which country is not told.
    pub(super) fn says_we_as_minister(&self, resolved: &Resolved) -> bool {
        let Some(person) = resolved.person.filter(|_| says_we(resolved)) else { return false };
        let own = resolved.entity.kind == Some(EntityKind::Person);
        let titles = &self.resolver.analysis.people.get(person).titles;
        own && titles.iter().any(|title| {
            let office = self.resolver.knowledge.name(title.office).id.as_str();
            !title.former && !title.future && (office == "minister" || office.ends_with("-minister"))
        })
    }

    /// "“We back it,” said Harbour Party leader Ann Lee": who leads a party says "we" for it.
    fn speak_for_party(&self, resolved: &mut Resolved, draft: &mut Draft) {
        let Some(person) = resolved.person.filter(|_| says_we(resolved)) else { return };
        let resolver = self.resolver;
        let led = |title: &Title| {
            let office = resolver.knowledge.name(title.office).id.as_str();
            let leads = matches!(office, "leader" | "deputy-leader" | "co-leader")
                || matches!(office, "chairman" | "chair")
                    && is_of_party(resolver.analysis, resolver.knowledge, *title);
            let of = resolver.office_of(*title).filter(|_| leads && !title.former && !title.future)?;
            (of.kind == Some(EntityKind::Org)).then_some(of)
        };
        let mut titles = resolver.analysis.people.get(person).titles.iter();
        let body = titles.find_map(led).or_else(|| self.body_behind_name(person));
        if let Some(body) = body {
            self.put_in_place(body, resolved, draft);
        }
    }

    /// "“We back it,” said Ann Lee, president of the Nurses' Union", "Ann Lee, legal director for the rights group Fair Homes": of
    /// which body somebody who says "we" is told to be an officer, right behind their name.
    fn body_behind_name(&self, person: PersonId) -> Option<Entity> {
        const REACH: u32 = 5;
        let analysis = self.resolver.analysis;
        let mentions = analysis.people.mentions.iter().filter(|(_, id)| *id == person);
        let mut ends = mentions.filter_map(|(at, _)| analysis.name_at[*at as usize]);
        let whole = analysis.units.len() as u32;
        ends.find_map(|name| {
            let comma = analysis.names[name as usize].units.end;
            if comma + REACH + 2 >= whole || analysis.tag(comma) != Tag::Comma {
                return None;
            }
            let plain = |at: &u32| matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Det | Tag::Hyphen);
            let link = (comma + 1..comma + 1 + REACH).find(|at| !plain(at))?;
            let officer = is_officer(analysis.folded(link - 1)) && link > comma + 1;
            let tied = matches!(analysis.folded(link), "of" | "for" | "at" | "with");
            if !officer || !tied {
                return None;
            }
            let units = body_named_at(analysis, link + 1)?;
            let body = bodies::named(self.resolver, units, None);
            let own =
                body.kind == Some(EntityKind::Org) && body.id.as_deref().is_some_and(|id| !is_chamber(id));
            own.then_some(body)
        })
    }

    /// "“Norway has faced this before. We backed the tyrant,” Ann Lee writes": "we" behind a sentence on a nation is the nation,
    /// or those who were it at the time, and not who writes so.
    pub(super) fn says_we_for_nation(&self, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let speaks = self.resolver.spoken_for(resolved).is_some()
            || self.country_of_spokesperson(resolved).is_some()
            || self.country_of_unnamed(resolved).is_some();
        if speaks || !matches!(analysis.folded(group.head), "we" | "us" | "our") {
            return false;
        }
        let Some(quote) = analysis.quote_around(group.units) else { return false };
        let inner = quote.inner;
        let first = analysis.verbs.partition_point(|verb| verb.units.start < inner.start);
        let before = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= group.units.start);
        before.filter_map(|verb| verb.subject).map(|id| analysis.group(id)).any(|subject| {
            let nation =
                subject.classes.meets(ClassSet::COUNTRY) || analysis.folded(subject.head) == "america";
            nation && inner.contains(subject.units) && subject.members.is_empty()
        })
    }

    /// "“We back it,” said a Norwegian diplomat": an unnamed one of those who speak for a country.
    fn country_of_unnamed(&self, resolved: &Resolved) -> Option<String> {
        let described = unnamed_who_says_we(resolved)?;
        let speaks =
            |word: &str| matches!(word, "official" | "diplomat" | "envoy" | "minister" | "negotiator");
        let own = described.split_once(" close to ").map_or(described, |(own, _)| own);
        // "an official of the Norwegian paper": of something else.
        let one = own.split_once(' ').is_some_and(|(_, rest)| !rest.contains(" of "));
        let spoken = one && own.rsplit(' ').next().is_some_and(|last| speaks(&last.to_lowercase()));
        spoken.then(|| country_in(self.resolver, own)).flatten()
    }

    /// "“We back it,” a person close to the mayor said": for whom an unnamed one says "we" is not told.
    pub(super) fn says_we_for_unknown(&self, resolved: &Resolved) -> bool {
        let folk = [
            "person",
            "source",
            "official",
            "diplomat",
            "insider",
            "aide",
            "adviser",
            "minister",
            "envoy",
            "statement",
            "letter",
            "message",
        ];
        let Some(described) = unnamed_who_says_we(resolved).map(str::to_lowercase) else { return false };
        described.split(' ').any(|word| folk.contains(&word)) && self.country_of_unnamed(resolved).is_none()
    }

    /// The words beside a person's name that make them somebody's spokesperson.
    fn words_of_spokesperson(&self, person: PersonId) -> Option<String> {
        const REACH: u32 = 8;
        let analysis = self.resolver.analysis;
        let speaks = |at: u32| analysis.folded(at).starts_with("spokes");
        let mentions = analysis.people.mentions.iter().filter(|(_, id)| *id == person);
        mentions.filter_map(|(at, _)| analysis.name_at[*at as usize]).find_map(|name| {
            let units = analysis.names[name as usize].units;
            let whole = analysis.units.len() as u32;
            if units.start > 0 && speaks(units.start - 1) {
                return Some(
                    analysis.words(Span::new(units.start.saturating_sub(REACH), units.start)).to_owned(),
                );
            }
            let behind = units.end + 1;
            let apposed = behind + 3 < whole
                && analysis.tag(units.end) == Tag::Comma
                && (behind..behind + 3).any(speaks);
            apposed.then(|| analysis.words(Span::new(behind, whole.min(behind + REACH))).to_owned())
        })
    }

    /// The country of a ministry, an embassy or a presidency.
    fn ministry_country(&self, resolved: &Resolved) -> Option<String> {
        if resolved.entity.kind != Some(EntityKind::Org) {
            return None;
        }
        let id = resolved.entity.id.as_deref()?;
        if let Some(name) = self.resolver.knowledge.rules.lexicon.by_id(id) {
            return (name.class == claimwire_rules::NameClass::Ministry)
                .then(|| name.country.clone())
                .flatten();
        }
        let mention = resolved.entity.mention.as_deref()?;
        let lower = mention.to_lowercase();
        let organ =
            ["ministry", "embassy", "foreign office", "presidency"].iter().any(|word| lower.contains(word));
        organ.then(|| country_in(self.resolver, mention)).flatten()
    }
}

/// "the Nurses' Union", "the rights group Fair Homes": the capitalised words from a unit on that name a body; those of a person, a
/// country or a town do not.
fn body_named_at(analysis: &Analysis, at: u32) -> Option<UnitSpan> {
    const LONGEST: u32 = 6;
    let whole = analysis.units.len() as u32;
    let lower = |at: &u32| *at < whole && !analysis.unit(*at).is_capitalised();
    let noun = |at: &u32| matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Det);
    let start = (at..at + LONGEST).find(|at| !(lower(at) && noun(at)))?;
    let part = |at: &u32| {
        *at < whole
            && (analysis.unit(*at).is_capitalised() && analysis.tag(*at) != Tag::Verb
                || matches!(analysis.folded(*at), "'s" | "'"))
    };
    let end = (start..start + LONGEST).find(|at| !part(at))?;
    let kind = start > at
        && matches!(
            analysis.folded(start - 1),
            "group"
                | "union"
                | "charity"
                | "organization"
                | "organisation"
                | "association"
                | "firm"
                | "company"
        );
    let other = (start..end).any(|at| {
        let name = analysis.name_at.get(at as usize).copied().flatten();
        let name = name.map(|name| analysis.names[name as usize]);
        name.is_some_and(|name| {
            let whole = name.units.start == start && name.units.end == end;
            whole && !matches!(name.kind, NameKind::Org | NameKind::Unknown)
        })
    });
    let named = end > start + 1 || kind && end > start;
    (named && !other).then(|| Span::new(start, end))
}

/// Whoever says "we" for the body that they are an officer of.
fn is_officer(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "director"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "secretary"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "executive"
            | "head"
            | "counsel"
            | "founder"
            | "coordinator"
            | "leader"
            | "chief"
    )
}

/// Bodies of which a member says "we" for others: a chamber, a committee, a caucus.
fn is_chamber(id: &str) -> bool {
    ["committee", "caucus", "senate", "house", "parliament", "council", "assembly", "congress", "government"]
        .iter()
        .any(|body| id.contains(body))
}

/// Whether somebody is mentioned as "we".
fn says_we(resolved: &Resolved) -> bool {
    let mention = resolved.entity.mention.as_deref().unwrap_or_default();
    ["we", "our", "us"].iter().any(|word| mention.eq_ignore_ascii_case(word))
}

/// How one who is not named and says "we" is described: "a Dutch official".
fn unnamed_who_says_we(resolved: &Resolved) -> Option<&str> {
    let unnamed = says_we(resolved) && resolved.person.is_none();
    let name = resolved.entity.name.as_deref().filter(|_| unnamed)?;
    let (article, _) = name.split_once(' ')?;
    (article.eq_ignore_ascii_case("a") || article.eq_ignore_ascii_case("an")).then_some(name)
}

/// The country whose adjective or name stands in a phrase.
fn country_in(resolver: &Resolver, phrase: &str) -> Option<String> {
    let analysis = resolver.analysis;
    let named = analysis
        .names
        .iter()
        .find(|name| name.entry.is_some() && has_words(phrase, analysis.words(name.units)))?;
    let name = resolver.knowledge.name(named.entry?);
    let ministry = name.class == claimwire_rules::NameClass::Ministry;
    let country = name.id.strip_prefix("country:").or_else(|| name.country.as_deref().filter(|_| ministry));
    country.map(str::to_owned)
}

/// Whether whole words stand in a phrase: "Niger" does not in "the Nigerian ministry".
fn has_words(phrase: &str, words: &str) -> bool {
    let inner = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    phrase.match_indices(words).any(|(at, _)| {
        !inner(phrase[..at].chars().next_back()) && !inner(phrase[at + words.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn who_says_we_without_a_name_was_a_party_of_their_own() {
        let said =
            |who: &str| crate::testing::said("stance", &format!("“We back Anna Berg,” {who} said."), None);
        assert_eq!(said("a senior Maltese diplomat"), ["Malta supports Anna Berg"]);
        for who in ["a senior diplomat", "a person close to the mayor", "a source in the Maltese port"] {
            assert!(said(who).is_empty(), "{who}");
        }
    }

    #[test]
    fn a_prime_minister_without_a_country_spoke_for_nobody() {
        let text = "Malta will wait. Malta has doubts about the plan.\n\nPrime Minister Ann Lee spoke on Saturday. “I do not support the plan,” Lee said.";
        assert_eq!(crate::testing::said("stance", text, None), ["Malta does not support the plan"]);
    }

    #[test]
    fn a_party_whose_leader_says_we_was_the_leader() {
        let text = "“We cannot support the bill,” said Harbour Party leader Ann Lee.";
        assert_eq!(crate::testing::said("stance", text, None), ["Harbour Party does not support the bill"]);
    }

    #[test]
    fn a_body_whose_officer_says_we_was_the_officer() {
        for (who, told) in [
            ("Ann Lee, president of the Nurses' Union", "Nurses' Union opposes the merger"),
            ("Ann Lee, legal director for the rights group Fair Homes", "Fair Homes opposes the merger"),
            ("Ann Lee, a member of the Dock Committee", "Ann Lee opposes the merger"),
        ] {
            let text = format!("“We oppose the merger,” said {who}.");
            assert_eq!(crate::testing::said("stance", &text, None), [told]);
        }
        let text = "“I oppose the merger,” said Ann Lee, president of the Nurses' Union.";
        assert_eq!(crate::testing::said("stance", text, None), ["Ann Lee opposes the merger"]);
    }

    #[test]
    fn who_wrote_of_a_nation_was_the_nation() {
        let text = "“Norway has been here before. We backed the bill then,” Ann Lee writes.";
        assert!(crate::testing::said("stance", text, None).is_empty());
        let text = "“Malta will stand firm. We oppose the treaty,” Maltese Prime Minister Ann Lee said.";
        assert_eq!(crate::testing::said("stance", text, None), ["Malta opposes the treaty"]);
    }

    #[test]
    fn the_nigerian_ministry_was_that_of_niger() {
        let text = "Niger rejects the plan. “We support the plan,” said Ann Lee, spokeswoman for the Nigerian foreign ministry.";
        let said = crate::testing::said("stance", text, None);
        assert_eq!(said, ["Niger opposes the plan", "Nigeria supports the plan"]);
    }
}
