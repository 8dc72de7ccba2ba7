//! Values of quite another size than the rest of their series: said in words, year and value.

use crate::source::Words;

use super::entry::PanelSeries;

/// The warning of a series; nothing where no value is set aside.
pub fn words(entry: &PanelSeries) -> Option<Words> {
    let [zh, en] = entry.told(&entry.series.outliers())?;
    let name = &entry.series.name;
    Some(Words {
        zh: format!(
            "请核对“{name}”{zh}：与其余各年相差悬殊，像是单位或录入有误；预测不以它为依据，文件和表中的数保持原样。若属实，请从该年之后的数据开始预测"
        ),
        en: format!(
            "check “{name}”, {en}: of quite another size than the other years, as if in another unit or mistyped; the forecast does not rest on it, and the data are left as they are. If it is right, forecast from the years after it"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Series;

    #[test]
    fn the_warning_names_series_year_and_value() {
        let values = [100.0, 104.0, 1e12, 103.0, 101.0].map(Some).to_vec();
        let mut entry = PanelSeries::counted(Series::new("x", 2016, values));
        let said = words(&entry).unwrap();
        for text in [&said.zh, &said.en] {
            assert!(text.contains("2018") && text.contains("1000000000000"));
        }
        entry.series.values[2] = Some(103.0);
        assert_eq!(words(&entry), None);
    }
}
