//! Results of ballots: "by 14 votes to none with one abstention", "211-148", "17 in favour, three against".

mod orders;

use claimwire_rules::units::UnitKind;

use super::mention::{NumberKind, NumberMention};
use super::numeral::{Numeral, numeral, numeral_or_none};
use super::sentence::Sentence;
use super::words::{ends_noun, month};

/// How many units before and behind a score are searched for words of voting.
const NEAR: usize = 14;
/// How far behind the votes in favour the votes against and the abstentions may stand.
const TAIL: usize = 24;

/// The ballot whose votes in favour `number` tells, and the unit behind it.
pub(crate) fn ballot(s: &Sentence, number: &Numeral) -> Option<(NumberMention, usize)> {
    if !number.whole() {
        return None;
    }
    let turned = orders::against_first(s, number).or_else(|| orders::supported(s, number));
    turned.or_else(|| score(s, number)).or_else(|| favour(s, number))
}

/// "14-0", "17 votes to 3", "52 to 48", "28-2-2".
fn score(s: &Sentence, number: &Numeral) -> Option<(NumberMention, usize)> {
    let votes = matches!(s.word(number.end), "votes" | "vote");
    let joint = number.end + usize::from(votes);
    let dash = s.is(joint, UnitKind::Hyphen) || s.is(joint, UnitKind::Dash) && number.digits;
    // "by 47 votes against 39"
    let set_against = votes && s.word(joint) == "against" && s.before(number.start, 1) == "by";
    if !dash && !set_against && s.word(joint) != "to" {
        return None;
    }
    let against = numeral_or_none(s, joint + 1).filter(|found| {
        let alike = found.digits == number.digits || s.before(number.start, 1) == "voted";
        found.whole() && alike || found.value == 0.0 || votes
    })?;
    let behind = s.word(against.end);
    // "passed Senate Bill 16-12", "SB 16-12", "Texas, No. 15-674": what the bill or the case is called.
    let law = s.before(number.start, 1);
    let capital = s.raw(number.start.wrapping_sub(1)).starts_with(|first: char| first.is_uppercase());
    if dash
        && capital
        && matches!(
            law,
            "bill"
                | "act"
                | "resolution"
                | "ordinance"
                | "measure"
                | "proposition"
                | "sb"
                | "hb"
                | "hr"
                | "no"
                | "no."
                | "nos."
        )
    {
        return None;
    }
    let measured = matches!(behind, "%" | "percent" | "per" | "year" | "years" | "-" if behind != "-");
    // "by 44 votes – 26 votes from the cabinet and 18 from others": what the 44 are made of.
    if votes && dash && matches!(behind, "votes" | "vote") && s.word(against.end + 1) == "from" {
        return None;
    }
    // "approved a 2-1 split of its shares"
    let measured = measured || matches!(behind, "split" | "ratio" | "odds");
    // "voted 4-1 to place a half-cent tax on the ballot": a half is of a game only where nobody votes so.
    let voted = s.before(number.start, 1) == "voted" && dash;
    let told = votes
        || voted
        || behind == "vote"
        || behind == "votes"
        || turned_down(s, number.start)
        || voting_near(s, number.start, against.end)
        || beats_by_thousands(s, number, &against);
    // "cast votes from March 1-8"
    let before = s.before(number.start, 1);
    let day = MONTHS.contains(&before) || before.ends_with('.') && month(before).is_some();
    // "by a margin of nine to one": how many for each, and no count.
    let ratio = against.value == 1.0
        && !votes
        && (1..=3).any(|back| matches!(s.before(number.start, back), "margin" | "ratio"));
    // "by 14 percentage points, 56-42": shares of those asked in a poll.
    let polled = !votes && (1..=2).any(|back| s.before(number.start, back) == "points");
    if measured
        || day
        || ratio
        || polled
        || !told
        || tells_seats(s, number)
        || reads_as_range(s, number, &against, votes || dash)
    {
        return None;
    }
    // "saw its seats cut from 40 to 28"
    if s.before(number.start, 1) == "from" && !dash && !votes {
        return None;
    }
    let third = s.is(against.end, UnitKind::Hyphen).then(|| numeral(s, against.end + 1)).flatten();
    let mut mention = result(s, number, against.value);
    mention.abstain = third.map(|third| third.value);
    let end = third.map_or(against.end, |third| third.end);
    // "54-7 against": those against stand first.
    if dash
        && third.is_none()
        && s.word(end) == "against"
        && number.value > against.value
        && !s.is(end + 1, UnitKind::Word)
    {
        mention.value = Some(against.value);
        mention.low = Some(against.value);
        mention.high = Some(against.value);
        mention.against = Some(number.value);
    }
    Some(ended(s, mention, end))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "turned the strike down by 311 to 97"
fn turned_down(s: &Sentence, at: usize) -> bool {
    const REACH: usize = 8;
    s.ends(at, &["down", "by"])
        && (3..REACH).any(|back| matches!(s.before(at, back), "turned" | "turn" | "turns" | "turning"))
}

/// "controls the chamber by a narrow 51-49", "hold a 53-47 majority": seats, not votes.
fn tells_seats(s: &Sentence, number: &Numeral) -> bool {
    const REACH: usize = 6;
    // "the Labour-controlled council voted 3-2"
    if matches!(s.before(number.start, 1), "voted" | "vote" | "votes") {
        return false;
    }
    // "lost its slim majority of 33-30"
    let owned = s.ends(number.start, &["majority", "of"])
        && (3..=REACH).any(|back| matches!(s.before(number.start, back), "its" | "their" | "his" | "her"));
    if owned {
        return true;
    }
    (1..=REACH).any(|back| {
        matches!(
            s.before(number.start, back),
            "control" | "controls" | "controlled" | "controlling" | "hold" | "holds" | "held" | "holding"
        )
    })
}

/// "20 to 25 countries" is a range even where votes are spoken of, and so is a rising pair of years.
fn reads_as_range(s: &Sentence, number: &Numeral, against: &Numeral, voted: bool) -> bool {
    // "3,866 to 2,767" are no years.
    let year = |of: &Numeral| (1900.0..2100.0).contains(&of.value) && !s.raw(of.start).contains(',');
    let years = number.digits && year(number) && year(against);
    let counts = !voted
        && number.value < against.value
        && !matches!(s.before(number.start, 1), "by" | "of" | "voted" | "vote");
    years || counts
}

fn result(s: &Sentence, number: &Numeral, against: f64) -> NumberMention {
    let lead = ballot_lead(s, number.start);
    let mut mention = NumberMention::new(lead..number.end, NumberKind::Ballot, Some(number.value));
    mention.against = Some(against);
    mention.total = Some(number.value + against);
    mention
}

/// The first unit of "by", "by a vote of" before a result.
fn ballot_lead(s: &Sentence, at: usize) -> usize {
    if s.ends(at, &["by", "a", "vote", "of"]) {
        return at - 4;
    }
    at - usize::from(s.before(at, 1) == "by")
}

/// Adds the abstentions told behind a score.
fn ended(s: &Sentence, mut mention: NumberMention, end: usize) -> (NumberMention, usize) {
    let mut end = end;
    while matches!(s.word(end), "vote" | "votes" | "against") {
        end += 1;
    }
    let rest = others(s, end, 10);
    mention.abstain = mention.abstain.or(rest.abstain);
    // "voted 8-3 to refuse the plan, with one abstention": what was voted on is no part of the count.
    let names_deed = s.word(end) == "to" && numeral(s, end + 1).is_none();
    let end = if rest.abstain.is_some() && !names_deed { rest.end } else { end };
    mention.units.end = end as u32;
    (mention, end)
}

/// "17 votes in favour, three against and 12 abstentions", "(14 in favour, 0 against, 1 abstention)".
fn favour(s: &Sentence, number: &Numeral) -> Option<(NumberMention, usize)> {
    let at = in_favour(s, number)?;
    let rest = others(s, at, TAIL);
    // "four votes for Ann, 31 for Paul and two abstentions": a choice among several.
    let several = (at..rest.end).any(|index| {
        numeral_or_none(s, index).is_some_and(|other| other.whole() && s.word(other.end) == "for")
    });
    if several || rest.against.is_none() && rest.abstain.is_none() || is_of_two_parties(s, number, rest.end) {
        return None;
    }
    let mut mention = result(s, number, rest.against.unwrap_or(0.0));
    (mention.against, mention.abstain) = (rest.against, rest.abstain);
    mention.units.end = rest.end as u32;
    Some((mention, rest.end))
}

/// "Eight Republicans voted in favour and 44 Democrats against": how many of each party went one way is not the count of all.
fn is_of_two_parties(s: &Sentence, number: &Numeral, end: usize) -> bool {
    let party = |of: &Numeral| {
        let plural = s.capitalised(of.end) && s.word(of.end).ends_with('s');
        (plural && !is_word_of_house(s.word(of.end))).then(|| s.word(of.end))
    };
    let Some(first) = party(number) else { return false };
    let others = (number.end..end).filter_map(|at| numeral_or_none(s, at));
    others.into_iter().filter_map(|other| party(&other)).any(|other| other != first)
}

/// Those who sit in a house, whatever their party.
fn is_word_of_house(word: &str) -> bool {
    matches!(
        word,
        "mps"
            | "meps"
            | "msps"
            | "mlas"
            | "tds"
            | "senators"
            | "members"
            | "councillors"
            | "lords"
            | "deputies"
    )
}

/// The unit behind the words that make a number votes in favour.
fn in_favour(s: &Sentence, number: &Numeral) -> Option<usize> {
    let at = behind_total(s, number.end);
    let within = |&index: &usize| {
        s.is(index, UnitKind::Word)
            && !ends_noun(s.word(index))
            && !matches!(s.word(index), "backing" | "supporting" | "yes" | "yea" | "aye")
    };
    let noun = (at..at + 4).take_while(within).count();
    // "11 affirmative votes"
    if matches!(s.word(at), "affirmative" | "positive") && matches!(s.word(at + 1), "votes" | "vote") {
        return Some(at + 2);
    }
    let mut verb = at + noun;
    // "two speakers for and two against"
    if (at..verb).any(|index| is_word_of_debate(s.word(index))) {
        return None;
    }
    let voted = noun > 0 && matches!(s.word(verb - 1), "votes" | "voting" | "vote" | "ballots");
    let mut said = voted;
    if !voted {
        verb = behind_body(s, verb);
        verb = behind_aside(s, verb).unwrap_or(verb);
    }
    while matches!(s.word(verb), "voted" | "voting" | "were" | "was" | "had" | "have") {
        said = true;
        verb += 1;
    }
    match s.word(verb) {
        "in" if matches!(s.word(verb + 1), "favour" | "favor") => Some(verb + 2),
        // "401 votes in her favour and 284 against"
        "in" if voted && matches!(s.word(verb + 2), "favour" | "favor") => Some(verb + 3),
        "for" if said || matches!(s.word(verb + 1), "," | "and" | ";" | ")") => Some(verb + 1),
        "yes" | "yea" | "aye" | "ayes" | "yeas" => Some(verb + 1),
        // "310 lawmakers backing him, 307 voting against"
        "backing" | "supporting" if matches!(s.word(verb + 1), "him" | "her" | "it" | "them") => {
            Some(verb + 2)
        }
        "," if voted && passed_by(s, number.start) => Some(verb),
        // "236 votes and none against"
        "and" | "," if voted => {
            // "40 votes, with two against"
            let with = usize::from(s.word(verb + 1) == "with");
            let against = numeral_or_none(s, verb + 1 + with).and_then(|number| side(s, number.end));
            matches!(against, Some((Side::Against, _))).then_some(verb)
        }
        // "133 votes to Reed's 50"
        "to" if said && !s.capitalised(verb + 1) && !is_refusal(s.word(verb + 1)) => Some(verb + 1),
        _ => None,
    }
}

/// Whether a noun is that of what is said for and against something before it is voted on.
fn is_word_of_debate(word: &str) -> bool {
    matches!(
        word,
        "speakers"
            | "speeches"
            | "letters"
            | "arguments"
            | "objections"
            | "comments"
            | "submissions"
            | "representations"
            | "emails"
            | "petitions"
            | "articles"
    )
}

/// "approved by 184 votes, with one abstention": what passed by so many votes had them in favour.
fn passed_by(s: &Sentence, number: usize) -> bool {
    s.before(number, 1) == "by"
        && matches!(s.before(number, 2), "adopted" | "approved" | "carried" | "passed" | "ratified")
}

/// "members of the Security Council voted": the unit behind the body that they are of.
fn behind_body(s: &Sentence, at: usize) -> usize {
    const LONGEST: usize = 6;
    if s.word(at) != "of" {
        return at;
    }
    let name = at + 1 + usize::from(s.word(at + 1) == "the");
    let words = (name..name + LONGEST).take_while(|&index| s.capitalised(index)).count();
    if words == 0 { at } else { name + words }
}

/// "five countries, including France, abstained", "one (Peru) voted against": the unit behind the brackets or commas that
/// open at a unit and name who voted so, where a verb of voting follows.
fn behind_aside(s: &Sentence, at: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let votes = |index: usize| {
        let word = s.word(index);
        matches!(word, "voted" | "voting" | "opposed" | "against")
            || word.starts_with("abst") && word.len() > 5
    };
    let close = match s.word(at) {
        "(" => names_voters(s, at)?,
        "," if matches!(s.word(at + 1), "including" | "among" | "namely" | "the")
            || s.capitalised(at + 1) =>
        {
            let closes = |&index: &usize| s.word(index) == "," && votes(index + 1);
            (at + 2..(at + LONGEST).min(s.end)).find(closes)? + 1
        }
        _ => return None,
    };
    votes(close).then_some(close)
}

/// "204 of the 300 members in favour", "12 of the council's 15 members": the unit behind those who could vote.
fn behind_total(s: &Sentence, at: usize) -> usize {
    const OWNER: usize = 5;
    let of = at + usize::from(s.word(at) == "out");
    let mut number = of + 1 + usize::from(matches!(s.word(of + 1), "the" | "its" | "all" | "their"));
    let owned = (number..number + OWNER)
        .take_while(|&index| s.is(index, UnitKind::Word))
        .find(|&index| s.word(index) == "'s");
    number = owned.map_or(number, |mark| mark + 1);
    let all = numeral_or_none(s, number).filter(|all| s.word(of) == "of" && all.whole());
    all.map_or(at, |all| all.end)
}

/// Votes against and abstentions behind a number of votes in favour.
struct Others {
    against: Option<f64>,
    abstain: Option<f64>,
    end: usize,
}

fn others(s: &Sentence, at: usize, reach: usize) -> Others {
    let mut found = Others { against: None, abstain: None, end: at };
    let mut index = at;
    let mut limit = at + reach;
    while index < limit.min(s.end) {
        // "4 in favour (China, Egypt) to 9 against": who they are is told between.
        if let Some(close) = names_voters(s, index) {
            (index, limit) = (close, limit + close - index);
            continue;
        }
        let number = numeral_or_none(s, index);
        let Some(number) = number.filter(|number| number.whole()) else {
            index += 1;
            continue;
        };
        index = number.end;
        let Some((side, end)) = side(s, number.end) else { continue };
        match side {
            Side::Against if found.against.is_none() => found.against = Some(number.value),
            Side::Abstain if found.abstain.is_none() => found.abstain = Some(number.value),
            _ => break,
        }
        (index, found.end) = (end, end);
    }
    found
}

/// The unit behind the brackets that open at a unit and name who voted so.
fn names_voters(s: &Sentence, at: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let opens = s.word(at) == "(" && s.capitalised(at + 1);
    let close = (at + 1..(at + LONGEST).min(s.end)).find(|&index| s.word(index) == ")");
    close.filter(|_| opens).map(|close| close + 1)
}

enum Side {
    Against,
    Abstain,
}

/// The side that the words behind a number put it on, with the unit behind them.
fn side(s: &Sentence, at: usize) -> Option<(Side, usize)> {
    const NOUNS: usize = 3;
    let at = (at..at + NOUNS).find_map(|index| behind_aside(s, index)).unwrap_or(at);
    for index in at..at + 5 {
        match s.word(index) {
            // "two no-shows"
            "no" if s.is(index + 1, UnitKind::Hyphen) => return None,
            "negative" if matches!(s.word(index + 1), "votes" | "vote") => {
                return Some((Side::Against, index + 2));
            }
            "against" | "opposed" | "opposing" | "no" | "noes" | "nays" | "nay" | "objected"
            | "objections" | "dissenting" => {
                return Some((Side::Against, index + 1));
            }
            // "122 to reject it"
            "to" if is_refusal(s.word(index + 1)) => return Some((Side::Against, index + 2)),
            word if word.starts_with("abst") && word.len() > 5 => return Some((Side::Abstain, index + 1)),
            "voted" | "voting" | "were" | "had" | "have" | "was" | "'s" => {}
            word if ends_noun(word) || numeral(s, index).is_some() => return None,
            _ => {}
        }
    }
    None
}

/// What those do who vote to do it: they are against.
fn is_refusal(verb: &str) -> bool {
    matches!(verb, "reject" | "oppose" | "block" | "defeat" | "deny" | "refuse" | "acquit")
}

/// "Berg beat Reed by 12,609 to 11,006": thousands for each are votes; "fell by 12,609 to 11,006" is none.
fn beats_by_thousands(s: &Sentence, number: &Numeral, against: &Numeral) -> bool {
    const LEAST: f64 = 1000.0;
    let many = number.whole() && against.whole() && against.value >= LEAST && number.value > against.value;
    let beats = |index: usize| {
        matches!(
            s.word(index),
            "beat"
                | "beats"
                | "beating"
                | "defeated"
                | "defeats"
                | "defeating"
                | "trounced"
                | "ousted"
                | "unseated"
        )
    };
    many && s.before(number.start, 1) == "by" && (s.start..number.start).rev().take(NEAR * 2).any(beats)
}

/// Whether a vote is spoken of near a score, and no game.
fn voting_near(s: &Sentence, start: usize, end: usize) -> bool {
    let near = start.saturating_sub(NEAR).max(s.start)..(end + 8).min(s.end);
    let (mut vote, mut body, mut game) = (false, false, false);
    for index in near {
        let word = s.word(index);
        // "voted him best player after the 3-1 win"
        vote |= is_vote(word) && word != "voted";
        body |= word == "voted";
        body |= is_body(word);
        game |= is_game(word);
    }
    vote || body && !game
}

fn is_vote(word: &str) -> bool {
    matches!(
        word,
        "vote"
            | "votes"
            | "voted"
            | "voting"
            | "ballot"
            | "ballots"
            | "abstentions"
            | "abstention"
            | "abstaining"
            | "abstained"
            | "rollcall"
            | "referendum"
    )
}

/// Sorted.
const BODIES: &[&str] = &[
    "adopted",
    "agenda",
    "amendment",
    "approved",
    "assembly",
    "bill",
    "board",
    "budget",
    "bundestag",
    "bylaw",
    "bylaws",
    "chamber",
    "charter",
    "commission",
    "commissioners",
    "committee",
    "commons",
    "confirmation",
    "confirmed",
    "congress",
    "council",
    "councillors",
    "councilmembers",
    "councilors",
    "court",
    "deputies",
    "duma",
    "impeach",
    "impeachment",
    "justices",
    "knesset",
    "lawmakers",
    "legislation",
    "legislature",
    "levies",
    "levy",
    "majority",
    "margin",
    "measure",
    "meps",
    "motion",
    "mps",
    "nomination",
    "nominee",
    "ordinance",
    "override",
    "panel",
    "parliament",
    "petition",
    "proposal",
    "proposition",
    "ratified",
    "recommendation",
    "regents",
    "rejected",
    "resolution",
    "rezoning",
    "ruled",
    "ruling",
    "selectmen",
    "senate",
    "senators",
    "supervisors",
    "treaty",
    "trustees",
    "veto",
    "vetoed",
];

/// Bodies that vote, and what they vote on.
fn is_body(word: &str) -> bool {
    BODIES.binary_search(&word).is_ok()
}

/// Words of sport, sorted.
const GAMES: &[&str] = &[
    "championship",
    "coach",
    "cup",
    "final",
    "game",
    "games",
    "goal",
    "goals",
    "half",
    "innings",
    "lead",
    "league",
    "match",
    "penalties",
    "penalty",
    "playoff",
    "playoffs",
    "quarter",
    "record",
    "scored",
    "season",
    "striker",
    "team",
    "tournament",
    "win",
];

fn is_game(word: &str) -> bool {
    GAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::BODIES.is_sorted());
        assert!(super::GAMES.is_sorted());
    }
}
