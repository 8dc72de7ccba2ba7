//! The quantities about households, which the person engine alone can tell.

use super::evidence::Weakest;
use super::list::QuantityList;
use super::places::HouseholdPlaces;
use crate::units::Unit;

impl QuantityList {
    pub(super) fn add_households(&mut self, weakest: &Weakest<'_>) -> HouseholdPlaces {
        let sure = weakest.of(&[
            "population",
            "mortality",
            "fertility",
            "migration",
            "disability",
            "households",
        ]);
        let mut add = |key, zh, en, unit| self.add(key, zh, en, unit, sure);
        HouseholdPlaces {
            with_holders: add(
                "households.with_holders",
                "有持证残疾人的家庭",
                "households with a certificate holder",
                Unit::Households,
            ),
            with_several: add(
                "households.with_several",
                "一户多残家庭",
                "households with two or more holders",
                Unit::Households,
            ),
            several_low_income: add(
                "holders.with_others_low_income",
                "困难的一户多残持证人",
                "holders with low income who live with other holders",
                Unit::Persons,
            ),
            alone: add(
                "holders.alone",
                "独居持证残疾人",
                "holders who live alone",
                Unit::Persons,
            ),
            kept_by_the_old: add(
                "holders.kept_by_the_old",
                "以老养残的成年持证残疾人",
                "adult holders kept by the old",
                Unit::Persons,
            ),
        }
    }
}
