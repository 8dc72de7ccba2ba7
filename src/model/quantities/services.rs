//! The quantities of services: how many may have each, how many have it, and what it costs.

use super::list::{QuantityList, Source};
use super::places::{CentrePlaces, PeoplePlaces, ServicePlaces};
use crate::model::checked::{Capacity, ProcessId, Service, Settings, Standard, UnitCost};
use crate::model::file::{Basis, recipients_in};
use crate::source::Evidence;
use crate::units::Unit;

/// Adds a quantity: what it is, its Chinese and English name, its unit and evidence.
type Add<'a> = dyn FnMut(&str, &str, &str, Unit, Evidence) -> usize + 'a;

/// Adds those of the centres of a service; staff and money where the model or a lever says them.
fn centres(
    add: &mut Add<'_>,
    service: &Service,
    capacity: &Capacity,
    sure: Evidence,
) -> CentrePlaces {
    let opened = || service.opened.iter().map(|opened| &opened.centres);
    let staff = capacity.staff.is_some() || opened().any(|centres| centres.staff.is_some());
    // What somebody proposes to spend is nobody's measurement.
    let money = |own: &Option<UnitCost>, said: bool| {
        let said = said.then_some(Evidence::Assumed);
        said.max(own.as_ref().map(|cost| cost.evidence.max(sure)))
    };
    let capital = money(
        &capacity.capital,
        opened().any(|centres| centres.capital.is_some()),
    );
    let running = money(
        &capacity.running,
        opened().any(|centres| centres.running.is_some()),
    );
    CentrePlaces {
        units: add("units", "机构数", "centres", Unit::Units, sure),
        places: add("places", "名额", "places", Unit::Persons, sure),
        staff: staff.then(|| add("staff", "工作人员", "staff", Unit::Persons, sure)),
        capital: capital.map(|sure| add("capital", "建设投入", "building", Unit::Yuan, sure)),
        running: running.map(|sure| add("running", "固定运转经费", "running", Unit::Yuan, sure)),
    }
}

/// Adds those of the tiers of a service, each as sure as its cost and the share that is entitled to it; the place of
/// the first, if there are any.
fn tiers(
    add: &mut Add<'_>,
    source: Source<'_>,
    service: &Service,
    paid: Option<Evidence>,
) -> Option<usize> {
    let paid = paid?;
    let mut first = None;
    let mut sure = paid;
    for tier in service.tiers() {
        // Whoever is not entitled to one tier is in another.
        let entitled = tier.entitled.map(|id| source.weakest.of_parameter(id));
        sure = entitled.map_or(sure, |entitled| sure.max(entitled));
        let mut of = |what: &str, zh: &str, en: &str, unit| {
            let (zh, en) = (
                format!("{}，{zh}", tier.title.zh),
                format!("{}, {en}", tier.title.en),
            );
            add(&format!("{}.{what}", tier.key), &zh, &en, unit, sure)
        };
        let people = of(
            "served",
            recipients_in(service.unit),
            "served",
            service.unit,
        );
        of("amount", "标准", "amount", Unit::Yuan);
        of("cost", "资金", "cost", Unit::Yuan);
        first = first.or(Some(people));
    }
    first
}

impl QuantityList {
    /// Adds those of every service.
    pub(super) fn add_services(
        &mut self,
        source: Source<'_>,
        people: Option<&PeoplePlaces>,
    ) -> Vec<ServicePlaces> {
        let services = source.services.iter();
        services
            .map(|service| self.add_service(source, service, people))
            .collect()
    }

    fn add_service(
        &mut self,
        source: Source<'_>,
        service: &Service,
        people: Option<&PeoplePlaces>,
    ) -> ServicePlaces {
        let eligible = self.evidence_of_eligible(source, service, people);
        let process = |id: &ProcessId| source.processes[id.0].evidence;
        let moved = [
            Some(service.need),
            service.coverage,
            service.split,
            service.complement,
            service
                .capacity
                .as_ref()
                .and_then(|capacity| capacity.units),
        ];
        let moved = moved.iter().flatten().map(process);
        let served = moved.fold(eligible.max(service.evidence), Evidence::max);
        let (key, title) = (&service.key, &service.title);
        let mut add = |what: &str, zh: &str, en: &str, unit, evidence| {
            self.add(
                &format!("{key}.{what}"),
                &format!("{}：{zh}", title.zh),
                &format!("{}: {en}", title.en),
                unit,
                evidence,
            )
        };
        let paid = service.cost.as_ref().map(|cost| cost.evidence.max(served));
        // What is tied is no surer than the standard to which it is tied.
        let standards = service.layers.iter().flat_map(|layer| &layer.standard);
        let others = standards.filter_map(Standard::tied_to);
        let others = others.filter_map(|other| source.services[other.0].cost.as_ref());
        let other = others.map(|cost| cost.evidence).max();
        let paid = paid.map(|sure| other.map_or(sure, |other| sure.max(other)));
        ServicePlaces {
            eligible: add("eligible", "符合条件", "eligible", Unit::Persons, eligible),
            need: add("need", "需求", "need", service.unit, served),
            served: add(
                "served",
                recipients_in(service.unit),
                "served",
                service.unit,
                served,
            ),
            waiting: add("waiting", "未满足", "unmet", service.unit, served),
            coverage: add("coverage", "覆盖率", "coverage", Unit::Share, served),
            cost: paid.map(|evidence| add("cost", "资金", "cost", Unit::Yuan, evidence)),
            amount: paid.map(|evidence| add("amount", "标准", "amount", Unit::Yuan, evidence)),
            first_tier: tiers(&mut add, source, service, paid),
            centres: service
                .capacity
                .as_ref()
                .map(|capacity| centres(&mut add, service, capacity, served)),
        }
    }

    /// The people of whom the eligible are a part, and what the rule asks about them.
    fn evidence_of_eligible(
        &self,
        source: Source<'_>,
        service: &Service,
        people: Option<&PeoplePlaces>,
    ) -> Evidence {
        let Some(people) = people else {
            return service.evidence;
        };
        let of = match service.basis {
            Basis::Holders => people.holders,
            Basis::NewHolders => people.entered,
            Basis::Disabled => people.disabled,
            Basis::Employed | Basis::NotEmployed => people.employed,
        };
        let asks = service.layers.iter().any(|layer| layer.rule.asks().0 != 0);
        let asked = asks.then(|| source.weakest.of(&["attributes", "households"]));
        self.evidence(of).max(asked.unwrap_or(Evidence::Measured))
    }

    /// Adds the share that is met of each need that several services meet together.
    pub(super) fn add_needs(
        &mut self,
        settings: &Settings,
        services: &[ServicePlaces],
    ) -> Vec<usize> {
        let needs = settings.needs.iter();
        needs
            .map(|need| {
                let served = need.services.iter().map(|id| services[id.0].served);
                let weakest = served.map(|place| self.evidence(place)).max();
                let title = &need.name.title;
                let evidence = weakest.unwrap_or(Evidence::Measured);
                self.add(&need.name.key, &title.zh, &title.en, Unit::Share, evidence)
            })
            .collect()
    }
}
