//! A file as it lies on disk: bytes in, checked UTF-8 text with its name out.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The largest file that is read, in bytes. Offsets are 32-bit; no article comes near it.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Bytes that are looked at side by side.
const LANE: usize = 1024;

/// One input: its name and its text, byte for byte as on disk (a byte order mark included).
#[derive(Debug, Clone)]
pub struct Source {
    /// The name diagnostics carry: the path as it was given, or the `--stdin-filename`.
    pub path: PathBuf,
    /// The text, exactly the bytes of the file.
    pub text: String,
}

impl Source {
    /// Reads a file to its end, or to the largest size that is read. `size` is how many bytes it will probably be.
    ///
    /// # Errors
    /// When reading fails, and as `from_bytes`.
    pub fn read(path: impl AsRef<Path>, file: impl Read, size: u64) -> Result<Self, Error> {
        // One more than the file has, so that its end is seen without asking for more room.
        let mut bytes = Vec::with_capacity(size.min(LARGEST_FILE) as usize + 1);
        let read = file.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
        read.map_err(|error| Error::in_file(&path, error.to_string()))?;
        Self::from_bytes(path, bytes)
    }

    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are not text in UTF-8: UTF-16 and UTF-32 with a byte order mark are named, a NUL byte
    /// means a binary file, and the first invalid byte is given by its offset.
    pub fn from_bytes(path: impl AsRef<Path>, bytes: Vec<u8>) -> Result<Self, Error> {
        let path = path.as_ref();
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(Error::in_file(path, "larger than 256 MiB; split it"));
        }
        for (mark, name) in [
            (&[0xff, 0xfe, 0, 0][..], "UTF-32"),
            (&[0, 0, 0xfe, 0xff], "UTF-32"),
            (&[0xff, 0xfe], "UTF-16"),
            (&[0xfe, 0xff], "UTF-16"),
        ] {
            if bytes.starts_with(mark) {
                return Err(Error::in_file(path, format!("encoded in {name}; save it as UTF-8")));
            }
        }
        let has_nul = |lane: &[u8]| lane.iter().fold(false, |any, &byte| any | (byte == 0));
        if bytes.chunks(LANE).any(has_nul) {
            let at = bytes.iter().take_while(|&&byte| byte != 0).count();
            return Err(Error::in_file(path, "a binary file (it holds a NUL byte)").at(format!("byte {at}")));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { path: path.to_owned(), text }),
            Err(invalid) => {
                let at = invalid.utf8_error().valid_up_to();
                let byte = invalid.as_bytes()[at];
                Err(Error::in_file(path, format!("not valid UTF-8 (byte 0x{byte:02x})")).at(format!("byte {at}")))
            }
        }
    }
}
