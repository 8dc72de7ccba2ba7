//! Whether a model is of the place that its title names.

use crate::dataset::{Complaint, Library};
use crate::model::ModelFolder;

/// The shortest name that is looked for: shorter ones are parts of other words.
const SHORTEST: usize = 3;

/// A reminder where the title names another place of the census than the code stands for.
pub(super) fn misplaced(folder: &ModelFolder, library: &Library) -> Option<Complaint> {
    let settings = &folder.file.model;
    let region = settings.region.as_deref()?;
    let census = settings.population.census.as_ref()?;
    let table = library.table(&census.dataset, &census.table, None).ok()?;
    let (codes, names) = (
        table.texts("region_code").ok()?,
        table.texts("region").ok()?,
    );
    let places = codes.iter().map(String::as_str);
    let places = places.zip(names.iter().map(String::as_str));
    let (own, (code, other)) = another(&settings.title.zh, region, places)?;
    let lines = folder.lines.get("model").cloned().unwrap_or_default();
    let complaint = lines.complaint(
        "region",
        (
            format!("{region} 是{own}，而名称写的是{other}"),
            format!("{region} is {own}, and the title names {other}"),
        ),
        (
            format!("{code}（{other}），或{own}的名称"),
            format!("{code} ({other}), or a title of {own}"),
        ),
        (
            "请改正 region 或 title，并核对人口等数是哪里的",
            "Correct region or title, and look up of which place the population and other numbers are",
        ),
    );
    Some(complaint.as_warning())
}

/// The name of the place with a code, and code and name of another one that a title names in its stead.
fn another<'p>(
    title: &str,
    region: &str,
    places: impl Iterator<Item = (&'p str, &'p str)> + Clone,
) -> Option<(&'p str, (&'p str, &'p str))> {
    let (_, own) = places.clone().find(|(code, _)| *code == region)?;
    if title.contains(own) {
        return None;
    }
    let is_named = |name: &str| name.chars().count() >= SHORTEST && title.contains(name);
    let mut others = places.filter(|(code, name)| *code != region && is_named(name));
    // The longest name is that of the smallest place: a province stands before its county.
    let first = others.next()?;
    let longest = others.fold(first, |best, next| {
        let longer = next.1.chars().count() > best.1.chars().count();
        if longer { next } else { best }
    });
    Some((own, longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_another_place_is_seen() {
        let places = [
            ("1", "某某省"),
            ("11", "甲某市"),
            ("12", "乙某市"),
            ("11", "甲某市"),
        ];
        let of = |title: &str, region: &str| another(title, region, places.into_iter());
        assert_eq!(
            of("甲某市残疾人服务", "12"),
            Some(("乙某市", ("11", "甲某市")))
        );
        assert_eq!(of("甲某市残疾人服务", "11"), None);
        assert_eq!(of("残疾人服务", "11"), None);
        assert_eq!(of("某某省甲某市残疾人服务", "11"), None);
        assert_eq!(of("甲某市残疾人服务", "99"), None);
    }
}
