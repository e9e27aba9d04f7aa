//! Styles and scripts, as they are built into the program.

/// The files that pages of a report load, by their names.
pub const REPORT: [(&str, &str); 3] = [
    ("report.css", include_str!("../assets/report.css")),
    ("report.js", include_str!("../assets/report.js")),
    ("article.js", include_str!("../assets/article.js")),
];
