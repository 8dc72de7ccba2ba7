//! Parts and totals: which series of a panel are totals, whether they add up, and forecasts of all
//! that agree in every draw.

mod agreed;
mod totals;

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, is_total};
use crate::forecast::hierarchy::Structure;
use crate::forecast::{Kind, Series};
use crate::report::forecasts::NumberStyle;
use crate::source::{InWords, Words, added_up};

use crate::task::series::{BETWEEN, Panel, PanelSeries, known};

/// What a stated total may be off by, as a part of it: rounding of the parts is usual.
const OFF: f64 = 0.005;

/// The nodes of a structure with their series, totals first.
#[derive(Debug)]
pub struct Nodes {
    structure: Structure,
    entries: Vec<PanelSeries>,
    leaves: usize,
}

/// The structure of a panel: its leaves by their labels, and totals over each label.
///
/// Totals are the sums of the leaves; those of the file are held against them.
pub fn nodes(panel: &Panel, notes: &mut Vec<Words>) -> Result<Nodes, Complaints> {
    let labels = |e: &PanelSeries| -> Vec<String> {
        e.series.name.split(BETWEEN).map(str::to_string).collect()
    };
    let (stated, leaves): (Vec<&PanelSeries>, Vec<&PanelSeries>) = panel
        .entries
        .iter()
        .partition(|e| labels(e).iter().any(|l| is_total(l)));
    let fault = |zh: String, en: String| {
        let expected = (
            "单位相同、年份相同的人数或金额，至少两项",
            "two or more counts or amounts of one unit over the same years",
        );
        let advice = (
            "请改正（合计的名称写“合计”，小计和其中项删去），或去掉 --aggregate",
            "Correct it (call a total total, and remove subtotals and parts of another row), or leave out --aggregate",
        );
        Complaints::from(Complaint::error(
            &panel.file,
            Place::Whole,
            (zh, en),
            expected,
            advice,
        ))
    };
    let Some(first) = leaves.first().filter(|_| leaves.len() > 1) else {
        let (zh, en) = (
            format!("只有 {} 项可以相加", leaves.len()),
            format!("{} parts to add up", leaves.len()),
        );
        return Err(fault(zh, en));
    };
    for leaf in &leaves {
        let (name, other) = (&leaf.series.name, &first.series.name);
        if leaf.series.kind.is_share() {
            return Err(fault(
                format!("“{name}”是比例，不能相加"),
                format!("“{name}” is a share and does not add up"),
            ));
        }
        if leaf.unit != first.unit {
            return Err(fault(
                format!("“{name}”与“{other}”单位不同"),
                format!("“{name}” and “{other}” differ in unit"),
            ));
        }
        let end = |e: &PanelSeries| known(&e.series).last().map(|k| k.0);
        if end(leaf) != end(first) {
            return Err(fault(
                format!("“{name}”与“{other}”的最后一年不同"),
                format!("“{name}” and “{other}” end in different years"),
            ));
        }
        if labels(leaf).len() != labels(first).len() {
            return Err(fault(
                format!("“{name}”与“{other}”的层级不同"),
                format!("“{name}” and “{other}” differ in the number of labels"),
            ));
        }
    }
    if let Some(Words { zh, en }) = totals::counted_twice(&leaves, !stated.is_empty()) {
        return Err(fault(zh, en));
    }
    let of: Vec<Vec<String>> = leaves.iter().map(|e| labels(e)).collect();
    let dimensions = of[0].len();
    let turned: Vec<Vec<String>> = (0..dimensions)
        .map(|d| of.iter().map(|labels| labels[d].clone()).collect())
        .collect();
    let structure = Structure::grouped(&turned).map_err(|error| {
        let Words { zh, en } = error.words();
        fault(zh, en)
    })?;
    let entries = entries(&structure, &leaves, &stated).map_err(|(zh, en)| fault(zh, en))?;
    notes.push(Words {
        zh: format!(
            "已加总：{} 项，{} 个合计；合计等于各项之和，逐次模拟一致",
            leaves.len(),
            entries.len() - leaves.len()
        ),
        en: format!(
            "added up: {} parts, {} totals; totals are the sums of the parts in every draw",
            leaves.len(),
            entries.len() - leaves.len()
        ),
    });
    Ok(Nodes {
        structure,
        leaves: leaves.len(),
        entries,
    })
}

/// The series of all nodes; or what does not add up, in both languages.
fn entries(
    structure: &Structure,
    leaves: &[&PanelSeries],
    stated: &[&PanelSeries],
) -> Result<Vec<PanelSeries>, (String, String)> {
    let kind = Kind::of_sums(leaves.iter().map(|e| &e.series.kind));
    let values: Vec<BTreeMap<Year, f64>> = leaves
        .iter()
        .map(|e| known(&e.series).into_iter().collect())
        .collect();
    let above = structure.nodes() - structure.leaves();
    let mut entries = Vec::new();
    for node in 0..above {
        let of = structure.of(node);
        // A year counts where every part has a value.
        let years = values[of[0]]
            .keys()
            .filter(|y| of.iter().all(|l| values[*l].contains_key(y)));
        let sums: BTreeMap<Year, f64> = years
            .map(|y| (*y, of.iter().map(|l| values[*l][y]).sum()))
            .collect();
        let (Some(first), Some(last)) = (sums.keys().next(), sums.keys().last()) else {
            return Err((
                "没有一年各项都有数".into(),
                "there is no year in which all parts have values".into(),
            ));
        };
        let name = match structure.names()[node].as_str() {
            "total" => "合计",
            other => other,
        };
        let own = of.iter().flat_map(|leaf| values[*leaf].values().copied());
        agree(name, &sums, stated, rounding(own, of.len()))?;
        let filled = (*first..=*last).map(|y| sums.get(&y).copied()).collect();
        entries.push(PanelSeries {
            series: Series::new(name, *first, filled).of_kind(kind.clone()),
            unit: leaves[0].unit.clone(),
            measure: if kind.is_count() {
                NumberStyle::Count
            } else {
                NumberStyle::number(sums.values().copied())
            },
            scale: 1.0,
        });
    }
    entries.extend(leaves.iter().map(|e| (*e).clone()));
    Ok(entries)
}

/// What a total and the sum of so many parts may differ by, where all were rounded to the digits that the parts have; whole
/// numbers are taken for exact.
fn rounding(values: impl Iterator<Item = f64>, parts: usize) -> f64 {
    let digits = |value: f64| {
        value
            .to_string()
            .split_once('.')
            .map_or(0, |(_, own)| own.len())
    };
    match values.map(digits).max() {
        None | Some(0) => 0.0,
        Some(digits) => {
            let half = 0.5 / 10_f64.powi(i32::try_from(digits).unwrap_or(i32::MAX));
            half * (parts + 1) as f64
        }
    }
}

/// A total that the file states must be the sum of its parts, but for rounding.
fn agree(
    name: &str,
    sums: &BTreeMap<Year, f64>,
    stated: &[&PanelSeries],
    rounding: f64,
) -> Result<(), (String, String)> {
    let bare = |text: &str| -> Vec<String> {
        let labels = text.split(BETWEEN).filter(|label| !is_total(label));
        labels.map(str::to_string).collect()
    };
    for total in stated.iter().filter(|t| bare(&t.series.name) == bare(name)) {
        for (year, value) in known(&total.series) {
            if let Some(sum) = sums.get(&year)
                && (value - sum).abs() > rounding.max(OFF * value.abs().max(sum.abs()))
            {
                let said = &total.series.name;
                let (value, sum) = (added_up(value), added_up(*sum));
                return Err((
                    format!("{year} 年“{said}”是 {value}，各项之和是 {sum}"),
                    format!("“{said}” in {year} is {value} and its parts add up to {sum}"),
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rounding;

    #[test]
    fn rounded_parts_may_miss_their_total() {
        // 1.1 and 1.1 may be of 2.3, but not of 2.4.
        let tenths = rounding([1.1, 1.1].into_iter(), 2);
        assert!((2.3 - 2.2..2.4 - 2.2).contains(&tenths), "{tenths}");
        assert_eq!(rounding([10.0, 12.0].into_iter(), 2), 0.0);
        assert_eq!(rounding(std::iter::empty(), 0), 0.0);
    }
}
