//! A share that begins with another value.

/// Lets the path of a share whose value was `base` begin with another one; its odds move as they did.
pub(super) fn take_up(path: &mut [f64], base: f64, share: f64) {
    let odds = |share: f64| share / (1.0 - share);
    if share >= 1.0 {
        path.fill(1.0);
        return;
    }
    let factor = odds(share) / odds(base);
    for value in path {
        if *value < 1.0 {
            let moved = odds(*value) * factor;
            *value = moved / (1.0 + moved);
        }
    }
}
