//! Figures of people of a size that no region could have.

use super::first_year;
use crate::dataset::Complaints;
use crate::model::checked::Model;
use crate::model::file::{CalibrationFile, EvidenceFile, EvidenceKind, PeopleQuantity};
use crate::model::read::ModelFolder;
use crate::units::Unit;

/// Holds what was published of the people against those with whom the model starts.
pub(super) fn check(
    folder: &ModelFolder,
    file: &CalibrationFile,
    model: &Model,
) -> Result<(), Complaints> {
    let population = &model.data.population;
    let registered = model.settings.registered.map(|own| own.total);
    let start = registered.map_or_else(
        || population.grouped.total(),
        |total| model.parameters[total.0].layers[0].median(),
    );
    let mut complaints = Complaints::default();
    for (i, seen) in file.observation.iter().enumerate() {
        let quantities = model.quantities.list(false).iter();
        let mut units = quantities.filter(|own| own.key == seen.quantity);
        if units.next().is_some_and(|own| own.unit == Unit::Share) {
            share(folder, &mut complaints, (i, seen));
        }
        let mut people = PeopleQuantity::ALL.into_iter();
        let Some(quantity) = people.find(|quantity| quantity.key() == seen.quantity) else {
            continue;
        };
        kind(folder, &mut complaints, (i, seen), quantity);
        let years = f64::from(seen.year - first_year(seen) + 1);
        let [least, most] = quantity.for_each().map(|part| part * start * years);
        if (least..=most).contains(&seen.value) {
            continue;
        }
        let (year, value, from) = (seen.year, seen.value, population.year);
        folder.lines["calibration"].complain(
            &mut complaints,
            &format!("observation.{}.value", i + 1),
            (
                format!("{year} 年 {value} 人，而 {from} 年末共 {start:.0} 人"),
                format!(
                    "{value} people in {year}, while there were {start:.0} at the end of {from}"
                ),
            ),
            (
                format!("{least:.0} 到 {most:.0} 人"),
                format!("{least:.0} to {most:.0} people"),
            ),
            (
                "是否写成了万人，或是别处的数？请以人为单位",
                "Is it in 10,000s, or of another place? Give it in persons",
            ),
        );
    }
    complaints.into_result(())
}

/// Complains about a part of a whole that is said as a number: its error would be taken for that of one, and 98 for 98 %.
fn share(folder: &ModelFolder, complaints: &mut Complaints, (i, seen): (usize, &EvidenceFile)) {
    if seen.kind == EvidenceKind::Share {
        return;
    }
    let (name, value) = (&seen.quantity, seen.value);
    folder.lines["calibration"].complain(
        complaints,
        &format!("observation.{}.kind", i + 1),
        (
            format!("{name} 是比例，数值 {value}"),
            format!("{name} is a share, with a value of {value}"),
        ),
        (
            "kind = \"share\"，数值从 0 到 1（98% 写 0.98）".to_string(),
            "kind = \"share\" and a value from 0 to 1 (98 % is 0.98)".to_string(),
        ),
        (
            "请改正 kind；误差与数值同单位，1 个百分点写 0.01",
            "Correct kind; its error is in the unit of the value, 0.01 for a percentage point",
        ),
    );
}

/// Complains about a number at the end of a year that is called one of the year, and the other way round.
fn kind(
    folder: &ModelFolder,
    complaints: &mut Complaints,
    (i, seen): (usize, &EvidenceFile),
    quantity: PeopleQuantity,
) {
    let (fits, needed) = match quantity.is_stock() {
        true => (seen.kind == EvidenceKind::Stock, ("stock", "stock")),
        false => (
            matches!(seen.kind, EvidenceKind::Flow | EvidenceKind::Sum),
            ("flow，多年合计为 sum", "flow, or sum over several years"),
        ),
    };
    if fits {
        return;
    }
    let name = &seen.quantity;
    folder.lines["calibration"].complain(
        complaints,
        &format!("observation.{}.kind", i + 1),
        (
            match quantity.is_stock() {
                true => format!("{name} 是年末数"),
                false => format!("{name} 是当年的数"),
            },
            match quantity.is_stock() {
                true => format!("{name} is a number at the end of a year"),
                false => format!("{name} is a number in a year"),
            },
        ),
        (needed.0.to_string(), needed.1.to_string()),
        ("请改正 kind 或 quantity", "Correct kind or quantity"),
    );
}
