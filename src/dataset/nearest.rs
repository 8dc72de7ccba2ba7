//! The word that was meant by a mistyped one.

/// The known word closest to `word`, if one is close: at most a third of its letters differ, and not all of them.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    let most = (letters.max(3) / 3).min(letters.max(1) - 1);
    known
        .into_iter()
        // As many letters at least are to be put in or taken out.
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= most)
        .map(|candidate| (distance(word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= most)
        .map(|(_, candidate)| candidate)
}

/// "One of these", in Chinese and English.
pub(super) fn one_of<'a>(known: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let known: Vec<&str> = known.into_iter().collect();
    match known.as_slice() {
        [only] => (only.to_string(), only.to_string()),
        several => (
            format!("{} 之一", several.join("、")),
            format!("one of {}", several.join(", ")),
        ),
    }
}

/// Offers the known word that was probably meant, in Chinese and English.
pub(super) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> (String, String) {
    match nearest(word, known) {
        Some(meant) => (
            format!("是不是 {meant}？"),
            format!("Did you mean {meant}?"),
        ),
        None => ("请改为其中之一".to_string(), "Use one of them".to_string()),
    }
}

/// Edit distance in characters; two neighbours that changed places count as one edit
/// (optimal string alignment, Damerau 1964).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut next = before.clone();
    for i in 1..=a.len() {
        next[0] = i;
        for j in 1..=b.len() {
            let changed = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            next[j] = least;
        }
        std::mem::swap(&mut before, &mut row);
        std::mem::swap(&mut row, &mut next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_literature() {
        // Wagner and Fischer 1974; the last pair is Damerau's transposition.
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
        assert_eq!(distance("mael", "male"), 1);
    }

    #[test]
    fn only_close_words_are_offered() {
        assert_eq!(nearest("minimun", ["minimum", "maximum"]), Some("minimum"));
        assert_eq!(nearest("population", ["year", "sex"]), None);
        assert_eq!(nearest("5", ["1", "2"]), None);
        assert_eq!(nearest("", ["", "a"]), Some(""));
        // A letter more or less, and two that changed places.
        assert_eq!(nearest("yeaar", ["year", "yes"]), Some("year"));
        assert_eq!(nearest("eyar", ["year", "ear"]), Some("year"));
    }
}
