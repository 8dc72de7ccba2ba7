//! The quantities about people with a disability.

use super::{AGE_GROUPS, Quantities};
use crate::axes::{Category, Grade, Sex};
use crate::source::Evidence;
use crate::units::Unit;

/// Places of the quantities about disability.
#[derive(Clone, Copy, Debug)]
pub struct PeoplePlaces {
    /// All holders.
    pub holders: usize,
    /// First of the categories, which follow each other.
    pub category: usize,
    /// First of the grades.
    pub grade: usize,
    /// First of the age groups.
    pub age: usize,
    /// First of the sexes.
    pub sex: usize,
    /// First of the kinds (category × grade).
    pub kind: usize,
    /// New certificates in the year.
    pub entered: usize,
    /// Holders who died in the year.
    pub died: usize,
    /// Certificates cancelled in the year.
    pub cancelled: usize,
    /// Holders regraded in the year.
    pub regraded: usize,
    /// People with a disability, certified or not.
    pub disabled: usize,
    /// Of them, people without a certificate.
    pub uncertified: usize,
    /// Holders ÷ people with a disability.
    pub registration: usize,
    /// Intensity of new certificates relative to its mean.
    pub intensity: usize,
    /// Holders by the other route (Sullivan's): people × the base year's shares, grown.
    pub by_prevalence: usize,
    /// Holders ÷ holders by the other route.
    pub route_ratio: usize,
    /// First of the expected years left at 60, by sex; those without a disability come after.
    pub years_left: usize,
    /// Holders with low income.
    pub low_income: usize,
    /// Holders of working age.
    pub working_age: usize,
    /// Of them, those who work.
    pub employed: usize,
    /// Of those, in proportional, concentrated and self-employment.
    pub in_forms: usize,
    /// Newly employed in the year.
    pub newly_employed: usize,
    /// The same, summed over the five-year period so far.
    pub newly_employed_sum: usize,
    /// Served ÷ in need of day and residential care.
    pub care_met: usize,
}

impl Quantities {
    pub(super) fn add_people(&mut self) -> PeoplePlaces {
        use Evidence::{Assumed, Estimated, Judged};
        let holders = self.add(
            "holders",
            "持证残疾人",
            "certificate holders",
            Unit::Persons,
            Estimated,
        );
        let category = self.list.len();
        for c in Category::ALL {
            let key = format!("holders.{c}");
            self.add(
                &key,
                &format!("{}残疾", c.zh()),
                &format!("{} disability", c.en()),
                Unit::Persons,
                Estimated,
            );
        }
        let grade = self.list.len();
        for g in Grade::ALL {
            self.add(
                &format!("holders.grade_{g}"),
                g.zh(),
                g.en(),
                Unit::Persons,
                Estimated,
            );
        }
        let age = self.list.len();
        for (from, zh, en) in AGE_GROUPS {
            self.add(
                &format!("holders.age_{from}"),
                zh,
                en,
                Unit::Persons,
                Estimated,
            );
        }
        let sex = self.list.len();
        for s in Sex::ALL {
            self.add(
                &format!("holders.{s}"),
                &format!("{}性持证残疾人", s.zh()),
                &format!("certificate holders, {}", s.en()),
                Unit::Persons,
                Estimated,
            );
        }
        let years_left = self.add_years_left();
        let kind = self.list.len();
        for c in Category::ALL {
            for g in Grade::ALL {
                self.add(
                    &format!("holders.{c}.grade_{g}"),
                    &format!("{}{}", c.zh(), g.zh()),
                    &format!("{}, {}", c.en(), g.en()),
                    Unit::Persons,
                    Estimated,
                );
            }
        }
        let mut add = |key, zh, en, unit, evidence| self.add(key, zh, en, unit, evidence);
        let person = Unit::Persons;
        PeoplePlaces {
            holders,
            category,
            grade,
            age,
            sex,
            kind,
            years_left,
            entered: add(
                "new_certificates",
                "当年新办证",
                "new certificates in the year",
                person,
                Judged,
            ),
            died: add(
                "holder_deaths",
                "当年持证人死亡",
                "deaths of holders in the year",
                person,
                Judged,
            ),
            cancelled: add(
                "cancelled",
                "当年注销的残疾人证",
                "certificates cancelled in the year",
                person,
                Assumed,
            ),
            regraded: add(
                "regraded",
                "当年等级变更",
                "regraded in the year",
                person,
                Assumed,
            ),
            disabled: add(
                "disabled",
                "残疾人（含未办证）",
                "people with a disability, certified or not",
                person,
                Judged,
            ),
            uncertified: add(
                "uncertified",
                "未办证残疾人",
                "people with a disability and no certificate",
                person,
                Judged,
            ),
            registration: add(
                "registration_share",
                "持证比例",
                "share with a certificate",
                Unit::Share,
                Judged,
            ),
            intensity: add(
                "new_certificate_intensity",
                "新办证强度（相对均值）",
                "intensity of new certificates relative to its mean",
                Unit::Ratio,
                Judged,
            ),
            by_prevalence: add(
                "holders_by_prevalence",
                "持证残疾人（按年龄别持证率推算）",
                "certificate holders by shares at each age",
                person,
                Judged,
            ),
            route_ratio: add(
                "holders_route_ratio",
                "持证人两种算法之比（流量法÷持证率法）",
                "holders by flows over holders by shares",
                Unit::Ratio,
                Judged,
            ),
            low_income: add(
                "low_income_holders",
                "困难持证残疾人",
                "holders with low income",
                person,
                Judged,
            ),
            working_age: add(
                "working_age_holders",
                "劳动年龄持证残疾人",
                "holders of working age",
                person,
                Estimated,
            ),
            employed: add("employed", "就业残疾人", "holders who work", person, Judged),
            in_forms: add(
                "employed_in_forms",
                "按比例、集中、个体就业",
                "in proportional, concentrated and self-employment",
                person,
                Assumed,
            ),
            newly_employed: add(
                "newly_employed",
                "当年新增就业",
                "newly employed in the year",
                Unit::PersonTimes,
                Judged,
            ),
            newly_employed_sum: add(
                "newly_employed.period_sum",
                "新增就业（五年累计）",
                "newly employed, five years so far",
                Unit::PersonTimes,
                Judged,
            ),
            care_met: add(
                "care_need_met",
                "机构托养庇护需求满足率",
                "share of the need for day and residential care that is met",
                Unit::Share,
                Assumed,
            ),
        }
    }
}
