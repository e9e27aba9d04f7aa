//! English inflection: a lemma turns into its finite forms, participles and gerund; a noun into its plurals.

use crate::irregular;

/// The inflected forms of a verb, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Conjugation {
    /// Present tense, third person, and others that are no base form (`am`, `are`).
    pub(crate) third: Vec<String>,
    /// Past tense.
    pub(crate) past: Vec<String>,
    /// Past participle.
    pub(crate) participle: Vec<String>,
    /// Gerund and present participle.
    pub(crate) gerund: Vec<String>,
}

/// The forms of a lemma; `past` and `participle` are given where they are not regular (variants separated by
/// `|`), and else come from the table of irregular verbs or by rule.
pub(crate) fn conjugate(lemma: &str, past: Option<&str>, participle: Option<&str>) -> Conjugation {
    if lemma == "be" {
        return be();
    }
    let known = irregular::VERBS.binary_search_by_key(&lemma, |verb| verb.0).ok();
    let known = known.map(|at| irregular::VERBS[at]);
    let past = variants(past.or(known.map(|known| known.1)), || regular_pasts(lemma));
    let participle = variants(participle.or(known.map(|known| known.2)), || past.clone());
    let third = match lemma {
        "have" => vec!["has".to_owned()],
        _ => vec![with_s(lemma)],
    };
    let gerund = gerunds(lemma, &past);
    Conjugation { third, past, participle, gerund }
}

fn be() -> Conjugation {
    let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Conjugation {
        third: owned(&["is", "am", "are"]),
        past: owned(&["was", "were"]),
        participle: owned(&["been"]),
        gerund: owned(&["being"]),
    }
}

fn variants(given: Option<&str>, derived: impl FnOnce() -> Vec<String>) -> Vec<String> {
    match given {
        Some(given) => given.split('|').map(|form| form.trim().to_owned()).collect(),
        None => derived(),
    }
}

/// The third person of a verb, or the regular plural of a noun.
pub(crate) fn with_s(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z'])
        || word.ends_with("ch") && !word.ends_with("arch")
        || word.ends_with("sh")
    {
        return [word, "es"].concat();
    }
    match word.strip_suffix('y') {
        Some(stem) if ends_in_consonant(stem) => [stem, "ies"].concat(),
        _ if word.ends_with('o') && ends_in_consonant(&word[..word.len() - 1]) => [word, "es"].concat(),
        _ => [word, "s"].concat(),
    }
}

fn regular_pasts(lemma: &str) -> Vec<String> {
    if lemma.ends_with('e') {
        return vec![[lemma, "d"].concat()];
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| ends_in_consonant(stem)) {
        return vec![format!("{stem}ied")];
    }
    stems(lemma).iter().map(|stem| [stem.as_str(), "ed"].concat()).collect()
}

/// The gerund doubles its consonant where the past does.
fn gerunds(lemma: &str, past: &[String]) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    if let Some(stem) = lemma.strip_suffix('e') {
        let keeps = stem.ends_with(['e', 'o', 'y']) || lemma == "singe";
        return vec![[if keeps { lemma } else { stem }, "ing"].concat()];
    }
    if lemma.ends_with('c') {
        return vec![format!("{lemma}king")];
    }
    let doubled = lemma.chars().last().map(|last| format!("{lemma}{last}"));
    let mut stems = stems(lemma);
    let is_past = |stem: &str| past.iter().any(|form| form.strip_suffix("ed") == Some(stem));
    if let Some(doubled) = doubled.filter(|doubled| is_past(doubled)) {
        stems = if lemma.ends_with('l') { vec![doubled, lemma.to_owned()] } else { vec![doubled] };
    }
    stems.iter().map(|stem| [stem.as_str(), "ing"].concat()).collect()
}

/// The stem before a vowel ending: doubled, plain, or both where British and American spelling differ.
fn stems(lemma: &str) -> Vec<String> {
    let plain = lemma.to_owned();
    let Some(last) = doubling_consonant(lemma) else {
        return vec![if lemma.ends_with('c') { format!("{lemma}k") } else { plain }];
    };
    let doubled = format!("{lemma}{last}");
    match syllables(lemma) {
        1 => vec![doubled],
        _ if last == 'l' => vec![doubled, plain],
        _ if stressed_at_end(lemma) => vec![doubled],
        _ if matches!(lemma, "focus" | "benefit" | "worship" | "kidnap" | "program") => vec![plain, doubled],
        _ => vec![plain],
    }
}

/// The last letter, if the word ends in consonant, single vowel, consonant, and the letter can double.
fn doubling_consonant(word: &str) -> Option<char> {
    let mut letters = word.chars().rev();
    let (last, vowel, before) = (letters.next()?, letters.next()?, letters.next()?);
    let qu = before == 'u' && letters.next() == Some('q');
    let fits = !is_vowel(last)
        && !matches!(last, 'c' | 'w' | 'x' | 'y' | 'h')
        && is_vowel(vowel)
        && (!is_vowel(before) || qu);
    fits.then_some(last)
}

/// Ends of verbs of two syllables or more that are stressed on the last one.
const STRESSED: &str = "\
    fer mit cur get gret bel ter gin quip bid set put cut run bar hor dem fit trap step up cast plan tap \
    mur rap lap net but vet";

/// Verbs with such an end that are stressed elsewhere.
const UNSTRESSED: &str = "\
    adapter administer alter banter barter batter benefit better bluster bolster budget buffer canister \
    canter carpet cater center chapter charter cluster clutter counter crater debut decipher develop \
    differ encounter enter envelop exhibit falter fester fetter filter flatter flutter foster fritter \
    gallop glitter halter helicopter inhibit interpret jitter later limit litter loiter magnet market \
    martyr master matter minister monitor murmur muster mutter offer orbit pester pilfer pivot plaster \
    proffer profit prohibit quarter register rivet scatter sequester shatter shelter shutter splinter \
    sputter stutter suffer target trumpet twitter utter vomit water winter";

/// Whether a verb of two syllables or more is stressed on the last one.
fn stressed_at_end(lemma: &str) -> bool {
    let ends = STRESSED.split_whitespace().any(|ending| lemma.ends_with(ending));
    ends && !UNSTRESSED.split_whitespace().any(|verb| verb == lemma)
}

fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    let mut previous = ' ';
    for letter in word.chars() {
        let vowel = (is_vowel(letter) || letter == 'y') && !(letter == 'u' && previous == 'q');
        count += usize::from(vowel && !inside);
        (inside, previous) = (vowel, letter);
    }
    count
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_consonant(stem: &str) -> bool {
    stem.chars().last().is_some_and(|letter| !is_vowel(letter))
}

/// The plurals of a folded noun or noun phrase; none where it is a plural already.
pub(crate) fn plurals(noun: &str) -> Vec<String> {
    let joints = [" of ", " in ", " for ", " to ", " at "].iter().filter_map(|word| noun.find(word));
    // Most nouns are one word.
    if let Some(at) = noun.contains(' ').then(|| joints.min()).flatten() {
        return plurals(&noun[..at]).iter().map(|head| format!("{head}{}", &noun[at..])).collect();
    }
    let start = noun.rfind([' ', '-']).map_or(0, |at| at + 1);
    let mut plurals = plurals_of_word(&noun[start..]);
    if start > 0 {
        plurals.iter_mut().for_each(|word| word.insert_str(0, &noun[..start]));
    }
    // "secretaries-general" beside "secretary-generals".
    if let Some((head, tail)) =
        noun.rsplit_once(['-', ' ']).filter(|(_, tail)| *tail == "general" || *tail == "designate")
    {
        let joint = &noun[head.len()..head.len() + 1];
        plurals.extend(self::plurals(head).iter().map(|head| format!("{head}{joint}{tail}")));
    }
    plurals
}

fn plurals_of_word(word: &str) -> Vec<String> {
    let irregular = |ending: &str| {
        irregular::NOUNS.iter().find(|(noun, _)| *noun == ending).map(|(_, plurals)| {
            plurals
                .split('|')
                .map(|plural| format!("{}{plural}", &word[..word.len() - ending.len()]))
                .collect::<Vec<_>>()
        })
    };
    if let Some(plurals) = irregular(word) {
        return plurals;
    }
    if let Some(plurals) =
        ["woman", "man"].iter().find(|ending| word.ends_with(**ending)).and_then(|end| irregular(end))
    {
        return plurals;
    }
    let is_plural =
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let is_one_of = |plurals: &str| plurals.len() >= word.len() && plurals.split('|').any(|one| one == word);
    let is_plural = is_plural || irregular::NOUNS.iter().any(|(_, plurals)| is_one_of(plurals));
    if is_plural || word.is_empty() {
        return Vec::new();
    }
    vec![if word.ends_with('o') { format!("{word}s") } else { with_s(word) }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_irregular_verbs_are_sorted() {
        assert!(irregular::VERBS.is_sorted_by_key(|verb| verb.0));
    }

    #[track_caller]
    fn check(lemma: &str, third: &str, past: &str, participle: &str, gerund: &str) {
        let forms = conjugate(lemma, None, None);
        let joined = |forms: &[String]| forms.join("|");
        assert_eq!(joined(&forms.third), third);
        assert_eq!(joined(&forms.past), past);
        assert_eq!(joined(&forms.participle), participle);
        assert_eq!(joined(&forms.gerund), gerund);
    }

    #[test]
    fn regular_verbs() {
        check("back", "backs", "backed", "backed", "backing");
        check("endorse", "endorses", "endorsed", "endorsed", "endorsing");
        check("support", "supports", "supported", "supported", "supporting");
        check("deny", "denies", "denied", "denied", "denying");
        check("obey", "obeys", "obeyed", "obeyed", "obeying");
        check("veto", "vetoes", "vetoed", "vetoed", "vetoing");
        check("agree", "agrees", "agreed", "agreed", "agreeing");
        check("tie", "ties", "tied", "tied", "tying");
        check("push", "pushes", "pushed", "pushed", "pushing");
        check("panic", "panics", "panicked", "panicked", "panicking");
    }

    #[test]
    fn consonants_double_after_a_stressed_short_vowel() {
        check("plan", "plans", "planned", "planned", "planning");
        check("admit", "admits", "admitted", "admitted", "admitting");
        check("prefer", "prefers", "preferred", "preferred", "preferring");
        check("offer", "offers", "offered", "offered", "offering");
        check("visit", "visits", "visited", "visited", "visiting");
        check("travel", "travels", "travelled|traveled", "travelled|traveled", "travelling|traveling");
        check("quit", "quits", "quit", "quit", "quitting");
        check("fix", "fixes", "fixed", "fixed", "fixing");
        check("appear", "appears", "appeared", "appeared", "appearing");
    }

    #[test]
    fn irregular_verbs() {
        check("be", "is|am|are", "was|were", "been", "being");
        check("have", "has", "had", "had", "having");
        check("go", "goes", "went", "gone", "going");
        check("give", "gives", "gave", "given", "giving");
        check("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing");
        check("get", "gets", "got", "got|gotten", "getting");
    }

    #[test]
    fn given_forms_win_and_the_gerund_follows_their_doubling() {
        let forms = conjugate("bob", Some("bobbed"), Some("bobbed"));
        assert_eq!((forms.past.join("|"), forms.gerund.join("|")), ("bobbed".into(), "bobbing".into()));
        let forms = conjugate("bias", Some("biased"), Some("biased"));
        assert_eq!(forms.gerund, ["biasing"]);
    }

    #[test]
    fn plurals_of_nouns_and_phrases() {
        assert_eq!(plurals("ally"), ["allies"]);
        assert_eq!(plurals("spokeswoman"), ["spokeswomen"]);
        assert_eq!(plurals("member of parliament"), ["members of parliament"]);
        assert_eq!(plurals("secretary-general"), ["secretary-generals", "secretaries-general"]);
        assert_eq!(plurals("prime minister"), ["prime ministers"]);
        assert!(plurals("members").is_empty());
        assert!(plurals("people").is_empty());
        assert_eq!(plurals("bus"), ["buses"]);
    }
}
