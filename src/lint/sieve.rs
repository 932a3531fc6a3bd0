//! A sieve through which all words of a list fall, and hardly any other: most words need not be looked up.
//!
//! The build script makes it with this file, so that a run has nothing to prepare.

/// How many bits the sieve has: some twenty for each word, so that one of a thousand others falls through.
const BITS: usize = 1 << 21;
/// How many bytes that are.
pub const BYTES: usize = BITS / 8;

/// The three bits of a word in lower case: byte and mask.
fn bits(word: &str) -> [(usize, u8); 3] {
    // Multiplied as in FNV-1a, but with eight letters at once, which is quick for words.
    let add = |hash: u64, letters: u64| (hash ^ letters).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let (eights, rest) = word.as_bytes().as_chunks::<8>();
    let eights = eights.iter().map(|eight| u64::from_le_bytes(*eight));
    let hash = eights.fold(0xCBF2_9CE4_8422_2325_u64, add);
    let rest = rest.iter().fold(1, |all, byte| all << 8 | u64::from(*byte));
    let hash = add(hash, rest);
    // The upper bits of letters must count as much as the lower ones.
    let mixed = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [mixed >> 43, mixed >> 22, mixed].map(|place| {
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
