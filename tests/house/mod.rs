//! How the program is built: layers, what each room may touch, sizes, provenance, words.

mod changes;
mod circles;
mod layers;
mod messages;
mod names;
mod provenance;
mod reach;
mod sizes;
mod streams;
mod syntax;
mod tree;
mod words;
