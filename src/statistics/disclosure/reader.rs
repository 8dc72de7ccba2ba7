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
        let programme = Programme::of(tables, &standing, withheld, (cell, most), usize::MAX);
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

/// A world that a reader cannot exclude.
pub(super) struct World {
    /// Withheld cells, each with its value there; none where the programme could not be solved.
    pub cells: Vec<(usize, f64)>,
    /// Whether all withheld cells that hang together may differ in it, and none had to stay.
    pub is_whole: bool,
}

/// The world in which a withheld cell is furthest from what it is, to the one end or the other, and only cells within so
/// many links of it differ.
pub(super) fn furthest(
    tables: &Tables,
    standing: &[Vec<usize>],
    withheld: &[bool],
    (cell, most): (usize, bool),
    reach: usize,
) -> World {
    let programme = Programme::of(tables, standing, withheld, (cell, most), reach);
    let is_whole = programme.is_whole;
    let solution = programme.problem.solve().ok();
    let Some(solution) = solution.and_then(|outcome| outcome.into_solution().ok()) else {
        return World {
            cells: Vec::new(),
            is_whole,
        };
    };
    let cells = programme.cells.iter();
    let cells = cells
        .map(|(cell, change)| {
            let change = solution.var_value(*change);
            (*cell, tables.cells[*cell].value + change)
        })
        .collect();
    World { cells, is_whole }
}

/// The programme of the changes of the withheld cells that hang together with one within so many links.
struct Programme {
    problem: Problem,
    cells: Vec<(usize, Variable)>,
    own: Variable,
    is_whole: bool,
}

impl Programme {
    fn of(
        tables: &Tables,
        standing: &[Vec<usize>],
        withheld: &[bool],
        (cell, most): (usize, bool),
        reach: usize,
    ) -> Programme {
        let mut problem = Problem::new(if most {
            OptimizationDirection::Maximize
        } else {
            OptimizationDirection::Minimize
        });
        let bounds = |cell: usize| tables.cells[cell].room();
        let own = problem.add_var(1.0, bounds(cell));
        let mut variables = vec![None; tables.cells.len()];
        variables[cell] = Some(own);
        let mut cells = vec![(cell, own)];
        let mut away = vec![0];
        let mut links = Vec::new();
        let mut known = vec![false; tables.links.len()];
        let mut is_whole = true;
        let mut next = 0;
        while next < cells.len() {
            for link in &standing[cells[next].0] {
                if std::mem::replace(&mut known[*link], true) {
                    continue;
                }
                links.push(*link);
                for (other, _) in &tables.links[*link] {
                    if !withheld[*other] || variables[*other].is_some() {
                        continue;
                    }
                    if away[next] == reach {
                        is_whole = false;
                        continue;
                    }
                    let variable = problem.add_var(0.0, bounds(*other));
                    variables[*other] = Some(variable);
                    cells.push((*other, variable));
                    away.push(away[next] + 1);
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
            is_whole,
        }
    }
}
