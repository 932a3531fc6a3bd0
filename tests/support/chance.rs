//! Random values that a failing test can be given again.

/// A source of random numbers (`SplitMix64`).
pub struct Chance(u64);

impl Chance {
    /// A source with the seed in `QUIETROOM_SEED`, or with one that is the same in every run.
    pub fn new() -> Self {
        let seed = std::env::var("QUIETROOM_SEED").ok();
        let seed = seed.map_or(2026, |seed| {
            seed.parse().expect("QUIETROOM_SEED is a number")
        });
        println!("QUIETROOM_SEED={seed}");
        Self(seed)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = u64::try_from(limit).expect("a small number");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("a small number")
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}
