//! Series that begin with the roll-out of a programme: said in words, year and value.

use crate::source::Words;

use super::entry::PanelSeries;

/// What is said of a series; nothing where it begins with no roll-out.
pub fn words(entry: &PanelSeries) -> Option<Words> {
    let [zh, en] = entry.told(&entry.series.roll_out())?;
    let name = &entry.series.name;
    Some(Words {
        zh: format!(
            "“{name}”{zh}：远低于其后各年，像是刚开始推行或不满一年；趋势不从这里算起，其后的增长按逐年减弱推算，区间的宽度仍计入这次跳升。若属真实增长，请在数据中补上更早的年份"
        ),
        en: format!(
            "“{name}”, {en}: far below the years after, as while a programme is rolled out or in a part of a year; no trend is taken from it, growth since then fades from year to year, and the width of the interval still counts the step. If the growth is real, add earlier years to the data"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Series;

    #[test]
    fn the_words_name_series_year_and_value() {
        let values = [480.0, 960.0, 955.0, 970.0, 990.0].map(Some).to_vec();
        let mut entry = PanelSeries::counted(Series::new("x", 2016, values));
        let said = words(&entry).unwrap();
        for text in [&said.zh, &said.en] {
            assert!(text.contains("2016") && text.contains("480") && !text.contains("960"));
        }
        entry.series.values[0] = Some(900.0);
        assert_eq!(words(&entry), None);
    }
}
