"""Whether a folder lies on a network drive, where several processes cannot share a library safely."""

from __future__ import annotations

import sys
from pathlib import Path

NETWORK = frozenset(
    ("afs", "ceph", "cifs", "fuse.rclone", "fuse.sshfs", "glusterfs", "lustre", "nfs", "nfs4", "smb3", "smbfs")
)
_MOUNTS = Path("/proc/mounts")
_REMOTE = 4  # DRIVE_REMOTE of the Windows API


def on_network(folder: Path) -> bool:
    """Whether a folder lies on a network drive, as far as this system tells."""
    if sys.platform == "win32":
        return _on_windows(folder)
    return _MOUNTS.is_file() and mounted_over_network(folder, _MOUNTS.read_text(encoding="utf-8", errors="replace"))


def mounted_over_network(folder: Path, mounts: str) -> bool:
    """The same from the text of a mount table: the longest mount point above a folder decides."""
    lines = (line.split() for line in mounts.splitlines())
    found = ((parts[1].replace("\\040", " "), parts[2]) for parts in lines if len(parts) > 2)  # noqa: PLR2004
    above = [(len(point), kind) for point, kind in found if folder.resolve().is_relative_to(point)]
    return bool(above) and max(above)[1] in NETWORK


def _on_windows(folder: Path) -> bool:
    drive = folder.resolve().drive
    if drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _REMOTE)
    return False
