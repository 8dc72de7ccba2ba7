//! Rules over people become weights over groups, once, before any draw.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::groups::{weighed, weighed_by_both};
use super::{Admission, AdmissionWeights, Classes, Groups, Shares};
use crate::axes::{CATEGORIES, GRADES};
use crate::model::Model;
use crate::model::file::Basis;
use crate::model::rule::{KINDS, Rule};
use crate::simulation::disability::{ROW, rows};
use crate::simulation::population::CELLS;

/// The rules of a model, each once: services often share one.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The weights of each rule.
    pub list: Vec<AdmissionWeights>,
    /// The answers of each rule to one holder.
    pub admissions: Vec<Admission>,
    /// Whether each rule is asked about others than the holders: the newly certified, everybody with
    /// a disability.
    pub beyond_holders: Vec<bool>,
    /// Whether a rule asks about an attribute whose share moves from year to year.
    pub move_with_the_years: bool,
    /// Place in the list: service, then layer.
    places: Vec<Vec<usize>>,
    /// Whom each tier of each service is for, by group.
    tiers: Vec<Vec<Vec<f32>>>,
}

impl Rules {
    /// The rules of all services in all layers.
    pub fn of(model: &Model, classes: &Classes) -> Self {
        let mut list: Vec<AdmissionWeights> = Vec::new();
        let mut admissions: Vec<Admission> = Vec::new();
        let attributes = &model.settings.attributes;
        let mut place = |rule: &Rule| {
            let admission = Admission::of(rule, attributes, classes);
            let known = admissions.iter().position(|known| *known == admission);
            known.unwrap_or_else(|| {
                list.push(AdmissionWeights::of(&admission));
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
        let tiers = model.services.iter().map(|service| {
            let own = service.tiers().iter();
            let admission = own.map(|tier| Admission::of(&tier.rule, attributes, classes));
            admission.map(|all| all.coefficients(0)).collect::<Vec<_>>()
        });
        let tiers: Vec<Vec<Vec<f32>>> = tiers.collect();
        let mut beyond_holders = vec![false; list.len()];
        for (service, places) in model.services.iter().zip(&places) {
            if matches!(service.basis, Basis::NewHolders | Basis::Disabled) {
                places.iter().for_each(|rule| beyond_holders[*rule] = true);
            }
        }
        let moves = |attribute: &usize| attributes[*attribute].kind.process().is_some();
        let mut asked = admissions.iter().flat_map(|admission| admission.asks());
        Rules {
            move_with_the_years: asked.any(moves),
            list,
            admissions,
            beyond_holders,
            places,
            tiers,
        }
    }

    /// Whom each tier of a service is for, by group: 1 or 0.
    pub fn tiers(&self, service: usize) -> &[Vec<f32>] {
        &self.tiers[service]
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
    /// Memory for the rules; nobody has any attribute yet.
    pub fn new(rules: &Rules, classes: &Classes) -> Self {
        let mut eligible = Eligible {
            weights: rules
                .list
                .iter()
                .map(|rule| rule.everybody().to_vec())
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

    /// The shares with each attribute, by grade.
    pub fn set_shares(&mut self, rules: &Rules, shares: &Shares) {
        for (place, rule) in rules.list.iter().enumerate() {
            if rule.asks() {
                rule.with_shares(shares, &mut self.weights[place]);
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

    /// `Σ people · weight` of any people by group.
    pub fn of_groups(&self, rule: usize, people: &Groups) -> f64 {
        weighed(&people.0, &self.weights[rule])
    }

    /// How much of each group a rule admits.
    pub fn weights(&self, rule: usize) -> &[f32] {
        &self.weights[rule]
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
        vectors::dispatch(AddProducts {
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
