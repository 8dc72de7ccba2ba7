//! Standards that are tied to others, of which a published sum leaves too little.

use crate::dataset::Complaint;
use crate::model::ModelFolder;
use crate::simulation::SimulationError;

/// The standards of a published sum that are tied to others.
pub(super) fn others(error: &SimulationError, folder: &ModelFolder) -> Vec<Complaint> {
    let SimulationError::NoMoneyLeft { sum, .. } = error else {
        return Vec::new();
    };
    let sums = folder.file.model.money.iter().flat_map(|money| &money.sums);
    let mut own = sums.filter(|(_, own)| own.title == **sum);
    let services = own
        .next()
        .map_or(&[][..], |(_, own)| own.services.as_slice());
    let lines = folder.lines.get("services").cloned().unwrap_or_default();
    let tied = services.iter().filter_map(|key| {
        let service = folder.file.services.get(key)?;
        let tied = service.cost.as_ref()?.tied.as_ref()?;
        Some(lines.complaint(
            &format!("{key}.cost.tied"),
            (
                format!("{}的标准与 {} 挂钩", service.title.zh, tied.to),
                format!("{}: its standard is tied to {}", service.title.en, tied.to),
            ),
            (
                "公布的合计够付的标准".into(),
                "a standard for which the published sum suffices".into(),
            ),
            (
                "请核对挂钩比例，以及所挂钩的标准（以元为单位）",
                "Look up the ratio, and the standard to which it is tied, in yuan",
            ),
        ))
    });
    tied.collect()
}
