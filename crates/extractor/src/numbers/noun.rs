//! The counted noun behind a number, with its adjectives: "NATO members", "serving British soldiers".

use std::ops::Range;

use claimwire_rules::units::UnitKind;

use super::sentence::Sentence;
use super::words::ends_noun;

/// How many units behind the number a noun group may take up.
const LONGEST: usize = 6;

/// The counted noun that begins at unit `at`; its head is the last unit.
pub(crate) fn noun(s: &Sentence, at: usize) -> Option<Range<usize>> {
    let stop = group_end(s, at);
    let head = (at..stop).find(|&index| is_plural(s, index));
    if let Some(mut head) = head {
        while head + 1 < stop && s.capitalised(head) && is_plural(s, head + 1) {
            head += 1;
        }
        return Some(at..head + 1);
    }
    let alone = stop == at + 1 && !s.capitalised(at) && s.is(at, UnitKind::Word);
    (alone && !is_adverb(s.word(at))).then_some(at..stop)
}

/// The noun of a single thing: "one minister", "every NATO member".
pub(crate) fn singular(s: &Sentence, at: usize) -> Option<Range<usize>> {
    let stop = group_end(s, at);
    (stop > at && !is_adverb(s.word(at))).then_some(at..if stop - at > 3 { at + 1 } else { stop })
}

/// The noun behind "of" with its determiners: "of the bloc's members", "of its countries".
pub(crate) fn noun_of(s: &Sentence, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    while matches!(
        s.word(start),
        "the" | "its" | "their" | "his" | "her" | "our" | "my" | "your" | "these" | "those" | "all"
    ) {
        start += 1;
    }
    let owner = (start..start + 4).find(|&index| matches!(s.word(index), "'s" | "'") && s.joined(index));
    noun(s, owner.map_or(start, |mark| mark + 1))
}

fn group_end(s: &Sentence, at: usize) -> usize {
    let goes_on = |index: &usize| {
        let hyphenated = s.is(*index, UnitKind::Hyphen) && *index > at;
        hyphenated
            || s.is(*index, UnitKind::Word) && !ends_noun(s.word(*index)) && !takes_stand(s, *index, at)
    };
    (at..(at + LONGEST).min(s.end)).take_while(goes_on).last().map_or(at, |last| last + 1)
}

/// "several oppose the deal", "19 support it": what those counted do; "two support vessels" are counted themselves.
fn takes_stand(s: &Sentence, index: usize, at: usize) -> bool {
    let stand = matches!(
        s.word(index),
        "oppose"
            | "support"
            | "back"
            | "favor"
            | "favour"
            | "endorse"
            | "prefer"
            | "reject"
            | "want"
            | "opposed"
            | "supported"
            | "backed"
            | "rejected"
            | "voted"
            | "voting"
            | "abstained"
            | "abstaining"
    );
    let names_thing = || is_plural(s, index + 1) && !s.capitalised(index + 1);
    stand && index == at && !s.capitalised(index) && !names_thing()
}

/// Whether a word has the look of a plural noun.
fn is_plural(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    if !s.is(at, UnitKind::Word) || s.is(at + 1, UnitKind::Hyphen) {
        return false;
    }
    match word {
        "people" | "men" | "women" | "children" | "police" | "staff" | "personnel" | "aircraft" | "folk"
        | "feet" | "cattle" | "sheep" | "teeth" | "media" | "data" | "mps" | "meps" | "troops" | "crew"
        | "spacecraft" | "data-points" | "criteria" | "referenda" => true,
        "does" | "always" | "makes" | "says" | "his" | "perhaps" | "overseas" | "besides" | "series" => {
            word == "series"
        }
        _ if word.len() > 3 && word.ends_with('s') => {
            !["ss", "us", "is", "'s", "ous"].iter().any(|end| word.ends_with(end))
        }
        _ => word.len() > 4 && (word.ends_with("men") || word.ends_with("people")),
    }
}

fn is_adverb(word: &str) -> bool {
    let noun = matches!(word, "ally" | "family" | "assembly" | "anomaly" | "supply" | "monopoly" | "reply");
    word.ends_with("ly") && !noun
        || matches!(word, "left" | "dead" | "more" | "others" | "other" | "ahead" | "old" | "long")
}
