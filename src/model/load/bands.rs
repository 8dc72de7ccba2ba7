//! The bands of age that a survey prints, as its own table names them.

use std::collections::BTreeSet;

/// A band of ages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AgeBand {
    /// Its name in the table: `15-59`, or `60+` for one without end.
    pub name: String,
    /// First age.
    pub first: u32,
    /// First age above it; nothing for one without end.
    pub end: Option<u32>,
    /// First row in which it stands.
    pub row: usize,
}

/// What is wrong with the bands: the row where one is to blame, what was found and what was expected.
#[derive(Debug)]
pub(super) struct Misfit {
    pub row: Option<usize>,
    pub found: (String, String),
    pub expected: (String, String),
}

impl AgeBand {
    fn of(name: &str, row: usize) -> Option<AgeBand> {
        let age = |text: &str| {
            let digits = text.bytes().all(|sign| sign.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| digits).map(u32::from)
        };
        let (first, end) = match name.strip_suffix('+') {
            Some(first) => (age(first)?, None),
            None => {
                let (first, last) = name.split_once('-')?;
                (age(first)?, Some(age(last)? + 1))
            }
        };
        let sound = end.is_none_or(|end| first < end);
        sound.then(|| AgeBand {
            name: name.to_string(),
            first,
            end,
            row,
        })
    }

    /// A fault of the band.
    pub fn misfit(&self, found: (String, String), expected: (String, String)) -> Misfit {
        let name = &self.name;
        Misfit {
            row: Some(self.row),
            found: (
                format!("{name}：{}", found.0),
                format!("{name}: {}", found.1),
            ),
            expected,
        }
    }
}

/// The bands that the names of rows make: those with an end join from age 0 on, then come those without, each within
/// the one before. Each begins where a group of the population does. Every fault at once.
pub(super) fn bands(names: &[String], begins: &[f64]) -> Result<Vec<AgeBand>, Vec<Misfit>> {
    let (mut bands, mut misfits): (Vec<AgeBand>, Vec<Misfit>) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (row, name) in names.iter().enumerate() {
        if !seen.insert(name) {
            continue;
        }
        match AgeBand::of(name, row) {
            Some(band) => bands.push(band),
            None => misfits.push(Misfit {
                row: Some(row),
                found: (format!("写的是“{name}”"), format!("found “{name}”")),
                expected: (
                    "年龄段，如 15-59 或 60+".into(),
                    "a band of ages such as 15-59 or 60+".into(),
                ),
            }),
        }
    }
    bands.sort_by_key(|band| (band.end.is_none(), band.first));
    let ages: Vec<String> = begins.iter().map(f64::to_string).collect();
    for band in bands
        .iter()
        .filter(|band| !begins.contains(&f64::from(band.first)))
    {
        misfits.push(band.misfit(
            (
                format!("从 {} 岁起，人口表没有从这一岁起的组", band.first),
                format!(
                    "begins at {}, where no group of the population does",
                    band.first
                ),
            ),
            (ages.join("、"), ages.join(", ")),
        ));
    }
    // A fault in the names may be why others do not join.
    if misfits.is_empty() {
        misfits.extend(apart(&bands));
    }
    if misfits.is_empty() {
        return Ok(bands);
    }
    Err(misfits)
}

/// Where bands in their order leave ages out or have some twice, and whether they are enough.
fn apart(bands: &[AgeBand]) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    let (mut next, mut open): (u32, Option<u32>) = (0, None);
    for band in bands {
        let (joins, expected) = match open {
            Some(before) => (
                band.first > before,
                (
                    format!("从 {before} 岁以后起"),
                    format!("one from after {before} on"),
                ),
            ),
            None => (
                band.first == next,
                (format!("从 {next} 岁起"), format!("one from {next} on")),
            ),
        };
        if !joins {
            let found = (
                format!("从 {} 岁起，与前一段不相接", band.first),
                format!("begins at {} and does not join the band before", band.first),
            );
            misfits.push(band.misfit(found, expected));
        }
        match band.end {
            Some(end) => next = end.max(next),
            None => open = Some(band.first),
        }
    }
    let enough = bands.len() > 1 && open.is_some();
    if misfits.is_empty() && !enough {
        let names: Vec<&str> = bands.iter().map(|band| band.name.as_str()).collect();
        misfits.push(Misfit {
            row: bands.last().map(|band| band.row),
            found: (
                format!("年龄段共 {} 个：{}", names.len(), names.join("、")),
                format!("{} bands of age: {}", names.len(), names.join(", ")),
            ),
            expected: (
                "两段以上，最后一段不设上限，如 60+".into(),
                "two or more, the last without end, such as 60+".into(),
            ),
        });
    }
    misfits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First ages of the bands, or what is found wrong.
    fn read(names: &str) -> Result<Vec<u32>, String> {
        let names: Vec<String> = names.split_whitespace().map(str::to_string).collect();
        let begins: Vec<f64> = (0..=20).map(|group| f64::from(5 * group)).collect();
        match bands(&names, &begins) {
            Ok(bands) => Ok(bands.iter().map(|band| band.first).collect()),
            Err(misfits) => {
                let found = misfits.into_iter().map(|misfit| misfit.found.0);
                Err(found.collect::<Vec<_>>().join("；"))
            }
        }
    }

    #[test]
    fn bands_are_those_of_the_table_in_any_order() {
        assert_eq!(read("0-14 60+ 15-59 65+"), Ok(vec![0, 15, 60, 65]));
        assert_eq!(read("45+ 0-44 45+"), Ok(vec![0, 45]));
        assert_eq!(read("0-4 5-9 10+ 85+ 40+"), Ok(vec![0, 5, 10, 40, 85]));
    }

    #[test]
    fn bands_that_cannot_be_are_refused() {
        for (names, said) in [
            ("0-14 20-59 60+", "20-59：从 20 岁起"),
            ("0-14 10-59 60+", "10-59：从 10 岁起"),
            ("5-14 15+", "5-14：从 5 岁起"),
            ("0-14 15-59 65+", "65+：从 65 岁起"),
            ("0-14 15+ 015+", "从 15 岁起"),
            ("0-17 18+", "18+：从 18 岁起"),
            ("0-14 15-59", "共 2 个"),
            ("0+", "共 1 个"),
            ("", "共 0 个"),
            ("0-14 59-15 60+", "“59-15”"),
            ("0-14 15岁以上", "“15岁以上”"),
            ("0-+5 5+", "“0-+5”"),
        ] {
            let found = read(names).expect_err("refused");
            assert!(found.contains(said), "{names}: {found}");
        }
    }
}
