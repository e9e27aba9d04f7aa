//! One record of each kind for the tests of the formats, with every kind of value in it.

use std::collections::BTreeMap;

use claimwire_record::*;

const TEXT: &str = "Estonia backs Mark Rutte.\nA “plan” – really – for 28 of 32.\n";

/// An article of two lines.
pub(crate) fn article() -> Article {
    let offsets = Offsets::new(TEXT);
    let span = offsets.locate(Span::new(0, 25));
    Article {
        schema: Article::SCHEMA.into(),
        document: document(),
        text: TEXT.into(),
        text_is_input: true,
        details: Default::default(),
        origins: Default::default(),
        paragraphs: vec![Paragraph {
            zone: Zone::Body,
            span,
            reason: Some("why".into()),
            page: PagePlace { path: Some("html > body > p".into()), ..PagePlace::default() },
        }],
        asides: Vec::new(),
    }
}

fn document() -> Document {
    Document {
        path: "news/a b.txt".into(),
        url: Some("https://example.org/a?b=1&c=2".into()),
        title: Some("Estonia backs".into()),
        publisher: Some("The Example".into()),
        published: Some("2024-04-02".into()),
        published_basis: Some(PublishedBasis::Sidecar),
        sha256: sha256_hex(TEXT.as_bytes()),
        ..Document::default()
    }
}

fn entity(id: &str, name: &str, kind: EntityKind, span: (u32, u32)) -> SlotValue {
    SlotValue::Entity(Box::new(Entity {
        id: Some(id.into()),
        name: Some(name.into()),
        kind: Some(kind),
        mention: Some(name.into()),
        resolved_by: Some(ResolvedBy::Lexicon),
        span: Offsets::new(TEXT).locate(Span::new(span.0, span.1)),
    }))
}

fn source(id: &str, kind: SourceKind) -> Source {
    Source {
        id: Some(id.into()),
        name: Some(id.into()),
        kind,
        mention: None,
        count: Some(3),
        span: Location::default(),
    }
}

/// A stance with every kind of slot value.
pub(crate) fn claim() -> Claim {
    let slots = [
        ("party", entity("country:EE", "Estonia", EntityKind::Country, (0, 7))),
        ("position", SlotValue::Word("support".into())),
        ("role", SlotValue::Entity(Box::default())),
        ("sure", SlotValue::Flag(true)),
        ("target", entity("person:mark-rutte", "Mark Rutte", EntityKind::Person, (14, 24))),
        ("value", SlotValue::number(2.5)),
        ("why", SlotValue::Unsaid),
    ];
    Claim {
        schema: Claim::SCHEMA.into(),
        id: "c1".into(),
        key: "k1".into(),
        claim_type: "stance".into(),
        slots: slots.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        text: "Estonia supports Mark Rutte".into(),
        polarity: Polarity::Affirmed,
        modality: Modality::Hedged,
        modality_cues: vec!["understood".into()],
        quantity: Quantity::default(),
        time: Time { value: Some("2024-04-02".into()), grain: Some(Grain::Day), text: None, basis: None },
        attribution: Attribution {
            source: source("person:x-y", SourceKind::Person),
            mode: AttributionMode::Indirect,
            cue: Some("said".into()),
            via: vec![source("media:example", SourceKind::Media)],
        },
        span: Offsets::new(TEXT).locate(Span::new(0, 24)),
        quote: "Estonia backs Mark Rutte".into(),
        prefix: String::new(),
        suffix: ".\nA “plan”".into(),
        sentence: "Estonia backs Mark Rutte.".into(),
        zone: Zone::Body,
        document: document(),
        rule: RuleRef { id: "stance/backs".into(), version: 1, also: vec!["stance/other@2".into()] },
        confidence: 0.9,
        confidence_reasons: vec!["hedged".into()],
    }
}

/// A fact with the claim [`claim`] behind it.
pub(crate) fn fact() -> Fact {
    let time = claim().time;
    Fact {
        schema: Fact::SCHEMA.into(),
        id: "f1".into(),
        key: "k1".into(),
        claim_type: "stance".into(),
        slots: BTreeMap::from([("party".to_owned(), claim().slots["party"].clone())]),
        status: FactStatus::HedgedOnly,
        best: SlotValue::Word("support".into()),
        low: None,
        high: Some(3.0),
        as_of: time.clone(),
        positions: vec![Position {
            value: SlotValue::Word("support".into()),
            polarity: Polarity::Affirmed,
            modality: Modality::Hedged,
            scope: None,
            text: "Estonia supports Mark Rutte".into(),
            status: PositionStatus::Unconfirmed,
            first: time.clone(),
            last: time,
            claims: vec!["c1".into()],
            origins: vec![0],
            relations: vec![Relation { to: 0, kind: "confirms".into(), rule: "same".into() }],
        }],
        origins: vec![Origin { documents: vec!["news/a b.txt".into()], why: "single".into() }],
        counts: Counts { claims: 1, documents: 1, sources: 1, origins: 1 },
        links: vec![Link { fact: "f1".into(), side: LinkSide::Named, name: "Estonia".into() }],
        rule: "nobody-asserts-it".into(),
        explanation: "support, hedged only".into(),
    }
}
