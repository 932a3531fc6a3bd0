//! Blocks of code of a page as Markdown's: between signs that do not stand in them, a line a line.

use super::{Gap, Writer, frame};

impl Writer<'_> {
    pub(super) fn open_code(&mut self, index: usize) {
        self.block(Gap::Blank);
        self.start_line();
        let fence = self.fence(index);
        self.weave.markup(&*fence);
        self.code_line();
        self.code = Some(fence);
    }

    /// Signs around code, more of them than stand in it anywhere.
    fn fence(&self, index: usize) -> String {
        let end = self.ends.get(index).and_then(|end| self.tokens.get(*end));
        let start = self.tokens.get(index).map_or(0, frame::start_of);
        let code = self
            .html
            .get(start..end.map_or(self.html.len(), frame::start_of));
        let runs = code.unwrap_or_default().split(|c| c != '~').map(str::len);
        "~".repeat(runs.max().unwrap_or_default().max(2) + 1)
    }

    /// The next line of code, at the margin of what it is in.
    pub(super) fn code_line(&mut self) {
        self.gap = Gap::Line;
        self.start_line();
    }

    pub(super) fn close_code(&mut self) {
        if let Some(fence) = self.code.take() {
            self.code_line();
            self.weave.markup(fence);
            self.gap = Gap::Blank;
        }
    }
}
