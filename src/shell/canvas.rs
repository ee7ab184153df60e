//! What ratatui draws on: a crossterm terminal, with the cells written in few bytes, and those that
//! belong to a link between OSC 8 marks, which ratatui's cells cannot hold.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};

use super::pen::Pen;

/// A crossterm backend that knows its size and which cells are links.
#[derive(Debug)]
pub(super) struct Canvas<W: Write> {
    inner: CrosstermBackend<W>,
    size: Option<Size>,
    links: Vec<(Rect, String)>,
    cursor_hidden: bool,
    bytes: Vec<u8>,
}

impl<W: Write> Canvas<W> {
    /// Wraps a backend; there are no links yet.
    pub(super) fn new(inner: CrosstermBackend<W>) -> Self {
        Self { inner, size: None, links: Vec::new(), cursor_hidden: false, bytes: Vec::new() }
    }

    /// Sets the size of the frame that is drawn next, and its links. Asking the system for the size
    /// opens the terminal anew each time.
    pub(super) fn prepare(&mut self, size: Size, links: Vec<(Rect, String)>) {
        self.size = Some(size);
        self.links = links;
    }

    fn link_at(&self, x: u16, y: u16) -> Option<usize> {
        self.links.iter().position(|(area, _)| area.contains(Position { x, y }))
    }

    /// Ends the link that is open, and begins the one that follows.
    fn mark(&mut self, link: Option<usize>) {
        let url = link.and_then(|index| self.links.get(index)).map_or("", |(_, url)| url);
        self.bytes.extend_from_slice(b"\x1b]8;;");
        self.bytes.extend_from_slice(printable(url).as_bytes());
        self.bytes.extend_from_slice(b"\x1b\\");
    }
}

/// The address with nothing in it that could end the mark early.
fn printable(url: &str) -> String {
    url.chars().filter(|c| !c.is_control()).collect()
}

impl<W: Write> Backend for Canvas<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.bytes.clear();
        let mut pen = Pen::default();
        let mut open = None;
        for (x, y, cell) in content {
            if !self.links.is_empty() {
                let link = self.link_at(x, y);
                if link != open {
                    self.mark(link);
                    open = link;
                }
            }
            pen.cell(&mut self.bytes, x, y, cell);
        }
        if open.is_some() {
            self.mark(None);
        }
        pen.rest(&mut self.bytes);
        self.inner.write_all(&self.bytes)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_hidden {
            return Ok(());
        }
        self.cursor_hidden = true;
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_hidden = false;
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
        self.size.map_or_else(|| self.inner.size(), Ok)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
