//! Telephone numbers. (Placeholder for the module under work: same public face.)

/// A telephone number that the phone-number library found valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone {
    display: String,
    e164: String,
}

impl Phone {
    /// International form for people: "+1 216 555 0187".
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// "+12165550187".
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// "tel:+12165550187" (RFC 3966).
    #[must_use]
    pub fn tel_uri(&self) -> String {
        format!("tel:{}", self.e164)
    }
}

/// A short code such as 911.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShortCode(String);

impl ShortCode {
    /// The code.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.0
    }

    /// "tel:911".
    #[must_use]
    pub fn tel_uri(&self) -> String {
        format!("tel:{}", self.0)
    }
}
