//! Numbers from the literature or from a reference implementation, each with its citation.

mod demography;
