//! What services and their units cost, and how amounts rise.

use indexmap::IndexMap;

use super::super::checking::Checking;
use super::super::parameters::ready;
use crate::axes::Year;
use crate::model::checked::{Capacity, Rise, UnitCost};
use crate::model::file::{CapacityFile, CostFile, UnitCostFile, Uprating};
use crate::model::step::Step;
use crate::source::added_up;

/// How the amount of a layer rises: as in the layer above, and otherwise from the first year on; where the layer
/// says an amount of its own, as it says.
pub(super) fn uprate(
    uprating: &mut Vec<(Year, Rise)>,
    layer: usize,
    steps: &[Step],
    key: &str,
    rise: &impl Fn(&Uprating) -> Rise,
) {
    let cost = |layer: usize| steps[layer].file.services[key].cost.as_ref();
    let Some(now) = cost(layer) else { return };
    let (Some(how), Some(year)) = (&now.uprating, now.price_year) else {
        // What is tied moves with another standard.
        uprating.clear();
        return;
    };
    let by = rise(how);
    let above = (layer > 0).then(|| cost(layer - 1)).flatten();
    let as_above = |above: &&CostFile| {
        above.amount == now.amount && above.tiers == now.tiers && above.price_year == now.price_year
    };
    match above.filter(as_above) {
        Some(above) => {
            if above.uprating != now.uprating {
                uprating.push((steps[layer].from - 1, by));
            }
        }
        None => *uprating = vec![(year, by)],
    }
}

/// What units need whoever comes; that it can be is checked on the way.
pub(super) fn units(
    checking: &mut Checking<'_>,
    key: &str,
    (file, recipients): (&CapacityFile, Option<&CostFile>),
    payers: &[&String],
    rise: &impl Fn(&Uprating) -> Rise,
) -> Capacity {
    let staff = file.staff.as_ref().and_then(|staff| {
        let at = format!("{key}.capacity.staff");
        ready(checking, 0, "services", &at, staff)
    });
    let mut cost = |what: &str, cost: &Option<UnitCostFile>| {
        let cost = cost.as_ref()?;
        let at = format!("{key}.capacity.{what}");
        // Who pays for the recipients pays for the units too, unless it is said otherwise.
        let others = recipients.filter(|_| cost.payers.is_empty());
        let paying = others.map_or(&cost.payers, |others| &others.payers);
        paid(checking, &at, paying);
        let paying = shares(paying, payers);
        Some(UnitCost {
            amount: ready(
                checking,
                0,
                "services",
                &format!("{at}.amount"),
                &cost.amount,
            )?,
            uprating: rise(&cost.uprating),
            price_year: cost.price_year,
            own_payers: recipients.is_none_or(|own| shares(&own.payers, payers) != paying),
            payers: paying,
            evidence: cost.evidence,
            verification: cost.verification,
            source: cost.source.clone(),
            at: cost.at.clone(),
        })
    };
    Capacity {
        units: None,
        covered: None,
        staff,
        told: file.told.clone(),
        capital: cost("capital", &file.capital),
        running: cost("running", &file.running),
    }
}

/// Shares of the payers, in the order of the settings.
pub(super) fn shares(paid: &IndexMap<String, f64>, payers: &[&String]) -> Vec<f64> {
    let share = |payer: &&String| paid.get(*payer).copied().unwrap_or(0.0);
    payers.iter().map(share).collect()
}

/// Who pays adds up to the whole.
pub(super) fn paid(checking: &mut Checking<'_>, at: &str, payers: &IndexMap<String, f64>) {
    let paid: f64 = payers.values().sum();
    let sound = (paid - 1.0).abs() <= 1e-9 && payers.values().all(|share| *share >= 0.0);
    if !sound {
        // Per cents add up to a hundred.
        let advice = match (paid / 100.0 - 1.0).abs() <= 1e-9 {
            true => (
                "请除以 100（96% 写 0.96）",
                "Divide them by 100 (96 % is 0.96)",
            ),
            // What is inherited stays beside what is laid over it.
            false if !checking.folder.inherited.is_empty() => (
                "请改正分担比例：继承来的一方不再付的，也写上并写 0",
                "Correct the shares: one that is inherited and pays no more is written with 0",
            ),
            false => ("请改正分担比例", "Correct the shares"),
        };
        let paid = added_up(paid);
        let each = payers
            .iter()
            .map(|(payer, share)| format!("{payer} {share}"));
        let each: Vec<String> = each.collect();
        let (zh, en) = (each.join("、"), each.join(", "));
        checking.say(
            "services",
            &format!("{at}.payers"),
            (
                format!("各方分担合计 {paid}（{zh}）"),
                format!("the payers' shares add up to {paid} ({en})"),
            ),
            (
                "不小于 0、合计为 1 的比例".into(),
                "shares of at least 0 that add up to 1".into(),
            ),
            advice,
        );
    }
}
