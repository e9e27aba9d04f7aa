//! From who voices a stand to the country that it counts for: ministers, ministries, and spokespersons who say "we".

use super::*;

impl Builder<'_, '_> {
    /// Whoever speaks for a country is the actor, and the country the party.
    pub(super) fn speak_for(&self, resolved: &mut Resolved, draft: &mut Draft) {
        let code = self.resolver.spoken_for(resolved);
        let code = code.or_else(|| self.ministry_country(resolved));
        let Some(code) = code.or_else(|| self.country_of_spokesperson(resolved)) else { return };
        let actor = std::mem::take(&mut resolved.entity);
        resolved.entity = Entity {
            id: Some(format!("country:{code}")),
            name: Some(self.resolver.country_name(&code)),
            kind: Some(EntityKind::Country),
            mention: actor.mention.clone(),
            resolved_by: Some(ResolvedBy::Office),
            span: actor.span,
        };
        if self.claim_type.slot("actor").is_some() {
            draft.slots.insert("actor".to_owned(), SlotValue::Entity(Box::new(actor)));
        }
    }

    /// "“We back it,” said Ann Lee, spokeswoman for the Norwegian government": who says "we" for a government.
    fn country_of_spokesperson(&self, resolved: &Resolved) -> Option<String> {
        let mention = resolved.entity.mention.as_deref()?;
        if !["we", "our", "us"].iter().any(|word| mention.eq_ignore_ascii_case(word)) {
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
    fn the_nigerian_ministry_was_that_of_niger() {
        let text = "Niger rejects the plan. “We support the plan,” said Ann Lee, spokeswoman for the Nigerian foreign ministry.";
        let said = crate::testing::said("stance", text, None);
        assert_eq!(said, ["Niger opposes the plan", "Nigeria supports the plan"]);
    }
}
