//! Eligibility rules as data: who may have a service.

use serde::{Deserialize, Serialize};

use crate::axes::{CATEGORIES, Category, GRADES, Grade, Sex};

/// Number of combinations of category and grade.
pub const KINDS: usize = CATEGORIES * GRADES;

/// Place of a category and grade among the kinds.
pub const fn kind(category: Category, grade: Grade) -> usize {
    category.index() * GRADES + grade.index()
}

/// One clause of a rule as written: all that is said must hold, what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Ages, both ends included.
    pub age: Option<[usize; 2]>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Any of these categories.
    pub category: Option<Vec<Category>>,
    /// Any of these grades.
    pub grade: Option<Vec<Grade>>,
    /// Household income.
    pub income: Option<Income>,
    /// Who else lives there; only the person engine can tell.
    pub household: Option<Household>,
}

/// Who else lives in a holder's household, as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Household {
    /// 一户多残: another holder.
    Several,
    /// Nobody.
    Alone,
    /// 以老养残: somebody old, and no other adult who is able.
    KeptByTheOld,
}

/// What the rules may ask about one holder beyond age, sex, category and grade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Low income: one number for the household, against the share among holders of this grade.
    pub low_income: bool,
    /// Another holder lives there.
    pub several: bool,
    /// Nobody else lives there.
    pub alone: bool,
    /// Somebody old lives there, and no other adult who is able.
    pub kept_by_the_old: bool,
}

impl Holder {
    /// The answers as four bits.
    #[inline]
    pub fn bits(self) -> u32 {
        let answers = [
            self.low_income,
            self.several,
            self.alone,
            self.kept_by_the_old,
        ];
        answers
            .iter()
            .rev()
            .fold(0, |bits, yes| bits << 1 | u32::from(*yes))
    }

    /// The holder whom four bits stand for.
    pub fn of_bits(bits: u32) -> Self {
        let is = |place: u32| bits >> place & 1 == 1;
        Holder {
            low_income: is(0),
            several: is(1),
            alone: is(2),
            kept_by_the_old: is(3),
        }
    }

    fn lives(self, household: Household) -> bool {
        match household {
            Household::Several => self.several,
            Household::Alone => self.alone,
            Household::KeptByTheOld => self.kept_by_the_old,
        }
    }
}

/// Household income as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Income {
    /// 困难: on 低保 or at its margin.
    Low,
}

/// A rule: any of its clauses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// The clauses.
    pub clauses: Vec<RuleFile>,
}

/// How far a rule admits a group of people: everybody, those with low income, or nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admits {
    /// Nobody.
    Nobody,
    /// Those with low income.
    LowIncome,
    /// Everybody.
    Everybody,
}

impl Rule {
    /// Whom the rule admits among people of this age, sex, category and grade, by the clauses that
    /// do not ask about households.
    pub fn admits(&self, age: usize, sex: Sex, category: Category, grade: Grade) -> Admits {
        let mut found = Admits::Nobody;
        for clause in &self.clauses {
            if clause.household.is_none() && clause.fits(age, sex, category, grade) {
                match clause.income {
                    None => return Admits::Everybody,
                    Some(Income::Low) => found = Admits::LowIncome,
                }
            }
        }
        found
    }

    /// Whether the rule admits one holder.
    pub fn admits_holder(
        &self,
        age: usize,
        sex: Sex,
        category: Category,
        grade: Grade,
        holder: Holder,
    ) -> bool {
        self.clauses.iter().any(|clause| {
            clause.fits(age, sex, category, grade)
                && clause.income.is_none_or(|Income::Low| holder.low_income)
                && clause
                    .household
                    .is_none_or(|household| holder.lives(household))
        })
    }

    /// Whether any clause asks about households.
    pub fn asks_about_households(&self) -> bool {
        self.clauses.iter().any(|clause| clause.household.is_some())
    }

    /// Ages at which the answer may change.
    pub fn cuts(&self) -> impl Iterator<Item = usize> + '_ {
        self.clauses
            .iter()
            .filter_map(|clause| clause.age)
            .flat_map(|[from, to]| [from, to + 1])
    }
}

impl RuleFile {
    fn fits(&self, age: usize, sex: Sex, category: Category, grade: Grade) -> bool {
        // The last age is open: a limit of 100 admits everybody above it.
        self.age.is_none_or(|[from, to]| from <= age && age <= to)
            && self.sex.is_none_or(|s| s == sex)
            && self.category.as_ref().is_none_or(|c| c.contains(&category))
            && self.grade.as_ref().is_none_or(|g| g.contains(&grade))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_about_households_admits_those_who_live_so() {
        let rule = Rule {
            clauses: vec![RuleFile {
                income: Some(Income::Low),
                household: Some(Household::Several),
                ..RuleFile::default()
            }],
        };
        assert!(rule.asks_about_households());
        let admitted = (0..16).filter(|bits| {
            let holder = Holder::of_bits(*bits);
            assert_eq!(holder.bits(), *bits);
            rule.admits_holder(30, Sex::Male, Category::Visual, Grade::One, holder)
        });
        let all: Vec<u32> = admitted.collect();
        assert_eq!(all, [0b0011, 0b0111, 0b1011, 0b1111]);
        let cohort = rule.admits(30, Sex::Male, Category::Visual, Grade::One);
        assert_eq!(cohort, Admits::Nobody);
    }

    #[test]
    fn any_clause_admits_and_the_widest_wins() {
        let rule = Rule {
            clauses: vec![
                RuleFile {
                    income: Some(Income::Low),
                    ..RuleFile::default()
                },
                RuleFile {
                    grade: Some(vec![Grade::One]),
                    ..RuleFile::default()
                },
            ],
        };
        let admits = |grade| rule.admits(30, Sex::Male, Category::Visual, grade);
        assert_eq!(admits(Grade::One), Admits::Everybody);
        assert_eq!(admits(Grade::Four), Admits::LowIncome);
        assert_eq!(
            Rule::default().admits(30, Sex::Male, Category::Visual, Grade::One),
            Admits::Nobody
        );
    }
}
