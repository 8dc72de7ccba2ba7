//! Small counts are attacked with all that a reader knows.

use proptest::prelude::*;

use super::*;

const THRESHOLD: f64 = 10.0;

fn cell(value: f64) -> DisclosureCell {
    DisclosureCell {
        value,
        small: value < THRESHOLD,
        threshold: THRESHOLD,
        most: 0.0,
        price: 1.0 + value.ln_1p(),
    }
}

/// Rows and columns with their totals and the total of all, as cells with links.
fn table(rows: &[Vec<f64>]) -> Tables {
    let (height, width) = (rows.len(), rows[0].len());
    let mut cells: Vec<DisclosureCell> = rows.iter().flatten().map(|value| cell(*value)).collect();
    let mut links = Vec::new();
    let mut add = |of: Vec<usize>| {
        let whole = of.iter().map(|place| cells[*place].value).sum();
        let mut link: Link = of.into_iter().map(|place| (place, 1.0)).collect();
        link.push((cells.len(), -1.0));
        cells.push(cell(whole));
        links.push(link);
        cells.len() - 1
    };
    let by_row: Vec<usize> = (0..height)
        .map(|row| add((0..width).map(|column| row * width + column).collect()))
        .collect();
    let by_column: Vec<usize> = (0..width)
        .map(|column| add((0..height).map(|row| row * width + column).collect()))
        .collect();
    let all = add(by_row);
    let mut link: Link = by_column.into_iter().map(|place| (place, 1.0)).collect();
    link.push((all, -1.0));
    links.push(link);
    Tables { cells, links }
}

/// No small cell is narrower for a reader than from nought to the threshold, to half a person.
fn hidden(tables: &Tables, withheld: &[bool]) -> Result<(), String> {
    for (place, cell) in tables.cells.iter().enumerate() {
        let Some((low, high)) = range(tables, withheld, place) else {
            return Err(format!("no answer for cell {place}"));
        };
        if cell.small && (low > 0.5 + 1e-4 || high < THRESHOLD - 0.5 - 1e-4) {
            return Err(format!(
                "cell {place} of {}: a reader derives {low} to {high}",
                cell.value
            ));
        }
    }
    Ok(())
}

#[test]
fn one_small_cell_takes_three_others() {
    let tables = table(&[
        vec![3.0, 40.0, 50.0],
        vec![60.0, 70.0, 80.0],
        vec![90.0, 100.0, 110.0],
    ]);
    let mut alone = vec![false; tables.cells.len()];
    alone[0] = true;
    // Alone it is what the total of its row leaves.
    let (low, high) = range(&tables, &alone, 0).expect("an answer");
    assert!((low - 3.0).abs() < 1e-6 && (high - 3.0).abs() < 1e-6);
    let mut withheld = vec![false; tables.cells.len()];
    assert_eq!(protect(&tables, &mut withheld), Vec::<usize>::new());
    hidden(&tables, &withheld).expect("hidden");
    assert_eq!(withheld.iter().filter(|one| **one).count(), 4);
}

#[test]
fn nothing_small_withholds_nothing() {
    let tables = table(&[vec![30.0, 40.0], vec![60.0, 70.0]]);
    let mut withheld = vec![false; tables.cells.len()];
    assert!(protect(&tables, &mut withheld).is_empty());
    assert_eq!(withheld, vec![false; tables.cells.len()]);
}

#[test]
fn what_is_paid_tells_how_many_are_paid() {
    // Two services; 4 people at 3000 yuan, 500 at 2000; both amounts and their sum are printed.
    let money = |value: f64| DisclosureCell {
        value,
        small: false,
        threshold: 0.0,
        most: 0.0,
        price: 1e-4,
    };
    let tables = Tables {
        cells: vec![
            cell(4.0),
            cell(500.0),
            money(12_000.0),
            money(1_000_000.0),
            money(1_012_000.0),
        ],
        links: vec![
            vec![(0, 3000.0), (2, -1.0)],
            vec![(1, 2000.0), (3, -1.0)],
            vec![(2, 1.0), (3, 1.0), (4, -1.0)],
        ],
    };
    let mut withheld = vec![false; tables.cells.len()];
    assert!(protect(&tables, &mut withheld).is_empty());
    hidden(&tables, &withheld).expect("hidden");
    assert!(withheld[0] && withheld[2]);
    // Somewhere else too, or the sum would tell.
    assert!(withheld[3] || withheld[4]);
}

#[test]
fn a_number_that_tells_a_small_count_elsewhere_can_be_as_much_as_it_should_seem() {
    let mut tables = table(&[
        vec![40.0, 50.0, 60.0],
        vec![60.0, 70.0, 80.0],
        vec![90.0, 100.0, 110.0],
    ]);
    // Elsewhere 47 is printed of the same.
    tables.cells[0].most = 47.0;
    let mut withheld = vec![false; tables.cells.len()];
    assert_eq!(protect(&tables, &mut withheld), Vec::<usize>::new());
    let (low, high) = range(&tables, &withheld, 0).expect("an answer");
    assert!(low <= 40.0 && high >= 46.5 - 1e-4, "{low} to {high}");
    assert_eq!(withheld.iter().filter(|one| **one).count(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_reader_of_a_table_learns_a_small_count(
        rows in (2..5usize, 2..6usize).prop_flat_map(|(height, width)| {
            let count = prop_oneof![0..10i32, 0..10i32, 10..400i32].prop_map(f64::from);
            prop::collection::vec(prop::collection::vec(count, width), height)
        })
    ) {
        let tables = table(&rows);
        let mut withheld = vec![false; tables.cells.len()];
        let exposed = protect(&tables, &mut withheld);
        prop_assert!(exposed.is_empty(), "{exposed:?}");
        prop_assert_eq!(hidden(&tables, &withheld), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// What is said without a programme is what programmes say.
    #[test]
    fn what_is_impossible_or_soon_found_is_so_by_programmes(
        rows in (2..5usize, 2..6usize).prop_flat_map(|(height, width)| {
            let count = prop_oneof![0..10i32, 10..60i32].prop_map(f64::from);
            prop::collection::vec(prop::collection::vec(count, width), height)
        }),
        marks in prop::collection::vec(prop::bool::weighted(0.6), 30),
    ) {
        let tables = table(&rows);
        let standing = standing(&tables);
        let marked = marks.into_iter().chain(std::iter::repeat(false));
        let cells = tables.cells.iter().zip(marked);
        let withheld: Vec<bool> = cells.map(|(cell, marked)| cell.small || marked).collect();
        let (mut rooms, mut exchange) = (Rooms::new(&tables, &standing), Exchange::new(&tables));
        let is_withheld = |other: usize| withheld[other];
        for place in (0..tables.cells.len()).filter(|place| withheld[*place]) {
            let cell = &tables.cells[place];
            let (least, most) = range(&tables, &withheld, place).expect("an answer");
            for sought in [cell.value - 3.5, 0.5, THRESHOLD - 0.5, cell.value + 7.25] {
                let goal = sought - cell.value;
                if goal.abs() < NOTHING {
                    continue;
                }
                let around = rooms.around(place, &withheld);
                if !rooms.allow(&around, is_withheld, (place, goal)) {
                    prop_assert!(sought < least || sought > most, "{sought} is possible");
                    continue;
                }
                let room = |other: usize| rooms.room(other, is_withheld);
                let Some(changes) = exchange.find(room, (place, goal)) else {
                    continue;
                };
                for (other, change) in &changes {
                    let (low, high) = tables.cells[*other].room();
                    let within = low - NOTHING <= *change && *change <= high + NOTHING;
                    prop_assert!(withheld[*other] && (*other == place || within));
                }
                for link in &tables.links {
                    let of = |cell: usize| changes.iter().filter(move |own| own.0 == cell);
                    let moved = link.iter().flat_map(|(cell, factor)| {
                        of(*cell).map(move |(_, change)| factor * change)
                    });
                    prop_assert!(moved.sum::<f64>().abs() < NOTHING);
                }
            }
        }
    }
}
