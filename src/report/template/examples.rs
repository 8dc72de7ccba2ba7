//! The example on the second row of each sheet.

use super::choices::Choices;
use super::layout::{
    FormSheet, centres, funds, people, plan, register, reports, scenarios, services, sources,
    targets, towns,
};

/// What marks a row that is only an example.
pub const EXAMPLE: &str = "示例，不读入";

/// How the names of nobody begin, and the kinds of places that they are of.
const UNNAMED: char = '某';
const UNNAMED_KINDS: &str = "县市区旗";

/// Every sheet to fill in with its example, in the order of the workbook.
pub(super) fn examples(choices: &Choices) -> Vec<(FormSheet, Vec<String>)> {
    let year = choices.base_year;
    let (base, next, last) = (
        year.to_string(),
        (year + 1).to_string(),
        (year + 5).to_string(),
    );
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let (target, service) = (&choices.share, &choices.published);
    let nobody = nobody(&choices.place);
    let (centre, payer) = (first(&choices.limited), first(&choices.payers));
    let with_note = |cells: &[&str]| -> Vec<String> {
        let cells = cells.iter().copied().chain([EXAMPLE]);
        cells.map(str::to_string).collect()
    };
    vec![
        (
            plan::SHEET,
            with_note(&[
                &format!("{nobody}残疾人事业发展“十四五”规划"),
                "某政发〔20××〕1号",
                &next,
                &last,
            ]),
        ),
        (
            targets::SHEET,
            with_note(&[
                target,
                "约束性",
                "%",
                "98%",
                "≥",
                "99%",
                &last,
                "表1第1项",
                "1",
                "年末",
                "",
                "",
            ]),
        ),
        (people::SHEET, with_note(&[&next, "435000", "3100", "2900"])),
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
            with_note(&[service, &base, "2100", "250", "民政统计月报", "", ""]),
        ),
        (
            centres::SHEET,
            with_note(&[&centre, &base, "16", "30", "4"]),
        ),
        (
            towns::SHEET,
            with_note(&[&format!("{UNNAMED}某镇"), "52000", &centre, "1"]),
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
                &format!("{nobody}国民经济和社会发展统计公报"),
                &format!("{nobody}统计局"),
                &next,
                "",
                sources::GRADES[0],
            ]),
        ),
        (
            reports::SHEET,
            with_note(&[target, &next, "98.5%", "communique_2021：第3页", "0.2%"]),
        ),
    ]
}

/// A place of the same kind that is nobody's.
fn nobody(place: &str) -> String {
    let kind = place.chars().last();
    let kind = kind.filter(|sign| UNNAMED_KINDS.contains(*sign));
    format!("{UNNAMED}某{}", kind.unwrap_or('县'))
}

/// Whether a row of a sheet that is marked as an example still says what the example does, as far as numbers and the
/// names of nobody go: lists and years differ from county to county. `said` gives what stands in a column.
pub fn is_example(sheet: &str, said: impl Fn(&str) -> Option<String>) -> bool {
    let all = examples(&Choices::default());
    let Some((layout, example)) = all.iter().find(|(layout, _)| layout.name == sheet) else {
        return true;
    };
    let columns = layout.columns.iter().zip(example);
    let mut told = columns.filter_map(|(column, own)| Some((own, said(column.name)?, column)));
    told.all(|(own, said, column)| {
        let number = |text: &str| text.replace(',', "").trim_end_matches('%').parse::<f64>();
        match number(own) {
            Ok(_) if column.name.contains('年') => true,
            Ok(own) => number(&said) == Ok(own),
            Err(_) => !own.starts_with(UNNAMED) || said.starts_with(UNNAMED),
        }
    })
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
            share: "覆盖率".into(),
            published: "补贴".into(),
            services: vec!["补贴".into(), "日间照料".into()],
            limited: vec!["日间照料".into()],
            payers: vec!["县级财政".into()],
        };
        let all = examples(&choices);
        assert_eq!(all.len(), 11);
        for (sheet, example) in all {
            assert_eq!(example.len(), sheet.columns.len(), "{}", sheet.name);
            assert_eq!(example.last().map(String::as_str), Some(EXAMPLE));
        }
    }

    #[test]
    fn a_row_that_was_written_over_is_no_example() {
        let choices = Choices {
            place: "甲市".into(),
            base_year: 2020,
            ..Choices::default()
        };
        for (sheet, example) in examples(&choices) {
            let of = |name: &str, row: &[String]| {
                let at = sheet.columns.iter().position(|own| own.name == name);
                row.get(at?).filter(|text| !text.is_empty()).cloned()
            };
            assert!(
                is_example(sheet.name, |name| of(name, &example)),
                "{}",
                sheet.name
            );
            // A number or the name of nobody, whichever stands first.
            let own = |text: &str| text.starts_with('某') || text.ends_with('0');
            let years = |at: usize| sheet.columns[at].name.contains('年');
            let place = (0..example.len()).find(|at| own(example[*at].as_str()) && !years(*at));
            let Some(place) = place else { continue };
            let mut written = example.clone();
            written[place] = "甲市7".into();
            assert!(
                !is_example(sheet.name, |name| of(name, &written)),
                "{}",
                sheet.name
            );
        }
    }
}
