//! Which leaves make up which node.

use std::collections::BTreeMap;

use nalgebra::DMatrix;

use crate::forecast::error::ForecastError;

/// Nodes, each the sum of some of the leaves. The leaves are the last nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    names: Vec<String>,
    /// For each node above the leaves, the leaves in it.
    above: Vec<Vec<usize>>,
    leaves: usize,
}

impl Structure {
    /// From the nodes above the leaves, each with its name and leaves (counted from 0), and the
    /// names of the leaves.
    ///
    /// # Errors
    /// [`ForecastError::Structure`] where there is no leaf, or a node has none or one that is not there.
    pub fn new(
        above: Vec<(String, Vec<usize>)>,
        leaves: Vec<String>,
    ) -> Result<Self, ForecastError> {
        if leaves.is_empty() {
            return Err(ForecastError::Structure(
                "a structure needs at least one leaf".into(),
            ));
        }
        for (name, of) in &above {
            let mut sorted = of.clone();
            sorted.sort_unstable();
            sorted.dedup();
            if of.is_empty() || sorted.len() != of.len() || sorted[sorted.len() - 1] >= leaves.len()
            {
                return Err(ForecastError::Structure(format!(
                    "node “{name}” must be made of one or more of the {} leaves, each once",
                    leaves.len()
                )));
            }
        }
        let (mut names, above): (Vec<_>, Vec<_>) = above.into_iter().unzip();
        let count = leaves.len();
        names.extend(leaves);
        Ok(Structure {
            names,
            above,
            leaves: count,
        })
    }

    /// A grouped structure: the total, and every combination of the labels of some dimensions.
    ///
    /// `labels[d][leaf]` is the label of a leaf along dimension d, such as its town. With towns ×
    /// categories the nodes are the total, each town, each category, and the leaves.
    ///
    /// # Errors
    /// [`ForecastError::Length`] where a dimension has other leaves than the first; those of [`Structure::new`].
    pub fn grouped(labels: &[Vec<String>]) -> Result<Self, ForecastError> {
        let leaves = labels.first().map_or(0, Vec::len);
        for own in labels {
            ForecastError::length("labels of a dimension", own.len(), leaves)?;
        }
        let name = |leaf: usize, dimensions: &[usize]| {
            let parts: Vec<&str> = dimensions
                .iter()
                .map(|d| labels[*d][leaf].as_str())
                .collect();
            parts.join(" · ")
        };
        let mut above = vec![("total".to_owned(), (0..leaves).collect::<Vec<usize>>())];
        // Every proper subset of the dimensions, from the smallest on.
        let mut subsets: Vec<Vec<usize>> = (1..(1_usize << labels.len()) - 1)
            .map(|bits| (0..labels.len()).filter(|d| bits >> d & 1 == 1).collect())
            .collect();
        subsets.sort_by_key(Vec::len);
        for subset in subsets {
            let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for leaf in 0..leaves {
                groups.entry(name(leaf, &subset)).or_default().push(leaf);
            }
            above.extend(groups);
        }
        let all: Vec<usize> = (0..labels.len()).collect();
        Structure::new(above, (0..leaves).map(|leaf| name(leaf, &all)).collect())
    }

    /// Names of the nodes, the leaves last.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Number of nodes.
    pub fn nodes(&self) -> usize {
        self.names.len()
    }

    /// Number of leaves.
    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// S, nodes × leaves: the nodes are S times the leaves.
    pub fn matrix(&self) -> DMatrix<f64> {
        let mut s = DMatrix::zeros(self.nodes(), self.leaves);
        for (i, of) in self.above.iter().enumerate() {
            of.iter().for_each(|leaf| s[(i, *leaf)] = 1.0);
        }
        for leaf in 0..self.leaves {
            s[(self.above.len() + leaf, leaf)] = 1.0;
        }
        s
    }

    /// All nodes from the leaves, by addition: whole leaves give whole nodes.
    pub fn sum(&self, leaves: &[f64], nodes: &mut [f64]) {
        for (node, of) in nodes.iter_mut().zip(&self.above) {
            *node = of.iter().map(|leaf| leaves[*leaf]).sum();
        }
        nodes[self.above.len()..].copy_from_slice(leaves);
    }

    /// Leaves of a node.
    pub fn of(&self, node: usize) -> Vec<usize> {
        match node.checked_sub(self.above.len()) {
            Some(leaf) => vec![leaf],
            None => self.above[node].clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_by_categories() {
        let words = |w: &[&str]| w.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let labels = [words(&["A", "A", "B", "B"]), words(&["x", "y", "x", "y"])];
        let structure = Structure::grouped(&labels).unwrap();
        assert_eq!(structure.nodes(), 9);
        assert_eq!(
            structure.names()[..5],
            words(&["total", "A", "B", "x", "y"])
        );
        let mut nodes = [0.0; 9];
        structure.sum(&[1.0, 2.0, 3.0, 4.0], &mut nodes);
        assert_eq!(nodes, [10.0, 3.0, 7.0, 4.0, 6.0, 1.0, 2.0, 3.0, 4.0]);
        assert!(Structure::new(vec![("t".into(), vec![2])], words(&["a"])).is_err());
    }
}
