//! Threads for one piece of work.

/// Works on threads that are gone when the work is done. What a thread has asked memory for stays with it: freed by
/// another it is of use to nobody while the thread waits for more work, and of what is read of a collection most is
/// freed again by whoever joins it.
pub(crate) fn passing<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().build() {
        Ok(threads) => threads.install(work),
        Err(_) => work(),
    }
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    #[test]
    fn work_is_done_in_order() {
        let squares: Vec<u32> =
            super::passing(|| (0..100).into_par_iter().map(|n| n * n).collect());
        assert!(squares.into_iter().eq((0..100).map(|n| n * n)));
    }
}
