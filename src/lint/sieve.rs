//! A sieve through which all words of a list fall, and hardly any other: most words need not be looked up.
//!
//! The build script makes it with this file, so that a run has nothing to prepare.

/// How many bits the sieve has: some twenty for each word, so that one of a hundred others falls through.
const BITS: usize = 1 << 21;
/// How many bytes that are.
pub const BYTES: usize = BITS / 8;

/// The two bits of a word in lower case: byte and mask.
fn bits(word: &str) -> [(usize, u8); 2] {
    // FNV-1a, which is quick for words.
    let hash = word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    // Of short words, some bits of it are all alike.
    let mixed = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [mixed >> 43, mixed >> 20].map(|place| {
        let place = usize::try_from(place).unwrap_or_default() % BITS;
        (place / 8, 1 << (place % 8))
    })
}

/// Puts a word of the list into the sieve.
#[allow(dead_code, reason = "the build script alone does so")]
pub fn add(sieve: &mut [u8], word: &str) {
    for (byte, mask) in bits(word) {
        sieve[byte] |= mask;
    }
}

/// Whether a word may be in the list.
#[allow(dead_code, reason = "the build script does not ask")]
pub fn may_hold(sieve: &[u8; BYTES], word: &str) -> bool {
    bits(word)
        .iter()
        .all(|(byte, mask)| sieve[*byte] & mask != 0)
}
