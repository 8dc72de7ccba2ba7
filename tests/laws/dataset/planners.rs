//! Tables as planners and statisticians of a county keep them: nothing of them vanishes or is read as another thing.

use super::asked::{notes, refused, table};
use super::series::values;

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn a_narrow_table_above_a_wide_one_is_no_title() {
    refused(
        "表1 持证,,,,,\n年份,持证,,,,\n2018,37210,,,,\n2019,38110,,,,\n表2 补贴,,,,,\n\
         年份,护理,生活,康复,就业,教育\n2018,1,2,3,4,5\n2019,2,3,4,5,6\n",
        &["第 2 行", "第 6 行起又是一张更宽的表", "分别放一个工作表"],
    );
    refused(
        "指标,2016,2017,,,\n持证,37210,38110,,,\n指标,2018,2019,2020,2021,2022\n持证,3,4,5,6,7\n",
        &["第 1 行", "第 3 行起又是一张更宽的表"],
    );
    let titled = table(
        "填报单位：某县残联,2022年,单位：人,,,\n联系电话,86123456,,,,\n年份,甲,乙,丙,丁,戊\n2018,10,2,3,4,5\n\
         2019,11,3,4,5,6\n2020,12,4,5,6,7\n",
    );
    assert_eq!(values(&titled, "甲"), SEEN);
    assert!(notes(&titled).contains("填报单位"), "{}", notes(&titled));
}
