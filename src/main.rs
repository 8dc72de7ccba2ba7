//! debug
use std::path::Path;
use plancast::*;
fn main() {
    let name = std::env::args().nth(1).unwrap();
    let scenario = std::env::args().nth(2).unwrap_or("baseline".into());
    let draws: usize = std::env::args().nth(3).map_or(500, |d| d.parse().unwrap());
    let as_of = std::env::args().nth(4).map(|d| d.parse().unwrap());
    let t = std::time::Instant::now();
    let folder = match model::ModelFolder::open(Path::new(&name)) { Ok(f) => f, Err(c) => { println!("{}", c.render(source::Language::Zh)); return; } };
    for c in model::check::contradictions(&folder) { println!("{}", c.render(source::Language::Zh)); }
    let m = match model::open(&folder, Path::new("datasets"), &scenario, as_of) { Ok(f) => f, Err(c) => { println!("{}", c.render(source::Language::Zh)); return; } };
    println!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let e = simulation::Engine::prepare(&m).unwrap();
    println!("prepare {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let o = e.run(m.file.model.seed, draws, |_| {}).unwrap();
    println!("run {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let s = evaluation::Summaries::of(&o.projection);
    println!("summaries {:?}", t.elapsed());
    for (i, q) in o.projection.quantities().iter().enumerate() {
        let f = |y| s.get(&q.key, y).map_or("-".into(), |x| format!("{:.4} [{:.4}, {:.4}]", x.median(), x.eighty().0, x.eighty().1));
        println!("{i} {} 2018 {} | 2020 {} | 2025 {} | 2035 {}", q.key, f(2018), f(2020), f(2025), f(2035));
    }
    for a in evaluation::attainments(&m, &o.projection) { println!("{:?}", a); }
}
