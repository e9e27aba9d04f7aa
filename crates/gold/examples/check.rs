//! Gold and claims turn into a report: `check GOLD CLAIMS [FORMAT]`.

use std::error::Error;
use std::path::Path;

use claimwire_gold::{Options, format_named, read_claims, read_gold, read_texts, score};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, claims, rest @ ..] = arguments.as_slice() else {
        return Err("usage: check GOLD CLAIMS [FORMAT]".into());
    };
    let gold = read_gold(Path::new(gold))?;
    let options = Options { texts: read_texts(&gold), ..Options::default() };
    let report = score(&gold, &read_claims(Path::new(claims))?, &options);
    let format = format_named(rest.first().map_or("text", String::as_str)).ok_or("no such format")?;
    Ok(format.write(&report, &mut std::io::stdout().lock())?)
}
