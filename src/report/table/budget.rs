//! A budget: every sum of money, the estimate of one year, and what appropriations leave open.

use super::Table;
use crate::axes::Year;
use crate::evaluation::budget::{
    BUDGET_LEVELS, BudgetLine, Exceeded, MoneyPart, Prices, Sum, money,
};
use crate::model::Model;
use crate::projection::Projection;
use crate::source::{Language, Words};
use crate::statistics::quantiles::quantiles;

/// What a part of the money is called: service, payer.
pub fn part_words(model: &Model, part: MoneyPart) -> (Words, Words) {
    let all = |zh: &str, en: &str| Words {
        zh: zh.into(),
        en: en.into(),
    };
    let service = part.service.map_or_else(
        || all("全部服务", "all services"),
        |service| model.services[service].title.clone(),
    );
    let payer = part.payer.map_or_else(
        || all("合计", "all payers"),
        |payer| model.settings.payers[payer].title.clone(),
    );
    (service, payer)
}

/// Rounded to the fen.
fn fen(yuan: f64) -> Option<f64> {
    yuan.is_finite().then(|| (yuan * 100.0).round() / 100.0)
}

/// Every line of a budget.
pub fn budget(model: &Model, lines: &[BudgetLine]) -> Table {
    let names: Vec<(Words, Words)> = lines.iter().map(|l| part_words(model, l.part)).collect();
    let key = |part: MoneyPart| part.service.map_or("all", |at| &model.services[at].key);
    let payer = |part: MoneyPart| {
        part.payer
            .map_or("all", |at| &model.settings.payers[at].key)
    };
    let mut table = Table::new("budget")
        .texts("service", lines.iter().map(|line| key(line.part)))
        .texts("service_zh", names.iter().map(|(service, _)| &service.zh))
        .texts("service_en", names.iter().map(|(service, _)| &service.en))
        .texts("payer", lines.iter().map(|line| payer(line.part)))
        .texts("payer_zh", names.iter().map(|(_, payer)| &payer.zh))
        .texts("payer_en", names.iter().map(|(_, payer)| &payer.en))
        .wholes("from", lines.iter().map(|line| Some(line.years[0])))
        .wholes("to", lines.iter().map(|line| Some(line.years[1])))
        .texts("price_basis", lines.iter().map(|line| prices(line.prices)))
        .numbers("mean", lines.iter().map(|line| fen(line.sum.mean)));
    for (place, level) in BUDGET_LEVELS.iter().enumerate() {
        let values = lines.iter().map(|line| fen(line.sum.quantiles[place]));
        table = table.numbers(&format!("p{:.0}", level * 100.0), values);
    }
    table
        .note("unit", "yuan; price_basis: nominal are those of each year, constant those of the base year")
        .note("quantiles", "of the sums over the draws: the quantile of a sum is not the sum of quantiles, so columns p10 to p95 do not add up; column mean does")
}

fn prices(prices: Prices) -> &'static str {
    match prices {
        Prices::Nominal => "nominal",
        Prices::Constant => "constant",
    }
}

/// The estimate of a year (测算表): people, standard, months and money of each service that is paid for, and of each
/// of its tiers below it.
#[derive(Clone, Debug, PartialEq)]
pub struct YearEstimate {
    /// Index of the service.
    pub service: usize,
    /// Index of the tier; the whole service if none.
    pub tier: Option<usize>,
    /// People or person-times: low, middle, high (10, 50 and 90 %).
    pub people: [f64; 3],
    /// Yuan for each payment: middle value.
    pub standard: f64,
    /// Payments a year.
    pub payments: u32,
    /// Yuan: low, middle, high.
    pub money: [f64; 3],
    /// Yuan that each payer pays, in the order of the settings: middle value.
    pub payers: Vec<f64>,
    /// Yuan: mean and quantiles.
    pub sum: Sum,
}

impl YearEstimate {
    /// What it is called: the service, or the tier as a part of it.
    pub fn title(&self, model: &Model) -> Words {
        let service = &model.services[self.service];
        match self.tier.map(|tier| &service.tiers()[tier].title) {
            Some(tier) => Words {
                zh: format!("其中：{}（{}）", tier.zh, service.title.zh),
                en: format!("of which {} ({})", tier.en, service.title.en),
            },
            None => service.title.clone(),
        }
    }
}

/// The estimates of a year.
pub fn estimates(model: &Model, projection: &Projection, year: Year) -> Vec<YearEstimate> {
    let Some(at) = projection.year_index(year) else {
        return Vec::new();
    };
    let of = |quantity: usize| -> Option<[f64; 3]> {
        let draws = projection.at(quantity, at).iter().copied().map(f64::from);
        let found = quantiles(&mut draws.collect::<Vec<f64>>(), &[0.1, 0.5, 0.9]).ok()?;
        found.try_into().ok()
    };
    let sum = |quantity: usize| {
        let draws = projection.at(quantity, at).iter().copied().map(f64::from);
        Sum::of(&draws.collect::<Vec<f64>>())
    };
    let mut found = Vec::new();
    let services = model.services.iter().zip(&model.quantities.services);
    for (service, (declared, places)) in services.enumerate() {
        let Some(cost) = &declared.cost else { continue };
        // Recipients are paid by shares; who pays for centres is another question, answered draw by draw.
        let of_payer = |payer: usize| {
            let part = MoneyPart {
                service: Some(service),
                payer: Some(payer),
            };
            let draws = money(model, projection, part, [year; 2], Prices::Nominal)?;
            Some(Sum::of(&draws)?.median())
        };
        let estimate = |tier: Option<usize>, [served, amount, cost_of]: [usize; 3]| {
            let middle = of(cost_of)?[1];
            let paid = cost.payers.iter().enumerate();
            Some(YearEstimate {
                payers: paid
                    .map(|(payer, share)| match tier {
                        Some(_) => Some(middle * share),
                        None => of_payer(payer),
                    })
                    .collect::<Option<_>>()?,
                service,
                tier,
                people: of(served)?,
                standard: of(amount)?[1],
                payments: cost.per.payments(),
                money: of(cost_of)?,
                sum: sum(cost_of)?,
            })
        };
        let (Some(amount), Some(money)) = (places.amount, places.cost) else {
            continue;
        };
        let whole = estimate(None, [places.served, amount, money]);
        let Some(whole) = whole.filter(|whole| whole.money[2] > 0.0) else {
            continue;
        };
        found.push(whole);
        let tiers = places.tiers(declared).enumerate();
        found.extend(tiers.filter_map(|(tier, places)| estimate(Some(tier), places)));
    }
    found
}

/// The estimates as a table, in the order and units of a clerk's.
pub fn estimate(model: &Model, year: Year, rows: &[YearEstimate]) -> Table {
    let service = |row: &YearEstimate| &model.services[row.service];
    let wan = |yuan: f64| Some((yuan / 100.0).round() / 100.0);
    let whole = |people: f64| Some(people.round());
    // Only whole services are counted; their tiers stand below them.
    let mut counted = 0;
    let numbers: Vec<Option<Year>> = rows
        .iter()
        .map(|row| {
            counted += Year::from(row.tier.is_none());
            row.tier.is_none().then_some(counted)
        })
        .collect();
    let titles: Vec<Words> = rows.iter().map(|row| row.title(model)).collect();
    let mut table = Table::new("estimate")
        .wholes("序号", numbers)
        .texts("补贴项目", titles.iter().map(|title| &title.zh))
        .texts("item", titles.iter().map(|title| &title.en))
        .wholes("年度", rows.iter().map(|_| Some(year)))
        .texts("单位", rows.iter().map(|row| service(row).unit.zh()))
        .numbers("人数（低）", rows.iter().map(|row| whole(row.people[0])))
        .numbers("人数（中）", rows.iter().map(|row| whole(row.people[1])))
        .numbers("人数（高）", rows.iter().map(|row| whole(row.people[2])))
        .numbers("标准（元/次）", rows.iter().map(|row| fen(row.standard)))
        .wholes(
            "次数（月数）",
            rows.iter().map(|row| Some(row.payments as Year)),
        )
        .numbers("金额（万元，低）", rows.iter().map(|row| wan(row.money[0])))
        .numbers("金额（万元，中）", rows.iter().map(|row| wan(row.money[1])))
        .numbers("金额（万元，高）", rows.iter().map(|row| wan(row.money[2])));
    for (payer, named) in model.settings.payers.iter().enumerate() {
        let paid = rows.iter().map(|row| wan(row.payers[payer]));
        table = table.numbers(&format!("其中{}（万元，中）", named.title.zh), paid);
    }
    table
        .note("其中", "rows of tiers are parts of the service above them: they are not added to the total; the standard of such a service is the mean over its tiers")
        .note("人数", "at the end of the year; what is paid monthly goes to the mean of the people at its two ends")
        .note("low, middle, high", "10, 50 and 90 % of the draws; the middle amount is the median of people × standard × payments in each draw, not the product of the medians, and middle amounts do not add up to the total's")
}

/// What appropriations leave open.
pub fn appropriations(model: &Model, rows: &[Exceeded]) -> Table {
    let name = |row: &Exceeded, language: Language| {
        let (service, payer) = part_words(model, row.appropriation.part);
        format!("{} · {}", service.get(language), payer.get(language))
    };
    Table::new("appropriations")
        .texts("what_zh", rows.iter().map(|row| name(row, Language::Zh)))
        .texts("what_en", rows.iter().map(|row| name(row, Language::En)))
        .wholes(
            "from",
            rows.iter().map(|row| Some(row.appropriation.years[0])),
        )
        .wholes(
            "to",
            rows.iter().map(|row| Some(row.appropriation.years[1])),
        )
        .numbers(
            "appropriation",
            rows.iter().map(|row| fen(row.appropriation.yuan)),
        )
        .numbers(
            "probability_exceeded",
            rows.iter().map(|row| Some(row.probability)),
        )
        .numbers(
            "expected_excess",
            rows.iter().map(|row| fen(row.expected_excess)),
        )
        .numbers(
            "excess_where_exceeded",
            rows.iter().map(|row| fen(row.excess_where_exceeded)),
        )
        .note("unit", "yuan, prices of each year")
}
