//! Eligibility rules as data: who may have a service.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::exactly::exactly_if_any;
use crate::axes::{CATEGORIES, Category, GRADES, Grade, Sex};

/// Number of combinations of category and grade.
pub const KINDS: usize = CATEGORIES * GRADES;

/// Place of a category and grade among the kinds.
pub const fn kind(category: Category, grade: Grade) -> usize {
    category.index() * GRADES + grade.index()
}

/// The kinds of which somebody may have a service by a rule: a bit for the place of each.
pub fn kinds_of(rule: &[RuleFile]) -> u32 {
    let mut kinds = 0;
    for category in Category::ALL {
        for grade in Grade::ALL {
            let admits = |clause: &RuleFile| {
                let categories = clause.category.as_ref();
                let grades = clause.grade.as_ref();
                categories.is_none_or(|own| own.contains(category))
                    && grades.is_none_or(|own| own.contains(grade))
            };
            if rule.iter().any(admits) {
                kinds |= 1 << kind(*category, *grade);
            }
        }
    }
    kinds
}

/// One clause of a rule as written: all that is said must hold, what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "资格规则的一条：写了的都须符合，没写的不限。"))]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Ages, both ends included.
    #[schemars(extend("x-zh" = "年龄，含两端。"))]
    #[schemars(extend("x-unit" = "years of age"))]
    #[serde(default, deserialize_with = "exactly_if_any")]
    pub age: Option<[usize; 2]>,
    /// Sex.
    #[schemars(extend("x-zh" = "性别。", "x-example" = "'female'"))]
    pub sex: Option<Sex>,
    /// Any of these categories.
    #[schemars(extend("x-zh" = "残疾类别，任一即可。"))]
    pub category: Option<Vec<Category>>,
    /// Any of these grades.
    #[schemars(extend("x-zh" = "残疾等级，任一即可。"))]
    pub grade: Option<Vec<Grade>>,
    /// All of these attributes of `model.toml`.
    #[schemars(extend("x-zh" = "`model.toml` 里的属性，须全部具有。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "attribute"))]
    pub is: Vec<String>,
}

/// A clause whose attributes have become places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// Ages, both ends included.
    pub age: Option<[usize; 2]>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Any of these categories.
    pub category: Option<Vec<Category>>,
    /// Any of these grades.
    pub grade: Option<Vec<Grade>>,
    /// All of these attributes.
    pub is: Answers,
}

/// Which of a model's attributes somebody has: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers(pub u32);

impl Answers {
    /// Most attributes that a model can have.
    pub const MOST: usize = 32;

    /// Whether the attribute at a place is among them.
    #[inline]
    pub const fn has(self, attribute: usize) -> bool {
        self.0 >> attribute & 1 == 1
    }

    /// The same with another attribute, where it is so.
    #[inline]
    #[must_use]
    pub const fn with(self, attribute: usize, is: bool) -> Self {
        Answers(self.0 | (is as u32) << attribute)
    }

    /// Whether all of `others` are among them.
    #[inline]
    pub const fn include(self, others: Answers) -> bool {
        self.0 & others.0 == others.0
    }

    /// Places of the attributes.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |place| self.has(*place))
    }
}

/// Most attributes that one rule can ask about: as many as have combinations for 64 bits.
pub const MOST_ASKED: usize = 6;

/// A rule: any of its clauses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// The clauses.
    pub clauses: Vec<Clause>,
}

impl Rule {
    /// Whether the rule admits somebody of this age, sex, category and grade with these attributes.
    pub fn admits(
        &self,
        age: usize,
        sex: Sex,
        category: Category,
        grade: Grade,
        holder: Answers,
    ) -> bool {
        let mut clauses = self.clauses.iter();
        clauses.any(|clause| clause.fits(age, sex, category, grade) && holder.include(clause.is))
    }

    /// Attributes that the rule asks about.
    pub fn asks(&self) -> Answers {
        let clauses = self.clauses.iter();
        Answers(clauses.fold(0, |all, clause| all | clause.is.0))
    }

    /// Ages at which the answer may change.
    pub fn cuts(&self) -> impl Iterator<Item = usize> + '_ {
        self.clauses
            .iter()
            .filter_map(|clause| clause.age)
            .flat_map(|[from, to]| [from, to + 1])
    }
}

impl Clause {
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
    fn ages_are_two() {
        let age = |text: &str| toml::from_str::<RuleFile>(text).map(|own| own.age);
        assert_eq!(age("age = [16, 59]\n"), Ok(Some([16, 59])));
        assert_eq!(age("sex = \"female\"\n"), Ok(None));
        let said = age("age = [16, 59, 60]\n").expect_err("one too many");
        assert!(said.message().starts_with("invalid length 3"), "{said}");
        assert!(age("age = [16]\n").is_err());
    }

    fn admits(rule: &Rule, grade: Grade, holder: Answers) -> bool {
        rule.admits(30, Sex::Male, Category::Visual, grade, holder)
    }

    #[test]
    fn a_clause_about_attributes_admits_those_who_have_all_of_them() {
        let [low, several] = [0, 1].map(|place| Answers::default().with(place, true));
        let both = low.with(1, true);
        let rule = Rule {
            clauses: vec![Clause {
                is: both,
                ..Clause::default()
            }],
        };
        assert_eq!(rule.asks(), both);
        let admitted = (0..16).filter(|bits| admits(&rule, Grade::One, Answers(*bits)));
        assert_eq!(
            admitted.collect::<Vec<u32>>(),
            [0b0011, 0b0111, 0b1011, 0b1111]
        );
        assert!(!admits(&rule, Grade::One, low) && !admits(&rule, Grade::One, several));
    }

    #[test]
    fn any_clause_admits() {
        let low = Answers::default().with(0, true);
        let rule = Rule {
            clauses: vec![
                Clause {
                    is: low,
                    ..Clause::default()
                },
                Clause {
                    grade: Some(vec![Grade::One]),
                    ..Clause::default()
                },
            ],
        };
        let nothing = Answers::default();
        assert!(admits(&rule, Grade::One, nothing));
        assert!(!admits(&rule, Grade::Four, nothing));
        assert!(admits(&rule, Grade::Four, low));
        assert!(!admits(&Rule::default(), Grade::One, low));
    }
}
