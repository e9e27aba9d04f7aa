//! Level 6: where the words of a report begin and end.
//!
//! One rule for every pattern: a report ends before the next speech act of its sentence, before the tag of whoever
//! passes it on, and goes on behind a tag that breaks it.

mod beside;
mod clause;
mod edges;
mod ends;
mod hanging;
mod turned;
mod unfinished;

use claimwire_record::Span;
use claimwire_rules::program::{Inst, VerbForm};
use claimwire_rules::{ClassSet, Rule};

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::frames::Frame;
use crate::machine::{Binding, Match};
use crate::resolve::Resolver;
use crate::speech::{Parts, bindings, groups};
use crate::tags::Tag;
use clause::{
    behind_phrase, behind_place, is_clause, is_elliptical, is_opener, is_tag_only, is_torn_off, names_source,
};
pub use edges::{behind_dateline, phrase_end, trimmed};
pub use ends::{goes_back, report_end};
use turned::{breaks_clause, inverted, resumed, tells_on_speaker};
use unfinished::awaits_main_clause;

/// What is said, cut where the report ends.
pub fn content(
    resolver: &Resolver,
    rule: &Rule,
    found: &Match,
    cue: Option<VerbId>,
    sentence: UnitSpan,
) -> Parts {
    let analysis = resolver.analysis;
    if tells_on_speaker(analysis, found, rule, cue) || breaks_clause(analysis, rule, found, cue) {
        return Parts::new();
    }
    let limit = edges::limit_of_quoted(analysis, cue, sentence);
    let mut parts: Parts = lead(analysis, rule, found, cue).into_iter().collect();
    let led = parts.len();
    let behind_cue = |part: UnitSpan| cue.is_some_and(|verb| part.start >= analysis.verb(verb).units.end);
    for binding in bindings(rule, found, "content") {
        let part = match binding {
            Binding::Quote(index) if rule.set.contains_key("mode") => {
                let quote = analysis.quotes[index as usize].units;
                // Behind a comma or a colon the words are quoted as a whole: no fragment.
                if quote.start == 0 || matches!(analysis.folded(quote.start - 1), "," | ":") {
                    continue;
                }
                let start = cue.map_or(quote.start, |verb| analysis.verb(verb).units.end);
                let opener = u32::from(matches!(analysis.tag(start), Tag::Prep | Tag::Adv));
                // "called it “absurd,” the agency said": the comma within the marks closes the phrase.
                let closed = analysis.tag(quote.end.max(2) - 2) == Tag::Comma;
                let end = if closed { quote.end } else { phrase_end(analysis, quote.end, sentence.end) };
                let verbal = (quote.start..quote.end).any(|at| analysis.verb_at[at as usize].is_some());
                if closed && start + opener == quote.start && !verbal {
                    continue;
                }
                trimmed(analysis, Span::new(start + opener, end))
            }
            Binding::Quote(index) => analysis.quotes[index as usize].inner,
            Binding::Units(units) => {
                let units = Span::new(units.start, units.end.min(limit.max(units.start)));
                if units.is_empty() || names_source(analysis, units, cue) {
                    return Parts::new();
                }
                if cue.is_some_and(|cue| tells_of_thing(analysis, units, cue)) {
                    return Parts::new();
                }
                let behind = match cue {
                    Some(_) => behind_cue(units),
                    None => {
                        groups(rule, found, "speaker").all(|id| units.start >= analysis.group(id).units.end)
                    }
                };
                let named = units.start > 0 && analysis.tag(units.start - 1) == Tag::That;
                // "her promise to the town that owns the ferry": which town it is.
                let acts = |id: VerbId| {
                    let verb = analysis.verb(id);
                    // "that taxes would rise"
                    let again = analysis.verb_from.get(verb.units.end as usize).is_some_and(Option::is_some);
                    verb.form == VerbForm::Finite && !again
                };
                if cue.is_none() && named && analysis.verb_from[units.start as usize].is_some_and(acts) {
                    return Parts::new();
                }
                let end = match cue {
                    Some(cue) if behind => hanging::end(resolver, units, cue, sentence).unwrap_or(units.end),
                    None if named => {
                        nominal_end(resolver, units, Span::new(sentence.start, found.units.start))
                    }
                    _ => units.end,
                };
                let units = Span::new(units.start, end);
                let units =
                    if behind { Span::new(units.start, report_end(resolver, units, cue)) } else { units };
                let part = trimmed(analysis, edges::behind_dateline(analysis, units, sentence.start));
                let part = if behind && led == 0 { with_time_of_noun(analysis, part, cue) } else { part };
                // "told reporters in Calgary the offer, a small one, was fair": where it was said is no part of it.
                let placed = behind_place(analysis, part)
                    .map(|part| trimmed(analysis, part))
                    .filter(|part| behind && led == 0 && is_clause(resolver, *part, behind));
                let clause = std::iter::successors(Some(placed.unwrap_or(part)), |part| {
                    behind_phrase(analysis, *part)
                })
                .take(4)
                .find(|part| {
                    if led > 0 {
                        goes_on_after(resolver, parts[0], *part)
                    } else {
                        is_clause(resolver, *part, behind)
                    }
                });
                let Some(part) = clause else { continue };
                with_question(analysis, with_that(analysis, part), cue)
            }
            Binding::Group(id) => {
                let units = analysis.group(id).units;
                // "condemned the launch as Pyongyang fired": the group is the next verb's subject.
                if analysis
                    .verb_from
                    .get(units.end as usize)
                    .copied()
                    .flatten()
                    .is_some_and(|id| analysis.verb(id).form == VerbForm::Finite)
                {
                    return Parts::new();
                }
                let behind = cue.is_some_and(|verb| units.start >= analysis.verb(verb).units.end);
                let end = if behind {
                    phrase_end(analysis, units.end, sentence.end)
                } else {
                    crate::phrases::with_complements(analysis, units, sentence.end).end
                };
                trimmed(analysis, Span::new(units.start, end))
            }
            Binding::Number(index) => {
                let units = &analysis.numbers[index as usize].units;
                Span::new(units.start, units.end)
            }
            Binding::Time(_) => continue,
        };
        if part.is_empty()
            || is_tag_only(analysis, part)
            || is_opener(analysis, part) && !analysis.is_quotation(part)
            || behind_cue(part) && (is_elliptical(analysis, part) || led == 0 && is_torn_off(analysis, part))
        {
            continue;
        }
        let both_behind = matches!(binding, Binding::Group(_) | Binding::Number(_))
            && cue.is_some_and(|verb| {
                parts.last().is_some_and(|last| last.start >= analysis.verb(verb).units.end)
            });
        match parts.last_mut() {
            Some(last) if both_behind || adjoins(analysis, *last, part) => *last = last.cover(part),
            _ => parts.push(part),
        }
    }
    if parts.len() == led {
        return Parts::new();
    }
    if let Some(condition) = beside::condition(resolver, rule, found, cue, &parts, sentence) {
        parts.insert(0, condition);
    }
    parts.extend(tail(resolver, rule, found, cue, &parts, sentence));
    if cue.is_some() && matches!(parts[..], [part] if !behind_cue(part) && awaits_main_clause(analysis, part))
    {
        return Parts::new();
    }
    let mut parts = without_loose_end(analysis, parts, behind_cue);
    for part in &mut parts {
        *part = edges::balanced(analysis, *part, sentence);
    }
    parts
}

/// "It has the backing of Japan and, a diplomat said, Peru": only what follows is said by anybody. Behind the verb of saying,
/// just the "and" is too much.
fn without_loose_end(analysis: &Analysis, mut parts: Parts, behind_cue: impl Fn(UnitSpan) -> bool) -> Parts {
    match parts.last_mut() {
        Some(last) if last.len() > 1 && analysis.tag(last.end - 1) == Tag::Conj => {
            if !behind_cue(*last) {
                return Parts::new();
            }
            last.end -= 1;
            parts
        }
        _ => parts,
    }
}

/// "reminds us of the guest who stayed", "told the story of a man who stayed": a thing is told, and no report made, unless
/// "that" leads one in.
fn tells_of_thing(analysis: &Analysis, units: UnitSpan, cue: VerbId) -> bool {
    let behind = analysis.verb(cue).units.end;
    let quoted = || (units.start..units.end).any(|at| analysis.tag(at) == Tag::Quote);
    if units.start == behind && writes_paper(analysis, cue) && !quoted() {
        return true;
    }
    let led_in = units.start > 0 && analysis.tag(units.start - 1) == Tag::That;
    let object = analysis
        .groups_starting(behind)
        .map(|id| analysis.group(id))
        .find(|group| group.units.end <= units.start && analysis.folded(group.units.end) == "of");
    !led_in
        && object.is_some_and(|object| {
            let one = object.name.is_some() || object.classes.meets(ClassSet::PRONOUN);
            let tale =
                matches!(analysis.folded(object.head), "story" | "tale" | "truth" | "joke" | "anecdote");
            tale || one && object.classes.meets(ClassSet::PERSON)
        })
}

/// "wrote a letter praising the plan": what is written is a paper, and its words are not told.
fn writes_paper(analysis: &Analysis, cue: VerbId) -> bool {
    let verb = analysis.verb(cue);
    let writes = matches!(analysis.folded(verb.head), "write" | "writes" | "wrote" | "written" | "writing");
    let mut objects = analysis.groups_starting(verb.units.end).map(|id| analysis.group(id));
    writes
        && objects.any(|object| {
            matches!(
                analysis.folded(object.head),
                "letter"
                    | "letters"
                    | "article"
                    | "column"
                    | "memo"
                    | "note"
                    | "essay"
                    | "book"
                    | "check"
                    | "cheque"
                    | "op-ed"
            ) && matches!(analysis.tag(object.units.start), Tag::Det | Tag::Possessive | Tag::Num)
        })
}

/// "the claim that the bridge is safe came late": the clause of a noun ends before the verb that the noun is the subject
/// of: a second finite verb with no subject of its own and nothing that joins the two.
///
/// "After Berg's claim that the bridge is safe, drivers laughed": in a phrase that opens the sentence, it ends before the
/// comma behind which another subject acts. `before` are the words of the sentence before the claim.
fn nominal_end(resolver: &Resolver, units: UnitSpan, before: UnitSpan) -> u32 {
    let analysis = resolver.analysis;
    // "her suggestion that it had closed — but she did not": the article turns to something else.
    let turns = |at: &u32| analysis.tag(*at) == Tag::Dash && analysis.folded(at + 1) == "but";
    let units = ends::within_quote(analysis, units);
    if let Some(comma) = ends::conjunct_of_main(analysis, units, before) {
        return comma;
    }
    if let Some(dash) = (units.start..units.end.saturating_sub(1)).find(turns) {
        return dash;
    }
    if let Some(comma) = main_clause_behind(analysis, units, before) {
        return comma;
    }
    let first = analysis.verbs.partition_point(|verb| verb.units.start < units.start);
    let mut finite = analysis.verbs[first..]
        .iter()
        .take_while(|verb| verb.units.end <= units.end)
        .filter(|verb| verb.form == VerbForm::Finite);
    let Some(own) = finite.next().filter(|verb| !resolver.knowledge.speaks(verb)) else { return units.end };
    let Some(next) = finite.next() else { return units.end };
    let joined = (own.units.end..next.units.start).any(|at| {
        matches!(
            analysis.tag(at),
            Tag::Conj | Tag::Comma | Tag::Rel | Tag::That | Tag::Sub | Tag::Dash | Tag::Punct
        )
    });
    if joined { units.end } else { next.units.start }
}

/// The comma behind which the main clause of a sentence begins that opens with a phrase about a claim.
fn main_clause_behind(analysis: &Analysis, units: UnitSpan, before: UnitSpan) -> Option<u32> {
    let led = |at: u32| {
        matches!(analysis.tag(at), Tag::Prep | Tag::Sub)
            || matches!(analysis.folded(at), "following" | "despite")
    };
    let opens = (before.start + 1..before.end)
        .all(|at| !matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal));
    if before.is_empty() || !led(before.start) || !opens {
        return None;
    }
    let acts = |comma: &u32| {
        let mut subjects = analysis.groups_starting(comma + 1).map(|id| analysis.group(id).units.end);
        let finite = |at: u32| {
            let verb = analysis.verb_from.get(at as usize).copied().flatten();
            verb.is_some_and(|id| analysis.verb(id).form == VerbForm::Finite)
        };
        // "many expect": a quantity alone.
        subjects.any(finite)
            || matches!(analysis.folded(comma + 1), "many" | "some" | "few" | "most") && finite(comma + 2)
    };
    let first = analysis.verbs.partition_point(|verb| verb.units.start < units.start);
    let said = analysis.verbs.get(first).filter(|verb| verb.units.end <= units.end)?.units.end;
    (said..units.end).filter(|&at| analysis.tag(at) == Tag::Comma).find(acts)
}

/// "said first-quarter sales fell": a time before a noun belongs to it, and is no time of the saying.
fn with_time_of_noun(analysis: &Analysis, part: UnitSpan, cue: Option<VerbId>) -> UnitSpan {
    let Some(from) = cue.map(|verb| analysis.verb(verb).units.end).filter(|&from| from < part.start) else {
        return part;
    };
    // "said on Monday sales fell"
    let led = |at: u32| at > from && analysis.tag(at - 1) == Tag::Prep;
    let timed = |at: u32| analysis.time_at[at as usize].is_some() && !led(at);
    let whole = (from..part.start)
        .filter(|&at| timed(at))
        .flat_map(|at| analysis.groups_starting(at))
        .map(|id| analysis.group(id).units)
        .find(|units| units.range().contains(&(part.start as usize)));
    whole.map_or(part, |units| Span::new(units.start, part.end))
}

/// "said that might apply": what is said begins with the pronoun that its verb has for a subject. "announced on Monday that
/// they had left": a "that" which leads in what is said is no part of it.
fn with_that(analysis: &Analysis, part: UnitSpan) -> UnitSpan {
    let pronoun = part.start > 0
        && analysis.tag(part.start - 1) == Tag::That
        && matches!(analysis.tag(part.start), Tag::Modal | Tag::Aux)
        && !matches!(analysis.folded(part.start), "being" | "having");
    let leads_in = part.len() > 1
        && analysis.tag(part.start) == Tag::That
        && !matches!(analysis.tag(part.start + 1), Tag::Modal | Tag::Aux | Tag::Verb);
    match (pronoun, leads_in) {
        (true, _) => Span::new(part.start - 1, part.end),
        (_, true) => {
            let comma = analysis.tag(part.start + 1) == Tag::Comma;
            Span::new(part.start + 1 + u32::from(comma), part.end)
        }
        _ => part,
    }
}

/// "asked whether the bridge was safe": what is asked begins with the word that asks.
fn with_question(analysis: &Analysis, part: UnitSpan, cue: Option<VerbId>) -> UnitSpan {
    let before = part.start.saturating_sub(1);
    let asks = matches!(
        analysis.folded(before),
        "whether" | "why" | "how" | "what" | "if" | "who" | "where" | "when"
    );
    let behind = cue.is_some_and(|verb| analysis.verb(verb).units.end <= before);
    if asks && behind { Span::new(before, part.end) } else { part }
}

/// Whether a stretch goes on with the sentence that a tag broke: not "adding that …".
fn goes_on_after(resolver: &Resolver, lead: UnitSpan, part: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let mut verbs = analysis.verbs_within(lead).map(|id| analysis.verb(id));
    let complete = verbs.any(|verb| lead.contains(verb.units) && verb.form == VerbForm::Finite);
    let finite =
        analysis.verb_from[part.start as usize].is_none_or(|id| analysis.verb(id).form == VerbForm::Finite);
    let resumes = finite && matches!(analysis.tag(part.start), Tag::Modal | Tag::Aux);
    if resumes {
        return true;
    }
    if complete { analysis.tag(lead.start) == Tag::Sub && is_clause(resolver, part, true) } else { finite }
}

/// "The bridge, Anna Berg said, will stay closed": what stands before a tag whose report goes on behind it.
fn lead(analysis: &Analysis, rule: &Rule, found: &Match, cue: Option<VerbId>) -> Option<UnitSpan> {
    let anchored = matches!(rule.program.insts.first(), Some(Inst::SentenceStart));
    let tag = groups(rule, found, "speaker").next().map(|id| analysis.group(id).units.start)?;
    let content = bindings(rule, found, "content").next()?;
    let behind = matches!(content, Binding::Units(units) if units.start > tag)
        && cue.is_none_or(
            |verb| matches!(content, Binding::Units(units) if units.start >= analysis.verb(verb).units.end),
        );
    let turned = inverted(analysis, cue, tag);
    let mut end = turned.unwrap_or(tag);
    while end > found.units.start
        && (analysis.tag(end - 1) == Tag::Comma || matches!(analysis.folded(end - 1), "according" | "to"))
    {
        end -= 1;
    }
    // "Chile left, and Egypt, said Anna Berg, backs it": what is told of Chile is not hers.
    let subject = turned.and_then(|_| resumed(analysis, content, tag));
    let subject = subject.map(|id| analysis.group(id).units.start);
    let told = |&start: &u32| {
        let mut before = analysis.verbs_within(Span::new(found.units.start, start.max(found.units.start)));
        before.any(|id| analysis.verb(id).form == VerbForm::Finite)
    };
    let part = trimmed(analysis, Span::new(subject.filter(told).unwrap_or(found.units.start), end));
    (anchored && behind && analysis.tag(end) == Tag::Comma && !part.is_empty()).then_some(part)
}

/// "…, X said, because …": the report goes on behind its tag.
fn tail(
    resolver: &Resolver,
    rule: &Rule,
    found: &Match,
    cue: Option<VerbId>,
    parts: &Parts,
    sentence: UnitSpan,
) -> Option<UnitSpan> {
    let analysis = resolver.analysis;
    let before = cue.is_some_and(|verb| parts.iter().all(|part| part.end <= analysis.verb(verb).units.start));
    let clause = bindings(rule, found, "content").all(|binding| matches!(binding, Binding::Units(_)));
    let mut at = found.units.end;
    while at < sentence.end && analysis.tag(at) == Tag::Comma {
        at += 1;
    }
    let broken = parts.last().filter(|_| clause && at < sentence.end && analysis.tag(at - 1) == Tag::Comma);
    if broken.is_some_and(|last| is_broken_off(analysis, *last) || awaits_main_clause(analysis, *last)) {
        return Some(trimmed(analysis, Span::new(at, sentence.end))).filter(|rest| !rest.is_empty());
    }
    let opens = matches!(
        analysis.folded(at),
        "because" | "since" | "although" | "though" | "unless" | "so" | "if" | "and"
    );
    if !before || !clause || !opens || at >= sentence.end {
        return None;
    }
    let rest = trimmed(analysis, Span::new(at + u32::from(analysis.folded(at) == "and"), sentence.end));
    let own = analysis
        .verbs_within(rest)
        .map(|id| analysis.verb(id))
        .filter(|verb| rest.contains(verb.units))
        .find(|verb| verb.form == VerbForm::Finite)?;
    let subject = own.subject.is_some_and(|subject| rest.contains(analysis.group(subject).units));
    // "…, police said, and rescuers warned that …"
    let speaks = analysis.folded(at) == "and" && resolver.knowledge.speaks(own);
    (subject && !speaks).then(|| Span::new(at, rest.end))
}

/// "…, X said, with nine still missing": what a phrase behind the tag adds to what was said.
pub fn absolute_behind(analysis: &Analysis, frame: &Frame, sentence: UnitSpan) -> Option<UnitSpan> {
    let cue = frame.cue_units?;
    if frame.content.iter().any(|part| part.end > cue.start) {
        return None;
    }
    // Some patterns take in the comma that closes the tag.
    let tag_end = frame.units.end - u32::from(analysis.tag(frame.units.end - 1) == Tag::Comma);
    let comma = (tag_end..sentence.end).find(|&at| analysis.tag(at) == Tag::Comma)?;
    let timed =
        (tag_end..comma).all(|at| analysis.time_at[at as usize].is_some() || analysis.tag(at) == Tag::Prep);
    let rest = Span::new(comma + 1, sentence.end);
    let clause = analysis.verbs_within(rest).any(|id| analysis.verb(id).form == VerbForm::Finite);
    (timed && !clause && analysis.folded(comma + 1) == "with").then_some(rest)
}

/// "The plan is, X said, a disgrace": words that end in a form of "be" go on behind the tag.
fn is_broken_off(analysis: &Analysis, part: UnitSpan) -> bool {
    let last = part.end.saturating_sub(1);
    matches!(
        analysis.folded(last),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "remains"
            | "remained"
            | "became"
            | "becomes"
            | "comes"
            | "came"
    )
}

/// Whether nothing but quotation marks lies between two parts.
fn adjoins(analysis: &Analysis, left: UnitSpan, right: UnitSpan) -> bool {
    right.start <= left.end || (left.end..right.start).all(|at| analysis.tag(at) == Tag::Quote)
}

/// Whether "that" or a question word stands before a unit.
pub fn opened(analysis: &Analysis, at: u32) -> bool {
    at > 0
        && (analysis.tag(at - 1) == Tag::That
            || matches!(
                analysis.folded(at - 1),
                "whether" | "why" | "how" | "what" | "if" | "who" | "where" | "when"
            ))
}

#[cfg(test)]
mod tests;
