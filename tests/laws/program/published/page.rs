//! What a published page of scenarios shows, and what is embedded in it.

use serde_json::Value;

use super::Desk;

/// A target of a service that so few people have that they are withheld in some years.
pub fn target_of_few(service: &str) -> String {
    format!(
        "\n[targets.{service}]\ntitle = {{ zh = \"{service}\", en = \"{service}\" }}\nnature = \"box\"\n\
         measure = {{ quantity = \"{service}.served\" }}\ntarget = 12\nrelation = \">=\"\nunit = \"persons\"\n\
         year = 2025\nhold = \"end\"\nat = \"无\"\n"
    )
}

/// A page of scenarios, and what it holds for its reader to choose from.
pub fn page(desk: &Desk, out: &str) -> (String, Value) {
    let page = desk.read(&format!("{out}/shengsi/report-scenarios/report.html"));
    let data = page.split("id=\"explorer-data\">").nth(1);
    let data = data.and_then(|rest| rest.split("</script>").next());
    let data = serde_json::from_str(data.expect("the data")).expect("JSON");
    (page, data)
}

/// Small counts of what the plan has targets of stand neither in what is shown nor in what is embedded.
pub fn tells_no_small_count_of_a_target(
    (_, known): (String, Value),
    (page, shown): (String, Value),
) {
    let list = |data: &Value, what: &str| data[what].as_array().expect("a list").clone();
    let mut small = 0;
    for (known, shown) in list(&known, "quantities")
        .iter()
        .zip(list(&shown, "quantities"))
    {
        if known["target"].is_null() || known["unit"] != "人" {
            continue;
        }
        for (scenario, fan) in known["by"].as_object().expect("scenarios") {
            for (year, median) in list(fan, "mid").iter().enumerate() {
                let few = |median: f64| median > 0.0 && median < 10.0;
                if !median.as_f64().is_some_and(few) {
                    continue;
                }
                small += 1;
                let (key, told) = (&known["key"], fan["text"][year].as_str());
                let told = told.expect("a text");
                assert!(!page.contains(told), "{key}: {told}");
                for part in ["low", "mid", "high"] {
                    let value = &shown["by"][scenario][part][year];
                    assert!(value.is_null(), "{key}, {part}: {value}");
                }
            }
        }
    }
    assert!(small >= 4, "{small} small counts");
    // What is withheld between the base year and the target's is not judged either.
    let targets = list(&shown, "targets");
    let few = targets.iter().find(|own| own["title"] == "upper_secondary");
    assert_eq!(few.expect("the target")["by"], serde_json::json!({}));
}
