//! Years that stand in a column and in headings at once, and spans that are no years: none is taken for another.

use super::asked::{notes, refused, table};
use super::series::values;

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn years_in_a_column_and_across_are_not_both_taken() {
    for column in ["日期", "时间", "统计日期", "年份"] {
        let read = table(&format!(
            "指标,{column},2018,2019,2020\n持证,2021-03-01,10,11,12\n补贴,2021-03-05,20,21,22\n"
        ));
        assert_eq!(values(&read, "持证"), SEEN, "{column}");
        let said = format!("“{column}”列各行是同一年");
        assert!(notes(&read).contains(&said), "{}", notes(&read));
    }
    refused(
        "镇,年份,2018,2019\n甲镇,2018,10,11\n甲镇,2019,5,6\n",
        &["年份 列", "“2018”“2019”等列名也是年份", "请只留一种"],
    );
    // One heading of a year beside a column of years is the name of a series.
    let one = table("年份,2015年价\n2018,10\n2019,11\n2020,12\n");
    assert_eq!(values(&one, "2015年价"), SEEN);
}

#[test]
fn decades_are_no_years() {
    refused(
        "镇,1990年代,2000年代\n甲镇,10,11\n乙镇,5,6\n",
        &["1990年代", "应为年份"],
    );
    let paid = table("镇,2018年代缴人数,2019年代缴人数,2020年代缴人数\n甲镇,10,11,12\n");
    assert_eq!(values(&paid, "甲镇 代缴人数"), SEEN);
}

#[test]
fn hours_are_no_years() {
    let read = table("年份,人数,时间（小时）\n2018,10,2100\n2019,11,2150\n2020,12,2200\n");
    assert_eq!(values(&read, "人数"), SEEN);
    assert_eq!(read.series["时间"].unit.as_deref(), Some("小时"));
    let of_values = table("年份（单位：人）,甲,乙\n2018,10,5\n2019,11,6\n2020,12,7\n");
    assert_eq!(values(&of_values, "甲"), SEEN);
}
