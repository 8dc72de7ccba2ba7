//! Centres that are added and are unlike those that there are: mostly a number of all of them where one is asked for, or two
//! numbers in each other's place.

use super::super::checking::Checking;
use crate::model::file::LeverFile;
use crate::statistics::sampling::Distribution;

/// How many times more or less than usual the places of a centre should be looked at, and how many times as many centres as
/// there are.
const UNLIKE: f64 = 10.0;

/// Reminders of very many centres, of places of another size than in other centres, of more staff than places, and of a centre that costs more each
/// year than it did to build.
pub(super) fn check(checking: &mut Checking<'_>, (file, at): (&str, &str), lever: &LeverFile) {
    let services = &checking.file().services;
    let capacity = services
        .get(&lever.service)
        .and_then(|own| own.capacity.as_ref());
    let Some(capacity) = capacity.filter(|_| lever.add_centres.is_some()) else {
        return;
    };
    let median = |number: &Distribution| number.sampler().ok().map(|own| own.median());
    let existing = median(&capacity.existing).filter(|existing| *existing > 0.0);
    if let (Some(number), Some(existing)) = (lever.add_centres, existing)
        && number > existing * UNLIKE
    {
        checking.remind_in_layer(
            0,
            file,
            &format!("{at}.add_centres"),
            (
                format!("增加 {number} 个，而现有约 {existing:.0} 个"),
                format!("{number} centres are added to some {existing:.0}"),
            ),
            (
                format!("不超过现有的 {UNLIKE} 倍"),
                format!("no more than {UNLIKE} times what there is"),
            ),
            (
                "是不是名额数（places）？若确实如此，不必改",
                "Are they places (`places`)? If it is meant so, leave it",
            ),
        );
    }
    let usual = median(&capacity.places).filter(|usual| *usual > 0.0);
    if let (Some(places), Some(usual)) = (lever.places, usual)
        && !(usual / UNLIKE..=usual * UNLIKE).contains(&places)
    {
        checking.remind_in_layer(
            0,
            file,
            &format!("{at}.places"),
            (
                format!("每家 {places} 个名额，而现有的每家约 {usual:.0} 个"),
                format!("{places} places in each centre, and some {usual:.0} in those there are"),
            ),
            (
                format!("现有每家的 1/{UNLIKE} 到 {UNLIKE} 倍"),
                format!("a tenth to {UNLIKE} times as many"),
            ),
            (
                "是不是全部新增机构的合计？请写一家的数；若确实如此，不必改",
                "Are they those of all centres together? Give those of one; if it is meant so, leave it",
            ),
        );
    }
    if let (Some(staff), Some(places)) = (lever.staff, lever.places.or(usual))
        && staff > places
    {
        checking.remind_in_layer(
            0,
            file,
            &format!("{at}.staff"),
            (
                format!("每家 {staff} 名工作人员，而每家约 {places:.0} 个名额"),
                format!("{staff} staff in each centre of some {places:.0} places"),
            ),
            (
                "不多于名额".into(),
                "no more staff than places".into(),
            ),
            (
                "是不是全部新增机构的合计，或与 places 写反了？若确实如此，不必改",
                "Are they those of all centres together, or interchanged with places? If it is meant so, leave it",
            ),
        );
    }
    if let (Some(capital), Some(running)) = (lever.capital, lever.running)
        && running > capital
    {
        checking.remind_in_layer(
            0,
            file,
            &format!("{at}.running"),
            (
                format!("每家每年运转 {running} 元，而建设投入 {capital} 元"),
                format!("{running} yuan a year to run each centre, and {capital} to build it"),
            ),
            (
                "每年的运转经费少于建设投入".into(),
                "less to run it for a year than to build it".into(),
            ),
            (
                "capital 与 running 是不是写反了，或单位不同？若确实如此（如租用房屋），不必改",
                "Were capital and running interchanged, or is one in another unit? If it is meant so (as in a house that is let), leave it",
            ),
        );
    }
}
