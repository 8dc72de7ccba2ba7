//! Headings that stand again beside each year: what was worked out of it (`同比`), and remarks (`注`). Neither holds data, so
//! that they may be alike.

use std::collections::BTreeMap;

use super::super::asides::{Aside, aside};
use super::super::grid::GridRow;
use super::super::plain::heading;
use super::super::width::half_width;
use super::super::words::is_derived;
use super::super::year;

/// Names of shares that are worked out of the values of a year.
const SHARES: [&str; 4] = ["占比", "比重", "构成", "构成比"];

/// Numbers the second and each further one of such a heading (`同比（2）`).
pub(super) fn number(head: &mut GridRow) {
    let years = head.cells.iter().filter(|cell| year::year(cell).is_some());
    let across = years.count() > 1;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for cell in &mut head.cells {
        let name = heading(cell);
        let worked_out = is_derived(&name) || is_share(&name);
        let is_aside = aside(&name) == Some(Aside::Remark) || across && worked_out;
        if !is_aside {
            continue;
        }
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            *cell = format!("{name}（{times}）");
        }
    }
}

fn is_share(name: &str) -> bool {
    let half = half_width(name);
    let bare = half.split('(').next().unwrap_or_default();
    SHARES.contains(&bare.trim_end_matches('%').trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(cells: &str) -> String {
        let cells = cells.split(',').map(str::to_string).collect();
        let mut head = GridRow { at: 1, cells };
        number(&mut head);
        head.cells.join(",")
    }

    #[test]
    fn only_what_holds_no_data_is_numbered() {
        let years = "指标,2019年,同比,2020年,同比";
        assert_eq!(numbered(years), "指标,2019年,同比,2020年,同比（2）");
        let shares = "指标,2019年,占比（%）,2020年,占比（%）";
        assert_eq!(numbered(shares), format!("{shares}（2）"));
        let remarks = "年份,持证,注,补贴,注";
        assert_eq!(numbered(remarks), "年份,持证,注,补贴,注（2）");
        for data in ["年份,持证,同比,补贴,同比", "年份,人数,人数", ",2019,,2020"] {
            assert_eq!(numbered(data), data);
        }
    }
}
