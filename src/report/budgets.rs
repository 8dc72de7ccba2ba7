//! A budget in words and as JSON.

mod centres;
mod programs;
mod rows;

use super::aligned::aligned;
use super::number::chance;
use super::table::budget::{YearEstimate, part_words};
use super::table::centres::CentresOfYear;
use crate::axes::Year;
use crate::evaluation::budget::{BUDGET_LEVELS, BudgetLine, Exceeded, MoneyPart, Prices, Sum};
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::source::{Language, in_threes};

/// A budget, worked out.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Every sum of money.
    pub lines: Vec<BudgetLine>,
    /// The estimate of the first year.
    pub estimates: Vec<YearEstimate>,
    /// What centres need in each year of the period; empty where no service has any.
    pub centres: Vec<CentresOfYear>,
    /// Services of which nothing may be published in the first year, by index, and why.
    pub withheld: Vec<(usize, WithheldMark)>,
    /// What appropriations leave open.
    pub exceeded: Vec<Exceeded>,
    /// First and last year.
    pub period: [Year; 2],
    /// With what probability the money shall suffice.
    pub certainty: f64,
    /// The money that does, and what of it lies above the median: in the first year, and over the period.
    pub reserves: Vec<([Year; 2], f64, f64)>,
    /// Number of draws.
    pub draws: usize,
}

/// Yuan in 万元 with two decimals and thousands separators, as clerks write them.
pub fn wan(yuan: f64) -> String {
    in_threes((yuan / 100.0).round() / 100.0, 2)
}

/// Years as a period.
pub fn span([from, to]: [Year; 2], language: Language) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}{}{to}", language.years_sign())
    }
}

impl Budget {
    /// What is said of it.
    pub fn words(&self, model: &Model, language: Language) -> String {
        let scenario = model.scenario.title.get(language);
        let place = model.title.get(language);
        let mut text = vec![match language {
            Language::Zh => format!(
                "{place} · 经费测算 · 情景：{scenario} · {} 次模拟",
                self.draws
            ),
            Language::En => {
                format!(
                    "{place} · budget · scenario: {scenario} · {} draws",
                    self.draws
                )
            }
        }];
        let first = [self.period[0]; 2];
        text.push(String::new());
        text.extend(self.of_year(model, first, language));
        if self.period[0] != self.period[1] {
            text.push(String::new());
            text.extend(self.of_period(model, language));
        }
        // The first year and the last: the tables have all.
        let ends = |year| self.period.contains(&year);
        let centres = self.rows_of_centres(model, ends, language);
        if !centres.is_empty() {
            text.push(String::new());
            text.extend(aligned(&centres));
            text.push(self.note_on_centres(language));
        }
        text.push(String::new());
        text.extend(self.said(model, language));
        text.push(String::new());
        text.push(language.pick(
            "P10 至 P95 是分位数：按 P80 安排，有八成把握够用。各项的分位数相加不等于合计的分位数：合计按每次模拟先相加、再取分位数；只有均值可以相加。",
            "P10 to P95 are quantiles: what P80 says suffices with 80 %. Quantiles of the parts do not add up to those of the total: sums are made in each draw first; only means add up.",
        ).to_string());
        text.push(language.pick(
            "人数、标准为中位数，人数为年末数；资金在每次模拟中为人数×标准×次数，按月发放的取年初、年末人数的平均数，所以与表中人数、标准的乘积略有出入。",
            "People and standards are medians, people at the end of the year; money is people × standard × payments in each draw, with the mean of the people at the year's two ends where it is paid monthly, so that it differs a little from the product of the columns.",
        ).to_string());
        text.join("\n")
    }

    /// What it takes to be sure, and what appropriations leave open: a sentence each.
    pub fn said(&self, model: &Model, language: Language) -> Vec<String> {
        let mut text = Vec::new();
        let reserves = self.reserves.iter().map(|(years, money, above)| {
            let (years, certainty) = (span(*years, language), 100.0 * self.certainty);
            match language {
                Language::Zh => format!(
                    "{years} 年要有 {certainty:.0}% 的把握够用，需 {} 万元，比中位数多 {} 万元，作为预备。",
                    wan(*money), wan(*above)
                ),
                Language::En => format!(
                    "{years}: to be {certainty:.0} % sure that it suffices takes {} × 10,000 yuan, {} above the median (reserve).",
                    wan(*money), wan(*above)
                ),
            }
        });
        text.extend(reserves);
        for one in &self.exceeded {
            let (service, payer) = part_words(model, one.appropriation.part);
            let what = format!("{} · {}", service.get(language), payer.get(language));
            let (years, money) = (
                span(one.appropriation.years, language),
                wan(one.appropriation.yuan),
            );
            let chance = chance(one.probability, language);
            let (mean, bad) = (wan(one.expected_excess), wan(one.excess_where_exceeded));
            text.push(match language {
                Language::Zh => format!(
                    "{what}：{years} 年安排 {money} 万元，超出的概率 {chance}，平均缺口 {mean} 万元（超出时平均缺 {bad} 万元）。"
                ),
                Language::En => format!(
                    "{what}: {money} × 10,000 yuan for {years} is exceeded with probability {chance}; mean shortfall {mean} ({bad} where exceeded)."
                ),
            });
        }
        text
    }

    fn line(&self, part: MoneyPart, years: [Year; 2], prices: Prices) -> Option<&BudgetLine> {
        let wanted =
            |line: &&BudgetLine| line.part == part && line.years == years && line.prices == prices;
        self.lines.iter().find(wanted)
    }

    fn of_year(&self, model: &Model, year: [Year; 2], language: Language) -> Vec<String> {
        let mut text = aligned(&self.rows_of_year(model, year, language));
        if let Some(tiers) = self.rows_of_tiers(model, year, language) {
            text.push(String::new());
            text.extend(aligned(&tiers));
        }
        text
    }

    fn of_period(&self, model: &Model, language: Language) -> Vec<String> {
        aligned(&self.rows_of_period(model, language))
    }

    /// What stands for money that is not told.
    fn hidden(&self) -> String {
        if self.withheld.is_empty() {
            "—".to_string()
        } else {
            WithheldMark::Beside.shown(Language::Zh).to_string()
        }
    }

    fn figures(&self, part: MoneyPart, years: [Year; 2], prices: Prices) -> Vec<String> {
        let Some(line) = self.line(part, years, prices) else {
            // A part of it may not be published.
            return vec![self.hidden(); BUDGET_LEVELS.len() + 1];
        };
        figures_of(&line.sum)
    }
}

/// Mean and quantiles in 万元.
fn figures_of(sum: &Sum) -> Vec<String> {
    let quantiles = sum.quantiles.iter().copied();
    std::iter::once(sum.mean)
        .chain(quantiles)
        .map(wan)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_clerks_write_it() {
        assert_eq!(wan(120_000_000.0), "12,000.00");
        assert_eq!(wan(12_345.0), "1.23");
        assert_eq!(wan(-995_000.0), "−99.50");
        assert_eq!(wan(-10.0), "0.00");
        assert_eq!(wan(9_999_999.99), "1,000.00");
    }
}
