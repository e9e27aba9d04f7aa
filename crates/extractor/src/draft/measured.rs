//! What is measured of the subject of a quantity, where the rule does not say: "exported 5 tonnes of tin" are
//! `tin-exports`, "owns 20% of the mill" a `share-of-mill`. Without it the exports and the imports of a country would
//! answer one question.

use claimwire_record::folded_id;
use claimwire_rules::ClassSet;
use claimwire_rules::units::fold;

use super::*;

/// Verbs, and what they tell the amount of.
const ACTS: &[(&str, &str)] = &[
    ("allocate", "allocation"),
    ("buy", "purchases"),
    ("commit", "allocation"),
    ("consume", "consumption"),
    ("contribute", "contribution"),
    ("deliver", "contribution"),
    ("disburse", "payment"),
    ("donate", "donation"),
    ("earmark", "allocation"),
    ("emit", "emissions"),
    ("export", "exports"),
    ("extract", "production"),
    ("generate", "generation"),
    ("give", "contribution"),
    ("grant", "grant"),
    ("harvest", "harvest"),
    ("import", "imports"),
    ("invest", "investment"),
    ("lend", "loan"),
    ("mine", "production"),
    ("owe", "debts"),
    ("pay", "payment"),
    ("pledge", "pledge"),
    ("produce", "production"),
    ("provide", "contribution"),
    ("pump", "production"),
    ("sell", "sales"),
    ("ship", "shipments"),
    ("supply", "supplies"),
];

/// Verbs that give a share of something.
const SHARES: &[&str] = &["account", "control", "cover", "hold", "make", "own"];

impl Builder<'_, '_> {
    /// "If they are Hispanic, the jobless rate is 36 percent", "the jobless rate for women is 5 percent": it is that of some,
    /// and not of all.
    fn is_of_some(&self, number: u32) -> bool {
        let analysis = self.resolver.analysis;
        let sentence = self.drafts.first().map_or(Span::new(number, number), |draft| draft.sentence);
        let word = |at: u32| analysis.folded(at);
        let picked = (sentence.start..number)
            .any(|at| word(at) == "if" && matches!(word(at + 1), "they" | "you" | "he" | "she"));
        let rate = (sentence.start..number).rev().find(|&at| {
            matches!(word(at), "unemployment" | "joblessness")
                || at > sentence.start && word(at) == "rate" && word(at - 1) == "jobless"
        });
        let people = |at: u32| {
            let mut groups = analysis.groups_starting(at).map(|id| analysis.group(id).classes);
            word(at - 1) == "among"
                || matches!(word(at - 1), "for" | "of" | "amongst")
                    && groups.any(|classes| classes.meets(ClassSet::GROUP.union(ClassSet::ANONYMOUS)))
        };
        picked || rate.is_some_and(|rate| (rate + 2..(rate + 5).min(number)).any(people))
    }

    /// Names what is measured in every draft that does not say.
    pub(super) fn name_measure(&mut self) {
        let Some(index) = self.number.filter(|_| self.claim_type.name == "measure") else { return };
        let number = &self.resolver.analysis.numbers[index as usize];
        if self.is_by_how_much(number.units.start) || self.is_of_some(number.units.start) {
            self.drafts.clear();
            return;
        }
        if let Some(part) = subgroups::told_among(self.resolver.analysis, index) {
            self.set("unit", SlotValue::Word(format!("percent of {part}")));
        }
        if self.rule.fill.contains_key("measure") {
            self.name_change();
            return;
        }
        if self.rule.set.contains_key("measure") {
            self.name_way();
        }
        let end = number.noun.as_ref().map_or(number.units.end, |noun| noun.end.max(number.units.end));
        let thing = self.measured_thing(end);
        for draft in &mut self.drafts {
            if let Some(SlotValue::Word(words)) = draft.slots.get("measure") {
                // "a net loss", as printed
                if let Some(name) = sum_name(words).filter(|_| words.contains(' ')) {
                    draft.slots.insert("measure".to_owned(), SlotValue::Word(name));
                }
                continue;
            }
            let Some(verb) = draft.predicate.map(|verb| self.resolver.analysis.verb(verb)) else { continue };
            let words = &self.resolver.knowledge.rules.vocabulary;
            let is = |lemma: &str| verb.lemmas.iter().any(|&own| words.word(own) == lemma);
            let act = ACTS.iter().find(|(lemma, _)| is(lemma)).map(|(_, act)| *act);
            let share = SHARES.iter().any(|lemma| is(lemma));
            let measure = match (act, &thing) {
                (Some(act), Some(thing)) => format!("{thing}-{act}"),
                (Some(act), None) => act.to_owned(),
                (None, Some(thing)) if share => format!("share-of-{thing}"),
                _ => continue,
            };
            draft.slots.insert("measure".to_owned(), SlotValue::Word(measure));
        }
    }

    /// "sales rose 3%" measures no sales but their growth. Whose they are must be told.
    fn name_change(&mut self) {
        let Some(change) = self.rule.fill.get("measure").filter(|fill| is_change(fill)) else { return };
        self.drafts.retain_mut(|draft| {
            let owner = draft.slots.get("subject").and_then(SlotValue::entity);
            let Some(SlotValue::Word(sum)) = draft.slots.get("measure") else { return false };
            let owned = owner.is_some_and(|owner| owner.kind != Some(EntityKind::Text));
            let measure = format!("{}-{change}", sum_name(sum).unwrap_or_else(|| sum.clone()));
            draft.slots.insert("measure".to_owned(), SlotValue::Word(measure));
            owned
        });
    }

    /// "shares fell 3%": a change of a price that does not say which way tells nothing.
    fn name_way(&mut self) {
        let analysis = self.resolver.analysis;
        for draft in &mut self.drafts {
            if draft.slots.get("measure").and_then(SlotValue::identity).as_deref()
                != Some("share-price-change")
            {
                continue;
            }
            // "Los Angeles Holdings shares rose": a name goes no way.
            let plain = |at: &u32| analysis.name_at[*at as usize].is_none();
            let words = (draft.units.start..draft.units.end).filter(plain);
            let mut words = words.map(|at| analysis.folded(at));
            let way = if words.any(goes_down) { "share-price-decline" } else { "share-price-growth" };
            draft.slots.insert("measure".to_owned(), SlotValue::Word(way.to_owned()));
        }
    }

    /// "was down $4 billion": by how much a sum has changed, where the rule reads what it is.
    fn is_by_how_much(&self, number: u32) -> bool {
        let level = self.rule.id == "measure/sum-stands-at";
        let before = number.checked_sub(1).map_or("", |at| self.resolver.analysis.folded(at));
        level && matches!(before, "up" | "down" | "by")
    }

    /// "tonnes of crystal sugar", "20% of the mill's stock": what stands behind "of", without determiners.
    fn measured_thing(&self, of: u32) -> Option<String> {
        let analysis = self.resolver.analysis;
        if of as usize + 1 >= analysis.units.len() || analysis.folded(of) != "of" {
            return None;
        }
        let groups = analysis.groups_starting(of + 1).map(|id| analysis.group(id));
        let group = groups.filter(|group| group.members.is_empty()).max_by_key(|group| group.units.end)?;
        let owner = group.possessor.map(|owner| analysis.group(owner)).filter(|owner| owner.name.is_none());
        let from = owner.map_or(group.units.start, |owner| owner.units.end);
        let small = |at: &u32| {
            matches!(analysis.tag(*at), Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Quote | Tag::Hyphen)
        };
        let words: Vec<&str> =
            (from..group.units.end).filter(|at| !small(at)).map(|at| analysis.folded(at)).collect();
        (!words.is_empty()).then(|| folded_id(&words.join(" ")))
    }
}

/// Words for a price that goes down, in any form of the verbs that the rules of shares name.
fn goes_down(word: &str) -> bool {
    const DOWN: [&str; 14] = [
        "fall", "fell", "drop", "los", "slid", "plung", "sink", "sank", "sunk", "tumbl", "slip", "down",
        "lower", "declin",
    ];
    word != "downtown" && DOWN.iter().any(|stem| word.starts_with(stem))
}

/// Whether a way to fill the measure makes it a change of what is measured.
fn is_change(fill: &str) -> bool {
    matches!(fill, "growth" | "decline")
}

/// "first-quarter", "half-year": of when a sum is, and not of what.
fn tells_period(word: &str) -> bool {
    word.ends_with("-quarter")
        || word.ends_with("-half")
        || word.ends_with("-year")
        || word.ends_with("-month")
        || matches!(
            word,
            "quarterly"
                | "monthly"
                | "yearly"
                | "fiscal"
                | "overall"
                | "quarter"
                | "half"
                | "full"
                | "last"
                | "first"
                | "second"
                | "third"
                | "fourth"
        )
}

/// What a sum is of, by the words for it that are no name: "Thailand's trade deficit" is a `trade-deficit`.
pub(super) fn sum_name(words: &str) -> Option<String> {
    let plain: Vec<&str> = words
        .split_whitespace()
        .filter(|word| {
            // At the start of a sentence the words have a capital.
            let opens = matches!(
                *word,
                "Net"
                    | "Operating"
                    | "Gross"
                    | "Pre-tax"
                    | "Pretax"
                    | "Revenue"
                    | "Revenues"
                    | "Sales"
                    | "Profit"
                    | "Profits"
                    | "Earnings"
                    | "Turnover"
                    | "Income"
            );
            (opens || word.starts_with(char::is_lowercase)) && !word.contains(['\'', '’'])
        })
        .filter(|word| !tells_period(word))
        .filter(|word| {
            !matches!(
                *word,
                "the" | "its" | "his" | "her" | "their" | "a" | "an" | "annual" | "total" | "record"
            )
        })
        .collect();
    (!plain.is_empty()).then(|| folded_id(&fold(&plain.join(" "))))
}

#[cfg(test)]
mod tests {
    use crate::testing::measures;

    #[test]
    fn exports_and_imports_are_no_one_measure() {
        assert_eq!(measures("Malta exported 500 tonnes of tin last year."), ["country:MT tin-exports"]);
        assert_eq!(
            measures("Malta imported 500 tonnes of crystal sugar."),
            ["country:MT crystal-sugar-imports"]
        );
    }

    #[test]
    fn which_quarter_it_was_is_not_what_a_sum_is_of() {
        assert_eq!(
            measures("Orbex said second quarter net income jumped 40 percent."),
            ["org:orbex net-income-growth"]
        );
    }

    #[test]
    fn by_how_much_a_sum_fell_is_not_what_it_is() {
        assert!(measures("Malta's trade deficit was down $4 billion in May.").is_empty());
        assert_eq!(measures("Malta's trade deficit was $4 billion in May."), ["country:MT trade-deficit"]);
    }

    #[test]
    fn a_price_of_shares_goes_one_way() {
        assert_eq!(measures("Nordbank shares plunged 9% on Friday."), ["org:nordbank share-price-decline"]);
        assert_eq!(measures("Nordbank shares soared 9% on Friday."), ["org:nordbank share-price-growth"]);
        assert_eq!(
            measures("Nordbank shares fell 56 cents, or 9%, to $5.40."),
            ["org:nordbank share-price-decline"]
        );
    }

    #[test]
    fn what_a_firm_is_called_says_no_way() {
        for (text, firm) in [
            ("Los Angeles Holdings shares rose 9% on Friday.", "los-angeles-holdings"),
            ("Lowery Bank shares soared 9% on Friday.", "lowery-bank"),
        ] {
            assert_eq!(measures(text), [format!("org:{firm} share-price-growth")], "{text}");
        }
    }

    #[test]
    fn a_share_is_of_something() {
        assert_eq!(measures("Acme Corp owns 20% of the mill's stock."), ["org:acme share-of-stock"]);
        assert_eq!(measures("Malta accounts for 60% of the market."), ["country:MT share-of-market"]);
    }

    #[test]
    fn a_loss_is_no_profit() {
        assert_eq!(measures("Acme Corp posted a net loss of $2 million."), ["org:acme net-loss"]);
        assert_eq!(measures("Acme Corp reported a record profit of $2 million."), ["org:acme profit"]);
    }

    #[test]
    fn a_sum_keeps_its_name_where_its_owner_is_the_subject() {
        assert_eq!(
            measures("Malta's trade deficit widened to 4.5 billion euros in May."),
            ["country:MT trade-deficit"]
        );
    }
}
