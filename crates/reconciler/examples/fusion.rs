//! A table of claims turns into findings, for measuring: `fusion TABLE [HIERARCHY] > findings.jsonl`.

use claimwire_reconciler::table::{Form, Hierarchy, Table, resolve};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: fusion TABLE [HIERARCHY]")?;
    let hierarchy = match arguments.next() {
        Some(places) => Hierarchy::from_csv(&std::fs::read_to_string(places)?)?,
        None => Hierarchy::default(),
    };
    let mut table = Table::default();
    table.read(&file, &std::fs::read(&file)?, Form::of(&file), None);
    for rejected in &table.rejected {
        eprintln!("{}:{}: {}", rejected.file, rejected.line, rejected.reason);
    }
    for finding in resolve(&table.rows, &hierarchy, 0.0) {
        println!("{}", serde_json::to_string(&finding)?);
    }
    Ok(())
}
