//! Which other cells to withhold so that a small one may be something else: those through which the change goes that
//! costs least.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::rooms::Rooms;
use super::{NOTHING, Tables};

/// Links from the cell within which others are looked for: first near by, then wherever the tables reach.
const REACH: [usize; 3] = [2, 4, 64];

/// Withholds cells so that a reader must think it possible that a cell is as much, or as little, as it should seem; false
/// where no change of the tables allows it, and all cells near by were withheld instead.
pub(super) fn secure(
    rooms: &mut Rooms<'_>,
    withheld: &mut [bool],
    cell: usize,
    most: bool,
) -> bool {
    let (tables, standing) = (rooms.tables, rooms.standing);
    let own = &tables.cells[cell];
    let Some((least, full)) = own.sought() else {
        return true;
    };
    let goal = if most { full } else { least } - own.value;
    let mut before = 0;
    for reach in REACH {
        let near = near(tables, standing, cell, reach);
        if near.len() == before {
            break;
        }
        before = near.len();
        if !rooms.allow(&near, |_| false, (cell, goal)) {
            continue;
        }
        if let Some(changed) = least_change(tables, standing, withheld, &near, (cell, goal)) {
            for cell in changed {
                withheld[cell] = true;
            }
            return true;
        }
    }
    for other in near(tables, standing, cell, REACH[0]) {
        withheld[other] = true;
    }
    false
}

/// Cells that can be reached over so many links, the cell itself first.
fn near(tables: &Tables, standing: &[Vec<usize>], cell: usize, reach: usize) -> Vec<usize> {
    let mut found = vec![cell];
    let mut seen = vec![false; tables.cells.len()];
    seen[cell] = true;
    let mut from = 0;
    for _ in 0..reach {
        let until = found.len();
        for place in from..until {
            for link in &standing[found[place]] {
                for (other, _) in &tables.links[*link] {
                    if !std::mem::replace(&mut seen[*other], true) {
                        found.push(*other);
                    }
                }
            }
        }
        from = until;
    }
    found
}

/// The cells that change where one of them changes by so much and all links still hold, at the least price; a cell that
/// is withheld already costs nothing. Nothing where it cannot be.
fn least_change(
    tables: &Tables,
    standing: &[Vec<usize>],
    withheld: &[bool],
    near: &[usize],
    (cell, goal): (usize, f64),
) -> Option<Vec<usize>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut variables: Vec<Option<[Variable; 2]>> = vec![None; tables.cells.len()];
    for place in near {
        let own = &tables.cells[*place];
        let (low, high) = own.known();
        let price = if withheld[*place] { 0.0 } else { own.price };
        let (up, down) = match (*place == cell, goal >= 0.0) {
            (true, true) => ((goal, goal), (0.0, 0.0)),
            (true, false) => ((0.0, 0.0), (-goal, -goal)),
            (false, _) => ((0.0, high - own.value), (0.0, own.value - low)),
        };
        variables[*place] = Some([problem.add_var(price, up), problem.add_var(price, down)]);
    }
    let mut links: Vec<usize> = near
        .iter()
        .flat_map(|place| standing[*place].iter().copied())
        .collect();
    links.sort_unstable();
    links.dedup();
    for link in links {
        // A cell out of reach does not change.
        let terms: Vec<(Variable, f64)> = tables.links[link]
            .iter()
            .filter_map(|(place, factor)| Some((variables[*place]?, *factor)))
            .flat_map(|([up, down], factor)| [(up, factor), (down, -factor)])
            .collect();
        problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let changes = |place: &&usize| {
        let [up, down] = variables[**place]?;
        let change = solution.var_value(up) - solution.var_value(down);
        (change.abs() > NOTHING).then_some(())
    };
    let changed = near.iter().filter(|place| changes(place).is_some());
    Some(changed.copied().collect())
}
