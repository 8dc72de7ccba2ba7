//! Centres of towns, against those that the county has.

use super::super::checking::Checking;
use crate::model::file::TownsFile;

/// The quantile of the county's centres that they hardly exceed.
const HIGH: f64 = 0.95;
/// More than so many times those should be looked at.
const TIMES: f64 = 1.5;

/// A reminder where the towns have many more centres of a service than its capacity says, at the last town that has some.
pub(super) fn check(checking: &mut Checking<'_>, file: &TownsFile) {
    let services = &checking.file().services;
    for (service, own) in services {
        let existing = own.capacity.as_ref().map(|capacity| &capacity.existing);
        let Some(existing) = existing.and_then(|existing| existing.sampler().ok()) else {
            continue;
        };
        let most = existing.quantile(HIGH);
        let towns = file.town.iter();
        let counted = towns.filter_map(|(key, town)| Some((key, *town.centres.get(service)?)));
        let (last, sum) = counted.fold((None, 0.0), |(_, sum), (key, number)| {
            (Some(key), sum + f64::from(number))
        });
        let Some(key) = last.filter(|_| sum > TIMES * most) else {
            continue;
        };
        let title = &own.title;
        checking.remind_in_layer(
            0,
            "towns",
            &format!("town.{key}.centres.{service}"),
            (
                format!("{}：各镇（街道）合计 {sum} 家，而全县至多约 {most:.0} 家", title.zh),
                format!(
                    "{}: {sum} centres in the towns together, and some {most:.0} at most in the county",
                    title.en
                ),
            ),
            (
                "合计与全县的家数相当".into(),
                "as many together as the county has".into(),
            ),
            (
                "请核对各镇（街道）的家数，或 services.toml 里的 existing",
                "Look up the centres of the towns, or `existing` in services.toml",
            ),
        );
    }
}
