//! The estimate of a budget: the table of the clerks, the period, reserves, where the money comes from.

use super::Paper;
use crate::report::budgets::{Budget, span};
use crate::report::document::{ColumnSum, Document, Sheet};
use crate::source::Language;

/// The report.
pub fn budget(paper: &Paper<'_>, budget: &Budget) -> Document {
    let (model, language) = (paper.album.model, paper.language);
    let (place, years) = (model.title.get(language), span(budget.period, language));
    let title = match language {
        Language::Zh => format!("{place} {years} 年经费测算"),
        Language::En => format!("{place}: budget estimate {years}"),
    };
    let mut document = Document::new(title, paper.under(), language);
    paper.grades(&mut document);
    document.heading(1, paper.pick("一、测算结果", "1. Result"));
    for line in budget.said(model, language) {
        document.text(line);
    }
    let first = [budget.period[0]; 2];
    let rows = of_items(budget.rows_of_year(model, first, language), language);
    let whole = budget.estimates.iter().filter(|row| row.tier.is_none());
    let services = whole.count();
    let caption = match language {
        Language::Zh => format!("{} 年测算表（万元，当年价）", first[0]),
        Language::En => format!("Estimate of {} (10,000 yuan, prices of the year)", first[0]),
    };
    let note = paper.pick(
        "注：均值一列各项相加等于合计；P10、P50、P80 等是分位数（按 P80 安排，有八成把握够用），各项相加不等于合计：合计按每次模拟先相加、再取分位数。金额在每次模拟中为人数×标准×次数÷10000；表中人数、标准是中位数，相乘与金额的均值、分位数略有出入。",
        "The column of means adds up; quantiles (what P80 says suffices with 80 %) do not, since sums are made in each simulation first. Money is people × standard × payments in each simulation; people and standards in the table are medians, whose product is close to the money's mean and median, not equal to them.",
    );
    let name = match language {
        Language::Zh => format!("{} 年测算表", first[0]),
        Language::En => format!("Estimate of {}", first[0]),
    };
    let mut sheet = Sheet::of(name, caption, rows).noted(note).wide();
    if services > 0 && budget.withheld.is_empty() {
        sheet.sums.push(ColumnSum {
            column: 3,
            of: [0, services],
            row: sheet.rows.len() - 1,
        });
    }
    document.table(sheet);
    if let Some(rows) = budget.rows_of_tiers(model, first, language) {
        let caption = match language {
            Language::Zh => format!("{} 年分档测算（万元，当年价）", first[0]),
            Language::En => format!(
                "Estimate of {} by tier (10,000 yuan, prices of the year)",
                first[0]
            ),
        };
        let note = paper.pick(
            "注：各档是上表同名项目的组成部分，不再计入合计。金额在每次模拟中为人数×标准×次数÷10000；表中人数、标准是中位数，相乘与金额的均值、分位数略有出入。",
            "Tiers are parts of the services above and are not added again. Money is people × standard × payments in each simulation; people and standards in the table are medians, whose product is close to the money's mean and median, not equal to them.",
        );
        let name = match language {
            Language::Zh => format!("{} 年分档测算", first[0]),
            Language::En => format!("Tiers in {}", first[0]),
        };
        let rows = of_items(rows, language);
        document.table(Sheet::of(name, caption, rows).noted(note).wide());
    }
    let centres = budget.rows_of_centres(model, |_| true, language);
    if !centres.is_empty() {
        let caption = paper.pick(
            "机构、名额、人员和机构经费",
            "Centres, places, staff, and the money of centres",
        );
        let name = paper.pick("机构与名额", "Centres and places");
        let sheet = Sheet::of(name, caption, centres);
        document.table(sheet.noted(budget.note_on_centres(language)).wide());
    }
    if budget.period[0] != budget.period[1] {
        let rows = budget.rows_of_period(model, language);
        // Its prices differ from row to row, which its first cell says.
        let caption = rows[0][0].clone();
        let rows = of_items(rows, language);
        let by_year = match language {
            Language::Zh => format!("{years} 年分年测算（万元，当年价，均值）"),
            Language::En => {
                format!("{years} year by year (10,000 yuan, prices of the year, means)")
            }
        };
        let [each, all] = match language {
            Language::Zh => [format!("{years} 年分年"), format!("{years} 年合计")],
            Language::En => [format!("{years} year by year"), format!("{years} in all")],
        };
        let sheet = Sheet::of(
            each,
            by_year,
            of_items(budget.rows_by_year(model, language), language),
        );
        document.table(sheet.wide());
        let mut sheet = Sheet::of(all, caption, rows);
        if services > 0 && budget.withheld.is_empty() {
            // The services in prices of the base year stand between the two totals.
            sheet.sums.push(ColumnSum {
                column: 1,
                of: [1, 1 + services],
                row: sheet.rows.len() - 1,
            });
        }
        document.table(sheet);
    }
    document.heading(1, paper.pick("二、人数和标准", "2. People and standards"));
    paper.headline(&mut document);
    paper.standards(&mut document, budget);
    let wanted = [
        (
            "budget",
            "全部服务资金与各方承担",
            "Money of all services and who pays it",
        ),
        (
            "cost-by-system",
            "资金按服务类别",
            "Money by kind of service",
        ),
    ];
    let mut pictures = paper.album.budget(budget, language);
    pictures.extend(paper.album.pictures(language));
    paper.pictures(&mut document, pictures, &wanted);
    paper.explored(&mut document);
    paper.method(
        &mut document,
        paper.pick("三、测算说明", "3. Method and limits"),
    );
    paper.sources(&mut document, paper.pick("附：数据来源", "Sources"));
    document
}

/// The rows of a table whose caption says what its first cell would.
fn of_items(mut rows: Vec<Vec<String>>, language: Language) -> Vec<Vec<String>> {
    if let Some(first) = rows.first_mut().and_then(|head| head.first_mut()) {
        *first = language.pick("项目", "item").to_string();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::of_items;
    use crate::source::Language;

    #[test]
    fn what_the_caption_says_does_not_stand_over_the_first_column() {
        let rows = [["合计（万元，当年价）", "均值"], ["甲", "1"]];
        let rows = rows.map(|row| row.map(String::from).to_vec()).to_vec();
        assert_eq!(
            of_items(rows, Language::Zh),
            [["项目", "均值"], ["甲", "1"]]
        );
        assert!(of_items(Vec::new(), Language::Zh).is_empty());
    }
}
