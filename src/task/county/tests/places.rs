//! Counties by hand: what no workbook holds, models of a province, and where a workbook says its place.

use super::*;

#[test]
fn what_no_workbook_holds_is_named_by_file_and_key() {
    let registered = Marked {
        value: 470_000.0,
        mark: String::new(),
    };
    let filled = Filled {
        people: vec![(BASE.0.file.model.base_year, [Some(registered), None, None])],
        reports: vec![["甲", "2022", "98.4%", "", ""].map(String::from)],
        ..begun()
    };
    let would = files(&filled);
    let mut found = by_name(&would);
    let plan = found.get_mut("plan.toml").unwrap();
    *plan = format!("# 注\n{plan}");
    let unheld = Unheld::between(&found, &would);
    assert_eq!(unheld.spelling, ["plan.toml"]);
    assert!(unheld.meaning.is_empty());
    let text = found.get_mut("parameters.toml").unwrap();
    assert!(text.contains("sd_log = 0.001"));
    *text = text.replacen("sd_log = 0.001", "sd_log = 0.004", 1);
    let text = found.get_mut("observations.csv").unwrap();
    text.push_str("乙,2023,5,\n");
    let unheld = Unheld::between(&found, &would);
    let named = unheld.meaning.join(" ");
    assert!(named.contains("parameters.toml：") && named.contains(".distribution.sd_log"));
    assert!(named.contains("observations.csv：3"), "{named}");
    let refused = unheld.refuse(Path::new("jia")).expect_err("it is not held");
    let said = refused.text(Language::En);
    assert!(
        said.contains("observations.csv: 3") && !said.contains('：'),
        "{said}"
    );
}

#[test]
fn a_county_of_a_provinces_model_has_holders_and_places_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/zhejiang");
    let base = ModelFolder::open(&folder).unwrap();
    let elsewhere = Elsewhere::of(&folder).unwrap();
    let filled = Filled {
        base: "zhejiang".into(),
        ..begun()
    };
    let census = census();
    let files = by_name(&overlay::files(&filled, &census, &base, &elsewhere));
    let table = |name: &str| files[name].parse::<toml::Table>().unwrap();
    let number = |table: &toml::Table, way: &[&str]| {
        let mut found = &table[way[0]];
        for key in &way[1..] {
            found = &found[*key];
        }
        found.as_float().unwrap()
    };
    let people = census.registered_now(&elsewhere.registered);
    let holders = number(
        &table("parameters.toml"),
        &["holders_2020", "distribution", "median"],
    );
    assert_eq!(holders, (people * elsewhere.holders.share).round());
    // As many day centres, and new jobs, as its part of the province's people.
    let part = people / 50_440_000.0;
    let services = table("services.toml");
    let way = ["day_care", "capacity", "existing", "mode"];
    let centres = number(&services, &way);
    assert!((centres / (1400.0 * part) - 1.0).abs() < 1e-9, "{centres}");
    let way = ["facts", "newly_employed", "value"];
    let jobs = number(&table("plan.toml"), &way);
    assert_eq!(jobs, (68_000.0 * part).round());
    // What the workbook of such a county says comes back.
    let recovered = overlay::recovered(&files, filled, &base, &census);
    let again = overlay::files(&recovered, &census, &base, &elsewhere);
    assert_eq!(by_name(&again), files);
}

#[test]
fn a_workbook_says_in_which_cells_its_place_stands() {
    let (base, census) = (&BASE.0, census());
    let book = |filled: &Filled| {
        let choices = choices(filled, &census, base);
        let bytes = template(&choices, &filled.contents(base), Tongue::default()).unwrap();
        Workbook::of("jia.xlsx", bytes)
    };
    let place = book(&begun()).place().unwrap();
    let (file, cell) = place.code().written.unwrap();
    assert_eq!(file, "jia.xlsx");
    assert_eq!(cell.render(Language::Zh), "工作表“说明”B2");
    // All that is wrong is told at once.
    let wrong = Filled {
        name: "甲".into(),
        base: "../wenling".into(),
        ..begun()
    };
    let failure = book(&wrong).place().err().unwrap();
    let said = failure.text(Language::En);
    assert!(said.contains("“甲” stands in the row 模型"), "{said}");
    assert!(said.contains("sheet “说明”, B4: “../wenling”"), "{said}");
}

/// Imports before payers had a source of their own wrote none; a source that no workbook gives is still one.
#[test]
fn payers_of_an_earlier_import_are_no_difference() {
    let named = |told: &str| {
        let payers = "[day_care.cost]\npayers = { county = 1.0 }\n";
        ("services.toml".to_string(), format!("{payers}{told}"))
    };
    let bare = named("");
    let told = named("payers_told = { source = \"own_records\" }\n");
    let between = |found: &(String, String), would: &(String, String)| {
        let found = [found.clone()].into_iter().collect();
        Unheld::between(&found, std::slice::from_ref(would))
    };
    let unheld = between(&bare, &told);
    assert!(unheld.meaning.is_empty(), "{:?}", unheld.meaning);
    assert_eq!(unheld.spelling, ["services.toml"]);
    let unheld = between(&told, &bare);
    assert_eq!(unheld.meaning, ["services.toml：day_care.cost.payers_told"]);
}
