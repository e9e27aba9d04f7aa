//! Prints made-up claims as JSON Lines, to time `claimwire reconcile` on:
//! `cargo run --release -p claimwire-reconciler --example generate -- 500000 > claims.jsonl`.

use std::io::{BufWriter, Write};

use claimwire_reconciler::sample::Sample;

fn main() -> std::io::Result<()> {
    let count: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    for claim in Sample::new(1, count / 5).take(count as usize) {
        serde_json::to_writer(&mut out, &claim)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
