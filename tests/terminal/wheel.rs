//! A package as pip takes it: a zip archive of a module and what is said of it.

use std::fs;
use std::path::Path;

/// Writes the wheel of a package with one module.
pub(crate) fn write_wheel(folder: &Path, name: &str, version: &str, module: &str) {
    let info = format!("{name}-{version}.dist-info");
    let metadata = format!("Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n");
    let wheel = "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n";
    let record = format!("{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n");
    let files = [
        (format!("{name}.py"), module),
        (format!("{info}/METADATA"), &metadata),
        (format!("{info}/WHEEL"), wheel),
        (format!("{info}/RECORD"), &record),
    ];
    fs::write(folder.join(format!("{name}-{version}-py3-none-any.whl")), zip(&files)).unwrap();
}

/// A zip archive that stores its files as they are.
fn zip(files: &[(String, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in files {
        let offset = number(archive.len());
        // Version, flags, method, time, date, checksum, both sizes, lengths of name and extra.
        let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        about.extend(crc32fast::hash(text.as_bytes()).to_le_bytes());
        about.extend(number(text.len()));
        about.extend(number(text.len()));
        about.extend(short(name.len()));
        about.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        // Length of the comment, disk, attributes.
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(name.as_bytes());
    }
    let start = number(archive.len());
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(short(files.len()));
    archive.extend(short(files.len()));
    archive.extend(number(directory.len()));
    archive.extend(start);
    archive.extend([0, 0]);
    archive
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap().to_le_bytes()
}

fn short(value: usize) -> [u8; 2] {
    u16::try_from(value).unwrap().to_le_bytes()
}
