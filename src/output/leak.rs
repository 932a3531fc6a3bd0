//! The room of the second guard: no bytes are staged that were not scanned for withheld values (design §5).

use crate::diagnostic::Diagnostic;
use crate::vocabulary::Audience;

use super::OutputPath;

/// Looks through finished bytes for what their audience may not read.
pub trait Scan: Sync {
    /// One finding for each withheld value that stands in the file, in any spelling.
    fn scan(&self, audience: Audience, path: &OutputPath, bytes: &[u8]) -> Vec<Diagnostic>;
}

/// The scan of a site that withholds nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSecrets;

impl Scan for NoSecrets {
    fn scan(&self, _: Audience, _: &OutputPath, _: &[u8]) -> Vec<Diagnostic> {
        Vec::new()
    }
}

/// The bytes of one file that passed the scan for the audience they are for.
///
/// This is all that [`Stage::put`](super::Stage::put) takes, so that no renderer can be added without being scanned.
#[derive(Clone, Copy, Debug)]
pub struct Scanned<'a> {
    audience: Audience,
    path: &'a OutputPath,
    bytes: &'a [u8],
}

impl<'a> Scanned<'a> {
    /// Scans the file; where anything is found, the findings come back in its place.
    pub fn pass(
        scan: &dyn Scan,
        audience: Audience,
        path: &'a OutputPath,
        bytes: &'a [u8],
    ) -> Result<Self, Vec<Diagnostic>> {
        let findings = scan.scan(audience, path, bytes);
        if findings.is_empty() {
            Ok(Self {
                audience,
                path,
                bytes,
            })
        } else {
            Err(findings)
        }
    }

    /// Whose site the file is for.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Where it stands in that site.
    #[must_use]
    pub fn path(&self) -> &'a OutputPath {
        self.path
    }

    /// What it holds.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    struct Word(&'static str);

    impl Scan for Word {
        fn scan(&self, _: Audience, path: &OutputPath, bytes: &[u8]) -> Vec<Diagnostic> {
            bytes
                .windows(self.0.len())
                .filter(|window| *window == self.0.as_bytes())
                .map(|_| Diagnostic::about_path(codes::COLLISION, path.as_str(), "leaks"))
                .collect()
        }
    }

    #[test]
    fn only_what_passes_can_be_staged() {
        let path = OutputPath::new("a").unwrap();
        let check = |scan: &dyn Scan, bytes: &[u8], findings: usize| match Scanned::pass(
            scan,
            Audience::Public,
            &path,
            bytes,
        ) {
            Ok(scanned) => assert_eq!((scanned.bytes(), findings), (bytes, 0)),
            Err(found) => assert_eq!(found.len(), findings),
        };
        check(&NoSecrets, b"secret", 0);
        check(&Word("secret"), b"public", 0);
        check(&Word("secret"), b"a secret, a secret", 2);
    }
}
