//! Two services of one need, such as devices in kind and in money, of both of which recipients were reported.

use super::super::checking::Checking;
use super::super::observations::place;
use super::first::YearsKnown;
use crate::axes::Year;
use crate::model::checked::{RecipientsSeen, Service, ServiceId, Settings, Yielding};
use crate::model::file::recipients_of;

/// The other one of two services between which a process parts the recipients of one need, as of those that are known.
/// Both are for the same people, and neither is limited by places or tells how many holders there are.
pub(super) fn other(
    own: usize,
    known: &YearsKnown,
    (services, settings): (&[Service], &Settings),
) -> Option<usize> {
    let one = &services[own];
    let parts = one.split?;
    let disability = settings.disability.as_ref();
    let anchor = disability.and_then(|own| own.anchor.service());
    let anchored = |service: usize| anchor == Some(ServiceId(service));
    let is_free = |service: &Service| service.capacity.is_none();
    let mut others = known.keys().copied();
    others.find(|other| {
        let two = &services[*other];
        let of_one_need = (two.complement, two.need, two.coverage, two.basis)
            == (Some(parts), one.need, one.coverage, one.basis)
            && two.layers[0].rule == one.layers[0].rule;
        let told = anchored(own) || anchored(*other);
        of_one_need && is_free(one) && is_free(two) && !told
    })
}

/// Complains of each year of which the recipients of only one of two such services were reported, or known as early: what
/// one of them says depends on what the other says.
pub(super) fn apart(checking: &mut Checking<'_>, all: &[RecipientsSeen], services: &[Service]) {
    let file = checking.file();
    let reports = &file.observations.observation;
    for seen in all {
        let Yielding::Part(_, other) = seen.by else {
            continue;
        };
        let both = [seen.service, other].map(|id| &services[id.0]);
        let reported = both.map(|service| {
            let quantity = recipients_of(&service.key);
            let all = reports.iter().enumerate();
            let own = all.filter(|(_, own)| own.quantity.as_deref() == Some(quantity.as_str()));
            let own = own.map(|(at, own)| (at, (own.year, own.known())));
            own.collect::<Vec<(usize, (Year, Year))>>()
        });
        for (one, two) in [(0, 1), (1, 0)] {
            for (at, (year, known)) in &reported[one] {
                let mut others = reported[two].iter();
                if others.any(|(_, other)| other == &(*year, *known)) {
                    continue;
                }
                let (title, missing) = (&both[one].title, &both[two].title);
                checking.say(
                    "observations",
                    &format!("{}.year", place(*at)),
                    (
                        format!(
                            "{year} 年只有{}的人数，没有同时（{known} 年）得知的{}的人数",
                            title.zh, missing.zh
                        ),
                        format!(
                            "of {year} only the recipients of {} were reported, and none of {} known as early ({known})",
                            title.en, missing.en
                        ),
                    ),
                    (
                        "两项服务同一年、同时得知的人数".into(),
                        "recipients of both services, of the same year and known as early".into(),
                    ),
                    (
                        "两项服务出自同一项需求，人数合起来才说明需求：请补上另一项，或删去这一行",
                        "Both meet one need, of which they tell together: add the other one, or remove this row",
                    ),
                );
            }
        }
    }
}
