//! Cutting a line into dashes. Square roots only, so that every machine draws the same bytes.

use super::theme::{Dash, SOLID};

/// The pieces of a line that are drawn. A solid line is one piece; so is one of a single point.
pub(super) fn pieces(points: &[(f64, f64)], dash: Dash) -> Vec<Vec<(f64, f64)>> {
    let (on, off) = dash;
    if dash == SOLID || on <= 0.0 || off <= 0.0 {
        return vec![points.to_vec()];
    }
    let Some(&first) = points.first() else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut piece = vec![first];
    let (mut drawn, mut left, mut here) = (true, on, first);
    for &next in &points[1..] {
        loop {
            let (dx, dy) = (next.0 - here.0, next.1 - here.1);
            let length = (dx * dx + dy * dy).sqrt();
            if length < left {
                left -= length;
                here = next;
                if drawn {
                    piece.push(here);
                }
                break;
            }
            let share = left / length;
            here = (here.0 + dx * share, here.1 + dy * share);
            if drawn {
                piece.push(here);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![here];
            }
            drawn = !drawn;
            left = if drawn { on } else { off };
        }
    }
    if drawn && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_have_their_length_and_go_round_corners() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
        let found = pieces(&line, (6.0, 2.0));
        assert_eq!(found[0], [(0.0, 0.0), (6.0, 0.0)]);
        assert_eq!(found[1], [(8.0, 0.0), (10.0, 0.0), (10.0, 4.0)]);
        assert_eq!(found[2], [(10.0, 6.0), (10.0, 10.0)]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_solid_line_is_one_piece() {
        let line = [(0.0, 0.0), (10.0, 0.0)];
        assert_eq!(pieces(&line, SOLID), [line.to_vec()]);
    }
}
