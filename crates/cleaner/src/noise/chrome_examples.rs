//! For every line rule of `chrome`, lines that it must match and near misses that no rule may match.

/// Rule, lines it decides, lines that no rule may decide.
pub(crate) const EXAMPLES: &[(&str, &[&str], &[&str])] = &[
    ("separator", &["___", "* * *"], &["- one item", "— Jo Tarn said so"]),
    ("counter", &["216", "48"], &["216 votes were cast", "48%"]),
    (
        "bare-address",
        &["https://borland.example/p/4xYzA", "www.borland.example"],
        &["https://borland.example is the address of the board."],
    ),
    (
        "player",
        &[
            "NEWYou can now listen to Lantern articles!",
            "AI generated Text-to-speech",
            "0:00 / 3:12 1X BeyondWords",
        ],
        &["You can now listen to the minister's speech.", "AI-generated images fooled the board. It paid."],
    ),
    (
        "button",
        &[
            "Click here to share on social media",
            "CLICK HERE TO GET THE LANTERN NEWS APP",
            "Skip next section Top stories",
            "SKIP ADVERTISEMENT",
            "You can find this story in My Bookmarks.Or in the top right.",
            "list 2 of 3",
        ],
        &["Click beetles were found in the harbour", "Skip Holt won the race. He was glad."],
    ),
    (
        "form",
        &[
            "after newsletter promotion",
            "By entering your email and clicking Subscribe, you agree to the Lantern Privacy Policy.",
            "The Lantern Daily Briefing newsletter provides all the news you need. Sign up here.",
            "Sign up for Lantern Weekly",
            "Receive essential international news every morning",
            "Something went wrong, please try again later.",
        ],
        &[
            "By entering the harbour you agree, the sign said",
            "Get the ferries moving, the minister said.",
            "Sign up or leave, he told them, and they left.",
        ],
    ),
    (
        "consent",
        &[
            "We value your privacy",
            "We and our 842 partners store and/or access information on a device.",
            "Manage options",
        ],
        &["We and our friends left early.", "Manage the crisis or go, she said."],
    ),
    (
        "print-note",
        &[
            "A version of this article appears in print on May 3, 2031, Section A, Page 4.",
            "To view this video please enable JavaScript, and consider another browser",
            "What do you think? Let us know in the comments below.",
            "Follow Borland Live on Facebook",
        ],
        &["Follow the money, she said, on Monday.", "This story was told for the first time in 2030."],
    ),
    (
        "reporting-from",
        &["Reporting from Port Arbor, Arland"],
        &["Reporting from the islands is hard.", "Reporting in the Lantern was wrong"],
    ),
    (
        "sign-off",
        &["lb/kd (AFP, dpa)", "(LANTERN with AFP)"],
        &["Lee Ford (AFP) took the picture.", "(AFP said so)"],
    ),
    (
        "topics-head",
        &["Related Topics", "Explore more on these topics"],
        &["Related topics came up at the meeting."],
    ),
];
