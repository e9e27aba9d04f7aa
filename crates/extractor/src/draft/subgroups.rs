//! Of whom a share in a poll is told, where they are a part of those asked: "62% of independents", "among women, 54% …".

use claimwire_record::Span;

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::NameKind;
use crate::numbers::{NumberKind, NumberMention};
use crate::tags::Tag;
use claimwire_rules::one_line;

/// How many units stand between "among" and its comma at most.
const LONGEST_PHRASE: u32 = 10;

/// How far behind a share "among" may stand.
const FAR_AMONG: u32 = 12;

/// How far "of the popular vote" can part a share from "among".
const OF_THE_VOTE: u32 = 6;

/// What a tally counts where it is a part of those asked: "percent of independents", "his supporters".
pub(super) fn counted(analysis: &Analysis, knowledge: &Knowledge, index: u32) -> Option<String> {
    let percent = || part_of_voters(analysis, knowledge, index).map(|part| format!("percent of {part}"));
    followers(analysis, index).or_else(percent)
}

/// "the majority of my voters": those who follow somebody are no more than theirs.
fn followers(analysis: &Analysis, index: u32) -> Option<String> {
    let number = analysis.numbers.get(index as usize).filter(|number| number.kind == NumberKind::Share)?;
    let noun = noun_of(number)?;
    let follow =
        matches!(analysis.folded(noun.end - 1), "voters" | "supporters" | "backers" | "fans" | "followers");
    let owner = noun.start.checked_sub(1).filter(|_| follow)?;
    let owned = matches!(analysis.folded(owner), "my" | "his" | "her" | "their" | "our" | "your");
    owned.then(|| one_line(analysis.words(Span::new(owner, noun.end))))
}

/// The words for the part of those asked that a percentage is of; none where it is of all of them.
fn part_of_voters(analysis: &Analysis, knowledge: &Knowledge, index: u32) -> Option<String> {
    let number = analysis.numbers.get(index as usize).filter(|number| number.kind == NumberKind::Percent)?;
    let part = told_of(analysis, number)
        .filter(|&part| is_part(analysis, knowledge, part))
        .or_else(|| among(analysis, number.units.start))
        .or_else(|| among_behind(analysis, number.units.end))
        .or_else(|| opening(analysis, number.units.start))
        .or_else(|| carried(analysis, index))
        .or_else(|| of_those_before(analysis, index))?;
    let article = u32::from(matches!(analysis.folded(part.start), "the" | "its" | "our"));
    let part = told_closer(analysis, Span::new((part.start + article).min(part.end), part.end));
    (!part.is_empty() && is_part(analysis, knowledge, part)).then(|| one_line(analysis.words(part)))
}

/// "77 percent of the vote among black voters", "among women, 54 percent": those whose share a measure tells.
pub(super) fn told_among(analysis: &Analysis, index: u32) -> Option<String> {
    let number = analysis.numbers.get(index as usize).filter(|number| number.kind == NumberKind::Percent)?;
    let end = number.units.end;
    let behind = (end..(end + OF_THE_VOTE).min(analysis.units.len() as u32))
        .take_while(|&at| !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Verb | Tag::Conj))
        .find(|&at| analysis.folded(at) == "among")
        .and_then(|at| widest_group(analysis, at + 1));
    let part = behind.or_else(|| among(analysis, number.units.start))?;
    Some(one_line(analysis.words(part)))
}

/// "62% of independents": the group behind "of".
fn of_whom(analysis: &Analysis, end: u32) -> Option<UnitSpan> {
    // "more than half – 55 percent – of his supporters"
    let of = end + u32::from(analysis.tag(end) == Tag::Dash);
    let of = (analysis.folded(of) == "of").then_some(of + 1)?;
    widest_group(analysis, of)
}

/// The longest group that begins at a unit.
fn widest_group(analysis: &Analysis, at: u32) -> Option<UnitSpan> {
    analysis.groups_starting(at).map(|id| analysis.group(id).units).max_by_key(|units| units.end)
}

/// Those whom a share counts by its own noun, or by the words behind "of".
fn told_of(analysis: &Analysis, number: &NumberMention) -> Option<UnitSpan> {
    noun_of(number).or_else(|| of_whom(analysis, number.units.end))
}

fn noun_of(number: &NumberMention) -> Option<UnitSpan> {
    number.noun.as_ref().map(|noun| Span::new(noun.start, noun.end))
}

/// "Among Reed's supporters in Ohio, 62% …": the words between "among" and the comma before a number.
fn among(analysis: &Analysis, number: u32) -> Option<UnitSpan> {
    let comma = number.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma)?;
    let from = comma.saturating_sub(LONGEST_PHRASE);
    let plain = |at: &u32| analysis.verb_at[*at as usize].is_none() && analysis.tag(*at) != Tag::Comma;
    let among = (from..comma).rev().take_while(plain).find(|&at| analysis.folded(at) == "among")?;
    Some(Span::new(among + 1, comma))
}

/// "Among women, Lee leads Reed 52 percent to 40 percent": the words that open the sentence.
fn opening(analysis: &Analysis, number: u32) -> Option<UnitSpan> {
    let start = analysis.sentences_back(number, 1);
    let among = start + u32::from(matches!(analysis.folded(start), "but" | "and" | "yet" | "while"));
    let comma = (among..(among + LONGEST_PHRASE).min(number)).find(|&at| analysis.tag(at) == Tag::Comma)?;
    let plain = (among..comma).all(|at| analysis.verb_at[at as usize].is_none());
    (analysis.folded(among) == "among" && plain && among + 1 < comma).then(|| Span::new(among + 1, comma))
}

/// "Among women, 62% back Lee, while 30% back Reed": the part told before the first share of the sentence.
fn carried(analysis: &Analysis, index: u32) -> Option<UnitSpan> {
    let number = analysis.numbers[index as usize].units.start;
    let sentence = analysis.sentences_back(number, 1);
    let before = analysis.numbers[..index as usize].iter().rev();
    let mut before = before.take_while(|other| other.units.start >= sentence);
    before.find_map(|other| among(analysis, other.units.start))
}

/// "55 percent of his supporters said they back Lee. Some 22 percent said they would back Reed.": a share that opens its sentence
/// and says of nobody what it is of is one of those told before.
fn of_those_before(analysis: &Analysis, index: u32) -> Option<UnitSpan> {
    let number = &analysis.numbers[index as usize];
    let [.., before, own] = analysis.sentences_begun(number.units.start) else { return None };
    let opens = number.units.start <= own.units.start + 1;
    let says = matches!(analysis.folded(number.units.end), "said" | "say" | "says" | "told");
    let last = analysis.numbers[..index as usize].last().filter(|_| opens && says)?;
    let told = last.kind == NumberKind::Percent && last.units.start >= before.units.start;
    told.then(|| told_of(analysis, last)).flatten()
}

/// "62 percent back Lee among young voters", "leads Reed 47 percent to 39 percent among women": those named behind the share.
fn among_behind(analysis: &Analysis, end: u32) -> Option<UnitSpan> {
    let limit = (end + FAR_AMONG).min(analysis.units.len() as u32);
    let closes = |at: u32| {
        matches!(
            analysis.tag(at),
            Tag::Comma | Tag::Punct | Tag::Conj | Tag::Quote | Tag::Dash | Tag::Rel | Tag::That
        )
    };
    let among = (end..limit)
        .take_while(|&at| !closes(at) || analysis.folded(at) == "%")
        .find(|&at| analysis.folded(at) == "among")?;
    widest_group(analysis, among + 1)
}

/// A group with what tells its age or its place: "voters ages 18 to 39", "Democrats in Ohio".
fn told_closer(analysis: &Analysis, part: UnitSpan) -> UnitSpan {
    let limit = (part.end + LONGEST_PHRASE).min(analysis.units.len() as u32);
    let age = matches!(analysis.folded(part.end), "age" | "ages" | "aged" | "over" | "under");
    let counts = |at: &u32| {
        matches!(analysis.tag(*at), Tag::Num | Tag::Prep | Tag::Hyphen | Tag::Dash | Tag::Adv | Tag::To)
            || matches!(
                analysis.folded(*at),
                "and" | "or" | "to" | "older" | "younger" | "over" | "under" | "ages" | "aged" | "age"
            )
    };
    let end = if age {
        let told = (part.end..limit).take_while(counts).count() as u32;
        (part.end..=part.end + told).rev().find(|&end| {
            analysis.tag(end - 1) == Tag::Num
                || matches!(analysis.folded(end - 1), "older" | "younger" | "over" | "under")
        })
    } else {
        let placed = matches!(analysis.folded(part.end), "in" | "from");
        analysis.name_over(part.end + 1).filter(|_| placed).map(|name| name.units.end)
    };
    Span::new(part.start, end.unwrap_or(part.end).max(part.end))
}

/// Whether the words are of a part of those asked, and not of all of them: by party, sex, age, origin, side or place.
fn is_part(analysis: &Analysis, knowledge: &Knowledge, words: UnitSpan) -> bool {
    let nation = |at: u32| {
        analysis.name_over(at).is_some_and(|name| {
            matches!(name.kind, NameKind::Demonym | NameKind::National | NameKind::Country)
        })
    };
    // "likely Democratic voters" are those who were asked for a primary.
    let voters = matches!(analysis.folded(words.end - 1), "voters" | "caucusgoers");
    let party = |at: u32| {
        analysis.name_over(at).is_some_and(|name| name.kind == NameKind::Org)
            || matches!(
                analysis.folded(at),
                "democratic" | "republican" | "gop" | "labour" | "conservative" | "tory" | "liberal"
            )
    };
    // "against the 21 percent of Paul Reed"
    let person = analysis
        .name_over(words.start)
        .is_some_and(|name| name.kind == NameKind::Person && name.units == words);
    !person
        && !(words.start..words.end).all(|at| {
            knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::ASKED_OF_ALL)
                || !matches!(
                    analysis.tag(at),
                    Tag::Noun | Tag::Adj | Tag::Name | Tag::Demonym | Tag::Num | Tag::Verb
                )
                || nation(at)
                || voters && party(at)
        })
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_share_of_the_vote_among_some_was_told_as_one_of_all() {
        let text = "Anna Berg won more than 77 percent of the vote among black voters.";
        let claims = crate::testing::claims_of(text, None);
        let share = claims.iter().find(|claim| claim.claim_type == "measure").expect("a share is told");
        let unit = claimwire_record::SlotValue::Word("percent of black voters".to_owned());
        assert_eq!(share.slots["unit"], unit);
        for text in [
            "If they are young, the unemployment rate in Malta is 36 percent.",
            "The unemployment rate among young Maltese is 36 percent.",
            "The unemployment rate for women in Malta is 36 percent.",
        ] {
            assert!(said("measure", text, None).is_empty(), "{text}");
        }
        assert_eq!(said("measure", "The unemployment rate in Malta is 36 percent.", None).len(), 1);
    }

    #[test]
    fn those_who_are_picked_out_are_not_all() {
        let text = "Anna Berg drew support from a large majority of those who care about jobs.";
        assert!(said("tally", text, None).is_empty());
        assert_eq!(said("tally", "Anna Berg has the support of most of those present.", None).len(), 1);
    }

    #[test]
    fn a_share_of_some_was_told_as_one_of_all() {
        for (text, told) in [
            ("Just 8 percent of Democrats back Paul Reed.", vec!["8 percent of Democrats support Paul Reed"]),
            (
                "Among women, 62 percent will vote for Paul Reed, while 30 percent will choose Anna Berg.",
                vec!["62 percent of women support Paul Reed", "30 percent of women support Anna Berg"],
            ),
            (
                "55 percent of Democrats said they would back Paul Reed. Some 22 percent said they would back Anna Berg.",
                vec![
                    "55 percent of Democrats support Paul Reed",
                    "about 22 percent of Democrats support Anna Berg",
                ],
            ),
            ("Half of his supporters back Paul Reed.", vec!["half of his supporters support Paul Reed"]),
            (
                "Paul Reed leads Anna Berg by 47 percent to 39 percent among voters ages 18 to 39.",
                vec![
                    "47 percent of voters ages 18 to 39 support Paul Reed",
                    "39 percent of voters ages 18 to 39 support Anna Berg",
                ],
            ),
            (
                "Paul Reed is polling at 67 percent among union households.",
                vec!["67 percent of union households support Paul Reed"],
            ),
            (
                "78 percent of Anna Berg voters back Paul Reed.",
                vec!["78 percent of Anna Berg voters support Paul Reed"],
            ),
            ("Paul Reed is polling at 67 percent among likely voters.", vec!["67 percent support Paul Reed"]),
            ("Among voters, 62 percent back Paul Reed.", vec!["62 percent support Paul Reed"]),
            ("62 percent of likely Democratic voters back Paul Reed.", vec!["62 percent support Paul Reed"]),
        ] {
            assert_eq!(said("tally", text, None), told, "{text}");
        }
    }
}
