//! The records of a run turn into a few lines for whoever started it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::time::Duration;

use claimwire_fetcher::FetchError;
use claimwire_record::{Claim, Modality, Polarity};

use crate::rejected::printable;
use crate::{Reason, Rejected};

/// The most stands that are listed.
const MOST_STANDS: usize = 5;
/// The most parties that are named for one stand.
const MOST_PARTIES: usize = 6;
/// The most rejected documents that are named.
const MOST_NAMED: usize = 10;

/// Who is said to take a stand: parties by the position and the target.
type Stands = BTreeMap<(String, String), BTreeSet<String>>;

/// What a run has read and found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    documents: u64,
    bytes: u64,
    types: BTreeMap<String, u64>,
    stands: Stands,
}

impl Summary {
    /// Counts documents that were read, and their bytes together.
    pub fn of_documents(documents: u64, bytes: u64) -> Self {
        Summary { documents, bytes, ..Summary::default() }
    }
    /// Counts claims.
    pub fn of_claims(claims: &[Claim]) -> Self {
        let mut summary = Summary::default();
        for claim in claims {
            *summary.types.entry(claim.claim_type.clone()).or_default() += 1;
            if let Some((stand, party)) = stand(claim) {
                summary.stands.entry(stand).or_default().insert(party);
            }
        }
        summary
    }
    /// Counts what another part of the run has read and found.
    pub fn add(&mut self, other: Summary) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        for (claim_type, count) in other.types {
            *self.types.entry(claim_type).or_default() += count;
        }
        for (stand, parties) in other.stands {
            self.stands.entry(stand).or_default().extend(parties);
        }
    }
    /// How many documents were read.
    pub fn documents(&self) -> u64 {
        self.documents
    }
    /// The lines to show.
    pub fn text(&self, rejected: &[Rejected], took: Duration) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut text, rejected, took);
        text
    }
    fn write(&self, out: &mut impl Write, rejected: &[Rejected], took: Duration) -> fmt::Result {
        let seconds = took.as_secs_f64().max(1e-9);
        let megabytes = self.bytes as f64 / 1e6;
        let (documents, speed) = (counted(self.documents, "document"), megabytes / seconds);
        writeln!(out, "{documents} read: {megabytes:.2} MB in {seconds:.2} s, {speed:.1} MB/s")?;
        write_rejected(out, rejected)?;
        self.write_types(out)?;
        self.write_stands(out)
    }
    fn write_types(&self, out: &mut impl Write) -> fmt::Result {
        let mut types: Vec<_> = self.types.iter().collect();
        types.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        write!(out, "{} found", counted(self.types.values().sum(), "claim"))?;
        for (index, (name, count)) in types.into_iter().enumerate() {
            write!(out, "{} {count} {name}", if index == 0 { ":" } else { "," })?;
        }
        writeln!(out)
    }
    fn write_stands(&self, out: &mut impl Write) -> fmt::Result {
        let mut stands: Vec<_> = self.stands.iter().collect();
        stands.sort_by_key(|(stand, parties)| (std::cmp::Reverse(parties.len()), *stand));
        for ((position, target), parties) in stands.into_iter().take(MOST_STANDS) {
            let named: Vec<&str> = parties.iter().take(MOST_PARTIES).map(String::as_str).collect();
            let more = if parties.len() > named.len() { ", …" } else { "" };
            writeln!(out, "  {position} {target}: {} ({}{more})", parties.len(), named.join(", "))?;
        }
        Ok(())
    }
}

fn write_rejected(out: &mut impl Write, rejected: &[Rejected]) -> fmt::Result {
    if rejected.is_empty() {
        return Ok(());
    }
    let mut reasons: BTreeMap<Reason, u64> = BTreeMap::new();
    for row in rejected {
        *reasons.entry(row.reason).or_default() += 1;
    }
    let reasons: Vec<String> = reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    writeln!(out, "{} set aside: {}", rejected.len(), reasons.join(", "))?;
    for row in rejected.iter().take(MOST_NAMED) {
        writeln!(out, "  {row}")?;
    }
    match rejected.len().checked_sub(MOST_NAMED) {
        Some(more @ 1..) => writeln!(out, "  and {more} more in rejected.jsonl"),
        _ => Ok(()),
    }
}

/// What failed and why: a row for each reason with its number of addresses, their hosts, and one of them.
pub(crate) fn failures(failed: &[FetchError]) -> String {
    let mut kinds: BTreeMap<String, Vec<&FetchError>> = BTreeMap::new();
    for error in failed {
        kinds.entry(error.fault.kind()).or_default().push(error);
    }
    let mut rows: Vec<_> = kinds.into_iter().collect();
    rows.sort_by_key(|(_, errors)| std::cmp::Reverse(errors.len()));
    let row = |(kind, errors): (String, Vec<&FetchError>)| {
        let hosts: BTreeSet<&str> = errors.iter().filter_map(|error| error.url.split('/').nth(2)).collect();
        let counts = format!(
            "{:>6} {kind:<24} {:>4} host{}",
            errors.len(),
            hosts.len(),
            if hosts.len() == 1 { " " } else { "s" }
        );
        format!("{counts}  {}\n", printable(&errors[0].to_string()))
    };
    rows.into_iter().map(row).collect()
}

/// A count with its noun, `1 claim` or `2 claims`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The stand that a claim flatly reports, and whose it is.
fn stand(claim: &Claim) -> Option<((String, String), String)> {
    let is_flat = claim.polarity == Polarity::Affirmed && claim.modality <= Modality::Hedged;
    if claim.claim_type != "stance" || !is_flat {
        return None;
    }
    let named = |slot: &str| {
        let entity = claim.slots.get(slot)?.entity()?;
        let text = entity.name.as_ref().or(entity.id.as_ref())?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let position = claim.slots.get("position")?.identity()?;
    Some(((position, named("target")?), named("party")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_fetcher::FetchFault;

    fn summary() -> Summary {
        let parties = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        Summary {
            documents: 2,
            bytes: 3_000_000,
            types: BTreeMap::from([("office".into(), 1), ("stance".into(), 9)]),
            stands: BTreeMap::from([
                (("oppose".into(), "Mark Rutte".into()), parties(&["Hungary"])),
                (("support".into(), "Mark Rutte".into()), parties(&["A", "B", "C", "D", "E", "F", "G"])),
            ]),
        }
    }

    #[test]
    fn the_summary_says_what_was_read_and_found() {
        let rejected = vec![Rejected::new("b.txt", Reason::Empty, "the file is empty", "take it out"); 11];
        let text = summary().text(&rejected, Duration::from_secs(2));
        let named = "  b.txt: the file is empty; take it out\n".repeat(10);
        let expected = format!(
            "2 documents read: 3.00 MB in 2.00 s, 1.5 MB/s\n\
             11 set aside: 11 empty\n{named}  and 1 more in rejected.jsonl\n\
             10 claims found: 9 stance, 1 office\n  \
             support Mark Rutte: 7 (A, B, C, D, E, F, …)\n  \
             oppose Mark Rutte: 1 (Hungary)\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn failures_are_counted_by_reason() {
        let error = |url: &str, status| FetchError { url: url.into(), fault: FetchFault::Status(status) };
        let failed =
            [error("https://a.org/1", 500), error("https://a.org/2", 404), error("https://b.org/3", 404)];
        let table = failures(&failed);
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows.len(), 2, "{table}");
        assert!(
            rows[0].starts_with("     2 status 404                  2 hosts  https://a.org/2: "),
            "{table}"
        );
        assert!(
            rows[1].starts_with("     1 status 500                  1 host   https://a.org/1: "),
            "{table}"
        );
    }

    #[test]
    fn adding_counts_a_party_once() {
        let mut twice = summary();
        twice.add(summary());
        assert_eq!((twice.documents(), &twice.stands), (4, &summary().stands));
    }
}
