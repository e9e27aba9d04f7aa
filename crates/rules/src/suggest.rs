//! "Did you mean …": the known name nearest to a mistyped one.

/// A remedy naming the nearest of `known`, or all of them where none is near.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut known: Vec<&str> = known.into_iter().collect();
    if let Some(nearest) = nearest(word, &known) {
        return Some(format!("did you mean `{nearest}`?"));
    }
    match known.len() {
        0 => None,
        1..=24 => {
            known.sort_unstable();
            Some(format!("known are: {}", known.join(", ")))
        }
        _ => None,
    }
}

/// The known word at the smallest edit distance, if it is near: a third of its letters at most.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    // Each letter that the other word has nowhere costs an edit.
    let foreign = |candidate: &str| word.chars().filter(|&letter| !candidate.contains(letter)).count();
    let alike = known.iter().filter(|candidate| {
        candidate.chars().count().abs_diff(length) <= limit && foreign(candidate) <= limit
    });
    let scored = alike.map(|candidate| (distance(word, candidate), *candidate));
    scored.filter(|(cost, _)| *cost <= limit).min().map(|(_, candidate)| candidate)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // The last three rows are all that a cell looks back on.
    let (mut before, mut above) = (vec![0; b.len() + 1], vec![0; b.len() + 1]);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        (before, above, row) = (above, row, before);
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(distance("actvie", "active"), 1);
        assert_eq!(distance("perosn", "person"), 1);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn far_words_are_not_suggested() {
        assert_eq!(nearest("zebra", &["person", "place"]), None);
        assert_eq!(did_you_mean("zebra", ["person", "place"]).as_deref(), Some("known are: person, place"));
        assert_eq!(did_you_mean("peson", ["person", "place"]).as_deref(), Some("did you mean `person`?"));
    }
}
