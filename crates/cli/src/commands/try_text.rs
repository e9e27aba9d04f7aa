//! `claimwire try`: a sentence turns into its claims, or into every level of the way there.

use std::fmt::Write as _;
use std::io::{self, Write};

use claimwire_exporter::json_line;
use claimwire_record::{AttributionMode, Claim, Polarity, SlotValue};
use clap::ValueEnum;

use crate::input::read_stream;
use crate::terminal::{Style, Terminal, visible};
use crate::{Exit, Failure, MAX_BYTES, Options, Outcome, Stages};

/// Try the rules on a text: print its claims.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The text; `-` is standard input.
    #[arg(value_name = "TEXT")]
    text: String,
    /// Print every level instead: units, names, groups, references, the rules that were considered, and why.
    #[arg(long)]
    explain: bool,
    /// The date that "on Tuesday" is counted from, as 2024-04-02.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// How to print the claims.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: TryFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum TryFormat {
    /// For people.
    #[default]
    Text,
    /// Claim records as JSON Lines.
    Json,
}

/// Extracts from the text and prints.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    let text = text(args)?;
    let published = args.published.as_deref();
    let shown = if args.explain {
        visible(&stages.extractor().explain(&text, published)).into_owned().into_bytes()
    } else {
        let claims = stages.extractor().extract_text(&text, published);
        match args.format {
            TryFormat::Text => for_people(&claims, Terminal::stdout(options.color)).into_bytes(),
            TryFormat::Json => lines(&claims).map_err(Failure::stdout)?,
        }
    };
    io::stdout().write_all(&shown).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn text(args: &Args) -> Result<String, Failure> {
    if args.text != "-" {
        return Ok(args.text.clone());
    }
    let bytes = read_stream(io::stdin().lock(), "standard input", MAX_BYTES);
    let bytes = bytes.map_err(|row| Failure::new(row, ""))?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        Failure::new(format_args!("standard input: byte {byte} is no UTF-8"), "convert the text to UTF-8")
    })
}

fn lines(claims: &[Claim]) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    claims.iter().try_for_each(|claim| json_line(claim, &mut lines))?;
    Ok(lines)
}

fn for_people(claims: &[Claim], terminal: Terminal) -> String {
    if claims.is_empty() {
        return "no claims\n".to_owned();
    }
    let mut text = String::new();
    for claim in claims {
        // Writing to a String cannot fail.
        let _ = write_claim(&mut text, claim, terminal);
    }
    text
}

fn write_claim(out: &mut String, claim: &Claim, terminal: Terminal) -> std::fmt::Result {
    writeln!(out, "{}  {}", terminal.paint(Style::Heading, &claim.claim_type), one_line(&claim.text))?;
    for (name, value) in &claim.slots {
        if let Some(value) = shown(value) {
            writeln!(out, "    {name:<12} {}", one_line(&value))?;
        }
    }
    writeln!(out, "    {:<12} {}", "holds", certainty(claim))?;
    if let Some(value) = &claim.time.value {
        writeln!(out, "    {:<12} {value}", "time")?;
    }
    if claim.attribution.mode != AttributionMode::Narrated {
        let source = &claim.attribution.source;
        let who = source.id.as_ref().or(source.mention.as_ref()).map_or("", String::as_str);
        writeln!(out, "    {:<12} {}", "says", one_line(who))?;
    }
    writeln!(out, "    {:<12} {}@{}", "rule", claim.rule.id, claim.rule.version)?;
    writeln!(out, "    {:<12} “{}”", "evidence", one_line(&claim.quote))
}

fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn certainty(claim: &Claim) -> String {
    let modality = serde_json::to_value(claim.modality).ok();
    let modality = modality.as_ref().and_then(|it| it.as_str()).unwrap_or_default();
    let negated = if claim.polarity == Polarity::Negated { ", negated" } else { "" };
    let cues = if claim.modality_cues.is_empty() {
        String::new()
    } else {
        format!(" ({})", claim.modality_cues.join(", "))
    };
    format!("{modality}{negated}{cues}")
}

fn shown(value: &SlotValue) -> Option<String> {
    let entity = value.entity();
    let mention = entity.and_then(|entity| entity.mention.as_ref()).map(|mention| format!("  “{mention}”"));
    Some(value.identity()? + mention.unwrap_or_default().as_str())
}
