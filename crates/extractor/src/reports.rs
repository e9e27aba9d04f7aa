//! Level 6: where the words of a report begin and end.
//!
//! One rule for every pattern: a report ends before the next speech act of its sentence, before the tag of whoever
//! passes it on, and goes on behind a tag that breaks it.

mod beside;
mod edges;
mod hanging;
mod unfinished;

use claimwire_record::Span;
use claimwire_rules::program::{Inst, VerbForm, Voice};
use claimwire_rules::{ClassSet, Rule};

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::frames::Frame;
use crate::machine::{Binding, Match};
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::resolve::Resolver;
use crate::speech::{Parts, bindings, groups, speaks};
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};
pub use edges::{phrase_end, trimmed};
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
                let end = match cue {
                    Some(cue) if behind => hanging::end(resolver, units, cue, sentence).unwrap_or(units.end),
                    None if named => nominal_end(resolver, units),
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
                with_question(analysis, part, cue)
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
            || is_opener(analysis, part) && !analysis.quotes_over(part).any(|quote| quote.inner == part)
            || behind_cue(part) && is_elliptical(analysis, part)
            || behind_cue(part) && led == 0 && is_torn_off(analysis, part)
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

/// "the claim that the bridge is safe came late": the clause of a noun ends before the verb that the noun is the subject
/// of: a second finite verb with no subject of its own and nothing that joins the two.
fn nominal_end(resolver: &Resolver, units: UnitSpan) -> u32 {
    let analysis = resolver.analysis;
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
    let mut end = tag;
    while end > found.units.start
        && (analysis.tag(end - 1) == Tag::Comma || matches!(analysis.folded(end - 1), "according" | "to"))
    {
        end -= 1;
    }
    let part = trimmed(analysis, Span::new(found.units.start, end));
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

/// Whether a stretch can be what is said: a quotation, whatever follows "that", else a clause with a subject of
/// its own at its start. "Said in making his announcement" reports nothing.
fn is_clause(resolver: &Resolver, part: UnitSpan, behind: bool) -> bool {
    let analysis = resolver.analysis;
    if analysis.quotes_over(part).any(|quote| quote.inner == part) {
        return true;
    }
    // "as he was not allowed to speak": a reason of the speaking, unless a main clause follows; "X said that,": no end.
    let reason = behind && !opened(analysis, part.start) && gives_reason(analysis, part.start);
    if reason && !main_clause_follows(analysis, part) || analysis.tag(part.end.max(1) - 1) == Tag::That {
        return false;
    }
    // "She sincerely believes, X said, that …": the clause is not over.
    if !behind && analysis.verb_at[part.end as usize - 1].is_some_and(|id| takes_clause(resolver, id)) {
        return false;
    }
    let first = analysis.verbs.partition_point(|verb| verb.units.start < part.start);
    let within = |verb: &VerbGroup| {
        verb.subject.map(|subject| analysis.group(subject).units).filter(|units| part.contains(*units))
    };
    // "maintains a lead, reflecting his fame", "Nordfarb, earlier reporting a loss": no clause of their own.
    let aside = |verb: &VerbGroup| {
        let mut before = (0..verb.units.start).rev().map(|at| analysis.tag(at));
        before.find(|&tag| tag != Tag::Adv) == Some(Tag::Comma)
    };
    let predicates = |verb: &&VerbGroup| {
        verb.form == VerbForm::Finite
            || verb.form == VerbForm::Gerund && within(verb).is_some() && !aside(verb)
    };
    let mut own = analysis.verbs[first..]
        .iter()
        .take_while(|verb| verb.units.end <= part.end)
        .filter(predicates)
        .filter(|verb| analysis.tag(verb.units.start.saturating_sub(1)) != Tag::Rel);
    let Some(verb) = own.next() else { return false };
    if opened(analysis, part.start) || !behind {
        return opened(analysis, part.start) || !behind && (verb.subject.is_none() || within(verb).is_some());
    }
    // "over 70% of the farms were flooded": a bound, no place.
    let bound = analysis.tag(part.start) == Tag::Prep && analysis.tag(part.start + 1) == Tag::Num;
    let nominal = bound || !matches!(analysis.tag(part.start), Tag::Prep | Tag::To | Tag::Conj | Tag::Adv);
    // "yesterday's vote was a farce"
    let owned = u32::from(analysis.tag(part.start + 1) == Tag::Clitic);
    // "90% of the branches that met", "most of the members who came": the part opens, the whole acts.
    let counted = |whole: u32| {
        let of = whole.checked_sub(1).filter(|&at| analysis.folded(at) == "of");
        of.is_some_and(|of| analysis.groups_starting(part.start).any(|id| analysis.group(id).units.end == of))
    };
    // "recalled remarks Berg made": a thing that somebody made, and nothing that is said of it.
    let contact = |subject: u32| {
        let timed = analysis.time_at[part.start as usize].is_some();
        let thing =
            |id: GroupId| analysis.group(id).units.end == subject && analysis.group(id).name.is_none();
        !timed
            && analysis.tag(subject.max(1) - 1) == Tag::Noun
            && analysis.groups_starting(part.start).any(thing)
    };
    let begins = |units: UnitSpan| {
        (units.start <= part.start + 1 + owned || counted(units.start)) && !contact(units.start)
    };
    match within(verb) {
        Some(units) => {
            begins(units)
                || closes_list(resolver, part.start, units)
                || opens_late(analysis, part)
                || own.take(2).any(|verb| within(verb).is_some_and(begins))
        }
        None => {
            // "if there is no change, sanctions are possible"
            let conditional = u32::from(analysis.folded(part.start) == "if");
            let exists = analysis.folded(part.start + conditional) == "there";
            verb.subject.is_none() && (nominal || exists) && verb.units.start > part.start
        }
    }
}

/// Whether a verb is one of belief in the present, which wants its clause: "believes".
fn takes_clause(resolver: &Resolver, id: VerbId) -> bool {
    let verb = resolver.analysis.verb(id);
    verb.form == VerbForm::Finite
        && verb.voice == Voice::Active
        && resolver.knowledge.embedding.believes(verb)
}

/// "said in an interview the bridge …": what stands behind a preposition and its group.
fn behind_phrase(analysis: &Analysis, part: UnitSpan) -> Option<UnitSpan> {
    if analysis.tag(part.start) != Tag::Prep {
        return None;
    }
    let mut end =
        analysis.groups_starting(part.start + 1).map(|id| analysis.group(id).units.end).max().or_else(
            || analysis.time_at[part.start as usize + 1].map(|time| analysis.times[time as usize].units.end),
        )?;
    while end < part.end && analysis.time_at[end as usize].is_some() {
        end += 1;
    }
    (end < part.end).then(|| Span::new(end, part.end))
}

/// What stands behind "in" and the name of a city, if a phrase so begins.
fn behind_place(analysis: &Analysis, part: UnitSpan) -> Option<UnitSpan> {
    let place = analysis.name_at.get(part.start as usize + 1).copied().flatten()?;
    let place = analysis.names[place as usize];
    let city =
        matches!(place.kind, NameKind::City | NameKind::Capital) && place.units.start == part.start + 1;
    let parted = analysis.tag(place.units.end) == Tag::Comma;
    (city && !parted && analysis.folded(part.start) == "in").then(|| behind_phrase(analysis, part)).flatten()
}

/// "as", "because", "after": what they bring in is no report by itself.
fn gives_reason(analysis: &Analysis, at: u32) -> bool {
    // "as many as 150 were aboard"
    !crate::verbs::opens_comparison(analysis, at)
        && matches!(
            analysis.folded(at),
            "as" | "because"
                | "since"
                | "after"
                | "before"
                | "while"
                | "when"
                | "though"
                | "although"
                | "until"
                | "once"
        )
}

/// Whether a comma and a clause with a finite verb stand behind the first clause of a stretch.
fn main_clause_follows(analysis: &Analysis, part: UnitSpan) -> bool {
    let comma = (part.start..part.end).find(|&at| analysis.tag(at) == Tag::Comma);
    let rest = comma.map(|comma| Span::new(comma, part.end));
    let first = analysis.verbs.partition_point(|verb| verb.units.start < part.start);
    let own = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= part.end);
    rest.is_some_and(|rest| {
        own.filter(|verb| rest.contains(verb.units)).any(|verb| verb.form == VerbForm::Finite)
    })
}

/// "the navy, coast guard and divers had", "the teacher, Ann Lee, had": whether nothing but noun groups and commas stands
/// between a unit and a subject, and the two are of one list or one person.
fn closes_list(resolver: &Resolver, from: u32, subject: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let joined = (from..subject.end).any(|at| analysis.tag(at) == Tag::Conj);
    if !joined && analysis.tag(subject.end) != Tag::Comma {
        return false;
    }
    // "she, a child and two women held on": what is listed acts at once.
    let acts = (subject.end..subject.end + 3).find(|&at| analysis.tag(at) != Tag::Adv);
    let acts = acts.and_then(|at| analysis.verb_from.get(at as usize).copied().flatten());
    let acts = acts.map(|id| analysis.verb(id)).is_some_and(|verb| {
        let noun = resolver.knowledge.may_be_noun(analysis.unit(verb.head).symbol);
        verb.form == VerbForm::Finite && (verb.units.len() > 1 || !noun)
    });
    let parts = |end: u32| analysis.tag(end) == Tag::Comma || acts && analysis.tag(end) == Tag::Conj;
    let mut at = from;
    while at < subject.start {
        let behind = analysis.groups_starting(at).map(|id| analysis.group(id).units.end);
        let behind = behind.filter(|&end| end < subject.end).max();
        match behind.filter(|&end| parts(end)) {
            Some(comma) => at = comma + 1,
            None => return false,
        }
    }
    at == subject.start
}

/// "if the vote fails, …", "in his state, …", "there is …": a clause whose subject comes later.
fn opens_late(analysis: &Analysis, part: UnitSpan) -> bool {
    match analysis.tag(part.start) {
        _ if analysis.folded(part.start) == "there" => true,
        Tag::Rel => true,
        Tag::Sub => main_clause_follows(analysis, part),
        Tag::Prep | Tag::Adv | Tag::Verb => {
            (part.start..part.end.min(part.start + 14)).any(|at| analysis.tag(at) == Tag::Comma)
        }
        _ => false,
    }
}

/// "Asked whether they had been told, they said they had": what was said stands in the question.
fn is_elliptical(analysis: &Analysis, part: UnitSpan) -> bool {
    let last = part.end - 1;
    matches!(part.len(), 2 | 3)
        && analysis.tag(part.start) == Tag::Pron
        && (part.start + 1..part.end)
            .all(|at| matches!(analysis.tag(at), Tag::Aux | Tag::Modal | Tag::Neg | Tag::Verb))
        && matches!(
            analysis.folded(last),
            "had"
                | "has"
                | "have"
                | "did"
                | "does"
                | "do"
                | "was"
                | "were"
                | "is"
                | "are"
                | "would"
                | "will"
                | "could"
                | "can"
                | "should"
                | "not"
                | "n't"
        )
}

/// "The firm was paid, according to the book, a study written by Reed": what stands before a tag is said by whom it names itself.
fn names_source(analysis: &Analysis, part: UnitSpan, cue: Option<VerbId>) -> bool {
    let before = cue.is_some_and(|cue| part.end <= analysis.verb(cue).units.start);
    let named = |&at: &u32| {
        analysis.folded(at) == "according"
            && analysis.folded(at + 1) == "to"
            && analysis.quotes_over(Span::new(at, at + 1)).next().is_none()
    };
    before && (part.start + 1..part.end).any(|at| named(&at))
}

/// "What's more, Berg said", "…, Politico reported, Berg said": an opener or a tag, and nothing that is said.
fn is_opener(analysis: &Analysis, part: UnitSpan) -> bool {
    let short = part.len() <= 3;
    let tag = || {
        let last = analysis.verb_from[part.end as usize - 1].map(|id| analysis.verb(id));
        last.is_some_and(|verb| {
            matches!(analysis.folded(verb.head), "reported" | "said" | "says" | "wrote" | "added")
        })
    };
    short && (analysis.folded(part.start) == "what" || tag())
}

/// "a lead that polls show has reversed": a verb whose subject stands before the tag.
fn is_torn_off(analysis: &Analysis, part: UnitSpan) -> bool {
    part.len() <= 3 && matches!(analysis.tag(part.start), Tag::Aux | Tag::Modal)
}

/// Nothing but marks and small words.
fn is_tag_only(analysis: &Analysis, part: UnitSpan) -> bool {
    (part.start..part.end).all(|at| {
        matches!(analysis.tag(at), Tag::Punct | Tag::Quote | Tag::Comma | Tag::Dash | Tag::Prep | Tag::To)
    })
}

/// Whether nothing but quotation marks lies between two parts.
fn adjoins(analysis: &Analysis, left: UnitSpan, right: UnitSpan) -> bool {
    right.start <= left.end || (left.end..right.start).all(|at| analysis.tag(at) == Tag::Quote)
}

/// Where a report that begins with `units` ends: before the next speech act or the tag of who passes it on.
pub fn report_end(resolver: &Resolver, units: UnitSpan, cue: Option<VerbId>) -> u32 {
    let analysis = resolver.analysis;
    let mut at = units.start + 1;
    while at < units.end {
        if let Some(quote) = analysis.quotes_at(at).find(|quote| quote.units.end <= units.end) {
            at = quote.units.end;
            continue;
        }
        if ends_report(resolver, at, units, cue) {
            return at;
        }
        at += 1;
    }
    units.end
}

fn ends_report(resolver: &Resolver, at: u32, units: UnitSpan, cue: Option<VerbId>) -> bool {
    let analysis = resolver.analysis;
    let end = units.end;
    let comma = matches!(analysis.tag(at), Tag::Comma | Tag::Dash);
    if !comma && analysis.tag(at) != Tag::Conj && analysis.folded(at) != "according" {
        return false;
    }
    if analysis.folded(at) == "according" {
        return analysis.folded(at + 1) == "to";
    }
    let mut next = at + u32::from(comma);
    let conjunction = next < end
        && (analysis.tag(next) == Tag::Conj
            || matches!(analysis.folded(next), "while" | "but" | "though" | "although"));
    next += u32::from(conjunction);
    while next < end && analysis.tag(next) == Tag::Adv {
        next += 1;
    }
    if next >= end {
        return false;
    }
    if comma && analysis.folded(next) == "with" && beside::tells_of_another(resolver, Span::new(next, end)) {
        return true;
    }
    if analysis.folded(next) == "according" && analysis.folded(next + 1) == "to" {
        return true;
    }
    if comma && conjunction && turns_away(analysis, Span::new(units.start, at), next, cue) {
        return true;
    }
    if let Some(id) = analysis.verb_from[next as usize] {
        // "said 36 had died, but later revised the number"
        let revises = conjunction
            && analysis.verb(id).tense == Tense::Past
            && analysis.verb(id).form == VerbForm::Finite
            && (at..next).any(|at| matches!(analysis.folded(at), "later" | "subsequently"));
        return revises
            || speaks(resolver.knowledge, analysis, id)
                && next_speech(analysis, id, cue, comma, conjunction, end)
            || analysis.tag(next - 1) == Tag::Conj && cue.is_some_and(|cue| goes_back(analysis, id, cue));
    }
    (comma || conjunction && is_pronoun(analysis, next))
        && later_tag(resolver, next, end)
        && !awaits_main_clause(analysis, Span::new(units.start, at))
}

/// "said he will appeal and insisted", "said there can be no deal and called for talks": behind what will or can be, a
/// plain past in the tense of the cue is what the speaker did.
pub fn goes_back(analysis: &Analysis, id: VerbId, cue: VerbId) -> bool {
    let (verb, cue) = (analysis.verb(id), analysis.verb(cue));
    let plain = verb.form == VerbForm::Finite && verb.units.len() == 1 && verb.voice == Voice::Active;
    let before = (0..id.0).rev().map(|index| analysis.verb(VerbId(index)));
    let before = before.take(3).find(|verb| verb.form == VerbForm::Finite);
    let told = |before: &VerbGroup| {
        let modal = before.modal.is_some_and(|at| {
            matches!(analysis.folded(at), "will" | "'ll" | "can" | "may" | "must" | "shall" | "cannot")
        });
        before.units.start >= cue.units.end && modal
    };
    plain && verb.tense == Tense::Past && cue.tense == Tense::Past && before.is_some_and(told)
}

/// "denied it had failed, but the auditors have filed a suit", "said it was ready, but the union has not agreed": behind "but" the
/// article speaks again, since what is said stands in the past and what follows does not.
fn turns_away(analysis: &Analysis, said: UnitSpan, next: u32, cue: Option<VerbId>) -> bool {
    let Some(cue) = cue.map(|cue| analysis.verb(cue)) else { return false };
    let link = analysis.folded(next - 1);
    if !matches!(link, "but" | "while") {
        return false;
    }
    let denies = matches!(analysis.folded(cue.head), "denied" | "denies" | "deny" | "denying");
    let acts = |group: &NounGroup| {
        let verb = analysis.verb_from.get(group.units.end as usize).copied().flatten()?;
        let verb = analysis.verb(verb);
        let actor = (link == "while" || group.classes.meets(ClassSet::SPEAKER))
            && !group.classes.meets(ClassSet::PRONOUN);
        (actor && verb.form == VerbForm::Finite).then_some(verb)
    };
    let Some(verb) = analysis.groups_starting(next).find_map(|id| acts(analysis.group(id))) else {
        return false;
    };
    // "said it was ready, while Ann Lee called for a vote": another takes a stand of their own.
    let told = verb.modal.is_none() && verb.tense == Tense::Past && verb.units.len() == 1;
    if link == "while"
        && told
        && cue.tense == Tense::Past
        && TAKES_STAND.contains(&analysis.folded(verb.head))
    {
        return true;
    }
    let shifted = |verb: &VerbGroup| {
        let modal = verb.modal.map(|at| analysis.folded(at));
        matches!(modal, Some("would" | "could" | "might")) || modal.is_none() && verb.tense == Tense::Past
    };
    let from = analysis.verbs.partition_point(|verb| verb.units.start < said.start);
    let to = analysis.verbs.partition_point(|verb| verb.units.start < said.end);
    let mut told = analysis.verbs[from..to].iter().filter(|verb| verb.form == VerbForm::Finite).peekable();
    let past = told.peek().is_some() && told.all(&shifted);
    let perfect = matches!(analysis.folded(verb.units.start), "has" | "have" | "'s" | "'ve");
    let now = verb.modal.is_none() && (verb.tense == Tense::Present || perfect);
    denies || cue.tense == Tense::Past && cue.modal.is_none() && past && now
}

/// What another is told to have done, and not what a speaker reports of them.
const TAKES_STAND: &[&str] = &[
    "accused",
    "blamed",
    "called",
    "condemned",
    "criticised",
    "criticized",
    "demanded",
    "denounced",
    "described",
    "dismissed",
    "praised",
    "questioned",
    "rejected",
    "urged",
    "warned",
    "welcomed",
];

/// "he", "she" at a unit: whoever spoke goes on.
fn is_pronoun(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.folded(at), "he" | "she" | "they")
}

/// Whether a verb of saying behind a comma or a conjunction starts another speech act of the same speaker.
fn next_speech(
    analysis: &Analysis,
    id: VerbId,
    cue: Option<VerbId>,
    comma: bool,
    conjunction: bool,
    end: u32,
) -> bool {
    let verb = analysis.verb(id);
    if verb.units.end >= end {
        return comma;
    }
    match verb.form {
        VerbForm::Gerund => comma,
        VerbForm::Finite if conjunction => {
            let own = cue.and_then(|cue| analysis.verb(cue).subject);
            comma
                || analysis.folded(verb.units.start - 1) == "but"
                || own.is_some() && verb.subject == own
                || matches!(analysis.folded(verb.head), "said" | "added" | "told" | "urged")
        }
        // ", reports X": the tag of who passes it on.
        VerbForm::Finite => comma && analysis.groups_starting(verb.units.end).next().is_some(),
        _ => false,
    }
}

/// ", X said", ", but X said": a group and a verb of saying.
fn later_tag(resolver: &Resolver, at: u32, end: u32) -> bool {
    let analysis = resolver.analysis;
    analysis.groups_starting(at).any(|group| {
        let behind = analysis.group(group).units.end;
        behind < end
            && !analysis.group(group).classes.meets(ClassSet::THING)
            && analysis.verb_from[behind as usize].is_some_and(|id| {
                analysis.verb(id).form == VerbForm::Finite && speaks(resolver.knowledge, analysis, id)
            })
    })
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
mod tests {
    use crate::testing::{claims_of, said};

    #[test]
    fn what_stands_before_and_is_not_said_by_whom_an_aside_behind_it_names() {
        for aside in ["according to a diplomat", "diplomats say"] {
            let text = format!("Ana Vane has the backing of Japan and, {aside}, Peru.");
            let claims = claims_of(&text, None);
            assert!(claims.iter().all(|claim| claim.claim_type != "statement"), "{text}");
            let stance = claims.iter().find(|claim| claim.text == "Japan supports Ana Vane").expect("told");
            assert_eq!(stance.attribution.source.id, None, "{text}");
        }
    }

    #[test]
    fn a_comma_within_the_marks_closes_what_is_called_so() {
        let told =
            said("statement", "Anna Berg called the damage \"absurd,\" the Graz Herald reported.", None);
        assert!(told.iter().any(|told| told == "Anna Berg said: the damage \"absurd,\""), "{told:?}");
    }

    #[test]
    fn those_listed_before_their_verb_open_what_is_said() {
        let told = "she, a child and two women held on to a plank";
        let text = format!("Anna Berg, a survivor, said {told}.");
        assert_eq!(said("statement", &text, None), [format!("Anna Berg said: {told}")]);
        let told = "weak demand, poor trade and dear fuel also added to the loss";
        assert_eq!(
            said("statement", &format!("Anna Berg said {told}."), None),
            [format!("Anna Berg said: {told}")]
        );
        let text = "The firms reported 16 total subsidiaries and 36 tax haven subsidiaries to the board.";
        assert!(said("statement", text, None).is_empty());
    }

    #[test]
    fn what_another_called_for_meanwhile_is_not_reported() {
        let text = "Anna Berg said the mayor should go, while Paul Reed called for calm.";
        assert_eq!(said("statement", text, None), ["Anna Berg said: the mayor should go"]);
    }
}
