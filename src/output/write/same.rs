//! Whether a published file is what it should be: read, and never taken on trust.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::super::leak::Receipt;

/// Whether a file, and not what it links to, holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    content(path, bytes.len() as u64).is_some_and(|content| content == bytes)
}

/// Whether a file, and not what it links to, holds the bytes that a receipt is for.
pub(super) fn is_as_received(path: &Path, receipt: &Receipt) -> bool {
    let content = content(path, receipt.size);
    content.is_some_and(|content| *blake3::hash(&content).as_bytes() == receipt.hash)
}

/// What a file holds, if it is of this size.
fn content(path: &Path, size: u64) -> Option<Vec<u8>> {
    let file = open_itself(path).ok()?;
    let found = file.metadata().ok()?;
    if !found.is_file() || found.len() != size {
        return None;
    }
    // One byte more than there should be shows a file that grows meanwhile.
    let most = size.saturating_add(1);
    let mut content = Vec::with_capacity(usize::try_from(most).ok()?);
    file.take(most).read_to_end(&mut content).ok()?;
    (content.len() as u64 == size).then_some(content)
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
