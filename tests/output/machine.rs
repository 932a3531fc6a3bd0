//! A machine that fails: two builds at once, a full disk, a folder that nobody may write to or replace.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};

use quietroom::output::Lock;
use quietroom::vocabulary::Audience::{Public, Responders, Staff};

use crate::disk::Disk;
use crate::support::{Site, build, check, files, machine, tree};

#[test]
fn one_build_at_a_time() {
    let out = tempfile::tempdir().unwrap();
    let lock = Lock::acquire(out.path()).unwrap();
    let error = machine(build(out.path(), &[(Public, files(&[]))]));
    assert!(
        error.to_string().ends_with("another build holds it"),
        "{error}"
    );
    assert!(error.help().contains("wait for it"), "{}", error.help());
    drop(lock);
    build(out.path(), &[(Public, files(&[]))]).unwrap();
}

#[test]
fn its_own_folder_is_private_and_ignored() {
    let out = tempfile::tempdir().unwrap();
    let state = out.path().join(".quietroom");
    for mode in [0o755, 0o777] {
        build(out.path(), &[(Public, files(&[("a", "b")]))]).unwrap();
        let found = fs::metadata(&state).unwrap().permissions().mode();
        assert_eq!(found & 0o777, 0o700);
        fs::set_permissions(&state, fs::Permissions::from_mode(mode)).unwrap();
    }
    let own = tree(&state);
    assert_eq!(own[".gitignore"], "*\n");
    let names: Vec<_> = own.keys().collect();
    assert_eq!(names, [".gitignore", "lock", "manifest.json"]);
}

#[test]
fn an_output_folder_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    machine(build(&file, &[(Public, files(&[]))]));
    fs::write(folder.path().join("public"), "mine").unwrap();
    let error = machine(build(folder.path(), &[(Public, files(&[]))]));
    assert!(
        error.to_string().ends_with("public: it is a file"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

fn large(number: usize, size: usize) -> Site {
    (0..number)
        .map(|index| {
            (
                format!("{index}/index.html"),
                index.to_string().repeat(size),
            )
        })
        .collect()
}

#[test]
fn a_full_disk_leaves_the_old_site_whole() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Disk::mount(folder.path(), "size=1m,nr_inodes=300") else {
        return;
    };
    let out = mount.0.join("dist");
    let old = large(20, 10_000);
    build(&out, &[(Public, old.clone()), (Staff, old)]).unwrap();
    let before = tree(&out);
    let check = |site: Site| {
        let error = machine(build(&out, &[(Public, site.clone()), (Staff, site)]));
        assert!(error.help().starts_with("free some space"), "{error}");
        assert!(!error.to_string().contains("staging"), "{error}");
        assert_eq!(tree(&out), before);
    };
    check(large(200, 10_000));
    // Enough space for every file, and not for the folders or for the links.
    for number in [60, 70, 100, 130] {
        check(large(number, 1));
    }
    mount.remount("remount,ro");
    let error = machine(build(&out, &[(Public, large(1, 1))]));
    assert!(error.help().contains("--out"), "{error}");
    assert_eq!(tree(&out), before);
}

#[test]
fn a_commit_that_fails_is_taken_back() {
    let out = tempfile::tempdir().unwrap();
    let site = |text: &str| {
        let files = files(&[("a", "same"), ("b", text)]);
        [
            (Public, files.clone()),
            (Staff, files.clone()),
            (Responders, files),
        ]
    };
    build(out.path(), &site("1")).unwrap();
    let responders = out.path().join("responders");
    let Some(mount) = Disk::mount(&responders, "size=1m") else {
        return;
    };
    fs::write(responders.join("c"), "foreign").unwrap();
    let before = tree(out.path());
    let error = machine(build(out.path(), &site("2")));
    assert!(
        error.help().contains("mounted"),
        "{error}: {}",
        error.help()
    );
    assert_eq!(tree(out.path()), before);
    drop(mount);
    build(out.path(), &site("2")).unwrap();
    for audience in [Public, Staff, Responders] {
        check(out.path(), audience, &[("a", "same"), ("b", "2")]);
    }
}

#[test]
fn readers_always_find_a_whole_site() {
    let out = tempfile::tempdir().unwrap();
    let site = |text: &str| [(Public, files(&[("index.html", text), ("same", "s")]))];
    build(out.path(), &site("0")).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) {
                let page = fs::read_to_string(out.path().join("public/index.html"));
                assert!(page.is_ok_and(|page| !page.is_empty()));
                reads += 1;
            }
            reads
        });
        let results: Vec<_> = (1..40)
            .map(|text| build(out.path(), &site(&text.to_string())))
            .collect();
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
        assert!(results.iter().all(Result::is_ok), "{results:?}");
    });
}
