//! What all services cost: by system, by payer, over some of them, and in all.

use super::list::{QuantityList, Source};
use super::places::{ServicePlaces, SumPlaces};
use crate::model::checked::Service;
use crate::source::{Evidence, Words};
use crate::units::Unit;

/// Places of the sums of money.
#[derive(Debug, Default)]
pub(super) struct MoneyPlaces {
    pub systems: Vec<usize>,
    pub payers: Vec<usize>,
    pub sums: Vec<SumPlaces>,
    pub all: Option<SumPlaces>,
}

impl QuantityList {
    /// Adds the sums of money, where any service has a cost: each as sure as the weakest of its parts.
    pub(super) fn add_money(
        &mut self,
        source: Source<'_>,
        services: &[ServicePlaces],
    ) -> MoneyPlaces {
        let settings = source.settings;
        let mut money = MoneyPlaces::default();
        if source.services.iter().all(|service| service.cost.is_none()) {
            return money;
        }
        let over = |list: &QuantityList, of: &dyn Fn(usize, &Service) -> bool| {
            let parts = source.services.iter().enumerate();
            let parts = parts.filter(|(index, service)| of(*index, service));
            let costs = parts.filter_map(|(index, _)| services[index].cost);
            let weakest = costs.map(|place| list.evidence(place)).max();
            weakest.unwrap_or(Evidence::Measured)
        };
        for (index, system) in settings.systems.iter().enumerate() {
            let evidence = over(self, &|_, service| service.system == index);
            let Words { zh, en } = &system.title;
            money.systems.push(self.add(
                &format!("system.{}", system.key),
                &format!("{zh}：资金"),
                &format!("{en}: cost"),
                Unit::Yuan,
                evidence,
            ));
        }
        for (index, payer) in settings.payers.iter().enumerate() {
            let pays = |service: &Service| {
                let mut all = service.payers().into_iter().flatten();
                all.any(|payers| payers[index] > 0.0)
            };
            let paid_for = source.services.iter().filter(|service| pays(service));
            let told = paid_for.filter_map(|own| Some(own.cost.as_ref()?.payers_evidence()));
            let paid = over(self, &|_, service| pays(service));
            let evidence = told.max().map_or(paid, |told| paid.max(told));
            let Words { zh, en } = &payer.title;
            money.payers.push(self.add(
                &format!("payer.{}", payer.key),
                &format!("{zh}承担"),
                &format!("paid by {en}"),
                Unit::Yuan,
                evidence,
            ));
        }
        let sums = settings.money.iter().flat_map(|money| &money.sums);
        for sum in sums {
            let evidence = over(self, &|index, _| {
                sum.services.iter().any(|id| id.0 == index)
            });
            let places = self.add_sum(&sum.name.key, &sum.name.title, evidence);
            money.sums.push(places);
        }
        let all = Words {
            zh: "全部服务".into(),
            en: "all services".into(),
        };
        let evidence = over(self, &|_, _| true);
        money.all = Some(self.add_sum("all", &all, evidence));
        money
    }

    fn add_sum(&mut self, key: &str, title: &Words, evidence: Evidence) -> SumPlaces {
        let Words { zh, en } = title;
        SumPlaces {
            cost: self.add(
                &format!("cost.{key}"),
                &format!("{zh}资金"),
                &format!("cost of {en}"),
                Unit::Yuan,
                evidence,
            ),
            constant: self.add(
                &format!("cost.{key}.constant"),
                &format!("{zh}资金（基年价）"),
                &format!("cost of {en}, base-year prices"),
                Unit::YuanConstant,
                evidence,
            ),
            period: self.add(
                &format!("cost.{key}.period_sum"),
                &format!("{zh}资金（五年累计）"),
                &format!("cost of {en}, five years so far"),
                Unit::Yuan,
                evidence,
            ),
        }
    }
}
