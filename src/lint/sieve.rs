//! A sieve through which all words of a list fall, and hardly any other: most words need not be looked up.
//!
//! The build script makes it with this file, so that a run has nothing to prepare.

/// How many bits the sieve has: some twenty for each word, so that one of a thousand others falls through.
const BITS: usize = 1 << 21;
/// How many bytes that are.
pub const BYTES: usize = BITS / 8;

/// The three bits of a word in lower case: byte and mask.
fn bits(word: &str) -> impl Iterator<Item = (usize, u8)> {
    // Multiplied as in FNV-1a, but with many letters at once. The beginning and the end of a word are nearly always all
    // of it; words that differ between them alone fall through together.
    let add = |hash: u64, letters: u64| (hash ^ letters).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let bytes = word.as_bytes();
    let eights = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>());
    let fours = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>());
    let (first, last) = if let (Some(first), Some(last)) = eights {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = fours {
        let number = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
        (number(first), number(last))
    } else {
        let all = bytes.iter();
        (all.fold(1, |all, byte| all << 8 | u64::from(*byte)), 0)
    };
    let hash = add(0xCBF2_9CE4_8422_2325_u64 ^ bytes.len() as u64, first);
    let hash = add(hash ^ hash >> 32, last);
    // The upper bits of letters must count as much as the lower ones.
    let mixed = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [43, 22, 0].into_iter().map(move |by| {
        let place = mixed >> by;
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
    bits(word).all(|(byte, mask)| sieve[byte] & mask != 0)
}
