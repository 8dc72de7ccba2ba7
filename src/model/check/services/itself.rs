//! What a service says of itself: what it serves is counted, others give way to it, it is in force where something rests on
//! it, and no other is called so.

use super::super::checking::Checking;
use crate::model::file::ServiceFile;
use crate::units::Unit;

/// Complains of what cannot be, and reminds of a title that another service has.
pub(super) fn check(checking: &mut Checking<'_>, key: &str, service: &ServiceFile) {
    counted(checking, key, service.unit);
    if service.displaces.iter().any(|other| other == key) {
        checking.say(
            "services",
            &format!("{key}.displaces"),
            (
                format!("{key} 排除它自己"),
                format!("{key} displaces itself"),
            ),
            ("别的服务".into(), "other services".into()),
            ("请删去它自己", "Remove its own name"),
        );
    }
    let all = &checking.file().services;
    let gives_way = |other: &&String| {
        let other = all.get(*other).filter(|_| *other != key);
        other.is_some_and(|other| other.displaces.iter().any(|own| own == key))
    };
    if let Some(other) = service.displaces.iter().find(gives_way) {
        checking.say(
            "services",
            &format!("{key}.displaces"),
            (
                format!("{key} 与 {other} 互相排除"),
                format!("{key} and {other} displace each other"),
            ),
            (
                "领取其一就不再领取另一项，只在其中一项写明".into(),
                "one that gives way to the other, said at the other alone".into(),
            ),
            ("请删去其中一个", "Remove one of them"),
        );
    }
    if !service.enabled && service.observed.is_some() {
        checking.say(
            "services",
            &format!("{key}.enabled"),
            (
                "写了公布的享受人数（observed），却没有实施".into(),
                "published recipients (`observed`), and not in force".into(),
            ),
            (
                "已有人享受的服务 enabled 为 true".into(),
                "a service that is in force where somebody has it".into(),
            ),
            (
                "请删去 enabled，或删去 observed",
                "Remove `enabled`, or remove `observed`",
            ),
        );
    }
    let mut before = all.iter().take_while(|(other, _)| *other != key);
    let same = |own: &ServiceFile| {
        let (one, two) = (&own.title, &service.title);
        one.zh == two.zh || one.en == two.en
    };
    if let Some((other, _)) = before.find(|(_, own)| same(own)) {
        checking.remind_in_layer(
            0,
            "services",
            &format!("{key}.title"),
            (
                format!("名称“{}”与 {other} 的相同", service.title.zh),
                format!("the title “{}” is that of {other} too", service.title.en),
            ),
            (
                "各项服务的名称互不相同".into(),
                "a title for each service".into(),
            ),
            (
                "图表里无从分辨，请改名，或删去重复的一项",
                "Charts and tables cannot tell them apart: rename one, or remove it",
            ),
        );
    }
}

/// Whom a service serves is counted, whatever it costs.
fn counted(checking: &mut Checking<'_>, key: &str, unit: Unit) {
    if unit.is_counted() {
        return;
    }
    let known = Unit::COUNTED.map(Unit::key);
    checking.say(
        "services",
        &format!("{key}.unit"),
        (
            format!("服务以{}计", unit.zh()),
            format!("a service in {}", unit.en()),
        ),
        (
            format!("{} 之一", known.join("、")),
            format!("one of {}", known.join(", ")),
        ),
        (
            "请写明服务的人、人次、户或个数；金额写在 cost 里",
            "Say what it serves, one by one; amounts stand in `cost`",
        ),
    );
}
