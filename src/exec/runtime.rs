//! The Python package that does the work on the other side, `gradus_run`: inside the program, and
//! written to a folder so that Python can keep it compiled.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static PACKAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/python");

/// Writes the package below `folder`, unless it is there; the folder to be put on `sys.path`. Each
/// version of the package has a folder of its own, so that several programs can share `folder`.
pub fn install(folder: &Path) -> io::Result<PathBuf> {
    let files = files();
    let place = folder.join(format!("{:08x}", sum(&files)));
    for (path, text) in &files {
        let file = place.join(path);
        let is_there = fs::metadata(&file).is_ok_and(|data| data.len() == text.len() as u64);
        if !is_there {
            write(&file, text)?;
        }
    }
    Ok(place)
}

/// Writes a file in one step: another program may be about to read it.
fn write(file: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = file.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&fresh, text)?;
    fs::rename(&fresh, file)
}

/// The package's files: path and text.
fn files() -> Vec<(&'static Path, &'static [u8])> {
    let mut folders = vec![&PACKAGES];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let python = |file: &&include_dir::File<'_>| {
            file.path().extension().is_some_and(|ending| ending == "py")
        };
        files.extend(folder.files().filter(python).map(|file| (file.path(), file.contents())));
    }
    files
}

fn sum(files: &[(&Path, &[u8])]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for (path, text) in files {
        hasher.update(path.as_os_str().as_encoded_bytes());
        hasher.update(&[0]);
        hasher.update(text);
        hasher.update(&[0]);
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_is_written_once_and_mended() {
        let folder = tempfile::tempdir().unwrap();
        let place = install(folder.path()).unwrap();
        let file = place.join("gradus_run/launch.py");
        let text = fs::read(&file).unwrap();
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        fs::write(place.join("gradus_run/child.py"), "cut off").unwrap();
        assert_eq!(install(folder.path()).unwrap(), place);
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), time);
        assert_ne!(fs::read(place.join("gradus_run/child.py")).unwrap(), b"cut off");
        assert!(!text.is_empty());
    }
}
