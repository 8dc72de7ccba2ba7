//! The example on the second row of each sheet.

use super::choices::Choices;
use super::layout::{
    FormSheet, centres, funds, people, plan, register, reports, scenarios, services, sources,
    targets,
};

/// What marks a row that is only an example.
pub const EXAMPLE: &str = "示例，不读入";

/// Every sheet to fill in with its example, in the order of the workbook.
pub(super) fn examples(choices: &Choices) -> Vec<(FormSheet, Vec<String>)> {
    let year = choices.base_year;
    let (base, next, last) = (
        year.to_string(),
        (year + 1).to_string(),
        (year + 5).to_string(),
    );
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let (target, service) = (first(&choices.targets), first(&choices.services));
    let (centre, payer) = (first(&choices.limited), first(&choices.payers));
    let with_note = |cells: &[&str]| -> Vec<String> {
        let cells = cells.iter().copied().chain([EXAMPLE]);
        cells.map(str::to_string).collect()
    };
    vec![
        (
            plan::SHEET,
            with_note(&[
                "某某市残疾人事业发展“十四五”规划",
                "某政发〔20××〕1号",
                &next,
                &last,
            ]),
        ),
        (
            targets::SHEET,
            with_note(&[&target, "约束性", "%", "98%", "≥", "99%", &last, "表1第1项"]),
        ),
        (people::SHEET, with_note(&[&base, "435000", "3100", "2900"])),
        (
            register::SHEET,
            with_note(&[
                "持证人数",
                &base,
                "肢体",
                "一级",
                "合计",
                "合计",
                "",
                "1234",
                "",
            ]),
        ),
        (
            services::SHEET,
            with_note(&[&service, &base, "2100", "250", "民政统计月报"]),
        ),
        (
            centres::SHEET,
            with_note(&[&centre, &base, "16", "30", "4"]),
        ),
        (
            funds::SHEET,
            with_note(&[
                &centre,
                &payer,
                "70%",
                "500000",
                "120000",
                &base,
                "财政批复",
            ]),
        ),
        (
            scenarios::SHEET,
            with_note(&[
                "more_centres",
                "多建两家",
                &centre,
                scenarios::WHATS[4],
                "2",
                &next,
                scenarios::PHASES[1],
                "2",
                "30",
                "4",
                "500000",
                "120000",
            ]),
        ),
        (
            sources::SHEET,
            with_note(&[
                "communique_2021",
                "某某市国民经济和社会发展统计公报",
                "某某市统计局",
                &next,
                "",
                sources::GRADES[0],
            ]),
        ),
        (
            reports::SHEET,
            with_note(&[&target, &next, "98.5%", "当年工作总结"]),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_has_an_example_as_long_as_its_head() {
        let choices = Choices {
            name: "jia".into(),
            region: "330001".into(),
            place: "甲县".into(),
            base: "wenling".into(),
            base_year: 2020,
            targets: vec!["覆盖率".into()],
            services: vec!["补贴".into(), "日间照料".into()],
            limited: vec!["日间照料".into()],
            payers: vec!["县级财政".into()],
        };
        let all = examples(&choices);
        assert_eq!(all.len(), 10);
        for (sheet, example) in all {
            assert_eq!(example.len(), sheet.columns.len(), "{}", sheet.name);
            assert_eq!(example.last().map(String::as_str), Some(EXAMPLE));
        }
    }
}
