//! Fetches raw pages politely; bytes in, raw pages with headers, time and hash out.
