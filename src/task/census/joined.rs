//! Counties that were cut out of others between the censuses, counted with them as they were before.

use std::collections::BTreeMap;

use super::{CensusCells, CensusReading, codes, number};
use crate::dataset::DatasetError;

/// Column that says whether a county has all the land of the former one, and the word that says so.
const TERRITORY: &str = "territory";
const SAME: &str = "same";

impl CensusReading<'_> {
    /// The codes of what was cut out of a county, by its code; nothing where the model names no table of former codes.
    pub(super) fn cut_out(&mut self) -> Result<BTreeMap<u32, Vec<u32>>, DatasetError> {
        let mut found: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let Some(named) = self.former.clone() else {
            return Ok(found);
        };
        let table = self.library.table(&named.dataset, &named.table, None)?;
        self.inputs
            .push((table.path.clone(), table.checksum.clone()));
        let (now, before) = (codes(&table)?, table.texts("former_code")?);
        let territory = table.texts(TERRITORY)?;
        for row in 0..now.len() {
            if territory[row] != SAME {
                found
                    .entry(number(&before[row]))
                    .or_default()
                    .push(now[row]);
            }
        }
        Ok(found)
    }

    /// Adds the people of what was cut out to those of the county that it was cut out of, and its name to the name.
    ///
    /// Gives the codes of the counties that are whole again: all that was cut out stands in the census, and nothing
    /// else of their territory changed (`changed`, a code for each change).
    pub(super) fn join(
        all: &mut BTreeMap<u32, (String, CensusCells)>,
        cut_out: &BTreeMap<u32, Vec<u32>>,
        changed: &[u32],
    ) -> Vec<u32> {
        let mut whole = Vec::new();
        for (county, parts) in cut_out {
            let changes = changed.iter().filter(|code| *code == county).count();
            let there = |code: &u32| all.contains_key(code);
            if changes > parts.len() || !there(county) || !parts.iter().all(there) {
                continue;
            }
            for part in parts {
                let (name, cells) = all.remove(part).unwrap_or_default();
                let own = all.entry(*county).or_default();
                own.0 = format!("{}、{name}", own.0);
                for (age, people) in cells {
                    let sum = own.1.entry(age).or_default();
                    sum[0] += people[0];
                    sum[1] += people[1];
                }
            }
            whole.push(*county);
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> BTreeMap<u32, (String, CensusCells)> {
        [
            (1, "甲县", [5.0, 6.0]),
            (2, "乙市", [3.0, 1.0]),
            (3, "丙县", [9.0, 9.0]),
        ]
        .map(|(code, name, cell)| (code, (name.to_string(), CensusCells::from([(0, cell)]))))
        .into()
    }

    #[test]
    fn what_was_cut_out_is_counted_with_the_rest() {
        let mut all = people();
        let cut_out = BTreeMap::from([(1, vec![2])]);
        assert_eq!(CensusReading::join(&mut all, &cut_out, &[1, 3]), [1]);
        assert_eq!(all.keys().copied().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(
            all[&1],
            (
                "甲县、乙市".to_string(),
                CensusCells::from([(0, [8.0, 7.0])])
            )
        );
    }

    #[test]
    fn what_changed_otherwise_or_is_not_there_stays_apart() {
        let alone = people();
        for (cut_out, changed) in [
            (BTreeMap::from([(1, vec![2])]), vec![1, 1]),
            (BTreeMap::from([(1, vec![4])]), vec![1]),
            (BTreeMap::from([(7, vec![2])]), vec![]),
        ] {
            let mut all = people();
            assert_eq!(
                CensusReading::join(&mut all, &cut_out, &changed),
                Vec::<u32>::new()
            );
            assert_eq!(all, alone);
        }
    }
}
