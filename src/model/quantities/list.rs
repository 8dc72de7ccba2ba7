//! The list, in the making and made.

use indexmap::IndexSet;

use super::evidence::Weakest;
use super::places::{
    Composite, CompositePlaces, HouseholdPlaces, PeoplePlaces, ServicePlaces, SumPlaces,
};
use super::words::titled;
use crate::model::checked::{Process, QuantityId, Service, Settings};
use crate::model::file::ProcessKind;
use crate::projection::Quantity;
use crate::source::{Evidence, Words};
use crate::units::Unit;

/// What the list is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// All services.
    pub services: &'a [Service],
    /// All processes.
    pub processes: &'a [Process],
    /// Keys of the processes that a target or a fact of the plan is about.
    pub named: &'a IndexSet<&'a str>,
    /// Means of several quantities that targets measure.
    pub composites: &'a [Composite<'a>],
    /// How sure everything is.
    pub weakest: &'a Weakest<'a>,
}

/// A list in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct QuantityList(Vec<Quantity>);

impl QuantityList {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a quantity; its place.
    pub fn add(&mut self, key: &str, zh: &str, en: &str, unit: Unit, evidence: Evidence) -> usize {
        self.0.push(Quantity {
            key: key.into(),
            title: Words {
                zh: zh.into(),
                en: en.into(),
            },
            unit,
            evidence,
        });
        self.0.len() - 1
    }

    /// Evidence of what stands at a place.
    pub fn evidence(&self, place: usize) -> Evidence {
        self.0[place].evidence
    }

    /// Unit of what stands at a place.
    pub fn unit(&self, place: usize) -> Unit {
        self.0[place].unit
    }

    /// The place of a quantity.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.0.iter().position(|known| known.key == key)
    }
}

/// All quantities of a run and their places.
#[derive(Clone, Debug)]
pub struct Quantities {
    list: Vec<Quantity>,
    /// Everybody.
    pub population: usize,
    /// People of 65 and over.
    pub population_65: usize,
    /// Births in the year.
    pub births: usize,
    /// Deaths in the year.
    pub deaths: usize,
    /// Certificate holders, and with disability at all; nothing where disability is not modelled.
    pub people: Option<PeoplePlaces>,
    /// Services, in the order of the model.
    pub services: Vec<ServicePlaces>,
    /// The share that is met of each need that several services meet together.
    pub needs: Vec<usize>,
    /// Cost of each system, in the order of the settings; none where nothing has a price.
    pub systems: Vec<usize>,
    /// Paid by each payer, in the order of the settings.
    pub payers: Vec<usize>,
    /// Sums over some services, in the order of the settings.
    pub sums: Vec<SumPlaces>,
    /// Cost of all services.
    pub all: Option<SumPlaces>,
    /// Processes that are handed on: index, place.
    pub processes: Vec<(usize, usize)>,
    /// Means of several quantities.
    pub composites: Vec<CompositePlaces>,
    /// Households; they come last, since only a run of persons has them.
    pub households: Option<HouseholdPlaces>,
    without_households: usize,
}

impl Quantities {
    /// The quantities that a model has.
    pub fn of(source: Source<'_>) -> Self {
        let Source {
            settings, weakest, ..
        } = source;
        let mut list = QuantityList::default();
        let (zh, en) = if settings.of_registered {
            ("户籍人口", "registered population")
        } else {
            ("总人口", "population")
        };
        let persons = Unit::Persons;
        let sure = weakest.of(&["population", "mortality", "fertility", "migration"]);
        let population = list.add("population", zh, en, persons, sure);
        let population_65 = list.add(
            "population_65",
            "65 岁及以上人口",
            "population 65 and over",
            persons,
            weakest.of(&["population", "mortality", "migration"]),
        );
        let births = list.add("births", "出生", "births", persons, sure);
        let deaths = list.add("deaths", "死亡", "deaths", persons, sure);
        let disability = settings.disability.as_ref();
        let people = disability.map(|_| list.add_people(weakest));
        let services = list.add_services(source, people.as_ref());
        let needs = list.add_needs(settings, &services);
        let money = list.add_money(source, &services);
        let processes = list.add_processes(source);
        let prior_only = |place: usize| {
            let mut own = processes.iter();
            own.any(|(index, own)| *own == place && source.processes[*index].prior_only)
        };
        let composites = list.add_composites(source.composites, prior_only);
        let without_households = list.len();
        let households = settings.households.as_ref();
        let households = households.map(|_| list.add_households(weakest));
        Quantities {
            list: list.0,
            population,
            population_65,
            births,
            deaths,
            people,
            services,
            needs,
            systems: money.systems,
            payers: money.payers,
            sums: money.sums,
            all: money.all,
            processes,
            composites,
            households,
            without_households,
        }
    }

    /// The list of a run of cohorts, or of persons in their households.
    pub fn list(&self, of_persons: bool) -> &[Quantity] {
        let end = if of_persons {
            self.list.len()
        } else {
            self.without_households
        };
        &self.list[..end]
    }

    /// Index of a quantity, those of households included.
    pub fn index(&self, key: &str) -> Option<QuantityId> {
        let mut keys = self.list.iter().map(|quantity| &quantity.key);
        keys.position(|known| known == key).map(QuantityId)
    }

    /// Key of the quantity that holds a process.
    pub fn process_key(key: &str) -> String {
        format!("process.{key}")
    }
}

impl QuantityList {
    /// Processes that somebody asks about: a target, a fact, a report; and growth, by which money moves.
    fn add_processes(&mut self, source: Source<'_>) -> Vec<(usize, usize)> {
        let asked = source.processes.iter().enumerate().filter(|(_, process)| {
            source.named.contains(process.key.as_str())
                || process.kind == ProcessKind::Growth
                || !process.observations.is_empty()
        });
        asked
            .map(|(index, process)| {
                let key = Quantities::process_key(&process.key);
                let Words { zh, en } = &titled(&process.title, process.prior_only);
                let place = self.add(&key, zh, en, process.unit, process.evidence);
                (index, place)
            })
            .collect()
    }
}
