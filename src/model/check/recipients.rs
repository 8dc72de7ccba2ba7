//! Recipients that were reported of years after the base year: services of which they can be taken, and what gives way so
//! that they come out.

mod first;
mod need;
mod pair;

use super::checking::Checking;
use super::observations::{disagree, is_said, place, report};
use crate::axes::Year;
use crate::model::checked::{Process, RecipientsSeen, Service, ServiceId, Settings, Yielding};
use crate::model::file::{PeopleQuantity, recipients_of};
use crate::model::quantities::Quantities;
use crate::stream::{Decision, Origin};
use first::YearsKnown;

/// What has been checked already.
pub(super) struct Declared<'m> {
    pub services: &'m [Service],
    pub processes: &'m [Process],
    pub settings: &'m Settings,
    pub quantities: &'m Quantities,
}

/// Why reports of a service cannot be taken: what was found, what to do instead.
struct Refused {
    found: (String, String),
    advice: (&'static str, &'static str),
}

/// What was reported of recipients and known by `as_of`, service by service, in the order of the years.
pub(super) fn recipients(
    checking: &mut Checking<'_>,
    as_of: Option<Year>,
    declared: &Declared<'_>,
) -> Vec<RecipientsSeen> {
    let reports = &checking.file().observations.observation;
    let base = checking.file().model.base_year;
    let known = first::reported(reports, as_of, declared.services);
    let mut all: Vec<RecipientsSeen> = Vec::new();
    for (i, seen) in reports.iter().enumerate() {
        let about = seen.quantity.as_deref();
        let Some(named) = about.filter(|_| seen.of_people().is_none()) else {
            continue;
        };
        // A quantity that does not exist has been complained about.
        if declared.quantities.index(named).is_none() {
            continue;
        }
        let mut services = declared.services.iter();
        let Some(own) = services.position(|service| recipients_of(&service.key) == named) else {
            not_reported(checking, i, named);
            continue;
        };
        if seen.year == base {
            of_base_year(checking, i, base);
            continue;
        }
        let Some(found) = report(checking, i, seen, base + 1, seen.value > 0.0, as_of) else {
            continue;
        };
        if let Some(known) = all.iter_mut().find(|known| known.service.0 == own) {
            let mut others = known.observations.iter();
            let twice = others.find(|other| other.year == found.year).copied();
            match twice {
                Some(first) if is_said(&first, &found) => {}
                Some(twice) => disagree(checking, i, [&twice, &found], false),
                None => known.observations.push(found),
            }
            continue;
        }
        let others = all.iter().map(|known| (known.service.0, known.by));
        let by = yielding(own, &known, declared).and_then(|by| alone(by, others, declared));
        match by {
            Ok(by) => all.push(RecipientsSeen {
                service: ServiceId(own),
                by,
                observations: vec![found],
                errors: Decision::named("error of reported recipients")
                    .with(Decision::named(&declared.services[own].key))
                    .of(Origin::Uptake),
            }),
            Err(refused) => checking.say(
                "observations",
                &format!("{}.quantity", place(i)),
                refused.found,
                (
                    "享受人数可以据以修正推算的服务".into(),
                    "a service whose projection can learn from its recipients".into(),
                ),
                refused.advice,
            ),
        }
    }
    for known in &mut all {
        known.observations.sort_by_key(|seen| seen.year);
    }
    pair::apart(checking, &all, declared.services);
    all
}

/// What gives way where recipients of a service are reported, as of those that are known: the attribute about which its
/// rule asks, if it asks about one whose share moves by chance and that gives way to no other; else what parts them from
/// those of another service of the same need, if both are known; else the need, if the share that is met was reported
/// beside them; else the share that takes it up, or whose need is met.
fn yielding(own: usize, known: &YearsKnown, declared: &Declared<'_>) -> Result<Yielding, Refused> {
    let service = &declared.services[own];
    let layer = &service.layers[0];
    let title = &service.title;
    let refused = |zh: String, en: String, advice| Refused {
        found: (format!("{}：{zh}", title.zh), format!("{}: {en}", title.en)),
        advice,
    };
    if !layer.enabled {
        return Err(refused(
            "基准情景中没有实施".into(),
            "the baseline does not have it".into(),
            (
                "请删去这一条，或在 services.toml 里写 enabled = true",
                "Remove it, or let it be enabled in services.toml",
            ),
        ));
    }
    if service.carries_over {
        return Err(refused(
            "未满足的需求转入下一年，享受人数不说明当年有多少人需要".into(),
            "unmet need is carried over, so recipients do not tell how many needed it in the year"
                .into(),
            (
                "请改为公布其需求或覆盖率的过程（process = …）",
                "Report the process of its need or coverage instead (process = …)",
            ),
        ));
    }
    let excludes =
        |other: &&Service| other.layers[0].enabled && other.displaces.iter().any(|id| id.0 == own);
    if let Some(other) = declared.services.iter().find(excludes) {
        return Err(refused(
            format!("享受{}的人不再享受它", other.title.zh),
            format!("recipients of {} no longer have it", other.title.en),
            (
                "请改为公布其覆盖率的过程（process = …）",
                "Report the process of its coverage instead (process = …)",
            ),
        ));
    }
    let moves = |by: &Yielding| moves(&declared.processes[by.process().0]);
    let asked = (declared.services, &declared.settings.attributes[..]);
    let attribute = |own| first::attribute(own, known, asked).filter(moves);
    let other = pair::other(own, known, (declared.services, declared.settings));
    let other = other.filter(|other| attribute(*other).is_none());
    let part = service.split.zip(other);
    let part = part.map(|(process, other)| Yielding::Part(process, ServiceId(other)));
    let share = Yielding::Share(service.coverage.unwrap_or(service.need));
    let need = need::need(own, known, (declared.services, declared.processes));
    let ways = attribute(own).into_iter().chain(part).chain(need);
    let found = ways.chain([share]).find(moves);
    found.ok_or_else(|| {
        let process = &declared.processes[share.process().0].key;
        refused(
            format!("processes.toml 里的 {process} 年年不变，没有可以随人数变动的"),
            format!("{process} in processes.toml never moves, so nothing can give way"),
            (
                "请给这个过程 volatility；没有依据时连同 drift 一起删去，它便按他处的覆盖率变动",
                "Give that process a volatility; without evidence leave it out together with drift, and it moves as coverage rates have elsewhere",
            ),
        )
    })
}

/// Refuses what another service's recipients move already.
fn alone(
    by: Yielding,
    mut others: impl Iterator<Item = (usize, Yielding)>,
    declared: &Declared<'_>,
) -> Result<Yielding, Refused> {
    match others.find(|(_, other)| other.process() == by.process()) {
        None => Ok(by),
        Some((other, _)) => {
            let (process, other) = (
                &declared.processes[by.process().0].key,
                &declared.services[other].title,
            );
            Err(Refused {
                found: (
                    format!(
                        "{process} 已随{}的人数变动，不能同时随这项服务变动",
                        other.zh
                    ),
                    format!(
                        "{process} already gives way to the recipients of {}, and cannot to these as well",
                        other.en
                    ),
                ),
                advice: (
                    "请只保留其中一项服务的人数，或让两项服务各有自己的过程",
                    "Keep the recipients of one of them, or let each have a process of its own",
                ),
            })
        }
    }
}

/// Whether chance moves a process from year to year.
fn moves(process: &Process) -> bool {
    let layer = &process.layers[0];
    process.as_elsewhere || layer.volatility.median() > 0.0 || layer.jumps.is_some()
}

/// A quantity that is projected but not taken as reported.
fn not_reported(checking: &mut Checking<'_>, report: usize, named: &str) {
    checking.say(
        "observations",
        &format!("{}.quantity", place(report)),
        (
            format!("{named} 不能作为公布数"),
            format!("{named} is not taken as reported"),
        ),
        (
            format!("{}，或 <服务>.served", PeopleQuantity::keys("、")),
            format!("{}, or <service>.served", PeopleQuantity::keys(", ")),
        ),
        (
            "持证人数写进持证登记表；规划指标用 target，比例和个数用 process",
            "Holders belong into the register; say target for what the plan measures, process for shares and counts",
        ),
    );
}

/// Recipients of the base year stand elsewhere.
fn of_base_year(checking: &mut Checking<'_>, report: usize, base: Year) {
    checking.say(
        "observations",
        &format!("{}.year", place(report)),
        (
            format!("{base} 年是基年"),
            format!("{base} is the base year"),
        ),
        (
            format!("{base} 年以后的享受人数"),
            format!("recipients of a year after {base}"),
        ),
        (
            "基年的享受人数写在 plan.toml 的 [facts]，由 services.toml 的 observed 指明",
            "Those of the base year are a fact of plan.toml that `observed` in services.toml names",
        ),
    );
}
