//! Names of one word in no lexicon that an article tells of as a person: "Estonia backs Rutte for the top job".

use claimwire_record::Span;
use claimwire_rules::units::{Casing, UnitKind};

use crate::analysis::Analysis;
use crate::names::{NameKind, NameMention};

/// How many words after "who" may tell whether a man or a woman is meant.
const WHO_REACH: usize = 24;
/// How many words a post may take: "the next Nato secretary general".
const POST_REACH: u32 = 6;

/// The units whose words can only be names of persons where they stand, in order.
pub(super) fn persons(analysis: &Analysis) -> Vec<u32> {
    let told = |name: &&NameMention| is_open(analysis, name) && Told::of(analysis, name).is_person();
    analysis.names.iter().filter(told).map(|name| name.units.start).collect()
}

/// Whether a name is told as a person's: by the article, or by what is said right behind it.
pub(super) fn is_person(analysis: &Analysis, name: &NameMention, told: &[u32]) -> bool {
    is_open(analysis, name)
        && (is_told(analysis, analysis.folded(name.units.start), told) || Told::of(analysis, name).is_who())
}

/// Whether one of the units that can only be names of persons is this word.
fn is_told(analysis: &Analysis, word: &str, told: &[u32]) -> bool {
    told.iter().any(|&unit| analysis.folded(unit) == word)
}

/// Whether a name may be anybody's or anything's: one word, in no lexicon.
pub(super) fn is_open(analysis: &Analysis, name: &NameMention) -> bool {
    name.kind == NameKind::Unknown
        && name.entry.is_none()
        && name.units.len() == 1
        && analysis.unit(name.units.start).casing == Casing::Title
        && !analysis.folded(name.units.start).ends_with('s')
}

/// What stands around a name.
struct Told<'p, 'a> {
    analysis: &'p Analysis<'a>,
    start: u32,
    end: u32,
}

impl<'p, 'a> Told<'p, 'a> {
    fn of(analysis: &'p Analysis<'a>, name: &NameMention) -> Self {
        Told { analysis, start: name.units.start, end: name.units.end }
    }

    fn is_person(&self) -> bool {
        self.has_age()
            || self.owns_what_persons_have()
            || self.undergoes()
            || self.is_put_up()
            || self.holds_office()
            || self.is_he()
    }

    fn word(&self, ahead: u32) -> &str {
        self.analysis.folded(self.end + ahead)
    }

    /// "Reed, who voted against it, said he was sorry".
    fn is_who(&self) -> bool {
        let length = self.analysis.units.len() as u32;
        let ahead = (self.end + 2..length).take(WHO_REACH).map(|at| self.analysis.folded(at));
        self.word(0) == ","
            && self.word(1) == "who"
            && ahead.take_while(|word| *word != ".").any(|word| matches!(word, "he" | "she" | "his" | "her"))
    }

    /// "Vane, 57, will run".
    fn has_age(&self) -> bool {
        let age = || self.word(1).parse::<u8>().is_ok_and(|age| (18..=99).contains(&age));
        self.word(0) == "," && self.word(2) == "," && age()
    }

    /// "Vane's resignation", "Vane's running mate".
    fn owns_what_persons_have(&self) -> bool {
        let own = matches!(
            self.word(1),
            "resignation"
                | "presidency"
                | "premiership"
                | "reelection"
                | "inauguration"
                | "wife"
                | "husband"
                | "widow"
                | "widower"
                | "candidacy"
                | "candidature"
        );
        matches!(self.word(0), "'s" | "’s") && (own || self.word(1) == "running" && self.word(2) == "mate")
    }

    /// "Vane was sworn in", "Vane has been elected president", "Vane elected mayor".
    fn undergoes(&self) -> bool {
        let helpers = (0..3).take_while(|&ahead| is_helper(self.word(ahead))).count() as u32;
        let done = helpers > 0 && !matches!(self.word(helpers - 1), "has" | "had" | "will");
        match self.word(helpers) {
            "reelected" | "sworn" | "impeached" | "inaugurated" | "jailed" | "born" => done,
            "elected" => self.names_post(self.end + helpers + 1, false),
            "appointed" | "named" | "nominated" => done && self.names_post(self.end + helpers + 1, false),
            _ => false,
        }
    }

    /// "backs Rutte for the top Nato job", "opposes Vane as party leader", "nominated Vane for president".
    fn is_put_up(&self) -> bool {
        let by = self.start.checked_sub(1).map_or("", |before| self.analysis.folded(before));
        let supported = matches!(
            by,
            "back" | "backs" | "backed" | "backing" | "endorse" | "endorses" | "endorsed" | "endorsing"
        );
        let put = matches!(
            by,
            "support"
                | "supports"
                | "supported"
                | "supporting"
                | "oppose"
                | "opposes"
                | "opposed"
                | "nominate"
                | "nominates"
                | "nominated"
                | "elect"
                | "elects"
                | "elected"
        );
        match self.word(0) {
            "for" | "as" => (supported || put) && self.names_post(self.end + 1, self.word(0) == "for"),
            "to" => supported && self.is_to_lead(self.end + 1),
            _ => false,
        }
    }

    /// "to lead Nato", "to succeed Anna Berg", but "to lead the Nato project", which a company may.
    fn is_to_lead(&self, at: u32) -> bool {
        let wanted: &[NameKind] = match self.analysis.folded(at) {
            "lead" | "head" | "chair" | "govern" => &[NameKind::Org, NameKind::Country],
            "succeed" | "replace" => &[NameKind::Person],
            "become" => return self.names_post(at + 1, false),
            _ => return false,
        };
        let first = at + 1 + u32::from(self.analysis.folded(at + 1) == "the");
        let Some(Some(index)) = self.analysis.name_at.get(first as usize) else { return false };
        let name = &self.analysis.names[*index as usize];
        let end = name.units.end;
        let ends = end as usize >= self.analysis.units.len() || {
            let unit = self.analysis.unit(end);
            unit.kind != UnitKind::Word && !self.joins(end)
                || matches!(self.analysis.folded(end), "after" | "from" | "when" | "in" | "as" | "next")
        };
        ends && wanted.contains(&name.kind)
    }

    /// "Vane said he was proud", "Vane opposes the bill. She said": nobody else is named whom the pronoun may mean.
    fn is_he(&self) -> bool {
        let he = |at: u32| matches!(self.analysis.folded(at), "he" | "she");
        let said = matches!(self.word(0), "said" | "says" | "added")
            && (he(self.end + 1) || self.word(1) == "that" && he(self.end + 2));
        let sentences = &self.analysis.sentences;
        let own = sentences.partition_point(|sentence| sentence.units.end <= self.start);
        let last = self.analysis.units.len() as u32;
        let next = sentences.get(own + 1).map(|sentence| sentence.units.start);
        let next = next.or(Some(last.saturating_sub(1))).filter(|&next| next > self.end);
        let votes = || {
            let verb = matches!(
                self.word(0),
                "opposes" | "opposed" | "voted" | "votes" | "supports" | "supported" | "backs" | "backed"
            );
            // "Vane opposes the bill, which he calls a mistake"
            let own = |at: u32| matches!(self.analysis.folded(at), "he" | "she" | "his" | "her");
            let told = |next: u32| he(next) || (self.end + 1..next).any(own);
            verb && next.is_some_and(|next| told(next) && (self.end + 1..next).any(|at| self.is_motion(at)))
        };
        let until = if said { self.end } else { next.unwrap_or(self.end) };
        (said || votes())
            && self.is_alone(sentences.get(own.saturating_sub(2)).map_or(0, |first| first.units.start), until)
    }

    fn is_motion(&self, at: u32) -> bool {
        matches!(
            self.analysis.folded(at),
            "bill" | "measure" | "motion" | "resolution" | "amendment" | "ordinance" | "budget" | "levy"
        )
    }

    /// Whether no other person and no office is named between two units.
    fn is_alone(&self, from: u32, until: u32) -> bool {
        self.analysis.names_within(Span::new(from, until.max(from))).all(|name| {
            name.units.start == self.start || !matches!(name.kind, NameKind::Person | NameKind::Office)
        })
    }

    /// "Vane, the Chilean foreign minister, will run" where a sentence begins.
    fn holds_office(&self) -> bool {
        let opens = self.analysis.sentences_begun(self.start).last().is_some_and(|sentence| {
            (sentence.units.start..self.start).all(|at| self.analysis.unit(at).kind != UnitKind::Word)
        });
        if !opens || self.word(0) != "," {
            return false;
        }
        let Some(end) = self.post_words(self.end + 1).find_map(|at| self.office_ends(at)) else {
            return false;
        };
        self.analysis.folded(end) == ","
            || self.analysis.folded(end) == "of"
                && (end + 2..end + 5).any(|at| self.analysis.folded(at) == ",")
    }

    /// Whether an office is named from a unit on and nobody who holds it: "as president", but not "as President Vane's".
    fn names_post(&self, from: u32, job: bool) -> bool {
        let length = self.analysis.units.len() as u32;
        let post = |at: &u32| self.office_ends(*at).is_some() || job && is_job(self.analysis.folded(*at));
        let Some(at) = self.post_words(from).take_while(|&at| !self.names_person(at)).find(post) else {
            return false;
        };
        let end = self.office_ends(at).unwrap_or(at + 1);
        let held = self.analysis.folded(end);
        let named = end < length && self.analysis.name_at[end as usize].is_some();
        !named && !matches!(held, "'s" | "’s")
    }

    /// Whether somebody else is named: "elected Anna Berg as president".
    fn names_person(&self, at: u32) -> bool {
        let name = self.analysis.name_at[at as usize].map(|index| self.analysis.names[index as usize].kind);
        matches!(name, Some(NameKind::Person | NameKind::Unknown))
    }

    /// The words from a unit on that may make up the name of one post.
    fn post_words(&self, from: u32) -> impl Iterator<Item = u32> {
        let length = self.analysis.units.len() as u32;
        let goes_on = |at: u32| self.analysis.unit(at).kind == UnitKind::Word || self.joins(at);
        (from..length.min(from + POST_REACH)).take_while(move |&at| goes_on(at))
    }

    /// Whether a unit joins the words beside it: "Nato's chief", "vice-president".
    fn joins(&self, at: u32) -> bool {
        matches!(self.analysis.folded(at), "'s" | "’s" | "-")
    }

    /// Where the office ends that a unit belongs to.
    fn office_ends(&self, at: u32) -> Option<u32> {
        let name = &self.analysis.names[self.analysis.name_at[at as usize]? as usize];
        (name.kind == NameKind::Office).then_some(name.units.end)
    }
}

fn is_helper(word: &str) -> bool {
    matches!(word, "is" | "was" | "be" | "been" | "being" | "has" | "had" | "will" | "gets" | "got")
}

fn is_job(word: &str) -> bool {
    matches!(word, "job" | "post" | "presidency" | "premiership" | "chairmanship" | "leadership")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_surname_alone_is_a_person_where_it_is_put_up_for_a_post() {
        assert_eq!(
            said("stance", "Norway backs Ibsholm for Nato top job", None),
            ["Norway supports Ibsholm"]
        );
        assert_eq!(
            said("stance", "Norway opposes Ibsholm as Nato chief. Chile endorsed Ibsholm.", None),
            ["Norway opposes Ibsholm as secretary general", "Chile supports Ibsholm"]
        );
    }

    #[test]
    fn a_surname_alone_is_a_person_where_an_office_stands_behind_it() {
        for told in ["Ibsholm, the Chilean foreign minister, is a lawyer.", "Ibsholm, mayor of Oslo, left."] {
            let text = format!("{told} Norway backs Ibsholm.");
            assert_eq!(said("stance", &text, None), ["Norway supports Ibsholm"], "{text}");
        }
        assert_eq!(said("stance", "Norway backs Ibsholm to lead Nato.", None), ["Norway supports Ibsholm"]);
    }

    #[test]
    fn a_surname_alone_is_a_person_by_age_by_oath_and_by_what_only_persons_have() {
        for told in ["Ibsholm, 57, is a lawyer.", "Ibsholm was sworn in.", "Ibsholm's resignation came late."]
        {
            let text = format!("{told} Norway backs Ibsholm.");
            assert_eq!(said("stance", &text, None), ["Norway supports Ibsholm"], "{text}");
        }
    }

    /// The speaker's slot where somebody so told of says something.
    fn speaker_of(words: &str) -> serde_json::Value {
        let claims = crate::testing::claims_of(&format!("{words} said the plan was dead."), None);
        let told = claims.iter().find(|claim| claim.claim_type == "statement").expect(words);
        serde_json::to_value(told).expect("a record")["slots"]["speaker"].clone()
    }

    #[test]
    fn a_name_behind_or_before_a_noun_for_a_person_is_a_persons() {
        for (speaker, name) in [
            ("Vane campaign spokeswoman Hope Hicks", "Hope Hicks"),
            ("Conservative host Rush Ibsholm", "Rush Ibsholm"),
            ("His nephew Kerru el Soran", "Kerru el Soran"),
            ("Rich Ibsholm, a media analyst at Orbex,", "Rich Ibsholm"),
            ("Ibsholm, a nurse from Graz,", "Ibsholm"),
            ("Democratic pollster Stan Ibsholm", "Stan Ibsholm"),
            ("Vice President Joseph R. Biden Jr.", "Joe Biden"),
            ("Marlow County Recorder Helen Reed", "Helen Reed"),
        ] {
            let slot = speaker_of(speaker);
            assert_eq!(
                (slot["name"].as_str(), slot["kind"].as_str()),
                (Some(name), Some("person")),
                "{speaker}"
            );
        }
    }

    #[test]
    fn a_maker_of_tools_is_no_person_and_kinds_of_people_are_no_names() {
        for (speaker, kind) in [
            ("Orbex, a maker of tools,", "org"),
            ("Organisers", "anonymous"),
            ("Brewers", "anonymous"),
            ("The Communications Workers of America", "org"),
        ] {
            let slot = speaker_of(speaker);
            assert_eq!(slot["kind"].as_str(), Some(kind), "{speaker}: {slot}");
        }
    }

    #[test]
    fn a_surname_alone_is_a_person_whom_nothing_but_he_or_she_can_mean() {
        let party = |text: &str| {
            let claims = crate::testing::claims_of(text, None);
            let stance = claims.iter().find(|claim| claim.claim_type == "stance");
            stance?.slots.get("party").and_then(claimwire_record::SlotValue::identity)
        };
        for (text, id) in [
            ("Ibsholm opposes the bill. She said it was a bad deal.", "person:ibsholm"),
            ("Varnum and Ibsholm voted against the bill. Ibsholm said he was proud.", "person:varnum"),
            ("Ibsholm opposes the bill. It said it was a bad deal.", "org:ibsholm"),
            ("Anna Berg runs Ibsholm. Ibsholm said she would leave. Ibsholm backs the bill.", "org:ibsholm"),
            ("Ibsholm backs a new chief. He said it was a good deal.", "org:ibsholm"),
        ] {
            assert_eq!(party(text).unwrap_or_else(|| "org:ibsholm".to_owned()), id, "{text}");
        }
    }

    #[test]
    fn a_company_that_is_backed_or_named_stays_none() {
        for told in
            ["Norway backs Ibsholm as supplier.", "Ibsholm has named president Anna Berg as its chairwoman."]
        {
            let text = format!("{told} Norway backs Ibsholm.");
            assert!(said("stance", &text, None).iter().all(|text| !text.contains("Ibsholm")), "{text}");
        }
    }
}
