//! Ballots told in another order or with other words: "19 against, 17 for", "the support of 15 members, with 32 voting against".

use super::*;

/// "19 against, 17 for, 11 abstentions", "by 195 no votes to 154 yes votes": the votes against before those in favour.
pub(super) fn against_first(s: &Sentence, number: &Numeral) -> Option<(NumberMention, usize)> {
    let Some((Side::Against, end)) = side(s, number.end) else { return None };
    let end = end + usize::from(matches!(s.word(end), "votes" | "vote"));
    let joint = |&index: &usize| matches!(s.word(index), "," | ";" | "and" | "to" | "with" | "but" | "while");
    let next = end + (end..end + 2).take_while(joint).count();
    let favour = numeral(s, next).filter(|favour| next > end && favour.whole())?;
    let at = in_favour(s, &favour)?;
    let at = at + usize::from(matches!(s.word(at), "votes" | "vote"));
    let rest = others(s, at, TAIL);
    if rest.against.is_some() {
        return None;
    }
    let mut mention = result(s, &favour, number.value);
    mention.abstain = rest.abstain;
    let end = rest.abstain.map_or(at, |_| rest.end);
    mention.units.start = ballot_lead(s, number.start) as u32;
    mention.units.end = end as u32;
    Some((mention, end))
}

/// "had the support of 15 members, with 32 voting against and two abstaining": whoever supports it votes in favour where the next
/// number tells who is against.
pub(super) fn supported(s: &Sentence, number: &Numeral) -> Option<(NumberMention, usize)> {
    const NOUNS: usize = 4;
    if !is_of_support(s, number.start) {
        return None;
    }
    let at = behind_total(s, number.end);
    let noun = (at..at + NOUNS).take_while(|&index| s.is(index, UnitKind::Word) && !ends_noun(s.word(index)));
    let end = at + noun.count();
    let end = behind_body(s, end);
    let joint = |&index: &usize| matches!(s.word(index), "," | ";" | "with" | "while" | "and" | "but");
    let next = end + (end..end + 3).take_while(joint).count();
    let against = numeral_or_none(s, next).filter(|_| next > end)?;
    let opposed = matches!(side(s, against.end), Some((Side::Against, _)));
    let rest = others(s, next, TAIL);
    if !opposed || rest.against.is_none() {
        return None;
    }
    let mut mention = result(s, number, rest.against.unwrap_or(0.0));
    (mention.against, mention.abstain) = (rest.against, rest.abstain);
    mention.units.end = rest.end as u32;
    Some((mention, rest.end))
}

/// Whether "support of" or "support from" stands before a number; not "lifted the ban with the support of", where what was voted
/// on is told by the verb.
fn is_of_support(s: &Sentence, number: usize) -> bool {
    let only = usize::from(matches!(s.before(number, 1), "only" | "just" | "all"));
    let way = (3..=4).any(|back| s.before(number, back + only) == "with");
    !way && matches!(s.before(number, 1 + only), "of" | "from")
        && matches!(s.before(number, 2 + only), "support" | "backing" | "approval" | "votes")
}
