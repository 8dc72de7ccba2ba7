//! The quantities about people with a disability.

use super::evidence::Weakest;
use super::list::QuantityList;
use super::places::PeoplePlaces;
use super::words::AGE_GROUPS;
use crate::axes::{Category, Grade, Sex};
use crate::units::Unit;

impl QuantityList {
    /// Adds them. What holders are is as sure as the people, the survey and the flows; what they live on
    /// and whether they work has inputs of its own.
    pub(super) fn add_people(&mut self, weakest: &Weakest<'_>) -> PeoplePlaces {
        let sure = weakest.of(&[
            "population",
            "mortality",
            "fertility",
            "migration",
            "disability",
        ]);
        let income = sure.max(weakest.of(&["attributes"]));
        let work = sure.max(weakest.of(&["work"]));
        let holders = self.add(
            "holders",
            "持证残疾人",
            "certificate holders",
            Unit::Persons,
            sure,
        );
        let category = self.len();
        for c in Category::ALL {
            let key = format!("holders.{c}");
            self.add(
                &key,
                &format!("{}残疾", c.zh()),
                &format!("{} disability", c.en()),
                Unit::Persons,
                sure,
            );
        }
        let grade = self.len();
        for g in Grade::ALL {
            self.add(
                &format!("holders.grade_{g}"),
                g.zh(),
                g.en(),
                Unit::Persons,
                sure,
            );
        }
        let age = self.len();
        for (from, zh, en) in AGE_GROUPS {
            self.add(&format!("holders.age_{from}"), zh, en, Unit::Persons, sure);
        }
        let sex = self.len();
        for s in Sex::ALL {
            self.add(
                &format!("holders.{s}"),
                &format!("{}性持证残疾人", s.zh()),
                &format!("certificate holders, {}", s.en()),
                Unit::Persons,
                sure,
            );
        }
        let years_left = self.add_years_left(sure);
        let kind = self.len();
        for c in Category::ALL {
            for g in Grade::ALL {
                self.add(
                    &format!("holders.{c}.grade_{g}"),
                    &format!("{}{}", c.zh(), g.zh()),
                    &format!("{}, {}", c.en(), g.en()),
                    Unit::Persons,
                    sure,
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
                sure,
            ),
            died: add(
                "holder_deaths",
                "当年持证人死亡",
                "deaths of holders in the year",
                person,
                sure,
            ),
            cancelled: add(
                "cancelled",
                "当年注销的残疾人证",
                "certificates cancelled in the year",
                person,
                sure,
            ),
            regraded: add(
                "regraded",
                "当年等级变更",
                "regraded in the year",
                person,
                sure,
            ),
            disabled: add(
                "disabled",
                "残疾人（含未办证）",
                "people with a disability, certified or not",
                person,
                sure,
            ),
            uncertified: add(
                "uncertified",
                "未办证残疾人",
                "people with a disability and no certificate",
                person,
                sure,
            ),
            registration: add(
                "registration_share",
                "持证比例",
                "share with a certificate",
                Unit::Share,
                sure,
            ),
            intensity: add(
                "new_certificate_intensity",
                "新办证强度（相对均值）",
                "intensity of new certificates relative to its mean",
                Unit::Ratio,
                sure,
            ),
            by_prevalence: add(
                "holders_by_prevalence",
                "持证残疾人（按年龄别持证率推算）",
                "certificate holders by shares at each age",
                person,
                sure,
            ),
            route_ratio: add(
                "holders_route_ratio",
                "持证人两种算法之比（流量法÷持证率法）",
                "holders by flows over holders by shares",
                Unit::Ratio,
                sure,
            ),
            low_income: add(
                "low_income_holders",
                "困难持证残疾人",
                "holders with low income",
                person,
                income,
            ),
            working_age: add(
                "working_age_holders",
                "劳动年龄持证残疾人",
                "holders of working age",
                person,
                sure,
            ),
            employed: add("employed", "就业残疾人", "holders who work", person, work),
            in_forms: add(
                "employed_in_forms",
                "按比例、集中、个体就业",
                "in proportional, concentrated and self-employment",
                person,
                work,
            ),
            newly_employed: add(
                "newly_employed",
                "当年新增就业",
                "newly employed in the year",
                Unit::PersonTimes,
                work,
            ),
            newly_employed_sum: add(
                "newly_employed.period_sum",
                "新增就业（五年累计）",
                "newly employed, five years so far",
                Unit::PersonTimes,
                work,
            ),
        }
    }
}
