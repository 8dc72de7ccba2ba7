//! All tests in one program: golden, laws, statistics, published, house.

mod runs;

mod laws;
