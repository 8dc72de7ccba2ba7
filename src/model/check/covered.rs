//! Which towns have a centre of a service, where a process says it.

use super::checking::Checking;
use crate::axes::Year;
use crate::model::checked::{Completion, CoveredTowns, Observation, Process, ProcessId, Service};

/// The quantile of the centres of the base year that they hardly exceed.
const HIGH: f64 = 0.95;

/// Tells each service with places which towns have a centre of it: the completion that moves by the count of its new
/// centres. One that is another place's says nothing of this one until something is reported of it here.
pub(super) fn tell(checking: &mut Checking<'_>, services: &mut [Service], processes: &[Process]) {
    let folder = checking.folder;
    let inherited = &folder.inherited;
    for service in services {
        let Some(units) = service.capacity.as_ref().and_then(|own| own.units) else {
            continue;
        };
        let found = processes.iter().enumerate().find_map(|(place, process)| {
            let completion = process.completion.as_ref()?;
            let reported = !process.observations.is_empty();
            let own = inherited.from("processes", &process.key).is_none();
            let is_of_it = completion.by == Some(units) && (own || reported);
            let least = process.least_start().filter(|_| own).unwrap_or(0.0);
            let towns = CoveredTowns {
                by: ProcessId(place),
                of: completion.of,
                least: completion.finished(least),
                reported,
            };
            is_of_it.then_some((towns, process, completion))
        });
        let Some((towns, process, completion)) = found else {
            continue;
        };
        if let Some(capacity) = &mut service.capacity {
            capacity.covered = Some(towns);
        }
        if let Some(count) = processes.get(units.0) {
            let told = (&process.observations[..], completion);
            fewer(checking, service, towns.least, told, count);
        }
    }
}

/// A reminder where a service has fewer centres than there are towns with one, by what stands in the files: in each of those
/// there is one in the draws. `least` is how many towns have one in the base year. In years of which no number of new
/// centres was reported, that follows the towns.
fn fewer(
    checking: &mut Checking<'_>,
    service: &Service,
    least: u32,
    (reports, completion): (&[Observation], &Completion),
    count: &Process,
) {
    let layer = service.layers.first();
    let Some((existing, _)) = layer.and_then(|layer| layer.capacity.as_ref()) else {
        return;
    };
    let existing = existing.quantile(HIGH);
    let base = checking.file().model.base_year;
    let start = count.layers.first();
    let start = start.map_or(0.0, |layer| layer.start.quantile(HIGH));
    let new = |year: Year| {
        let mut own = count.observations.iter().filter(|seen| seen.year > base);
        match year > base {
            true => own.find(|seen| seen.year >= year).map(|seen| seen.value),
            false => Some(start),
        }
    };
    let reported = reports.iter();
    let reported = reported.map(|seen| (seen.year, completion.finished(seen.value)));
    let all = std::iter::once((base, least)).chain(reported);
    let mut all = all.filter_map(|(year, covered)| {
        let centres = (existing + new(year)?).round();
        (centres < f64::from(covered)).then_some((year, covered, centres))
    });
    let Some((year, covered, centres)) = all.next() else {
        return;
    };
    let title = &service.title;
    checking.remind_in_layer(
        0,
        "services",
        &format!("{}.capacity.existing", service.key),
        (
            format!(
                "{}：{year} 年至多约 {centres} 家，而 {covered} 个镇（街道）已有",
                title.zh
            ),
            format!(
                "{}: some {centres} centres at most in {year}, and {covered} towns with one",
                title.en
            ),
        ),
        (
            "家数不少于已有的镇（街道）数".into(),
            "no fewer centres than towns with one".into(),
        ),
        (
            "请核对机构数（existing）、新增机构数和覆盖率；不改则每个已有的镇（街道）按至少 1 家测算",
            "Look up the centres (`existing`), the new ones and the coverage; unless they are changed, each town with a centre has at least one",
        ),
    );
}
