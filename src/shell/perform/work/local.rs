//! Whether only this computer can change a folder. The system tells of no change that another
//! computer has made in a folder they share.

#[cfg(any(target_os = "linux", test))]
use std::borrow::Cow;
#[cfg(target_os = "linux")]
use std::fs;
use std::path::Path;

/// File systems that are in this computer alone. Of any other, nothing is taken for granted.
#[cfg(any(target_os = "linux", test))]
const LOCAL: [&str; 20] = [
    "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfsplus", "jfs",
    "msdos", "nilfs2", "ntfs3", "overlay", "ramfs", "reiserfs", "tmpfs", "vfat", "xfs", "zfs",
];

/// Whether the folder is known to be on a disk of this computer. It must be there.
#[cfg(target_os = "linux")]
pub(super) fn is_local(folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let Ok(mounts) = fs::read_to_string("/proc/self/mountinfo") else { return false };
    kind(&mounts, &folder).is_some_and(|kind| LOCAL.contains(&kind))
}

/// Whether the folder does not look like one that other computers share.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_local(folder: &Path) -> bool {
    std::fs::canonicalize(folder).is_ok_and(|folder| !looks_shared(&folder))
}

/// The kind of file system a folder is on. `mounts` is what Linux says in `/proc/self/mountinfo`.
#[cfg(any(target_os = "linux", test))]
fn kind<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let mounts = mounts.lines().filter_map(|line| {
        let (place, more) = line.split_once(" - ")?;
        let point = plain(place.split(' ').nth(4)?);
        let depth = Path::new(&*point).components().count();
        folder.starts_with(&*point).then_some((depth, more.split(' ').next()?))
    });
    // Of two at the same place, the later one lies on top.
    mounts.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// A path of the list, where white space and `\` are written as `\` and three octal digits.
#[cfg(any(target_os = "linux", test))]
fn plain(point: &str) -> Cow<'_, str> {
    let codes = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    let mut point = Cow::Borrowed(point);
    for (code, sign) in codes {
        if point.contains(code) {
            point = point.replace(code, sign).into();
        }
    }
    point
}

/// Whether a path is where macOS and Windows have what comes over a network (macOS has disks that
/// were plugged in there as well).
#[cfg(any(not(target_os = "linux"), test))]
fn looks_shared(folder: &Path) -> bool {
    use std::path::{Component, Prefix};

    let mounted = ["/Volumes", "/Network", "/net"].iter().any(|point| folder.starts_with(point));
    mounted
        || matches!(folder.components().next(), Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:22 / /home rw,relatime - btrfs /dev/vdb rw
24 23 0:23 / /home/ann/far\\040away rw - nfs4 server:/x rw
25 23 0:24 / /mnt/c rw - 9p drvfs rw
26 23 0:25 / /mnt/c rw - ext4 /dev/vdc rw
a line of another kind
";

    #[test]
    fn the_deepest_mount_decides_and_of_two_the_later() {
        for (folder, expected) in [
            ("/", "ext4"),
            ("/var/x", "ext4"),
            ("/homely", "ext4"),
            ("/home/ann", "btrfs"),
            ("/home/ann/far away/work", "nfs4"),
            ("/mnt/c/work", "ext4"),
        ] {
            assert_eq!(kind(MOUNTS, Path::new(folder)), Some(expected), "{folder}");
        }
        assert_eq!(kind("", Path::new("/")), None);
    }

    #[test]
    fn what_is_mounted_by_hand_may_be_shared() {
        assert!(looks_shared(Path::new("/Volumes/School/work")));
        assert!(!looks_shared(Path::new("/Users/ann/work")));
    }

    #[test]
    fn a_folder_that_is_not_there_is_not_taken_for_local() {
        assert!(!is_local(Path::new("/no/such/folder")));
    }
}
