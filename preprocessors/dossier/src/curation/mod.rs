//! The files in which editors set, correct and decide.
