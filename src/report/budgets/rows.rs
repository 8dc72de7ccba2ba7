//! The rows of a budget's tables.

use super::{Budget, figures_of, span};
use crate::axes::Year;
use crate::evaluation::budget::{MoneyPart, Prices};
use crate::model::Model;
use crate::report::number::grouped;
use crate::report::table::budget::YearEstimate;
use crate::source::Language;

impl Budget {
    /// Money of a year by service and payer, headings first.
    pub fn rows_of_year(
        &self,
        model: &Model,
        year: [Year; 2],
        language: Language,
    ) -> Vec<Vec<String>> {
        let mut rows = vec![
            [
                match language {
                    Language::Zh => format!("{} 年（万元，当年价）", year[0]),
                    Language::En => format!("{} (10,000 yuan, prices of the year)", year[0]),
                },
                language.pick("享受人数", "people").into(),
                language.pick("标准（元）", "standard (yuan)").into(),
                language.pick("均值", "mean").into(),
                "P10".into(),
                "P50".into(),
                "P80".into(),
                "P90".into(),
                "P95".into(),
            ]
            .to_vec(),
        ];
        let whole = self.estimates.iter().filter(|row| row.tier.is_none());
        for estimate in whole {
            let part = MoneyPart {
                service: Some(estimate.service),
                payer: None,
            };
            let mut row = people_and_standard(estimate, model, language);
            row.extend(self.figures(part, year, Prices::Nominal));
            rows.push(row);
        }
        for (service, mark) in &self.withheld {
            let title = model.services[*service].title.get(language);
            let mut row = vec![title.to_string(), mark.shown(language).to_string()];
            row.resize(rows[0].len(), self.hidden());
            rows.push(row);
        }
        for (payer, named) in model.settings.payers.iter().enumerate() {
            let part = MoneyPart {
                service: None,
                payer: Some(payer),
            };
            let title = named.title.get(language);
            let name = match language {
                Language::Zh => format!("其中：{title}承担"),
                Language::En => format!("of which paid by {title}"),
            };
            let mut row = vec![name, String::new(), String::new()];
            row.extend(self.figures(part, year, Prices::Nominal));
            rows.push(row);
        }
        let mut row = vec![
            language.pick("合计", "total").to_string(),
            String::new(),
            String::new(),
        ];
        row.extend(self.figures(MoneyPart::ALL, year, Prices::Nominal));
        rows.push(row);
        rows
    }

    /// Mean money of each year by service, and of all, headings first; every row adds up to its last column.
    pub fn rows_by_year(&self, model: &Model, language: Language) -> Vec<Vec<String>> {
        let [from, to] = self.period;
        let mut head = vec![
            language
                .pick(
                    "万元，当年价（均值）",
                    "10,000 yuan, prices of the year (means)",
                )
                .to_string(),
        ];
        head.extend((from..=to).map(|year| year.to_string()));
        head.push(language.pick("合计", "total").to_string());
        let mut rows = vec![head];
        let mean = |part: MoneyPart, years: [Year; 2]| {
            let line = self.line(part, years, Prices::Nominal);
            line.map_or_else(|| self.hidden(), |line| super::wan(line.sum.mean))
        };
        let whole = self.estimates.iter().filter(|row| row.tier.is_none());
        let services = whole.map(|estimate| Some(estimate.service));
        for service in services.chain([None]) {
            let part = MoneyPart {
                service,
                payer: None,
            };
            let title = match service {
                Some(service) => model.services[service].title.get(language),
                None => language.pick("合计", "total"),
            };
            let mut row = vec![title.to_string()];
            row.extend((from..=to).map(|year| mean(part, [year; 2])));
            row.push(mean(part, [from, to]));
            rows.push(row);
        }
        rows
    }

    /// Money of a year by tier, headings first; nothing where no service has tiers.
    pub fn rows_of_tiers(
        &self,
        model: &Model,
        year: [Year; 2],
        language: Language,
    ) -> Option<Vec<Vec<String>>> {
        let tiers = self.estimates.iter().filter(|row| row.tier.is_some());
        let mut rows = vec![self.rows_of_year(model, year, language).swap_remove(0)];
        rows[0][0] = match language {
            Language::Zh => format!("{} 年各档（万元，当年价）", year[0]),
            Language::En => format!("{} by tier (10,000 yuan, prices of the year)", year[0]),
        };
        rows.extend(tiers.map(|estimate| {
            let mut row = people_and_standard(estimate, model, language);
            row.extend(figures_of(&estimate.sum));
            row
        }));
        (rows.len() > 1).then_some(rows)
    }

    /// Money of the whole period, headings first: the total in prices of each year, then services and their total in
    /// those of the base year.
    pub fn rows_of_period(&self, model: &Model, language: Language) -> Vec<Vec<String>> {
        let (years, base) = (span(self.period, language), model.calendar.base);
        let mut rows = vec![vec![
            match language {
                Language::Zh => {
                    format!("{years} 年合计（万元，第一行为当年价，其余为 {base} 年不变价）")
                }
                Language::En => {
                    format!("{years} in all (10,000 yuan, prices of {base} but for the first row)")
                }
            },
            language.pick("均值", "mean").into(),
            "P10".into(),
            "P50".into(),
            "P80".into(),
            "P90".into(),
            "P95".into(),
        ]];
        for prices in [Prices::Nominal, Prices::Constant] {
            let kind = match (prices, language) {
                (Prices::Nominal, Language::Zh) => "当年价".to_string(),
                (Prices::Nominal, Language::En) => "prices of each year".to_string(),
                (Prices::Constant, Language::Zh) => format!("{base} 年不变价"),
                (Prices::Constant, Language::En) => format!("prices of {base}"),
            };
            for estimate in self.estimates.iter().filter(|row| row.tier.is_none()) {
                let part = MoneyPart {
                    service: Some(estimate.service),
                    payer: None,
                };
                if prices == Prices::Constant {
                    let title = model.services[estimate.service].title.get(language);
                    let mut row = vec![title.to_string()];
                    row.extend(self.figures(part, self.period, prices));
                    rows.push(row);
                }
            }
            let mut row = vec![format!("{}（{kind}）", language.pick("合计", "total"))];
            row.extend(self.figures(MoneyPart::ALL, self.period, prices));
            rows.push(row);
        }
        if language == Language::En {
            for row in &mut rows {
                row[0] = row[0].replace('（', " (").replace('）', ")");
            }
        }
        rows
    }
}

/// What it is called, how many people, and what they are paid how often.
fn people_and_standard(estimate: &YearEstimate, model: &Model, language: Language) -> Vec<String> {
    vec![
        estimate.title(model).get(language).to_string(),
        grouped(estimate.people[1]),
        format!("{} × {}", grouped(estimate.standard), estimate.payments),
    ]
}
