//! How the numbers of a service hang together: who may have it, who needs it, who has it, by tier and in centres.

use super::cells::Counted;
use super::links::{CLOSE, Links};
use crate::axes::{Category, Grade, Sex};
use crate::model::Model;
use crate::model::checked::Service;
use crate::model::file::Basis;
use crate::model::quantities::ServicePlaces;
use crate::model::rule::{KINDS, Rule, kind};
use crate::simulation::Outcome;

impl Links<'_> {
    /// Those of one year.
    pub(super) fn service(&mut self, service: &Service, places: &ServicePlaces, year: usize) {
        let [eligible, need, served, waiting, coverage] = [
            places.eligible,
            places.need,
            places.served,
            places.waiting,
            places.coverage,
        ]
        .map(|quantity| self.at(quantity, year));
        let cost = places.cost.map(|cost| self.at(cost, year));
        let mut processes = self.model.quantities.processes.iter();
        let share = processes.find(|(process, _)| *process == service.need.0);
        let share = share.map(|(_, place)| self.at(*place, year));
        self.parts(vec![served, waiting], need);
        self.product(served, need, coverage);
        self.product(served, eligible, coverage);
        if let Some(share) = share {
            self.product(need, eligible, share);
        }
        if let Some(cost) = cost {
            self.times(cost, served);
        }
        self.admitted(service, eligible, year);
        let tiers: Vec<[usize; 3]> = places.tiers(service).collect();
        let [served_by, paid_by] = [0, 2].map(|of| {
            let cells = tiers.iter().map(|tier| self.at(tier[of], year));
            cells.collect::<Vec<usize>>()
        });
        for (paid, people) in paid_by.iter().zip(&served_by) {
            self.times(*paid, *people);
        }
        self.parts(served_by, served);
        if let Some(cost) = cost {
            self.parts(paid_by, cost);
        }
        // Where centres are full, as many are served as there are places, which everybody knows.
        if let Some(centres) = places.centres {
            self.parts(vec![served], self.at(centres.places, year));
        }
    }

    /// Parts and what may be their whole: it is where they add up to it, but for what means may differ by.
    fn parts(&mut self, parts: Vec<usize>, whole: usize) {
        let sum = parts
            .iter()
            .map(|part| self.value(*part))
            .sum::<Option<f64>>();
        let (Some(sum), Some(of)) = (sum, self.value(whole)) else {
            return;
        };
        if !parts.is_empty() && (sum - of).abs() <= 1.0 + CLOSE * of {
            self.sum(parts.into_iter(), whole);
        }
    }

    /// Holders of some kinds, where the rule asks about nothing else.
    fn admitted(&mut self, service: &Service, eligible: usize, year: usize) {
        let model = self.model;
        let Some(people) = &model.quantities.people else {
            return;
        };
        if service.basis != Basis::Holders {
            return;
        }
        let rules = service.layers.iter().map(|layer| &layer.rule);
        let mut admitted: Vec<Vec<usize>> = rules.filter_map(kinds).collect();
        admitted.sort();
        admitted.dedup();
        for kinds in admitted {
            let cells = kinds.into_iter();
            let cells = cells
                .map(|kind| self.at(people.kind + kind, year))
                .collect();
            self.parts(cells, eligible);
        }
    }
}

/// The kinds of holders that a rule admits, where it asks about nothing but category and grade.
fn kinds(rule: &Rule) -> Option<Vec<usize>> {
    let mut clauses = rule.clauses.iter();
    let only = clauses.all(|own| own.age.is_none() && own.sex.is_none() && own.is.0 == 0);
    if !only {
        return None;
    }
    let all = Category::ALL.iter().flat_map(|category| {
        let grades = Grade::ALL.iter();
        grades.map(move |grade| (*category, *grade))
    });
    // Age and sex do not matter.
    let admitted = all.filter(|(category, grade)| {
        rule.admits(0, Sex::Male, *category, *grade, Default::default())
    });
    let admitted: Vec<usize> = admitted
        .map(|(category, grade)| kind(category, grade))
        .collect();
    (!admitted.is_empty() && admitted.len() < KINDS).then_some(admitted)
}

/// Places of the need for services with centres in years in which few wait: who knows how many places there are would
/// know from it how many wait, in the middle and at the ends.
pub(super) fn told_by_places(model: &Model, outcome: &Outcome, counted: &Counted) -> Vec<usize> {
    let years = outcome.projection.years().len();
    let services = model.quantities.services.iter();
    let limited = services.filter(|places| places.centres.is_some());
    let cells = limited.flat_map(|places| {
        (0..years).map(move |year| [places.need, places.waiting].map(|own| own * years + year))
    });
    cells
        .filter(|[_, waiting]| counted.is_few(*waiting))
        .map(|[need, _]| need)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::model::rule::Clause;
    use crate::model::scenario::BASELINE;
    use crate::model::{ModelFolder, Opener};

    fn of(category: Option<Vec<Category>>, age: Option<[usize; 2]>) -> Rule {
        Rule {
            clauses: vec![Clause {
                category,
                age,
                grade: Some(vec![Grade::One]),
                ..Clause::default()
            }],
        }
    }

    #[test]
    fn a_rule_of_kinds_alone_tells_how_many_are_of_them() {
        let visual = Some(vec![Category::Visual]);
        let first = kind(Category::Visual, Grade::One);
        assert_eq!(kinds(&of(visual.clone(), None)), Some(vec![first]));
        assert_eq!(kinds(&of(visual, Some([0, 17]))), None);
        let all = Category::ALL.iter();
        let all = all.map(|category| kind(*category, Grade::One)).collect();
        assert_eq!(kinds(&of(None, None)), Some(all));
    }

    /// Who sees all tiers but one, and how many there are in all, sees the last; and so it is with full centres.
    #[test]
    fn tiers_and_places_are_linked_with_those_who_are_served() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = ModelFolder::open(&root.join("models/wenling")).expect("a model");
        let opener = Opener::on(&root.join("datasets")).expect("datasets");
        let model = opener.open(&folder, BASELINE, None).expect("a model");
        let quantities = &model.quantities;
        let service = |key: &str| {
            let mut all = model.services.iter();
            all.position(|service| service.key == key)
                .expect("a service")
        };
        let (care, day) = (service("care_subsidy"), service("day_care"));
        let tiers: Vec<[usize; 3]> = quantities.services[care]
            .tiers(&model.services[care])
            .collect();
        let people = tiers.iter().map(|tier| tier[0]);
        let mut values: Vec<(usize, f64)> = people.zip([4.0, 300.0, 500.0, 200.0]).collect();
        values.push((quantities.services[care].served, 1004.0));
        let centres = quantities.services[day].centres.expect("centres");
        let full = (quantities.services[day].served, centres.places);
        values.extend([(full.0, 480.0), (full.1, 480.0)]);
        let value = |at: usize| {
            let known = values.iter().find(|(own, _)| *own == at);
            known.map(|(_, value)| *value)
        };
        let mut links = Links::new(&model, 1, &value);
        links.in_year(0);
        let mut wanted: Vec<usize> = tiers.iter().map(|tier| tier[0]).collect();
        wanted.push(quantities.services[care].served);
        let is_linked = |wanted: &[usize]| {
            links.found.iter().any(|link| {
                link.len() == wanted.len() && link.iter().all(|(cell, _)| wanted.contains(cell))
            })
        };
        assert_eq!(tiers.len(), 4);
        assert!(is_linked(&wanted));
        assert!(is_linked(&[full.0, full.1]));
    }
}
