//! Cells that belong to a link are written between OSC 8 marks, which ratatui's cells cannot hold.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};

/// A crossterm backend that knows which cells are links.
#[derive(Debug)]
pub(super) struct LinkBackend<W: Write> {
    inner: CrosstermBackend<W>,
    links: Vec<(Rect, String)>,
}

impl<W: Write> LinkBackend<W> {
    /// Wraps a backend; there are no links yet.
    pub(super) fn new(inner: CrosstermBackend<W>) -> Self {
        Self { inner, links: Vec::new() }
    }

    /// Sets the links of the frame that is drawn next.
    pub(super) fn set_links(&mut self, links: Vec<(Rect, String)>) {
        self.links = links;
    }

    fn link_at(&self, x: u16, y: u16) -> Option<usize> {
        self.links.iter().position(|(area, _)| area.contains(Position { x, y }))
    }

    /// Writes a run of cells that all belong to one link, or to none.
    fn draw_run(&mut self, link: Option<usize>, run: &[(u16, u16, &Cell)]) -> io::Result<()> {
        let url = link.and_then(|index| self.links.get(index)).map(|(_, url)| url.clone());
        if let Some(url) = &url {
            write!(self.inner, "\x1b]8;;{}\x1b\\", printable(url))?;
        }
        self.inner.draw(run.iter().copied())?;
        if url.is_some() {
            write!(self.inner, "\x1b]8;;\x1b\\")?;
        }
        Ok(())
    }
}

/// The address with nothing in it that could end the mark early.
fn printable(url: &str) -> String {
    url.chars().filter(|c| !c.is_control()).collect()
}

impl<W: Write> Backend for LinkBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.links.is_empty() {
            return self.inner.draw(content);
        }
        let cells: Vec<_> =
            content.map(|(x, y, cell)| (self.link_at(x, y), (x, y, cell))).collect();
        for run in cells.chunk_by(|a, b| a.0 == b.0) {
            let link = run.first().and_then(|(link, _)| *link);
            let run: Vec<_> = run.iter().map(|(_, cell)| *cell).collect();
            self.draw_run(link, &run)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
