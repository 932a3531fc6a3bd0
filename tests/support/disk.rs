//! A small disk in memory, for what a full or read-only one does.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A mounted memory disk.
pub struct Disk(pub PathBuf);

impl Disk {
    /// Mounts one over a folder; nothing, said aloud, where this user may not mount.
    pub fn mount(folder: &Path, options: &str) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "quietroom-test"])
            .arg(folder)
            .output()
            .is_ok_and(|done| done.status.success());
        if !mounted {
            eprintln!("skipped: no right to mount a small disk here");
        }
        mounted.then(|| Self(folder.to_owned()))
    }

    /// Changes the options of the mounted disk.
    pub fn remount(&self, options: &str) {
        let done = Command::new("mount")
            .args(["-o", options])
            .arg(&self.0)
            .status();
        assert!(done.expect("mount runs").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
