//! A seed turns into made-up claims, for property tests and timings: few questions have most of the claims
//! (Zipf), outlets copy each other, and reports come hedged, dated, corrected and denied.

use std::collections::BTreeMap;

use claimwire_record::{
    Attribution, AttributionMode, Claim, Comparator, Document, Entity, EntityKind, Grain, Location, Modality,
    Polarity, Quantity, RuleRef, SlotValue, Source, SourceKind, Time, TimeBasis, Zone, content_hash,
};

/// Gives claims without end, the same for the same seed.
#[derive(Debug, Clone)]
pub struct Sample {
    state: u64,
    number: u64,
    questions: u64,
}

impl Sample {
    /// Claims on about so many different questions.
    pub fn new(seed: u64, questions: u64) -> Sample {
        Sample { state: seed, number: 0, questions: questions.max(1) }
    }
    /// A number below `below` (SplitMix64, Steele et al. 2014).
    fn below(&mut self, below: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below.max(1)
    }
    /// A rank below `below`; each is as likely as all that are twice to four times as far behind (Zipf, s = 1).
    fn rank(&mut self, below: u64) -> u64 {
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((below as f64).powf(part) - 1.0) as u64
    }
    fn claim(&mut self) -> Claim {
        self.number += 1;
        let question = self.rank(self.questions);
        // Some ten claims to a document, and every fifth document a copy of the one before.
        let article = self.number / 10;
        let original = if article % 5 == 4 { article - 1 } else { article };
        let document = document(article, self.below(40));
        let (claim_type, slots, quantity) = match question % 5 {
            0 => self.stance(question),
            1 => self.tally(question),
            2 => self.office(question),
            3 => self.toll(question),
            _ => self.statement(question),
        };
        let time = self.time(&document);
        let polarity = if self.below(12) == 0 { Polarity::Negated } else { Polarity::Affirmed };
        let modality =
            [Modality::Asserted, Modality::Asserted, Modality::Asserted, Modality::Hedged, Modality::Future]
                [self.below(5) as usize];
        let attribution = self.attribution();
        let sentence = format!(
            "Sentence {} of article {original} says what it says in more than ten words.",
            self.number % 10
        );
        claim(Parts {
            number: self.number,
            claim_type,
            slots,
            quantity,
            time,
            polarity,
            modality,
            attribution,
            sentence,
            document,
        })
    }
    fn stance(&mut self, question: u64) -> Told {
        let position = ["support", "oppose", "undecided"][self.below(3) as usize];
        let slots = [
            ("party", entity("country", "Country", question % 997)),
            ("target", entity("person", "Person", question)),
            ("position", SlotValue::Word(position.into())),
        ];
        ("stance", slots.into_iter().collect(), Quantity::default())
    }
    fn tally(&mut self, question: u64) -> Told {
        let value = 10.0 + self.below(20) as f64;
        let slots = [
            ("target", entity("person", "Person", question)),
            ("position", SlotValue::Word("support".into())),
            ("value", SlotValue::number(value)),
            ("total", SlotValue::number(32.0)),
            ("comparator", SlotValue::Word("exactly".into())),
        ];
        ("tally", slots.into_iter().collect(), quantity(value, Some(32.0)))
    }
    fn office(&mut self, question: u64) -> Told {
        let slots = [
            ("person", entity("person", "Holder", question * 3 + self.below(2))),
            ("office", SlotValue::Word("prime-minister".into())),
            ("of", entity("country", "Country", question)),
            ("former", SlotValue::Flag(self.below(8) == 0)),
        ];
        ("office", slots.into_iter().collect(), Quantity::default())
    }
    fn toll(&mut self, question: u64) -> Told {
        let value = self.below(50) as f64;
        let slots = [
            ("kind", SlotValue::Word(["killed", "injured"][(question % 2) as usize].into())),
            ("value", SlotValue::number(value)),
            ("comparator", SlotValue::Word("exactly".into())),
        ];
        ("toll", slots.into_iter().collect(), quantity(value, None))
    }
    fn statement(&mut self, question: u64) -> Told {
        let reason = self.below(1000);
        let content = format!(
            "We are glad to say that plan {question} is sound for reason {reason} and for many others"
        );
        let slots = [
            ("speaker", entity("person", "Speaker", question)),
            ("mode", SlotValue::Word("direct".into())),
            ("content", SlotValue::Word(content)),
        ];
        ("statement", slots.into_iter().collect(), Quantity::default())
    }
    fn time(&mut self, document: &Document) -> Time {
        let stated = self.below(3) == 0;
        let day = format!("2024-03-{:02}", 1 + self.below(28));
        let value = if stated { Some(day) } else { document.published.clone() };
        let basis = if stated { TimeBasis::Stated } else { TimeBasis::Published };
        Time { value, grain: Some(Grain::Day), text: None, basis: Some(basis) }
    }
    fn attribution(&mut self) -> Attribution {
        let speaker = self.below(4);
        let kind = if speaker == 0 { SourceKind::Person } else { SourceKind::Outlet };
        let id = (speaker == 0).then(|| format!("person:speaker-{}", self.below(50)));
        let mode = if speaker == 0 { AttributionMode::Indirect } else { AttributionMode::Narrated };
        let source = Source { id, name: None, kind, mention: None, count: None, span: Location::default() };
        Attribution { source, mode, cue: None, via: Vec::new() }
    }
}

impl Iterator for Sample {
    type Item = Claim;

    fn next(&mut self) -> Option<Claim> {
        Some(self.claim())
    }
}

type Told = (&'static str, BTreeMap<&'static str, SlotValue>, Quantity);

fn entity(kind: &str, name: &str, number: u64) -> SlotValue {
    let id = format!("{kind}:{}-{number}", name.to_lowercase());
    let kind = EntityKind::named(&id);
    let name = Some(format!("{name} {number}"));
    SlotValue::Entity(Box::new(Entity { id: Some(id), name, kind, ..Entity::default() }))
}

fn quantity(value: f64, total: Option<f64>) -> Quantity {
    Quantity {
        text: Some(value.to_string()),
        value: Some(value),
        total,
        comparator: Some(Comparator::Exactly),
        low: Some(value),
        high: Some(value),
        ..Quantity::default()
    }
}

fn document(article: u64, outlet: u64) -> Document {
    let path = format!("news/{article}.txt");
    Document {
        sha256: content_hash([path.as_str()]),
        title: Some(format!("News of Place{} and Town{}", article / 20, article / 20)),
        publisher: Some(format!("Outlet {}", (article * 7 + outlet / 40) % 40)),
        published: Some(format!("2024-03-{:02}", 1 + article % 28)),
        path,
        ..Document::default()
    }
}

struct Parts {
    number: u64,
    claim_type: &'static str,
    slots: BTreeMap<&'static str, SlotValue>,
    quantity: Quantity,
    time: Time,
    polarity: Polarity,
    modality: Modality,
    attribution: Attribution,
    sentence: String,
    document: Document,
}

fn claim(parts: Parts) -> Claim {
    let slots: BTreeMap<String, SlotValue> =
        parts.slots.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let text = slots.values().filter_map(SlotValue::identity).collect::<Vec<_>>().join(" ");
    Claim {
        schema: Claim::SCHEMA.into(),
        id: content_hash(["sample", &parts.number.to_string()]),
        key: content_hash([text.as_str()]),
        claim_type: parts.claim_type.into(),
        slots,
        quote: text.clone(),
        text,
        polarity: parts.polarity,
        modality: parts.modality,
        modality_cues: Vec::new(),
        quantity: parts.quantity,
        time: parts.time,
        attribution: parts.attribution,
        span: Location::default(),
        prefix: String::new(),
        suffix: String::new(),
        sentence: parts.sentence,
        zone: Zone::Body,
        document: parts.document,
        rule: RuleRef { id: "sample/made-up".into(), version: 1, also: Vec::new() },
        confidence: 1.0,
        confidence_reasons: Vec::new(),
    }
}
