//! JSON Schemas (2020-12) of the records, generated from the types.

use schemars::{JsonSchema, generate::SchemaSettings};

use crate::{Article, Claim, Fact};

/// File name and schema text of every record kind, in flow order.
/// The texts end in a line break and are the same on every machine.
pub fn all() -> [(&'static str, String); 3] {
    [
        ("article.schema.json", text::<Article>()),
        ("claim.schema.json", text::<Claim>()),
        ("fact.schema.json", text::<Fact>()),
    ]
}

fn text<T: JsonSchema>() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    serde_json::to_string_pretty(&schema).expect("a schema is plain JSON") + "\n"
}
