//! Folders as maps from paths to bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a folder by their paths, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All files in a folder and below; none where there is no folder.
pub fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.expect("a readable folder");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = format!("{prefix}{name}");
        if entry.file_type().expect("a file of some type").is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("a readable file"));
        }
    }
}

/// The files below a folder of these, by their paths from there.
pub fn within(files: &Files, folder: &str) -> Files {
    let inner = files.iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(folder)?.strip_prefix('/')?;
        Some((path.to_owned(), bytes.clone()))
    });
    inner.collect()
}

/// Writes files into a folder.
pub fn write<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().expect("a path in the folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(&path, bytes).expect("a file can be written");
    }
}
