//! Line rules as data: what stands on the page and is no part of the article.
//!
//! Patterns see one trimmed line (plain text) or one block (HTML). A pattern names the whole line wherever a sentence
//! of the article could hold the same words.

use claimwire_record::Zone::Boilerplate;

use super::shapes::{network, tongue};
use super::{Effect, HASHTAGS, Rule, noise, row, up_to};

/// The rules, in order of precedence.
pub(crate) const RULES: &[Rule] = &[
    // Furniture at the head of the page.
    noise("language-bar", "language bar", concat!(r"^(?i)", tongue!(), r"(?:[\s|/·•,]+", tongue!(), r")+$")),
    row(
        "weather",
        Boilerplate,
        "weather line",
        Effect::Neighbour("place beside a weather line"),
        concat!(
            r"^(?:[-+−]?\d{1,3}(?:[.,]\d)?\s?(?:[°º]\s?[CF]?|[CF])(?:,?\s\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*(?:,\s[a-z ]+)?)?|",
            r"\p{Lu}[\p{L} .'’-]+,?\s[-+−]?\d{1,3}(?:[.,]\d)?\s?[°º]\s?[CF]?)$"
        ),
    ),
    noise(
        "reading-time",
        "reading time",
        concat!(
            r"^(?i)(?:[^.!?]*[|·•]\s)?(?:(?:reading time|time to read|read time|estimated reading time)\s?:?\s?)?~?\s?\d{1,3}\s?[-–]?\s?",
            r"min(?:ute)?s?\.?(?:[\s-]?(?:read|to read|reading(?: time)?|de lecture))?(?:\s?[|·•].*)?$"
        ),
    ),
    noise(
        "gallery-counter",
        "gallery counter",
        r"^(?i)(?:(?:image|photo|slide|picture|page)\s)?\d{1,3}\s?(?:of|/)\s?\d{1,3}$",
    ),
    noise(
        "label",
        "label of a page element",
        concat!(
            r"^(?i)(?:video|watch|listen|audio|podcast|photos?|gallery|in pictures|live(?: blog| updates?)?|",
            r"breaking(?: news)?|play(?: video| audio)?|mute|unmute|fullscreen|duration[:\s].*|read the full (?:story|article)|",
            r"listen to (?:this |the )?(?:article|story)(?:\s.*)?|loading(?:\.{1,3}|…)?)$"
        ),
    ),
    // Links to other pages.
    up_to(
        300,
        noise(
            "more-link",
            "related link",
            concat!(
                r"^(?:(?i:watch|read|see|listen|learn|discover)\s(?i:more)(?:\s?[:>»→|]|\s?…|\p{Lu})|",
                r"(?:READ|WATCH|SEE|LISTEN)\sMORE\s|(?:Read|Watch)\smore\s(?:(?i:on|about|from|here|at)\s[^.]+|here|\p{Lu}[^.]+)$)"
            ),
        ),
    ),
    up_to(
        300,
        noise(
            "also-read",
            "related link",
            concat!(
                r"^[(\[]?(?:(?i:also read|read also|also see|see also|also watch|also on \S+|read next|up next|must read|",
                r"in case you missed it|related(?: stor(?:y|ies)| articles?| news| coverage| links?| reading| content| posts?)?|",
                r"more on this(?: story| topic)?|further reading|recommended(?: reading)?|editor['’]s picks?|don['’]t miss|read the full (?:story|article|report))",
                r"\s?(?:[:|>»]|[–—-]\s)\s?\S|(?i:read|watch|listen)\s?[:|]\s\S[^.]*$|(?:Also read|Read also|See also)\p{Lu}|(?:Also Read|Read Also|See Also)\s\p{Lu}|(?:ALSO READ|READ ALSO|SEE ALSO|READ NEXT|RELATED)\s\S)"
            ),
        ),
    ),
    row(
        "related-head",
        Boilerplate,
        "related links",
        Effect::List { prose: 80 },
        concat!(
            r#"^(?i)["“]?(?:(?:you might be interested in|recommended stories)|related(?: articles?| stor(?:y|ies)| news| posts?| content| links?| coverage| reading)?|see also|"#,
            r"also read|read also|read more|watch more|see more|more on this(?: story| topic)?|further reading|read next|up next|",
            r"recommended(?: for you| stories| articles| reading)?|in case you missed it|don['’]t miss|must[- ]reads?|",
            r#"(?:stories )?you (?:may|might)(?: also)? (?:like|be interested in)|what to read next)\s?[:»>…]?["”]?$"#
        ),
    ),
    row(
        "list-head",
        Boilerplate,
        "list of other articles",
        Effect::List { prose: 200 },
        concat!(
            r"^(?i)(?:recent (?:articles|posts|stories|news)|latest(?: (?:news|articles|stories|posts|headlines|updates))?|",
            r"most (?:read|popular|viewed|shared|commented|recent)(?: (?:articles|stories|news|now|today))?|",
            r"top (?:stories|news|headlines)|trending(?: now| stories| topics)?|popular(?: now| articles| posts| stories)?|",
            r"more (?:news|stories|articles|headlines|top stories|galleries|videos|photos)|more (?:from|in) (?-i:\p{Lu})[^.]*|",
            r"editors?['’]?s?['’]? (?:picks?|choice)|other (?:news|stories|articles)|sponsored (?:content|links)|",
            r"from our partners|promoted(?: stories| content| links)|around the web|(?:about|more by) the author)\s?[:»>…]?$"
        ),
    ),
    // Appeals and sign-ups.
    row(
        "appeal",
        Boilerplate,
        "donation appeal",
        Effect::Appeal,
        concat!(
            r"^(?i)(?:thank you for (?:donating|your donation)\b.*|",
            r"thank you for (?:your support|supporting [\w. ]+|reading(?: [\w. ]+)?)[.!]?|",
            r"(?:please )?(?:make a (?:donation|contribution)|donate(?: (?:now|today|here|to [^.]+))?|",
            r"support (?:us|our (?:work|journalism|newsroom|reporting)|independent journalism)(?: (?:now|today|here))?|",
            r"become a (?:member|supporter|patron|subscriber|donor)(?: (?:today|now|of [^.]+))?|buy us a coffee)[.!]?)$"
        ),
    ),
    up_to(
        600,
        row(
            "appeal-text",
            Boilerplate,
            "donation appeal",
            Effect::Appeal,
            concat!(
                r#"^[^"“”«»]*(?i:\b(?:without|thanks to|relies on|rely on|depends? on|funded by|made possible by|count on) "#,
                r#"(?:the )?(?:(?:generous|financial|continued|kind) )*(?:support|help|donations|contributions|generosity) (?:of|from) "#,
                r#"(?:our (?:readers|members|supporters|donors|subscribers)|readers like you|you\b)|"#,
                r#"\byour (?:donations?|contributions?|gift|support) (?:allows?|helps?|enables?|keeps?|makes? it|will help|will allow)\b|"#,
                r#"^if you (?:can|enjoy|value|like|appreciate)\b.*\b(?:donat|contribut|support us|subscri))[^"“”«»]*$"#
            ),
        ),
    ),
    up_to(
        400,
        noise(
            "newsletter",
            "newsletter sign-up",
            concat!(
                r#"^(?i)(?:(?:sign up|subscribe|register|join)\b[^"“”]*\b(?:newsletters?|mailing list|briefing|e-?mails?|inbox|alerts?|"#,
                r#"channel|telegram|whatsapp|youtube|podcast)\b[^"“”]*|get [^"“”]*(?:newsletter|(?:in|to) your inbox)[^"“”]*|"#,
                r#"(?:enter )?your e-?mail(?: address)?\b.*|by (?:signing up|subscribing),? (?:you|i) .*|(?:our )?newsletters?)$"#
            ),
        ),
    ),
    up_to(
        160,
        noise(
            "share-bar",
            "share bar",
            concat!(
                r#"^(?i)(?:share (?:this|on|via|the (?:article|story)|article|story|post|with)\b[^.,]*|"#,
                r#"follow (?:us|me|our)\b[^"“”.]*[.!]?|(?:like|find|join) us on\b[^"“”.]*[.!]?|"#,
                r#"(?:print|e-?mail|save|bookmark) (?:this|article|story|for later)[^.]*|add us on google[^.]*|"#,
                network!(),
                r"(?:\s?:)?(?:[\s,|/·•]+(?:and\s|on\s)?",
                network!(),
                r")*)$"
            ),
        ),
    ),
    up_to(
        600,
        noise(
            "cookies",
            "cookie notice",
            concat!(
                r#"^(?i)(?:[^"“”]*(?:\bwe (?:and our (?:\d+ )?partners )?use cookies\b|\bthis (?:web)?site uses cookies\b|"#,
                r#"\bby (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site\b)[^"“”]*|accept(?: all)?(?: cookies)?|"#,
                r#"reject all|manage (?:your |my )?(?:preferences|consent|cookies|choices)|cookies?|"#,
                r#"(?:(?:privacy|cookies?) (?:policy|notice|settings|preferences|statement|consent)|terms (?:of (?:use|service)|"#,
                r#"(?:and|&) conditions)|imprint|do not sell my [^.]+|[\s|·•,]+)+|this site is protected by recaptcha.*)$"#
            ),
        ),
    ),
    up_to(
        300,
        noise(
            "account",
            "log-in or subscription line",
            concat!(
                r#"^(?i)(?:log ?in|sign in|sign up|register|subscribe|create (?:an|a free) account|my account|log ?out|sign out|"#,
                r#"(?:log in|sign in|register|subscribe) (?:or|now|today|for|with|to (?:read|continue|comment|access|unlock|our|the|get|keep|receive|view|your))\b[^"“”.]*|"#,
                r#"already (?:a |an )?(?:subscriber|member|registered|have an account)\b[^"“”]*|start your free trial.*|"#,
                r#"this (?:article|content|story) is (?:only |exclusively )?(?:for|available (?:only )?to) (?:our )?(?:paying )?"#,
                r#"(?:subscribers|members|registered|premium)[^"“”]*|to (?:continue|keep) reading[^"“”]*(?:subscri|log in|sign|regist)[^"“”]*|"#,
                r#"you have (?:\d+|no|reached|used)\b[^"“”]*\barticles?\b[^"“”]*|unlock [^"“”]*(?:article|access)[^"“”]*|"#,
                r#"(?:for )?(?:premium|subscribers only|members only))[.!]?$"#
            ),
        ),
    ),
    // Furniture anywhere.
    noise(
        "comments",
        "comments line",
        concat!(
            r"^(?i)(?:[★☆⭐]+\s?.*|\d[\d,.]{0,6}[km]?\s(?:comments?|shares?|views?|likes?|replies|reactions)|comments?(?:\s?\(\d+\)|:? \d+)?|",
            r"(?:leave|post|add|write) a (?:comment|reply)[^.]*|(?:view|show|load|hide|read|see)(?: all| the)? (?:\d+ )?comments?|",
            r"join the (?:conversation|discussion)|no comments(?: yet)?|be the first to comment|comments are closed|reply)[.!]?$"
        ),
    ),
    noise(
        "advertisement",
        "advertisement",
        concat!(
            r"^(?i)[(\[-]?\s?(?:advertisements?|advertising|advert|ads?|sponsored(?: by [^.]+)?|promoted|paid (?:content|post)|",
            r"(?:article|story|content) continues (?:after|below)[^.]*|scroll (?:down )?(?:to|for) [^.]*|",
            r"continue reading[^.]*|advertisement\s?[-–·|].*|remove ads|skip ads?|(?:buy|shop|order) (?:it )?now|check price|add to cart|view (?:deal|offer))\s?[)\]-]?\.?$"
        ),
    ),
    up_to(
        160,
        noise(
            "navigation",
            "navigation",
            concat!(
                r"^(?i)(?:home(?: ?page)?|menu|search|skip to (?:main )?\w+|(?:back )?to (?:the )?(?:top|homepage)|",
                r"back to (?:top|home|news)|toggle (?:navigation|menu)|(?:main|open|close) (?:menu|navigation)|close|",
                r"(?:next|prev(?:ious)?)(?: (?:article|story|post|page))?|(?:older|newer) posts?|show (?:all|less|more)|(?:view|see) all|load more|",
                r"all news|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|site ?map|help|faqs?|e-?paper|sections|editions?|",
                r"home\s?[>»›/|].*|[^.!?>»›]+(?:\s[>»›]\s[^.!?>»›]+){1,6}|[^.!?|]+(?:\s?\|\s?[^.!?|]+){3,}|",
                r"[^.!?|]+(?:(?: {2,}|\t\s*)[^.!?|]+){2,}|[<«‹←]\s?prev[^.]*)$"
            ),
        ),
    ),
    up_to(
        250,
        noise(
            "tags",
            "tag list",
            concat!(
                r"^(?i)(?:(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|read more about|more about|see more on|",
                r"in this (?:story|article)|labels?)\s?:[^.]*|tags?|topics|filed under)$"
            ),
        ),
    ),
    up_to(300, noise(HASHTAGS, "tag list", r"^(?:#[\p{L}\d_]+[\s,]*){2,}$")),
    up_to(
        400,
        noise(
            "copyright",
            "copyright line",
            concat!(
                r"^(?:©.*|\([cC]\)\s?\d{4}.*|(?i:copyright)\s?(?:©|\([cC]\)|\d{4}).*|[^.]*\.?\s?(?i:all rights reserved)\b.*|",
                r"(?i:this (?:material|article|content|story) may not be (?:published|reproduced|copied)).*)$"
            ),
        ),
    ),
    up_to(
        200,
        noise(
            "app",
            "promotion of an app",
            concat!(
                r"^(?i)(?:(?:[^.“”]{0,80}[!.]\s)?(?:download|get) (?:our|the) [^.,]*\bapp\b[^.,]*\.?|(?:available|get it|download) on (?:the )?",
                r"(?:app store|google play)[^.]*|(?:install|open) (?:the )?app)$"
            ),
        ),
    ),
    noise(
        "script",
        "browser notice",
        concat!(
            r"^(?i)(?:(?:please )?(?:you need to )?enable javascript\b.*|javascript (?:is|must be) (?:disabled|required|enabled)\b.*|",
            r"your browser (?:does not|doesn['’]t) support\b.*|(?:this )?video (?:is )?(?:unavailable|cannot be played)\b.*)$"
        ),
    ),
    up_to(
        400,
        noise(
            "service-note",
            "note of the outlet",
            concat!(
                r"^(?i)(?:(?:report|found|spotted|see|notice) an? (?:error|typo|mistake)\b.*|disclaimer:.*|",
                r"(?:the )?(?:views|opinions) expressed (?:in|by|are)\b.*|(?:please )?(?:contact|write to) (?:us|the (?:author|editor)) at\b.*|",
                r"send (?:us )?(?:your )?(?:tips|feedback|stories)\b.*|got a (?:tip|story)\?.*)$"
            ),
        ),
    ),
];
