//! Support for the tests of the whole project.
//!
//! * [`workspace`]: where things are;
//! * [`analysis`]: what `analyze` prints, as far as tests ask for it;
//! * [`score`]: the figures by which an analysis is measured against gold annotations.

pub mod analysis;
pub mod score;
pub mod workspace;
