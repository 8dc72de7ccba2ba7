//! The local level on the flow of the Nile.

use plancast::forecast::state_space::Structural;
use plancast::forecast::{Fit, Fitted, Kind, Series};

/// Annual flow of the Nile at Aswan, 1871–1970, 10⁸ m³ (Cobb 1978; R `Nile`).
const NILE: [u16; 100] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676,
    649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923,
    975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

fn nile() -> Series {
    let values = NILE.iter().map(|v| Some(f64::from(*v))).collect();
    Series::new("Nile", 1871, values).of_kind(Kind::Positive)
}

/// Durbin and Koopman (2012), section 2.10: variances 15,099 and 1,469.1; R `StructTS(Nile, "level")`
/// gives 15098.577 and 1469.147, and 798.3682 for 1971. The likelihood is flat: 0.1 % of the
/// variances, 0.01 of the forecast.
#[test]
fn local_level_agrees_with_durbin_and_koopman() {
    let fitted = Structural::LocalLevel.fit(&nile()).unwrap();
    assert!((fitted.variances.observation / 15_098.577 - 1.0).abs() < 1e-3);
    assert!((fitted.variances.level / 1_469.147 - 1.0).abs() < 1e-3);
    assert!((fitted.mean(1)[0] - 798.368).abs() < 0.01);
}

/// With the observation error given as it was estimated, the level's variance is the same again.
#[test]
fn a_known_error_gives_the_same_level() {
    let mut series = nile();
    series.observation_error = Some(15_098.577_f64.sqrt());
    let fitted = Structural::LocalLevel.fit(&series).unwrap();
    assert!((fitted.variances.level / 1_469.147 - 1.0).abs() < 1e-3);
}

/// R `y <- Nile; y[21:40] <- NA; StructTS(y, "level")`: 614.888 and 15540.622, and 828.5467 for 1971.
#[test]
fn missing_years_are_bridged_as_in_r() {
    let mut series = nile();
    (20..40).for_each(|t| series.values[t] = None);
    let fitted = Structural::LocalLevel.fit(&series).unwrap();
    assert!((fitted.variances.observation / 15_540.622 - 1.0).abs() < 1e-3);
    assert!((fitted.variances.level / 614.888 - 1.0).abs() < 2e-3);
    assert!((fitted.mean(1)[0] - 828.547).abs() < 0.05);
}
