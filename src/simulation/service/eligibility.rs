//! Rules over people become weights over groups, once, before any draw.

use pulp::{Arch, Simd, WithSimd};

use super::groups::{weighed, weighed_by_both};
use super::{Admission, Classes, Groups};
use crate::axes::{CATEGORIES, Category, GRADES, Grade, Sex};
use crate::model::Model;
use crate::model::file::Basis;
use crate::model::rule::{Admits, KINDS, Rule};
use crate::simulation::disability::{ROW, rows};
use crate::simulation::population::CELLS;

/// How much of each group a rule admits: all, those with low income, or nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    everybody: Vec<f32>,
    low_income: Vec<f32>,
}

impl Weights {
    /// Weights of a rule over the groups.
    pub fn of(rule: &Rule, classes: &Classes) -> Self {
        let mut weights = Weights {
            everybody: vec![0.0; classes.groups()],
            low_income: vec![0.0; classes.groups()],
        };
        for (class, age) in classes.from.iter().enumerate() {
            for sex in Sex::ALL {
                for category in Category::ALL {
                    for grade in Grade::ALL {
                        let group = classes.row(class, sex.index())
                            + crate::model::rule::kind(*category, *grade);
                        match rule.admits(*age, *sex, *category, *grade) {
                            Admits::Nobody => {}
                            Admits::LowIncome => weights.low_income[group] = 1.0,
                            Admits::Everybody => weights.everybody[group] = 1.0,
                        }
                    }
                }
            }
        }
        weights
    }

    /// Who is admitted whatever the income.
    pub fn everybody(&self) -> &[f32] {
        &self.everybody
    }

    /// Sums of `people` admitted: whatever the income, and in each grade for low income alone.
    pub fn sums(&self, people: &Groups) -> (f64, [f64; GRADES]) {
        let mut by_grade = [0.0; GRADES];
        for (group, (people, low)) in people.0.iter().zip(&self.low_income).enumerate() {
            by_grade[group % GRADES] += f64::from(people * low);
        }
        (weighed(&people.0, &self.everybody), by_grade)
    }

    /// One weight for each group, given the share with low income by grade.
    pub fn with_low_income(&self, share: &[f64; GRADES], out: &mut [f32]) {
        let share = share.map(|share| share as f32);
        let rows = out.as_chunks_mut::<GRADES>().0.iter_mut();
        let everybody = self.everybody.as_chunks::<GRADES>().0;
        let low_income = self.low_income.as_chunks::<GRADES>().0;
        for ((out, all), low) in rows.zip(everybody).zip(low_income) {
            for grade in 0..GRADES {
                out[grade] = all[grade] + low[grade] * share[grade];
            }
        }
    }

    /// Whether anybody is admitted for low income alone.
    pub fn needs_income(&self) -> bool {
        self.low_income.iter().any(|weight| *weight > 0.0)
    }
}

/// The rules of a model, each once: services often share one.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The weights of each rule.
    pub list: Vec<Weights>,
    /// The answers of each rule to one holder.
    pub admissions: Vec<Admission>,
    /// Whether each rule is asked about others than the holders: the newly certified, everybody with
    /// a disability.
    pub beyond_holders: Vec<bool>,
    /// Place in the list: service, then layer.
    places: Vec<Vec<usize>>,
}

impl Rules {
    /// The rules of all services in all layers.
    pub fn of(model: &Model, classes: &Classes) -> Self {
        let mut list: Vec<Weights> = Vec::new();
        let mut admissions: Vec<Admission> = Vec::new();
        let mut place = |rule: &Rule| {
            let admission = Admission::of(rule, classes);
            let known = admissions.iter().position(|known| *known == admission);
            known.unwrap_or_else(|| {
                list.push(Weights::of(rule, classes));
                admissions.push(admission);
                list.len() - 1
            })
        };
        let places: Vec<Vec<usize>> = model
            .services
            .iter()
            .map(|service| {
                let layers = service.layers.iter();
                layers.map(|layer| place(&layer.rule)).collect()
            })
            .collect();
        let mut beyond_holders = vec![false; list.len()];
        for (service, places) in model.services.iter().zip(&places) {
            if matches!(service.basis, Basis::NewHolders | Basis::Disabled) {
                places.iter().for_each(|rule| beyond_holders[*rule] = true);
            }
        }
        Rules {
            list,
            admissions,
            beyond_holders,
            places,
        }
    }

    /// Place of a service's rule in a layer.
    pub fn place(&self, service: usize, layer: usize) -> usize {
        self.places[service][layer]
    }
}

/// Whom each rule admits this year: of the holders worked out when first asked for.
#[derive(Clone, Debug, Default)]
pub struct Eligible {
    weights: Vec<Vec<f32>>,
    /// The weights at single ages, laid out like the stocks, where they are needed.
    at_ages: Vec<Vec<f32>>,
    /// Group of each stock.
    groups: Vec<usize>,
    holders: Vec<f64>,
}

impl Eligible {
    /// Memory for the rules; nobody has low income yet.
    pub fn new(rules: &Rules, classes: &Classes) -> Self {
        let mut eligible = Eligible {
            weights: rules
                .list
                .iter()
                .map(|rule| rule.everybody.clone())
                .collect(),
            at_ages: vec![Vec::new(); rules.list.len()],
            groups: classes.groups_of_stocks(),
            holders: vec![f64::NAN; rules.list.len()],
        };
        for rule in 0..rules.list.len() {
            if rules.beyond_holders[rule] {
                eligible.at_ages[rule].resize(eligible.groups.len(), 0.0);
                eligible.spread(rule);
            }
        }
        eligible
    }

    /// The shares with low income in this draw, by grade.
    pub fn set_low_income(&mut self, rules: &Rules, share: &[f64; GRADES]) {
        for (place, rule) in rules.list.iter().enumerate() {
            if rule.needs_income() {
                rule.with_low_income(share, &mut self.weights[place]);
                self.spread(place);
            }
        }
    }

    /// Gives the stocks the weights of their groups.
    fn spread(&mut self, rule: usize) {
        let weights = &self.weights[rule];
        for (weight, group) in self.at_ages[rule].iter_mut().zip(&self.groups) {
            *weight = weights[*group];
        }
    }

    /// A new year begins.
    pub fn forget(&mut self) {
        self.holders.fill(f64::NAN);
    }

    /// `Σ holders · weight`.
    pub fn of_holders(&mut self, rule: usize, holders: &Groups) -> f64 {
        let sum = &mut self.holders[rule];
        if sum.is_nan() {
            *sum = weighed(&holders.0, &self.weights[rule]);
        }
        *sum
    }

    /// Holders whom two rules admit.
    pub fn of_both(&self, one: usize, other: usize, holders: &Groups) -> f64 {
        weighed_by_both(&holders.0, &self.weights[one], &self.weights[other])
    }

    /// `Σ people · weight`; `people` is laid out like the stocks. For rules
    /// [beyond holders](Rules::beyond_holders).
    pub fn of_stocks(&self, rule: usize, people: &[f32]) -> f64 {
        weighed(people, &self.at_ages[rule])
    }

    /// `Σ people · share · weight`; `people` are by age and sex, `shares` laid out like the stocks.
    /// For rules [beyond holders](Rules::beyond_holders).
    pub fn of_shares(&self, rule: usize, people: &[f64; CELLS], shares: &[f32]) -> f64 {
        let mut sums = [0.0; ROW];
        Arch::new().dispatch(AddProducts {
            shares: rows(shares),
            weights: rows(&self.at_ages[rule]),
            sums: &mut sums,
        });
        let people = people.iter().zip(sums);
        people.map(|(people, sum)| people * f64::from(sum)).sum()
    }
}

/// Adds up `share · weight` over the rows.
struct AddProducts<'a> {
    shares: &'a [[f32; ROW]],
    weights: &'a [[f32; ROW]],
    sums: &'a mut [f32; ROW],
}

impl WithSimd for AddProducts<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (shares, weights) in self.shares.iter().zip(self.weights) {
            for at in 0..ROW {
                self.sums[at] += shares[at] * weights[at];
            }
        }
    }
}

const _: () = assert!(KINDS == CATEGORIES * GRADES && KINDS.is_multiple_of(GRADES));
