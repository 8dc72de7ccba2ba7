//! What is said of rows of a table of reports from which nothing can be taken.

use super::names::{NamesOfRows, bare};
use crate::dataset::{Complaint, Complaints, Place, RawTable, nearest};
use crate::model::file::PeopleQuantity;

/// A reminder of a row whose value is empty or a sign for "no value".
pub(super) fn without_value(
    raw: &RawTable,
    row: usize,
    column: &str,
    sign: Option<&str>,
) -> Complaint {
    let found = match sign {
        Some(sign) => (
            format!("数值写的是“{sign}”，这一行未用"),
            format!("the value is “{sign}”: the row was left out"),
        ),
        None => (
            "数值是空的，这一行未用".to_string(),
            "the value is empty: the row was left out".to_string(),
        ),
    };
    let complaint = Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        found,
        ("数字", "a number"),
        (
            "若已有数，请补上；还没有就不必改",
            "Write it where it is known; leave it where it is not yet",
        ),
    );
    complaint.as_warning()
}

/// A reminder of each column of which nobody knows what it is, where it holds anything.
pub(super) fn unknown_columns(
    raw: &RawTable,
    (needed, others): (&[&String], &[Option<String>]),
    expected: (&str, &str),
) -> Complaints {
    let mut complaints = Complaints::default();
    let apart = told_apart(raw);
    for column in raw.names() {
        let is_refused = |told: &Complaint| told.place == Place::Column(column.clone());
        if apart.as_ref().is_some_and(is_refused) {
            continue;
        }
        let is_known =
            needed.contains(&&column) || others.iter().flatten().any(|own| *own == column);
        if is_known || raw.texts(&column).iter().all(Option::is_none) {
            continue;
        }
        let complaint = Complaint::error(
            raw.file.clone(),
            Place::Column(column),
            (
                "不认识这一列，未用",
                "this column is not known and was left out",
            ),
            expected,
            (
                "若列名写错了，请改正；若只是说明，不必改",
                "Correct its name if it is misspelt; leave it if it is a remark",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints
}

/// Columns that say of whom or of where a row is.
const PARTS: [&str; 22] = [
    "地区",
    "区县",
    "县",
    "县市区",
    "乡镇",
    "乡镇街道",
    "镇街",
    "街道",
    "村",
    "性别",
    "残疾类别",
    "残疾等级",
    "年龄",
    "年龄段",
    "户籍",
    "region",
    "area",
    "county",
    "town",
    "sex",
    "gender",
    "age",
];

/// A fault where such a column tells rows apart: those of a part would be taken for the whole county's.
pub(super) fn told_apart(raw: &RawTable) -> Option<Complaint> {
    let mut columns = PARTS.iter().filter_map(|name| raw.column_called(&[name]));
    let (column, parts) = columns.find_map(|column| {
        let mut parts: Vec<String> = raw.texts(&column).into_iter().flatten().collect();
        parts.sort_unstable();
        parts.dedup();
        (parts.len() > 1).then_some((column, parts))
    })?;
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    Some(Complaint::error(
        raw.file.clone(),
        Place::Column(column.clone()),
        (
            format!("这一列把各行分开（如{first}、{last}），而这张表里的数都按全县的算"),
            format!(
                "it tells rows apart (such as {first} and {last}), while every number here is taken for the county's"
            ),
        ),
        ("全县的数", "numbers of the county"),
        (
            format!("请只留全县的行，并去掉“{column}”一列"),
            format!("Keep the rows of the county alone, without the column {column}"),
        ),
    ))
}

/// Signs of a name below which another that has it in itself is met by chance.
const SIGNS: usize = 4;

/// The longest known name that stands in a name, such as behind the number of a plan's section; or the shortest that it
/// stands in.
fn within<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let signs = |name: &str| name.chars().count();
    let inside = known
        .clone()
        .filter(|own| signs(own) >= SIGNS && name.contains(own));
    let around = known.filter(|own| signs(name) >= SIGNS && own.contains(name));
    let longest = inside.max_by_key(|own| signs(own));
    longest.or_else(|| around.min_by_key(|own| signs(own)))
}

/// A complaint about a row whose name is that of nothing.
pub(super) fn unnamed(
    raw: &RawTable,
    row: usize,
    column: &str,
    title: &str,
    names: &NamesOfRows,
) -> Complaint {
    let asked = bare(title);
    let known = || names.named.keys().map(String::as_str);
    let meant = nearest(&asked, known()).or_else(|| within(&asked, known()));
    let (zh, en) = meant.map_or_else(Default::default, |meant| {
        (format!("，例如 {meant}"), format!(" such as {meant}"))
    });
    let (people, people_en) = PeopleQuantity::said();
    Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        (
            format!("没有叫“{title}”的指标"),
            format!("there is no indicator called “{title}”"),
        ),
        (
            format!("规划目标、过程的名字或代号，{people}，或“服务名称＋享受人数”{zh}"),
            format!(
                "the name or key of a target or a process, {people_en}, or the recipients of a service{en}"
            ),
        ),
        match title.contains("持证") {
            true => (
                "持证人数写进持证登记表：model.toml 的 [register]，或工作簿的“持证残疾人”表",
                "Holders belong into the register: [register] of model.toml, or the sheet 持证残疾人 of a workbook",
            ),
            false => ("请改正名字", "Correct the name"),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};
    use crate::source::Language;

    #[test]
    fn a_name_is_found_within_another() {
        let known = ["每年精准培训人次", "培训", "困难残疾人生活补贴覆盖率"];
        let meant = |name: &str| within(name, known.into_iter());
        assert_eq!(meant("专栏2.7每年精准培训人次"), Some(known[0]));
        assert_eq!(meant("生活补贴覆盖率"), Some(known[2]));
        assert_eq!(meant("培训"), None);
    }

    #[test]
    fn a_column_that_nobody_knows_is_named() {
        let text = "指标,年份,数值,误羞,空的\n户籍人口,2023,1206000,500,\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let [name, year, value] = ["指标", "年份", "数值"].map(str::to_string);
        let known = (&[&name, &year][..], &[None, Some(value)][..]);
        let said = unknown_columns(&raw, known, ("指标", "indicator")).render(Language::Zh);
        assert!(said.contains("误羞 列：不认识这一列，未用"), "{said}");
        assert!(
            !said.contains("空的") && !said.contains("数值 列"),
            "{said}"
        );
    }
}
