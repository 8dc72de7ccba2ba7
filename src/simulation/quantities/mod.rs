//! The list of what a run hands on, and where each quantity is kept.

mod households;
mod money;
mod people;
mod words;
mod years;

pub use households::HouseholdQuantities;
pub use people::PeoplePlaces;
pub use words::{period_start, snake};

use crate::model::checked::{Measure, Model, ProcessKind};
use crate::projection::Quantity;
use crate::source::{Evidence, Words};
use crate::units::Unit;

use super::SimulationError;
use super::engine::Follow;

/// Age groups of the tables: first age, name.
pub const AGE_GROUPS: [(usize, &str, &str); 6] = [
    (0, "0–6 岁", "0–6"),
    (7, "7–14 岁", "7–14"),
    (15, "15–17 岁", "15–17"),
    (18, "18–59 岁", "18–59"),
    (60, "60–79 岁", "60–79"),
    (80, "80 岁及以上", "80 and over"),
];

/// Places of the quantities of one service.
#[derive(Clone, Copy, Debug)]
pub struct ServicePlaces {
    /// People whom the rule admits.
    pub eligible: usize,
    /// People who need it.
    pub need: usize,
    /// People who have it.
    pub served: usize,
    /// People who wait.
    pub waiting: usize,
    /// Served ÷ eligible or needed.
    pub coverage: usize,
    /// Money a year.
    pub cost: Option<usize>,
    /// Yuan for each payment.
    pub amount: Option<usize>,
}

/// All quantities of a run and their places.
#[derive(Clone, Debug, Default)]
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
    /// Households; nothing where people are not followed one by one.
    pub households: Option<HouseholdQuantities>,
    /// Services, in the order of the model.
    pub services: Vec<ServicePlaces>,
    /// Cost of each system, in the order of [`System::ALL`](crate::model::file::System::ALL).
    pub systems: Vec<usize>,
    /// Paid by each payer, in the order of [`Payer::ALL`](crate::model::file::Payer::ALL).
    pub payers: Vec<usize>,
    /// Cost of the services whose money is anchored.
    pub anchored_cost: Option<usize>,
    /// The same in prices of the base year.
    pub anchored_constant: Option<usize>,
    /// The same, summed over the five-year period so far.
    pub anchored_sum: Option<usize>,
    /// Cost of all services.
    pub all_cost: Option<usize>,
    /// The same in prices of the base year.
    pub all_constant: Option<usize>,
    /// The same, summed over the five-year period so far.
    pub all_sum: Option<usize>,
    /// Places of the processes that are handed on.
    pub processes: Vec<(usize, usize)>,
}

impl Quantities {
    /// The quantities that a model has.
    pub fn of(model: &Model, follow: Follow) -> Self {
        let mut q = Quantities::default();
        use Evidence::Estimated;
        let registered = !model.file.model.population.registered.is_empty();
        let (zh, en) = if registered {
            ("户籍人口", "registered population")
        } else {
            ("总人口", "population")
        };
        q.population = q.add("population", zh, en, Unit::Persons, Estimated);
        q.population_65 = q.add(
            "population_65",
            "65 岁及以上人口",
            "population 65 and over",
            Unit::Persons,
            Estimated,
        );
        q.births = q.add("births", "出生", "births", Unit::Persons, Estimated);
        q.deaths = q.add("deaths", "死亡", "deaths", Unit::Persons, Estimated);
        if model.file.model.disability.is_some() {
            q.people = Some(q.add_people());
        }
        if follow == Follow::Persons && model.file.model.households.is_some() {
            q.households = Some(q.add_households());
        }
        for service in &model.services {
            let (key, title) = (&service.key, &service.title);
            let mut add = |what: &str, zh: &str, en: &str, unit, evidence| {
                q.add(
                    &format!("{key}.{what}"),
                    &format!("{}：{zh}", title.zh),
                    &format!("{}: {en}", title.en),
                    unit,
                    evidence,
                )
            };
            let evidence = service.evidence;
            let eligible = add("eligible", "符合条件", "eligible", Unit::Persons, evidence);
            let need = add("need", "需求", "need", service.unit, evidence);
            let served = add("served", "享受", "served", service.unit, evidence);
            let waiting = add("waiting", "未满足", "unmet", service.unit, evidence);
            let coverage = add("coverage", "覆盖率", "coverage", Unit::Share, evidence);
            let cost_evidence = service
                .cost
                .as_ref()
                .map(|cost| cost.evidence.max(evidence));
            let cost = cost_evidence.map(|e| add("cost", "资金", "cost", Unit::Yuan, e));
            let amount = cost_evidence.map(|e| add("amount", "标准", "amount", Unit::Yuan, e));
            q.services.push(ServicePlaces {
                eligible,
                need,
                served,
                waiting,
                coverage,
                cost,
                amount,
            });
        }
        q.add_money(model);
        for (place, process) in model.processes.iter().enumerate() {
            let measured = model
                .targets
                .iter()
                .any(|target| target.measure == Measure::Process(place));
            let stated = model
                .file
                .plan
                .facts
                .values()
                .any(|fact| fact.about.as_ref() == Some(&process.key));
            if measured
                || stated
                || process.kind == ProcessKind::Growth
                || !process.observations.is_empty()
            {
                let key = format!("process.{}", process.key);
                let kept = q.add(
                    &key,
                    &process.title.zh,
                    &process.title.en,
                    process.unit,
                    process.evidence,
                );
                q.processes.push((place, kept));
            }
        }
        q
    }

    /// Every quantity that a target names must be there.
    pub fn answers(&self, model: &Model) -> Result<(), SimulationError> {
        for target in &model.targets {
            if let Measure::Quantity(name) = &target.measure
                && !self.list.iter().any(|quantity| quantity.key == *name)
            {
                return Err(SimulationError::Contradiction(format!(
                    "plan.toml targets.{}.measure：模型没有 {name} 这个量 · the model has no quantity {name}",
                    target.key
                )));
            }
        }
        Ok(())
    }

    /// The list, in the order of the places.
    pub fn list(&self) -> &[Quantity] {
        &self.list
    }

    /// Key of the quantity that holds a process.
    pub fn process_key(key: &str) -> String {
        format!("process.{key}")
    }

    fn add(&mut self, key: &str, zh: &str, en: &str, unit: Unit, evidence: Evidence) -> usize {
        self.list.push(Quantity {
            key: key.into(),
            title: Words {
                zh: zh.into(),
                en: en.into(),
            },
            unit,
            evidence,
        });
        self.list.len() - 1
    }
}
