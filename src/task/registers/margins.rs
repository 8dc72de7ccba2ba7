//! Counts of a place and year put together to a table of parts that do not overlap.

use std::collections::BTreeMap;

use crate::axes::{AGES, Category, Sex};
use crate::model::checked::{HolderPart, Margin, RegisterReading};

/// A part as a file has it: category as written, ages, sex.
pub(super) type PartKey = (Option<String>, Option<[usize; 2]>, Option<Sex>);

/// First and last age of a band; nothing where it ends before it begins.
pub(super) fn band(text: &str) -> Option<[usize; 2]> {
    let last = AGES - 1;
    let (from, to) = match text.strip_suffix('+') {
        Some(from) => (from, last),
        None => {
            let (from, to) = text.split_once('-')?;
            (from, to.parse::<usize>().ok()?.min(last))
        }
    };
    let from = from.parse::<usize>().ok()?;
    (from <= to).then_some([from, to])
}

/// The finest parts of a place and year that do not overlap: by age and sex where there are sexes, by age else, or
/// by category.
pub(super) fn margin(counts: &BTreeMap<PartKey, f64>) -> Option<Margin> {
    let fine = |key: &&PartKey| key.0.is_some() || key.1.is_some();
    let with_sex = counts.keys().filter(fine).any(|key| key.2.is_some());
    let mut parts: BTreeMap<HolderPart, f64> = BTreeMap::new();
    for (key, persons) in counts.iter().filter(|(key, _)| fine(key)) {
        let (category, ages, sex) = key;
        if with_sex && sex.is_none() {
            continue;
        }
        let part = HolderPart {
            category: category.as_deref().map(category_of),
            ages: *ages,
            sex: *sex,
            ..HolderPart::default()
        };
        *parts.entry(part).or_default() += persons;
    }
    // A broad band beside the narrow ones that make it up is left out.
    let bands: Vec<[usize; 2]> = parts.keys().filter_map(|part| part.ages).collect();
    parts.retain(|part, _| {
        part.ages.is_none_or(|[from, to]| {
            !bands
                .iter()
                .any(|[a, b]| from <= *a && *b <= to && (from, to) != (*a, *b))
        })
    });
    let covered: usize = {
        let mut bands: Vec<[usize; 2]> = parts.keys().filter_map(|part| part.ages).collect();
        bands.sort_unstable();
        bands.dedup();
        bands.iter().map(|[from, to]| to - from + 1).sum()
    };
    let by_age = parts.keys().any(|part| part.ages.is_some());
    let parts: Vec<(HolderPart, RegisterReading)> = parts
        .into_iter()
        .map(|(part, persons)| {
            (
                part,
                RegisterReading {
                    persons,
                    error: 0.0,
                },
            )
        })
        .collect();
    (!parts.is_empty()).then_some(Margin {
        whole: !by_age || covered == AGES,
        parts,
    })
}

/// China's category of a type; organs, face, epilepsy and the like have none, and stand with several categories.
fn category_of(kind: &str) -> Category {
    match kind {
        "visual" => Category::Visual,
        "hearing" | "balance" => Category::Hearing,
        "speech" => Category::Speech,
        "physical" | "physical_limb" | "limb" | "brain_lesion" => Category::Physical,
        "intellectual" => Category::Intellectual,
        "psychiatric" | "mental" | "chronic_mental" | "autism" | "dementia" => {
            Category::Psychiatric
        }
        _ => Category::Multiple,
    }
}

#[cfg(test)]
mod tests {
    use super::band;

    #[test]
    fn bands_end_behind_their_beginning() {
        assert_eq!(band("0-17"), Some([0, 17]));
        assert_eq!(band("65+"), Some([65, 100]));
        assert_eq!(band("80-120"), Some([80, 100]));
        for none in ["17-0", "120+", "old", "-5", ""] {
            assert_eq!(band(none), None, "{none}");
        }
    }
}
