//! What the county's own register says of its certificate holders.

use crate::axes::{AGES, Category, Grade, Sex, Year};
use crate::source::Words;

/// The register, year by year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// Years with stocks or flows, in order.
    pub years: Vec<RegisterYear>,
}

/// One year of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterYear {
    /// The year.
    pub year: Year,
    /// Holders at its end: tables of parts that do not overlap.
    pub stocks: Vec<Margin>,
    /// New certificates in the year.
    pub new: Option<RegisterReading>,
    /// Certificates cancelled in the year.
    pub cancelled: Option<RegisterReading>,
    /// Holders who died in the year.
    pub deaths: Option<RegisterReading>,
}

/// What a row of the register counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterCount {
    /// Holders at the end of the year.
    Holders,
    /// Certificates issued in it.
    New,
    /// Certificates cancelled in it.
    Cancelled,
    /// Holders who died in it.
    Deaths,
}

/// Holders by one way of dividing them, such as category and grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// Whether the parts are all holders together.
    pub whole: bool,
    /// Each part and how many it has.
    pub parts: Vec<(HolderPart, RegisterReading)>,
}

/// A part of the holders; what is not said is all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderPart {
    /// Of one category.
    pub category: Option<Category>,
    /// Of one grade.
    pub grade: Option<Grade>,
    /// From the first to the last of these ages.
    pub ages: Option<[usize; 2]>,
    /// Of one sex.
    pub sex: Option<Sex>,
}

/// A number that was read off, and the standard deviation of the logarithm of what it may be wrong by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegisterReading {
    /// Persons.
    pub persons: f64,
    /// Relative error; 0 is exact.
    pub error: f64,
}

impl HolderPart {
    /// Whom it is of, in words.
    pub fn words(&self) -> Words {
        let ages = self.ages.map(|[from, to]| match to + 1 < AGES {
            true => (format!("{from}～{to} 岁"), format!("ages {from} to {to}")),
            false => (format!("{from} 岁以上"), format!("aged {from} and over")),
        });
        let named = [
            self.category.map(|own| (own.zh(), own.en())),
            self.grade.map(|own| (own.zh(), own.en())),
            self.sex.map(|own| (own.zh(), own.en())),
        ];
        let named = named.into_iter().flatten();
        let named = named.map(|(zh, en)| (zh.to_string(), en.to_string()));
        let (zh, en): (Vec<String>, Vec<String>) = named.chain(ages).unzip();
        if zh.is_empty() {
            return Words::both("全体", "all holders");
        }
        Words::both(zh.join("、"), en.join(", "))
    }
}

impl RegisterCount {
    /// All of them, the holders first.
    pub const ALL: [Self; 4] = [Self::Holders, Self::New, Self::Cancelled, Self::Deaths];

    /// All of them as they are asked for, in Chinese and English.
    pub const SAID: (&'static str, &'static str) = (
        "持证人数、新办证、注销、死亡之一",
        "holders, new, cancelled or deaths",
    );

    /// Those of something that happens in a year.
    pub fn flows() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|own| *own != RegisterCount::Holders)
    }

    /// Its key.
    pub const fn key(self) -> &'static str {
        match self {
            RegisterCount::Holders => "holders",
            RegisterCount::New => "new",
            RegisterCount::Cancelled => "cancelled",
            RegisterCount::Deaths => "deaths",
        }
    }

    /// What a row may call it, beside its key; "人数" may follow.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            RegisterCount::Holders => &["持证", "持证残疾人", "持证残疾", "stock"],
            RegisterCount::New => &["新办证", "新增", "新办", "新发证", "新增持证", "新领证"],
            RegisterCount::Cancelled => &["注销"],
            RegisterCount::Deaths => &["死亡"],
        }
    }

    /// What it is called in a sentence about the register, in Chinese and English.
    pub const fn called(self) -> (&'static str, &'static str) {
        match self {
            RegisterCount::Holders => ("持证人数", "holders"),
            RegisterCount::New => ("新办证", "new certificates"),
            RegisterCount::Cancelled => ("注销", "certificates cancelled"),
            RegisterCount::Deaths => ("死亡", "deaths"),
        }
    }

    /// What it is called among other numbers, in Chinese and English.
    pub const fn title(self) -> (&'static str, &'static str) {
        match self {
            RegisterCount::Holders => ("持证残疾人", "certificate holders"),
            RegisterCount::Deaths => ("持证人死亡", "deaths of holders"),
            RegisterCount::New | RegisterCount::Cancelled => self.called(),
        }
    }
}

impl RegisterYear {
    /// A year of which nothing is said yet.
    pub const fn empty(year: Year) -> Self {
        RegisterYear {
            year,
            stocks: Vec::new(),
            new: None,
            cancelled: None,
            deaths: None,
        }
    }

    /// What is said of all holders; of several ways of dividing them the first counts.
    pub fn of_all(&self, counted: RegisterCount) -> Option<RegisterReading> {
        match counted {
            RegisterCount::Holders => {
                let whole = self.stocks.iter().find(|margin| margin.whole);
                whole.map(Margin::total)
            }
            RegisterCount::New => self.new,
            RegisterCount::Cancelled => self.cancelled,
            RegisterCount::Deaths => self.deaths,
        }
    }

    /// Where a flow of all holders is kept; the holders are kept by their parts.
    pub const fn flow_mut(
        &mut self,
        counted: RegisterCount,
    ) -> Option<&mut Option<RegisterReading>> {
        match counted {
            RegisterCount::Holders => None,
            RegisterCount::New => Some(&mut self.new),
            RegisterCount::Cancelled => Some(&mut self.cancelled),
            RegisterCount::Deaths => Some(&mut self.deaths),
        }
    }

    /// Whether a table tells the categories apart.
    pub fn tells_categories(&self) -> bool {
        self.stocks.iter().any(Margin::tells_categories)
    }
}

impl Margin {
    /// All parts together.
    pub fn total(&self) -> RegisterReading {
        let persons = self.parts.iter().map(|(_, reading)| reading.persons).sum();
        let squares = self.parts.iter().map(|(_, reading)| {
            let error = reading.error * reading.persons;
            error * error
        });
        let error = squares.sum::<f64>().sqrt();
        RegisterReading {
            persons,
            error: if persons > 0.0 { error / persons } else { 0.0 },
        }
    }

    /// Whether none of its numbers may be wrong.
    pub fn is_exact(&self) -> bool {
        self.parts.iter().all(|(_, reading)| reading.error == 0.0)
    }

    /// Whether each part is of one category.
    pub fn tells_categories(&self) -> bool {
        self.parts.iter().all(|(part, _)| part.category.is_some())
    }
}

impl Register {
    /// A year of it.
    pub fn in_year(&self, year: Year) -> Option<&RegisterYear> {
        self.years.iter().find(|own| own.year == year)
    }

    /// A year of it that has stocks.
    pub fn stocks_of(&self, year: Year) -> Option<&RegisterYear> {
        self.in_year(year).filter(|own| !own.stocks.is_empty())
    }

    /// The year after the base year to which the holders of that are to lead: the first with a table of all holders, else the
    /// first with one of some; nothing where the base year has stocks of its own.
    pub fn begins_after(&self, base: Year) -> Option<&RegisterYear> {
        if self.stocks_of(base).is_some() {
            return None;
        }
        let whole = |own: &&RegisterYear| own.stocks.iter().any(|margin| margin.whole);
        let some = |own: &&RegisterYear| !own.stocks.is_empty();
        let mut years = self.years.iter();
        years.clone().find(whole).or_else(|| years.find(some))
    }

    /// The last year with stocks.
    pub fn last_stock(&self) -> Option<Year> {
        let with = self.years.iter().filter(|own| !own.stocks.is_empty());
        with.map(|own| own.year).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_called_by_all_that_it_tells_apart() {
        let part = HolderPart {
            category: Some(Category::Speech),
            grade: Some(Grade::Two),
            ages: Some([60, AGES - 1]),
            sex: None,
        };
        let said = part.words();
        assert_eq!(said.zh, "言语、二级、60 岁以上");
        assert_eq!(said.en, "speech, grade 2, aged 60 and over");
        let young = HolderPart {
            ages: Some([7, 14]),
            ..HolderPart::default()
        };
        assert_eq!(young.words().zh, "7～14 岁");
        assert_eq!(HolderPart::default().words().zh, "全体");
    }
}
