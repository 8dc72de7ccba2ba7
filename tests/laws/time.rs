use crate::runs::*;
use std::time::Instant;
#[test]
fn t() {
    let t = Instant::now();
    let f = wenling();
    eprintln!("folder {:?}", t.elapsed());
    let m = open(&f, "baseline", None);
    eprintln!("open {:?}", t.elapsed());
    let e = plancast::simulation::Engine::prepare(&m).unwrap();
    eprintln!("prepare {:?}", t.elapsed());
    let _o = e.run(1, 40, |_| ()).unwrap();
    eprintln!("run40 {:?}", t.elapsed());
    let m = open(&f, "combined", Some(2020));
    eprintln!("open {:?}", t.elapsed());
    let o = outcome(&m, 1, 40);
    eprintln!("run40 {:?}", t.elapsed());
}
