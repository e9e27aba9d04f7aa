//! What somebody does or is to do, told by a verb in "-ing" or an infinitive: from its verb to where all that belongs to it ends.

use claimwire_record::Span;
use claimwire_rules::program::VerbForm;

use super::View;
use crate::analysis::GroupId;
use crate::phrases::{clause_end, with_case, with_complements, with_relative};
use crate::tags::Tag;

/// What is done with a motion to carry it.
const ADOPTS: &[&str] = &["accept", "adopt", "approve", "confirm", "endorse", "pass", "ratify"];

/// Verbs whose object does what a bare verb behind it tells: "letting firms run the port".
const LETS: &[&str] = &["having", "helping", "letting", "making", "have", "help", "let", "make", "watching"];

/// Units behind an object that tell where it goes or stays: "keeping families together".
const PARTICLES: &[&str] = &[
    "together", "apart", "back", "home", "abroad", "away", "out", "off", "down", "up", "over", "open",
    "there", "here",
];

/// Words that open an indirect question: "to find out who runs it".
const ASKS: &[&str] = &["how", "who", "what", "whether", "why", "where", "which", "when"];

/// A deed.
pub struct Deed {
    /// The motion, where the deed is no more than to adopt it.
    pub adopted: Option<GroupId>,
    /// Where it ends.
    pub end: u32,
}

/// Reads the deed whose verb begins at a unit. None where no verb does, or where its words tell of nothing without others that
/// cannot be read: "making it".
pub fn read(view: &View, at: u32, infinitive: bool) -> Option<Deed> {
    let analysis = view.analysis;
    let limit = view.sentence.end;
    // "bringing back the fees"
    let mut behind = analysis.verb(analysis.verb_from[at as usize]?).units.end;
    while analysis.tag(behind) == Tag::Adv {
        behind += 1;
    }
    let verb = analysis.folded(behind - 1);
    let object = analysis.groups_starting(behind).next();
    // "to approve the treaty": what is told of is the treaty.
    if let Some(motion) = object.filter(|_| infinitive && ADOPTS.contains(&verb)) {
        return Some(Deed { adopted: Some(motion), end: analysis.group(motion).units.end });
    }
    if analysis.folded(behind) == "it" && matches!(verb, "making" | "make") {
        return eased(view, at, behind + 1).map(|end| Deed { adopted: None, end });
    }
    let object_end = object.map_or(behind, |id| behind_particle(view, analysis.group(id).units.end));
    let mut end = with_complements(analysis, Span::new(at, object_end.min(limit)), limit).end;
    if end > behind {
        end = done_by_object(view, end, LETS.contains(&verb)).unwrap_or(end);
        end = with_case(analysis, with_relative(analysis, Span::new(at, end), limit), limit).end;
        end = with_second(view, end).unwrap_or(end);
    }
    Some(Deed { adopted: None, end })
}

/// "making it easier for tenants to sue": where what is made easier ends; none where "it" means a thing told of elsewhere.
fn eased(view: &View, at: u32, behind: u32) -> Option<u32> {
    let analysis = view.analysis;
    let mut end = behind;
    while end < view.sentence.end && matches!(analysis.tag(end), Tag::Adj | Tag::Adv) {
        end += 1;
    }
    // "making it a crime to hit a nurse"
    let kind = analysis.groups_starting(end).next().map(|id| analysis.group(id).units.end);
    end = kind.unwrap_or(end);
    if end == behind {
        return None;
    }
    if analysis.folded(end) == "for" {
        end = with_complements(analysis, Span::new(at, end), view.sentence.end).end;
    }
    view.opens_infinitive(end).then(|| deed_end(view, end))
}

/// "allowing banks to merge", "letting firms run the port", "raising taxes to pay for schools": where that ends which the object
/// does, or which all is for.
fn done_by_object(view: &View, at: u32, bare: bool) -> Option<u32> {
    let analysis = view.analysis;
    let verb = analysis.verb_from.get(at as usize).copied().flatten().map(|id| analysis.verb(id))?;
    let does = bare
        && verb.form == VerbForm::Finite
        && verb.units.len() == 1
        && verb.modal.is_none()
        && !matches!(analysis.folded(at), "is" | "are" | "was" | "were" | "has" | "had" | "does" | "did");
    (does || view.opens_infinitive(at)).then(|| deed_end(view, at))
}

/// "building roads and planting trees": where what is done besides ends.
fn with_second(view: &View, end: u32) -> Option<u32> {
    let joined = end + 1 < view.sentence.end && matches!(view.analysis.folded(end), "and" | "or");
    (joined && view.opens_gerund(end + 1)).then(|| deed_end(view, end + 1))
}

/// Where the verb at a unit ends with its object, or with what it is to find out.
fn deed_end(view: &View, at: u32) -> u32 {
    let analysis = view.analysis;
    let limit = view.sentence.end;
    let verb_end = analysis.verb_from[at as usize].map_or(at, |id| analysis.verb(id).units.end);
    // "to find out"
    let asked = behind_particle(view, verb_end);
    if ASKS.contains(&analysis.folded(asked)) {
        return clause_end(analysis, asked + 1, limit);
    }
    let object = analysis.groups_starting(verb_end).next();
    let end = object.map_or(asked, |id| analysis.group(id).units.end);
    with_complements(analysis, Span::new(at, end.min(limit)), limit).end
}

/// Where an object ends with the unit behind it that tells where it goes: "sending the troops back to Malta".
fn behind_particle(view: &View, end: u32) -> u32 {
    let particle = end < view.sentence.end
        && PARTICLES.contains(&view.analysis.folded(end))
        && view.analysis.verb_from[end as usize].is_none()
        // "fish off Cleve", "spending over schools": a preposition before what goes with it.
        && view.analysis.groups_starting(end + 1).next().is_none();
    end + u32::from(particle)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    /// What a union is told to support.
    fn supported(deed: &str) -> String {
        let stances = said("stance", &format!("The Harbour Union supports {deed}."), None);
        stances.join("; ").replace("Harbour Union supports ", "")
    }

    #[test]
    fn what_the_object_of_a_deed_does_was_cut_off() {
        for deed in [
            "allowing farms to share wells",
            "letting tenants keep dogs",
            "making it easier for nurses to change wards",
            "making it a crime to sell old tyres",
            "raising the levy to pay for lifeboats",
            "paying experts to find out why shops close",
            "building roads and planting trees in Malta",
        ] {
            assert_eq!(supported(deed), deed);
        }
    }

    #[test]
    fn which_things_a_deed_is_done_to_was_cut_off() {
        for deed in
            ["banning boats that burn tar", "keeping lifeguards there", "making an exception if ice is thin"]
        {
            assert_eq!(supported(deed), deed);
        }
        assert_eq!(supported("banning boats, which are loud"), "banning boats");
        assert_eq!(supported("hiring crews that were “too small.”"), "hiring crews that were too small");
    }

    #[test]
    fn making_it_told_of_nothing() {
        assert_eq!(supported("making it"), "");
    }
}
