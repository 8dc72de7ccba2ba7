//! The quantities about households, which the person engine alone can tell.

use super::Quantities;
use crate::source::Evidence;
use crate::units::Unit;

/// Places of the quantities about households.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdQuantities {
    /// Households with a certificate holder.
    pub with_holders: usize,
    /// Households with two or more.
    pub with_several: usize,
    /// Holders in such households who have low income.
    pub several_low_income: usize,
    /// Holders who live alone.
    pub alone: usize,
    /// Adult holders kept by the old.
    pub kept_by_the_old: usize,
}

impl Quantities {
    pub(super) fn add_households(&mut self) -> HouseholdQuantities {
        let mut add = |key, zh, en, unit| self.add(key, zh, en, unit, Evidence::Assumed);
        HouseholdQuantities {
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
