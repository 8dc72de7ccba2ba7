//! Recipients of later years only, where nobody has counted the holders.

use super::checking::Checking;
use super::observations::place;
use super::recipients::Declared;
use crate::model::checked::{Parameter, RecipientsSeen, Register, Yielding};
use crate::model::file::{Basis, recipients_of};

/// Holders of the base year are known if nine draws in ten lie no more than so many times above the tenth lowest.
const KNOWN: f64 = 1.1;

/// A reminder of the first service of holders whose recipients of the base year nobody knows, where nobody knows how many
/// holders there were either: what was reported later is parted between the two.
pub(super) fn recipients(
    checking: &mut Checking<'_>,
    seen: &[RecipientsSeen],
    declared: &Declared<'_>,
    (parameters, register): (&[Parameter], &Register),
) {
    let disability = declared.settings.disability.as_ref();
    let holders = disability.and_then(|own| own.anchor.holders());
    let supposed = holders.is_some_and(|id| {
        let holders = &parameters[id.0].layers[0];
        holders.quantile(0.9) > KNOWN * holders.quantile(0.1)
    });
    let mut tables = register.years.iter().flat_map(|own| &own.stocks);
    if !supposed || tables.any(|margin| margin.whole) {
        return;
    }
    let mut alone = seen.iter().filter_map(|own| {
        let service = &declared.services[own.service.0];
        let by_share = matches!(own.by, Yielding::Share(_));
        let of_holders = service.observed.is_none() && service.basis == Basis::Holders;
        (by_share && of_holders).then_some(service)
    });
    let Some(service) = alone.next() else { return };
    let file = checking.file();
    let base = file.model.base_year;
    let quantity = recipients_of(&service.key);
    let mut reports = file.observations.observation.iter();
    let own = reports.position(|own| own.quantity.as_deref() == Some(quantity.as_str()));
    let Some(report) = own else { return };
    let (zh, en) = (&service.title.zh, &service.title.en);
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(report)),
        (
            format!("{zh}：有以后各年的享受人数，而没有 {base} 年的，持证人数也没有登记，是推算的"),
            format!(
                "{en}: recipients of later years were reported and none of {base}, nor are the holders registered: they are supposed"
            ),
        ),
        (
            format!("{base} 年的享受人数，或持证人数"),
            format!("the recipients of {base}, or the holders"),
        ),
        (
            "享受人数照报的得出，与推算的差额按各自的把握由持证人数和覆盖率分担，不如实数可靠；有 plan.toml 的享受人数（[facts]）或持证登记表（[register]）时请补上",
            "They come out as reported, and what they differ by is parted between holders and the share that takes it up by how sure each is, which is less sure than counts: add the recipients ([facts] in plan.toml) or the register ([register]) where there are any",
        ),
    );
    checking.push(complaint.as_warning());
}
