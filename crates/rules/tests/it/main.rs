//! Rule packs through the public interface: what loads, what it compiles to, and what is said about the rest.

mod compile;
mod embedded;
mod errors;
mod lints;
mod packs;
