//! JSON turns into the value of a slot, told by its shape in one pass: the rows of millions of claims are read by it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::{Amount, Comparator, Entity, Location, SlotValue};

impl<'de> Deserialize<'de> for SlotValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = SlotValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entity, an amount, a number, a truth value, a word or null")
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<SlotValue, E> {
        Ok(SlotValue::Flag(flag))
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<SlotValue, E> {
        Ok(SlotValue::Number(number.into()))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<SlotValue, E> {
        Ok(SlotValue::Number(number.into()))
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<SlotValue, E> {
        let number = serde_json::Number::from_f64(number);
        number.map(SlotValue::Number).ok_or_else(|| E::custom("a number that is none"))
    }
    fn visit_str<E: Error>(self, word: &str) -> Result<SlotValue, E> {
        Ok(SlotValue::Word(word.to_owned()))
    }
    fn visit_string<E: Error>(self, word: String) -> Result<SlotValue, E> {
        Ok(SlotValue::Word(word))
    }
    fn visit_unit<E: Error>(self) -> Result<SlotValue, E> {
        Ok(SlotValue::Unsaid)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SlotValue, A::Error> {
        let mut fields = Fields::default();
        while let Some(key) = map.next_key::<Key>()? {
            fields.read(key, &mut map)?;
        }
        fields.value()
    }
}

/// The fields of an entity and of an amount.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Id,
    Name,
    Kind,
    Mention,
    ResolvedBy,
    Span,
    Value,
    Total,
    Comparator,
    Low,
    High,
    Unit,
    #[serde(other)]
    Other,
}

#[derive(Default)]
struct Fields {
    entity: Entity,
    span: Option<Location>,
    value: Option<SlotValue>,
    comparator: Option<Comparator>,
    total: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
}

impl Fields {
    fn read<'de, A: MapAccess<'de>>(&mut self, key: Key, map: &mut A) -> Result<(), A::Error> {
        match key {
            Key::Id => self.entity.id = map.next_value()?,
            Key::Name => self.entity.name = map.next_value()?,
            Key::Kind => self.entity.kind = map.next_value()?,
            Key::Mention => self.entity.mention = map.next_value()?,
            Key::ResolvedBy => self.entity.resolved_by = map.next_value()?,
            Key::Span => self.span = Some(map.next_value()?),
            Key::Value => self.value = Some(map.next_value()?),
            Key::Total => self.total = map.next_value()?,
            Key::Comparator => self.comparator = Some(map.next_value()?),
            Key::Low => self.low = map.next_value()?,
            Key::High => self.high = map.next_value()?,
            Key::Unit => self.unit = map.next_value()?,
            Key::Other => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }
    /// An amount always tells its comparator and its value, an entity where it stands.
    fn value<E: Error>(self) -> Result<SlotValue, E> {
        match (self.value, self.comparator, self.span) {
            (Some(value), Some(comparator), _) => {
                let Fields { total, low, high, unit, .. } = self;
                Ok(SlotValue::Amount(Box::new(Amount { value, total, comparator, low, high, unit })))
            }
            (_, _, Some(span)) => Ok(SlotValue::Entity(Box::new(Entity { span, ..self.entity }))),
            _ => Err(E::custom(
                "neither an entity (its `span` is missing) nor an amount (its `comparator` is missing)",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Entity, EntityKind, SlotValue};

    fn read(json: &str) -> SlotValue {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn values_are_told_by_their_shape() {
        assert_eq!(read("true"), SlotValue::Flag(true));
        assert_eq!(read("null"), SlotValue::Unsaid);
        assert_eq!(read("28"), SlotValue::number(28.0));
        assert_eq!(read("-1.5"), SlotValue::number(-1.5));
        assert_eq!(read("\"support\""), SlotValue::Word("support".into()));
    }

    #[test]
    fn entities_and_amounts_come_back_as_they_were_written() {
        let entity =
            Entity { id: Some("person:ann-li".into()), kind: Some(EntityKind::Person), ..Entity::default() };
        let amount = r#"{"value":28,"total":32.0,"comparator":"exactly","low":28.0,"high":28.0,"unit":null}"#;
        for json in [serde_json::to_string(&SlotValue::Entity(Box::new(entity))).unwrap(), amount.to_owned()]
        {
            assert_eq!(serde_json::to_string(&read(&json)).unwrap(), json);
        }
    }

    #[test]
    fn an_object_that_is_neither_says_what_it_lacks() {
        let error = serde_json::from_str::<SlotValue>(r#"{"id":"person:ann-li"}"#).unwrap_err().to_string();
        assert!(error.contains("its `span` is missing"), "{error}");
    }
}
