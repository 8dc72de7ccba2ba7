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
    /// Whom the rule admits among people of this age, sex, category and grade.
    pub fn admits(&self, age: usize, sex: Sex, category: Category, grade: Grade) -> Admits {
        let mut found = Admits::Nobody;
        for clause in &self.clauses {
            if clause.fits(age, sex, category, grade) {
                match clause.income {
                    None => return Admits::Everybody,
                    Some(Income::Low) => found = Admits::LowIncome,
                }
            }
        }
        found
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
