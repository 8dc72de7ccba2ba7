//! How sums of money hang together: systems, payers, sums over services, and all.

use super::links::Links;
use crate::model::quantities::SumPlaces;
use crate::statistics::disclosure::Link;

impl Links<'_> {
    /// Those of one year.
    pub(super) fn money(&mut self, year: usize) {
        let model = self.model;
        let quantities = &model.quantities;
        let costs: Vec<Option<usize>> = quantities
            .services
            .iter()
            .map(|places| places.cost.map(|cost| self.at(cost, year)))
            .collect();
        for (index, place) in quantities.systems.iter().enumerate() {
            let of = |service: usize| model.services[service].system == index;
            self.whole(
                &costs,
                |service| f64::from(u8::from(of(service))),
                *place,
                year,
            );
        }
        for (payer, place) in quantities.payers.iter().enumerate() {
            let shares = |service: usize| -> [f64; 3] {
                let payers = model.services[service].payers();
                payers.map_or([0.0; 3], |payers| payers.map(|shares| shares[payer]))
            };
            // Whoever pays for centres otherwise than for recipients pays so much more or less of what they cost.
            let mut centres = Link::new();
            for (service, places) in quantities.services.iter().enumerate() {
                let Some(own) = places.centres else { continue };
                let [recipients, building, running] = shares(service);
                for (share, spent) in [(building, own.capital), (running, own.running)] {
                    let spent = spent.filter(|_| share != recipients);
                    centres.extend(spent.map(|spent| (self.at(spent, year), share - recipients)));
                }
            }
            self.whole_beside(
                &costs,
                |service| shares(service)[0],
                centres,
                (*place, year),
            );
        }
        let sums = model.settings.money.iter().flat_map(|money| &money.sums);
        for (sum, places) in sums.zip(&quantities.sums) {
            let of = |service: usize| sum.services.iter().any(|id| id.0 == service);
            self.whole(
                &costs,
                |service| f64::from(u8::from(of(service))),
                places.cost,
                year,
            );
            self.prices(places, year);
        }
        if let Some(places) = &quantities.all {
            self.whole(&costs, |_| 1.0, places.cost, year);
            self.prices(places, year);
        }
        for (need, place) in model.settings.needs.iter().zip(&quantities.needs) {
            self.met_together(need.services.iter().map(|id| id.0), *place, year);
        }
    }

    /// A sum of the costs of services, so much of each.
    fn whole(
        &mut self,
        costs: &[Option<usize>],
        part: impl Fn(usize) -> f64,
        whole: usize,
        year: usize,
    ) {
        self.whole_beside(costs, part, Link::new(), (whole, year));
    }

    /// The same, with so much of something else beside.
    fn whole_beside(
        &mut self,
        costs: &[Option<usize>],
        part: impl Fn(usize) -> f64,
        beside: Link,
        (whole, year): (usize, usize),
    ) {
        let parts = costs.iter().enumerate();
        let parts = parts.filter_map(|(service, cost)| Some(((*cost)?, part(service))));
        let parts = parts.filter(|(_, part)| *part > 0.0);
        let mut link: Link = parts.chain(beside).collect();
        // A service that costs nothing has a cost all the same; one without a number in this year has none.
        link.retain(|(cost, _)| self.value(*cost).is_some());
        link.push((self.at(whole, year), -1.0));
        self.add(link);
    }

    /// The same money in prices of the base year: everybody knows the index.
    fn prices(&mut self, places: &SumPlaces, year: usize) {
        self.times(self.at(places.constant, year), self.at(places.cost, year));
    }

    /// The share that is met of a need that several services meet together.
    fn met_together(&mut self, services: impl Iterator<Item = usize>, share: usize, year: usize) {
        let places: Vec<(usize, usize)> = services
            .map(|service| {
                let own = &self.model.quantities.services[service];
                (self.at(own.served, year), self.at(own.need, year))
            })
            .collect();
        let share = self.at(share, year);
        let (Some(part), needed) = (
            self.value(share),
            places
                .iter()
                .map(|(_, need)| self.value(*need))
                .sum::<Option<f64>>(),
        ) else {
            return;
        };
        let mut link: Link = places.iter().map(|(served, _)| (*served, 1.0)).collect();
        link.extend(places.iter().map(|(_, need)| (*need, -part)));
        link.push((share, -needed.unwrap_or(0.0)));
        self.add(link);
    }
}
