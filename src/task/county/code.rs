//! The code of a place, and what is said of one that no census has.

use crate::axes::Year;
use crate::dataset::{Complaint, Place};
use crate::task::Failure;

/// The code of a place, and where it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code<'c> {
    pub digits: &'c str,
    /// The file and the place in it; nothing where a command or the censuses themselves say it.
    pub written: Option<(&'c str, &'c Place)>,
}

impl<'c> From<&'c str> for Code<'c> {
    fn from(digits: &'c str) -> Self {
        Code {
            digits,
            written: None,
        }
    }
}

/// The complaint about a code that a census does not have, which names places with codes near by.
pub(super) fn unknown(code: Code<'_>, census: Year, codes: &[&str], places: &[&str]) -> Failure {
    let region = code.digits;
    let named = counties_of_city(region, codes, places);
    let called = codes
        .iter()
        .zip(places)
        .find(|(_, place)| **place == region);
    if let Some((own, place)) = called {
        let found = (
            format!("代码写的是名称“{place}”"),
            format!("the name {place} in place of a code"),
        );
        let advice = (format!("它的代码是 {own}"), format!("Its code is {own}"));
        return refused(code, found, advice);
    }
    let (zh, en) = match named.is_empty() {
        true => {
            let whole = provinces(codes, places).join("、");
            (
                format!(
                    "普查数据只有{whole}各县（市、区）：别处的县，请照样把本县的行加进数据文件夹 census 里两次普查的 population.csv 和 summary.csv，再按 plancast check 所说改好旁边说明文件里的校验和与行数"
                ),
                format!(
                    "The census data have the counties of {whole} only: for one elsewhere add its rows to population.csv and summary.csv of both censuses, in the folder census of the datasets, and put the checksums and numbers of rows beside them right as plancast check says"
                ),
            )
        }
        false => (
            format!("同一地区有 {}", named.join("、")),
            format!("Its neighbours are {}", named.join(", ")),
        ),
    };
    if code.written.is_some() {
        let found = (
            format!("{census} 年普查数据里没有代码 {region}"),
            format!("the code {region} is not in the census of {census}"),
        );
        return refused(code, found, (zh, en));
    }
    let found = (
        format!("代码 {region}：{census} 年普查数据里没有"),
        format!("the code {region} is not in the census of {census}"),
    );
    refused(code, found, (zh, en))
}

/// What a code is that is refused, said where it is written, with what to do.
fn refused(code: Code<'_>, found: (String, String), advice: (String, String)) -> Failure {
    if let Some((file, place)) = code.written {
        let expected = (
            "六位县级代码，如 331083",
            "a county's six digits, such as 331083",
        );
        let complaint = Complaint::error(file, place.clone(), found, expected, advice);
        return Failure::Input(complaint.into());
    }
    Failure::words(
        format!("{}；应为六位县级代码，如 331083。{}", found.0, advice.0),
        format!(
            "{}; write a county's six digits, such as 331083. {}",
            found.1, advice.1
        ),
    )
}

/// The counties of a city by its code or that of one of them: code and name of each, as a census has them.
fn counties_of_city(region: &str, codes: &[&str], places: &[&str]) -> Vec<String> {
    let city = region.get(..4);
    let all = codes.iter().zip(places);
    let own = all.filter(|(code, _)| code.get(..4) == city && !code.ends_with("00"));
    let mut named: Vec<String> = own
        .filter(|_| city.is_some())
        .map(|(code, place)| format!("{code} {place}"))
        .collect();
    named.dedup();
    named
}

/// The complaint about a code that is a city's with counties, a province's or the nation's, of the place that has it, with
/// how to find those of counties; nothing about others.
pub(super) fn no_county(
    code: Code<'_>,
    place: &str,
    codes: &[&str],
    places: &[&str],
) -> Option<Failure> {
    let region = code.digits;
    let found = (
        format!("代码 {region} 是{place}的，不是一个县"),
        format!("the code {region} is that of {place}, which is no county"),
    );
    if !region.ends_with("0000") {
        // A city without counties is one itself.
        let own = counties_of_city(region, codes, places);
        if !region.ends_with("00") || own.is_empty() {
            return None;
        }
        let advice = (
            format!("请写其中一个县（市、区）的代码：{}", own.join("、")),
            format!("Give the code of one of its counties: {}", own.join(", ")),
        );
        return Some(refused(code, found, advice));
    }
    let of_province = |code: &str| code.get(..2) == region.get(..2) && code.ends_with("00");
    let mut cities: Vec<String> = codes
        .iter()
        .zip(places)
        .filter(|(code, _)| of_province(code) && !code.ends_with("0000"))
        .filter_map(|(code, place)| Some(format!("{} {place}", code.get(..4)?)))
        .collect();
    cities.dedup();
    let (zh, en) = match cities.is_empty() {
        true => {
            let whole = provinces(codes, places).join("、");
            (
                format!(
                    "普查数据里有{whole}各县（市、区），代码见数据文件夹 census 里的 summary.csv"
                ),
                format!(
                    "The census data have the counties of {whole}; their codes are in summary.csv in the folder census of the datasets"
                ),
            )
        }
        false => (
            format!(
                "要看哪些县（市、区），请在 plancast new 的 --region 里只写所在市的前四位：{}",
                cities.join("、")
            ),
            format!(
                "To list counties give plancast new only the four digits of their city as --region: {}",
                cities.join(", ")
            ),
        ),
    };
    Some(refused(code, found, (zh, en)))
}

/// Names of the provinces of whose counties a census tells.
fn provinces<'p>(codes: &[&str], places: &[&'p str]) -> Vec<&'p str> {
    let mut found: Vec<&str> = Vec::new();
    for (code, place) in codes.iter().zip(places) {
        let mut others = codes.iter().filter(|other| *other != code);
        let has_parts = others.any(|other| other.get(..2) == code.get(..2));
        if code.ends_with("0000") && has_parts && !found.contains(place) {
            found.push(place);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Language;

    #[test]
    fn a_code_far_away_is_told_which_provinces_there_are() {
        let codes = ["100000", "330000", "330001", "330000"];
        let places = ["国", "甲省", "乙县", "甲省"];
        let said = unknown("110109".into(), 2020, &codes, &places).text(Language::Zh);
        assert!(said.contains("普查数据只有甲省各县"), "{said}");
    }

    #[test]
    fn a_name_in_place_of_a_code_is_told_the_code() {
        let (codes, places) = (["330001", "330002"], ["甲县", "乙县"]);
        let said = unknown("乙县".into(), 2020, &codes, &places).text(Language::Zh);
        assert!(
            said.contains("代码写的是名称“乙县”") && said.contains("330002"),
            "{said}"
        );
    }

    #[test]
    fn a_province_is_no_county_and_tells_how_its_counties_are_found() {
        let codes = ["100000", "330000", "330100", "330001"];
        let places = ["国", "甲省", "乙市", "丙县"];
        let said = |code: &str, place: &str| {
            let refused = no_county(code.into(), place, &codes, &places);
            refused.map(|failure| failure.text(Language::Zh))
        };
        let whole = said("330000", "甲省").expect("refused");
        assert!(whole.contains("330000 是甲省的，不是一个县"), "{whole}");
        assert!(whole.contains("前四位：3301 乙市"), "{whole}");
        let nation = said("100000", "国").expect("refused");
        assert!(nation.contains("普查数据里有甲省各县"), "{nation}");
        assert_eq!(said("330001", "丙县"), None);
    }

    #[test]
    fn a_city_is_no_county_and_tells_its_counties() {
        let codes = ["330000", "330100", "330101", "330102", "330200"];
        let places = ["甲省", "乙市", "丙区", "丁县", "戊市"];
        let said = |code: &str, place: &str| {
            let refused = no_county(code.into(), place, &codes, &places);
            refused.map(|failure| failure.text(Language::Zh))
        };
        let city = said("330100", "乙市").expect("refused");
        assert!(city.contains("330100 是乙市的，不是一个县"), "{city}");
        assert!(city.contains("330101 丙区、330102 丁县"), "{city}");
        // A city of which no county is known may have none.
        assert_eq!(said("330200", "戊市"), None);
    }

    #[test]
    fn an_unknown_code_is_told_where_it_is_written() {
        let (codes, places) = (["330001", "330002"], ["甲县", "乙县"]);
        let place = Place::Cell {
            sheet: "说明".into(),
            cell: "B2".into(),
            column: None,
        };
        let code = Code {
            digits: "330009",
            written: Some(("甲.xlsx", &place)),
        };
        let failure = unknown(code, 2020, &codes, &places);
        assert_eq!(
            failure.text(Language::Zh),
            "错误：甲.xlsx 工作表“说明”B2：2020 年普查数据里没有代码 330009；应为六位县级代码，如 331083。同一地区有 330001 甲县、330002 乙县。"
        );
        assert_eq!(failure.exit_code(), 2);
        let spoken = unknown("330009".into(), 2020, &codes, &places);
        assert!(
            spoken
                .text(Language::En)
                .starts_with("the code 330009 is not")
        );
    }
}
