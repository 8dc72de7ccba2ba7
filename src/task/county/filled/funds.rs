//! The sheet of who pays for a service, and of what a centre costs.

use std::collections::{BTreeMap, BTreeSet};

use super::super::census::Census;
use super::answers::{Filled, Funds};
use super::cells::SheetReading;
use super::centres::{at_least_nothing, service, without_places};
use super::payers::payer;
use super::written::{filled, service_called, text};
use crate::model::ModelFolder;
use crate::model::file::ServiceFile;
use crate::report::template::layout::funds;
use crate::report::template::{FormCell, Row};
use crate::source::added_up;

/// How far shares may be from adding up to the whole.
const EXACT: f64 = 1e-9;

impl Filled {
    pub(super) fn funds(&mut self, reading: &mut SheetReading<'_>, base: &ModelFolder, _: &Census) {
        let mut last: Vec<usize> = Vec::new();
        let mut doubtful = BTreeSet::new();
        for row in reading.rows() {
            reading.row_needs(
                funds::SERVICE,
                row,
                &[funds::SHARE, funds::CAPITAL, funds::RUNNING],
            );
            let Some((key, known)) = service(reading, funds::SERVICE, row, base) else {
                continue;
            };
            let place = match self.funds.iter().position(|own| own.key == *key) {
                Some(place) => {
                    last[place] = row;
                    place
                }
                None => {
                    self.funds.push(Funds {
                        key: key.clone(),
                        ..Funds::default()
                    });
                    last.push(row);
                    self.funds.len() - 1
                }
            };
            let own = &mut self.funds[place];
            let before = reading.complaints.0.len();
            paying(own, &mut self.payers, reading, row, (known, base));
            if reading.complaints.0.len() > before {
                doubtful.insert(place);
            }
            centre(own, reading, row, (known, base));
        }
        // What a share is that was complained about, nobody knows, nor the sum.
        let all = self.funds.iter().zip(last).enumerate();
        for (_, (own, row)) in all.filter(|(place, _)| !doubtful.contains(place)) {
            whole(own, reading, row);
        }
    }

    /// How many rows say who pays and what a centre costs.
    pub(super) fn fund_count(&self) -> usize {
        let rows = self.funds.iter().map(|own| own.payers.len().max(1));
        rows.sum()
    }

    pub(super) fn fund_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let mut rows = Vec::new();
        for own in &self.funds {
            let first = filled([
                (funds::CAPITAL, own.capital.map(FormCell::Number)),
                (funds::RUNNING, own.running.map(FormCell::Number)),
                (
                    funds::PRICES,
                    own.prices.map(|year| FormCell::Number(f64::from(year))),
                ),
                (funds::AT, text(&own.at)),
            ]);
            let mut payers = own.payers.iter();
            let begun = |payer: Option<&(String, f64)>| {
                let title = |key: &String| {
                    let theirs = base.file.model.payers.get(key).map(|own| &own.zh);
                    let title = theirs.or(self.payers.get(key));
                    title.unwrap_or(key).clone()
                };
                filled([
                    (funds::SERVICE, text(service_called(&own.key, base))),
                    (funds::PAYER, payer.and_then(|(key, _)| text(&title(key)))),
                    (funds::SHARE, payer.map(|(_, share)| FormCell::Part(*share))),
                ])
            };
            let mut row = begun(payers.next());
            row.extend(first);
            rows.push(row);
            rows.extend(payers.map(|payer| begun(Some(payer))));
        }
        rows
    }
}

/// A payer of a row and its share.
fn paying(
    own: &mut Funds,
    own_payers: &mut BTreeMap<String, String>,
    reading: &mut SheetReading<'_>,
    row: usize,
    (known, base): (&ServiceFile, &ModelFolder),
) {
    let title = reading.text(funds::PAYER, row);
    let written = reading.text(funds::SHARE, row).is_some();
    let before = reading.complaints.0.len();
    let share = reading.measured(funds::SHARE, row, true);
    let told = reading.complaints.0.len() > before;
    match (&title, written) {
        (None, true) => reading.empty(funds::PAYER, row),
        // A dash is no share either.
        (Some(_), _) if share.is_none() && !told => reading.empty(funds::SHARE, row),
        _ => {}
    }
    let (Some(title), Some(share)) = (title, share) else {
        return;
    };
    let Some((key, of_own)) = payer(reading, row, &title, base, own_payers) else {
        return;
    };
    if known.cost.is_none() {
        reading.fault(
            funds::SERVICE,
            row,
            (
                "模型里这项服务没有单位成本",
                "the service has no cost in the model",
            ),
            ("有成本的服务", "a service with a cost"),
            ("请删去这一行", "Remove the row"),
        );
    } else if own.payers.iter().any(|(other, _)| *other == key) {
        reading.fault(
            funds::PAYER,
            row,
            (
                format!("“{title}”对这项服务写了两次"),
                format!("“{title}” stands twice for this service"),
            ),
            ("每个付款方一行", "one row for each payer"),
            ("请合并", "Make one of them"),
        );
    } else if !(0.0..=1.0).contains(&share) {
        let percent = added_up(share * 100.0);
        reading.fault(
            funds::SHARE,
            row,
            (format!("写的是 {percent}%"), format!("found {percent} %")),
            ("0 到 100%", "0 to 100 %"),
            ("请改正", "Correct it"),
        );
    } else if share > 0.0 {
        own_payers.extend(of_own.map(|title| (key.clone(), title)));
        own.payers.push((key, share));
    }
}

/// What a row says of centres: once for a service, on whichever of its rows.
fn centre(
    own: &mut Funds,
    reading: &mut SheetReading<'_>,
    row: usize,
    (known, base): (&ServiceFile, &ModelFolder),
) {
    let capital = at_least_nothing(reading, funds::CAPITAL, row);
    let running = at_least_nothing(reading, funds::RUNNING, row);
    let prices = reading
        .text(funds::PRICES, row)
        .and_then(|_| reading.year(funds::PRICES, row));
    let at = reading.origin_marked(funds::AT, row, &[funds::CAPITAL, funds::RUNNING]);
    let costs = capital.is_some() || running.is_some();
    if costs && known.capacity.is_none() {
        without_places(reading, funds::SERVICE, row, base);
        return;
    }
    if (prices.is_some() || !at.is_empty()) && !costs {
        reading.empty(funds::CAPITAL, row);
        return;
    }
    if !costs {
        return;
    }
    if own.capital.is_some() || own.running.is_some() {
        reading.fault(
            funds::CAPITAL,
            row,
            (
                "这项服务的建设投入、运转经费写了两行",
                "capital and running cost of this service stand on two rows",
            ),
            ("写在一行", "both on one row"),
            ("请合并", "Make one row of them"),
        );
        return;
    }
    (own.capital, own.running, own.prices, own.at) = (capital, running, prices, at);
}

/// The payers of a service must pay all of it.
fn whole(own: &Funds, reading: &mut SheetReading<'_>, row: usize) {
    let paid: f64 = own.payers.iter().map(|(_, share)| share).sum();
    if own.payers.is_empty() || (paid - 1.0).abs() <= EXACT {
        return;
    }
    let shown = (paid * 1e6).round() / 1e4;
    reading.fault(
        funds::SHARE,
        row,
        (
            format!("这项服务各付款方合计 {shown}%"),
            format!("the payers of this service add up to {shown} %"),
        ),
        ("合计 100%", "100 % in all"),
        (
            "请改正比例，或补上缺的付款方",
            "Correct the shares, or add who is missing",
        ),
    );
}
