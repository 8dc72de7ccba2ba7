//! What a reader can derive: the range of a withheld cell over everything that agrees with what is shown.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

use super::{Tables, standing};

/// The least and the most that a withheld cell can be for a reader who knows all other cells, the marks and the links;
/// nothing where the programme could not be solved. A cell that is shown is known.
pub fn range(tables: &Tables, withheld: &[bool], cell: usize) -> Option<(f64, f64)> {
    let value = tables.cells[cell].value;
    if !withheld[cell] {
        return Some((value, value));
    }
    let standing = standing(tables);
    let end = |most: bool| {
        let programme = Programme::of(tables, &standing, withheld, cell, most);
        match programme.problem.solve() {
            Ok(outcome) => {
                let solution = outcome.into_solution().ok()?;
                Some(value + solution.var_value(programme.own))
            }
            Err(Error::Unbounded) if most => Some(f64::INFINITY),
            Err(Error::Unbounded) => Some(f64::NEG_INFINITY),
            Err(_) => None,
        }
    };
    Some((end(false)?, end(true)?))
}

/// Withheld cells, each with a value, in the world in which one of them is furthest from what it is and that a reader
/// cannot exclude; none where the programme could not be solved.
pub(super) fn furthest(
    tables: &Tables,
    standing: &[Vec<usize>],
    withheld: &[bool],
    cell: usize,
    most: bool,
) -> Vec<(usize, f64)> {
    let programme = Programme::of(tables, standing, withheld, cell, most);
    let solution = programme.problem.solve().ok();
    let Some(solution) = solution.and_then(|outcome| outcome.into_solution().ok()) else {
        return Vec::new();
    };
    let worlds = programme.cells.iter();
    worlds
        .map(|(cell, change)| {
            let change = solution.var_value(*change);
            (*cell, tables.cells[*cell].value + change)
        })
        .collect()
}

/// The programme of the changes of all withheld cells that hang together with one.
struct Programme {
    problem: Problem,
    cells: Vec<(usize, Variable)>,
    own: Variable,
}

impl Programme {
    fn of(
        tables: &Tables,
        standing: &[Vec<usize>],
        withheld: &[bool],
        cell: usize,
        most: bool,
    ) -> Programme {
        let mut problem = Problem::new(if most {
            OptimizationDirection::Maximize
        } else {
            OptimizationDirection::Minimize
        });
        let bounds = |cell: usize| {
            let own = &tables.cells[cell];
            let (low, high) = own.known();
            (low - own.value, high - own.value)
        };
        let own = problem.add_var(1.0, bounds(cell));
        let mut variables = vec![None; tables.cells.len()];
        variables[cell] = Some(own);
        let mut cells = vec![(cell, own)];
        let mut links = Vec::new();
        let mut known = vec![false; tables.links.len()];
        let mut next = 0;
        while next < cells.len() {
            for link in &standing[cells[next].0] {
                if std::mem::replace(&mut known[*link], true) {
                    continue;
                }
                links.push(*link);
                for (other, _) in &tables.links[*link] {
                    if withheld[*other] && variables[*other].is_none() {
                        let variable = problem.add_var(0.0, bounds(*other));
                        variables[*other] = Some(variable);
                        cells.push((*other, variable));
                    }
                }
            }
            next += 1;
        }
        for link in links {
            let terms: Vec<(Variable, f64)> = tables.links[link]
                .iter()
                .filter_map(|(cell, factor)| Some((variables[*cell]?, *factor)))
                .collect();
            problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
        }
        Programme {
            problem,
            cells,
            own,
        }
    }
}
