//! What all services cost: by system, by payer, and in all.

use super::{Quantities, snake};
use crate::model::checked::Model;
use crate::model::file::{Payer, System};
use crate::source::Evidence::{Assumed, Judged};
use crate::units::Unit;

impl Quantities {
    /// Adds the sums of money, where any service has a cost.
    pub(super) fn add_money(&mut self, model: &Model) {
        let priced = model.services.iter().any(|service| service.cost.is_some());
        if priced {
            for system in System::ALL {
                let title = system.title();
                let place = self.add(
                    &format!("system.{}", snake(system)),
                    &format!("{}：资金", title.zh),
                    &format!("{}: cost", title.en),
                    Unit::Yuan,
                    Assumed,
                );
                self.systems.push(place);
            }
            for payer in Payer::ALL {
                let title = payer.title();
                let place = self.add(
                    &format!("payer.{}", payer.key()),
                    &format!("{}承担", title.zh),
                    &format!("paid by {}", title.en),
                    Unit::Yuan,
                    Assumed,
                );
                self.payers.push(place);
            }
            if model
                .services
                .iter()
                .any(|s| s.cost.as_ref().is_some_and(|c| c.anchored))
            {
                self.anchored_cost = Some(self.add(
                    "cost.subsidies",
                    "两项补贴资金",
                    "cost of the two subsidies",
                    Unit::Yuan,
                    Judged,
                ));
                self.anchored_constant = Some(self.add(
                    "cost.subsidies.constant",
                    "两项补贴资金（基年价）",
                    "cost of the two subsidies, base-year prices",
                    Unit::YuanConstant,
                    Judged,
                ));
                self.anchored_sum = Some(self.add(
                    "cost.subsidies.period_sum",
                    "两项补贴资金（五年累计）",
                    "cost of the two subsidies, five years so far",
                    Unit::Yuan,
                    Judged,
                ));
            }
            self.all_cost = Some(self.add(
                "cost.all",
                "全部服务资金",
                "cost of all services",
                Unit::Yuan,
                Assumed,
            ));
            self.all_constant = Some(self.add(
                "cost.all.constant",
                "全部服务资金（基年价）",
                "cost of all services, base-year prices",
                Unit::YuanConstant,
                Assumed,
            ));
            self.all_sum = Some(self.add(
                "cost.all.period_sum",
                "全部服务资金（五年累计）",
                "cost of all services, five years so far",
                Unit::Yuan,
                Assumed,
            ));
        }
    }
}
