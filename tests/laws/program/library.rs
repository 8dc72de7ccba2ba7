//! Further verbs that write files: what the program does, a library call does.

use plancast::evaluation::progress::Stage;
use plancast::source::Tongue;
use plancast::task::county::{Beginning, begin, export, import};
use plancast::task::report::{Form, PaperKind};
use plancast::task::shipped::example;
use plancast::task::{Silent, evaluate, report, run, towns};

use super::output::files;
use super::tasks::same;
use super::*;

fn asked(desk: &Desk) -> run::Settings {
    run::Settings {
        datasets: Some(desk.datasets.clone()),
        draws: Some(4),
        out: desk.path("library"),
        ..run::Settings::of(desk.path("models/wenling"))
    }
}

fn program(desk: &Desk, verb: &str, own: &[&str]) {
    let usual = ["models/wenling", "--draws", "4", "--out", "program"];
    desk.done(&[&[verb], &usual[..], own].concat());
}

#[test]
fn an_evaluation() {
    let desk = Desk::new();
    desk.write("a.csv", "指标,年份,数值\n残疾人就业率,2022,60%\n");
    let actuals = desk.path("a.csv");
    let given = actuals.to_str().expect("a path");
    program(&desk, "evaluate", &["--as", "midterm", "--actuals", given]);
    let settings = evaluate::Settings {
        run: asked(&desk),
        actuals: Some(actuals),
        stage: Some(Stage::Midterm),
    };
    evaluate::evaluate(&settings, &Silent).expect("an evaluation");
    same(&desk, "evaluate");
}

#[test]
fn numbers_by_town() {
    let desk = Desk::new();
    program(&desk, "towns", &["--year", "2025"]);
    let settings = towns::Settings {
        run: asked(&desk),
        years: vec![2025],
        publish: false,
    };
    towns::towns(&settings, &Silent).expect("towns");
    same(&desk, "towns");
}

#[test]
fn a_paper() {
    let desk = Desk::new();
    program(&desk, "report", &["--as", "brief", "--formats", "md,xlsx"]);
    let settings = report::Settings {
        run: asked(&desk),
        kind: PaperKind::Brief,
        forms: vec![Form::Md, Form::Xlsx],
        language: Tongue::default(),
        actuals: None,
        period: None,
        appropriations: Vec::new(),
        certainty: 0.9,
        office: None,
        date: None,
    };
    report::report(&settings, &Silent).expect("a paper");
    same(&desk, "report");
}

/// A county that is begun, one that is made of its workbook and put back into one, and a model that is written out.
#[test]
fn models_and_workbooks() {
    let [called, own] = [Desk::new(), Desk::new()];
    let agree = |what: &str, folder: &str| {
        let [program, library] = [&called, &own].map(|desk| files(&desk.path(folder)));
        assert!(program.len() > 4, "{what}");
        let names = program.keys().chain(library.keys());
        let differ: Vec<&String> = names
            .filter(|name| program.get(*name) != library.get(*name))
            .collect();
        assert!(differ.is_empty(), "{what}: {differ:?}");
    };
    called.done(&["new", "tiantai", "--region", "331023"]);
    let beginning = Beginning {
        name: "tiantai".into(),
        region: "331023".into(),
        base: own.path("models/wenling"),
        datasets: Some(own.datasets.clone()),
        language: Tongue::default(),
    };
    begin(&beginning).expect("a county");
    agree("new", "models");

    let workbook = "models/dongyang.xlsx";
    for desk in [&called, &own] {
        let shipped = root().join("models/dongyang/dongyang.xlsx");
        fs::copy(shipped, desk.path(workbook)).expect("copied");
    }
    called.done(&["import", workbook]);
    let (models, datasets) = (own.path("models"), Some(own.datasets.as_path()));
    import(&own.path(workbook), &models, datasets, None).expect("a model");
    agree("import", "models");

    let again = "models/again.xlsx";
    called.done(&["export", "models/dongyang", "--out", again]);
    let (model, out) = (own.path("models/dongyang"), own.path(again));
    export(&model, Some(&out), datasets, Tongue::default()).expect("a workbook");
    agree("export", "models");

    let call = ["example", "yuhuan", "--out", "carried"];
    let output = plancast(&call, called.folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    example("yuhuan", &own.path("carried")).expect("a model");
    agree("example", "carried");
}
