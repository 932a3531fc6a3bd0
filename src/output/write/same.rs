//! Whether a published file is what it should be: read, and never taken on trust.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::super::leak::Receipt;

/// So much is read at once: what a hash can be made of in one go, and more than most pages are.
const PIECE: usize = 16 * 1024;

/// Whether a file, and not what it links to, holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let is_same = |piece: &[u8]| match rest.strip_prefix(piece) {
        Some(left) => {
            rest = left;
            true
        }
        None => false,
    };
    read(path, bytes.len() as u64, is_same).is_some()
}

/// Whether a file, and not what it links to, holds the bytes that a receipt is for.
pub(super) fn is_as_received(path: &Path, receipt: &Receipt) -> bool {
    let mut hasher = blake3::Hasher::new();
    let add = |piece: &[u8]| {
        hasher.update(piece);
        true
    };
    let is_whole = read(path, receipt.size, add).is_some();
    is_whole && *hasher.finalize().as_bytes() == receipt.hash
}

/// Shows a file piece by piece, as long as it may go on; nothing if it does not have this size, or was not seen whole.
fn read(path: &Path, size: u64, mut may_go_on: impl FnMut(&[u8]) -> bool) -> Option<()> {
    let mut file = open_itself(path).ok()?;
    let found = file.metadata().ok()?;
    if !found.is_file() || found.len() != size {
        return None;
    }
    let mut buffer = [0; PIECE];
    let mut seen = 0;
    // A file that grows meanwhile shows more than there should be.
    while seen <= size {
        let length = match file.read(&mut buffer) {
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        let piece = buffer.get(..length)?;
        if !may_go_on(piece) {
            return None;
        }
        seen += length as u64;
        // Files give all that they have: less than was asked for is the end.
        if length < PIECE {
            break;
        }
    }
    (seen == size).then_some(())
}

/// Opens a file, and not what it links to; never waits for one that is no file.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn open_itself(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn open_itself(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::other("it is no file"))
    }
}
