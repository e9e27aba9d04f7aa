//! `claimwire serve`: the records of a run are shown for people to judge, and their verdicts become gold.

use std::net::SocketAddr;
use std::path::PathBuf;

use claimwire_review::{Desk, ReviewError, Token, TypeForm, serve};

use crate::commands::report::dossier;
use crate::stages::load_rules;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome};

/// Review claims in a browser and write gold.
///
/// Shows each article of a run with its claims; one key each accepts, rejects and corrects a claim or adds a missed
/// one. The gold file is whole after every verdict and is what `claimwire check` reads; the verdicts themselves,
/// rejections among them, stand beside it. Who opens the printed address, which holds a token, may judge; the server
/// listens on this machine alone unless --listen says otherwise.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder that `claimwire run` wrote to.
    #[arg(default_value = "output", value_name = "FOLDER")]
    folder: PathBuf,
    /// The gold file to write; without it, review.gold.jsonl in the folder. Rows that it holds are kept.
    #[arg(long, value_name = "FILE")]
    gold: Option<PathBuf>,
    /// Your name, kept with each verdict.
    #[arg(long, value_name = "NAME", default_value = "")]
    reviewer: String,
    /// The address to listen at; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8788")]
    listen: SocketAddr,
    /// The token that lets a browser in; without it, a random one. At least 16 letters and digits.
    #[arg(long, value_name = "TOKEN", env = "CLAIMWIRE_TOKEN", hide_env_values = true)]
    token: Option<String>,
}

/// Opens the review and answers requests until Ctrl-C.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let forms: Vec<TypeForm> = load_rules(options)?.types.iter().map(TypeForm::from).collect();
    let token = args.token.as_deref().map_or_else(Token::random, Token::chosen).map_err(failure)?;
    let gold = args.gold.clone().unwrap_or_else(|| args.folder.join("review.gold.jsonl"));
    let desk = Desk::open(dossier(&args.folder)?, forms, &gold, &args.reviewer).map_err(failure)?;
    let word = token.word().to_owned();
    let ready = |address: SocketAddr| {
        if !address.ip().is_loopback() {
            complain(
                "warning: others on the network can reach this server, and what it sends is not encrypted",
            );
        }
        complain(format_args!("review at http://{address}/?token={word}"));
        complain(format_args!("gold goes to {}; Ctrl-C ends", gold.display()));
    };
    serve(desk, token, args.listen, ready).map_err(failure)?;
    Ok(Exit::Well)
}

fn failure(error: ReviewError) -> Failure {
    let remedy = match error {
        ReviewError::Network(_) => "choose another address with --listen",
        ReviewError::Unreadable(_) => "mend the file, or name another with --gold",
        _ => "",
    };
    Failure::new(error, remedy)
}
