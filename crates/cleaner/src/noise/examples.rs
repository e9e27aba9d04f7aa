//! For every line rule, lines that it must match and near misses that no rule may match.

use super::{HASHTAGS, SIGNATURE};

/// Rule, lines it decides, lines that no rule may decide.
pub(crate) const EXAMPLES: &[(&str, &[&str], &[&str])] = &[
    (
        SIGNATURE,
        &["— Jo Tarn (@jotarn) May 3, 2031", "-- Jo Tarn, Arland (@jo_tarn)", "– Jo (@jo) · 3 May 2031"],
        &["— Jo Tarn said so (in May)", "Jo Tarn (@jotarn) wrote on May 3, 2031, that the bridge is open."],
    ),
    (
        "issued-on",
        &[
            "First published on Sat 3 May 2031 09.30 CEST",
            "Updated 6:02 PM GMT+2, May 3, 2031",
            "Posted May 3, 2031, at 10:15 a.m.",
            "Issued on:",
            "Published: 3 May 2031",
            "Updated May 3, 2031 at 5pm",
            "Published on Saturday, May 3",
            "Last updated 2 hours ago",
            "Issued on: 03/05/2031 - 14:20",
            "Updated",
        ],
        &[
            "Published in 2030, the report said little of Arland.",
            "Updated rules on ferries take effect in May.",
            "Published 12 books",
        ],
    ),
    (
        "bare-date",
        &[
            "12:41, 3 May 2031",
            "May 3, 2031 4:12 PM GMT+2 Updated 3 hours ago",
            "ARBOR, 3 May 2031",
            "Saturday 3 May 2031 · by Jo Tarn",
            "3 May 2031",
            "Saturday, May 3rd, 2031",
            "2031-05-03",
            "03.05.2031, 14:20",
            "3 May 2031 at 5:20 pm CET",
        ],
        &[
            "ARBOR, 3 May 2031 saw rain - And then it snowed.",
            "3 May 2031 was a Saturday.",
            "May 2031 brought change",
        ],
    ),
    ("clock", &["14:20", "9:05 am GMT"], &["14:20 is when the ferry left."]),
    ("ago", &["2 hours ago", "15 mins ago"], &["2 hours ago the ferry left."]),
    ("byline-head", &["By", "Author:", "Written by"], &["By and by the crowd left."]),
    (
        "byline",
        &[
            "By Jo Tarn with AFP",
            "By Jo Tarn | 3 May 2031 | 18:20 | Comments 214",
            "By Jo Tarn",
            "By JO TARN and ANNA VAN HOLT",
            "By Jo Tarn, Political Editor",
            "By Jo Tarn in Arbor | Borland Post",
        ],
        &["By Tuesday the ministers had left.", "By land, sea and air they came"],
    ),
    (
        "author",
        &[
            "Video by: Jo TARN",
            "Posted by Jo Tarn | Saturday 3 May 2031 | Filed under: Ferries",
            "Author: Jo Tarn",
            "Editor : Anna Holt",
        ],
        &[
            "Published by Arland in May, the list names ten firms.",
            "Author Jo Tarn won the prize.",
            "Editors: they are the last to know.",
        ],
    ),
    (
        "credits",
        &[
            "(Reporting by Jo Tarn; Editing by Anna Holt)",
            "Reporting by Jo Tarn in Arbor and Anna Holt; Writing by Lee Ford; Editing by Kim",
            "Edited by Jo Tarn",
            "Additional reporting by Anna Holt",
        ],
        &[
            "Reporting by the Lantern showed that the bridge was unsafe.",
            "Edited by hand, the text was short.",
            "Written by Jo Tarn in 2030, the report was never published.",
        ],
    ),
    (
        "agency",
        &["Reuters", "(AFP)", "With AP and dpa", "Source: Reuters"],
        &["Reuters was the first to report it.", "AP courses were dropped"],
    ),
    ("source", &["Source: Borland Post"], &["Source close to the minister said he would resign."]),
    (
        "photo-credit-in-brackets",
        &[
            "People wait in Arbor [Lee Ford/Reuters]",
            "Minister Holt at the pier on Saturday. (Anna Holt/Borland Post)",
            "The harbour of Arbor at dawn (Photo: Jo Tarn)",
            "A ferry leaves [Image credit: Jo Tarn]",
            "Minister Holt (AP Photo/Jo Tarn)",
        ],
        &[
            "The pier opened on Saturday (and shut on Sunday/Monday).",
            "The minister showed a photo (taken in May) to the board.",
            "He denied it (the photo shows otherwise).",
        ],
    ),
    (
        "photo-credit",
        &[
            "The ferry Aurora leaves Port Arbor. | Lee Ford/AFP via Getty Images",
            "Mira Olen on Saturday. Photograph: Lee Ford/The Lantern",
            "A voter in Arbor on May 3, 2031. © Lee Ford, AFP",
            "The quay of Arbor on Monday.Credit...Lee Ford for The Courier",
            "Lena Marsh speaks in Arbor. REUTERS/Lee Ford Purchase Licensing Rights, opens new tab",
        ],
        &[
            "The board asked for a photograph: Holt had none, she said.",
            "The minister was given credit... Nobody asked why.",
            "The map is © Lee Ford. The board paid for it.",
        ],
    ),
    (
        "photo-by",
        &[
            "Media caption: Crews clear the quay",
            "Photo: Jo Tarn/Borland Post",
            "Photo by Jo Tarn",
            "Getty Images",
            "Image credit: Jo Tarn",
            "REUTERS/Jo Tarn",
        ],
        &[
            "Video captions will be required by law.",
            "Photo: the minister at the bridge. He opened it on Monday.",
            "Photo finish in the ferry race",
        ],
    ),
    (
        "language-bar",
        &["ua en ru", "EN | FR", "English · Français", "de/fr/it"],
        &["En route", "It is de facto over"],
    ),
    (
        "weather",
        &["7.4 C Arbor, light snow", "12 °C Port Arbor", "5.6 C", "-3°C", "Arbor 12 °C", "72°F", "18°"],
        &[
            "5 C batteries were found, and nobody knew why",
            "Group 5 C was full.",
            "Rooms 12 C",
            "It was 12 °C in Arbor on Monday.",
        ],
    ),
    (
        "reading-time",
        &["Sport | Ferries | 2 min read", "3 min", "3 min read", "Reading time: 4 minutes", "5-minute read"],
        &[
            "It took 3 min to sink, they said | then silence",
            "3 min late, the ferry left.",
            "Five minutes later it sank",
        ],
    ),
    ("gallery-counter", &["3 of 12", "Image 3 of 12", "1/12"], &["3 of 12 members left", "28 of the 32"]),
    (
        "label",
        &["Video", "LIVE", "Listen to this article", "Loading..."],
        &["Live fire drills began", "Video of the bridge was shown."],
    ),
    (
        "more-link",
        &[
            "Watch moreFerries stay in port",
            "Read more: Ferries stay in port",
            "READ MORE Ferries stay in port",
            "Read more about the ferry strike",
            "Read More »",
            "Read more Ferries stay in port",
        ],
        &[
            "Read more books, the minister told the pupils.",
            "Watch more Arland news than before, she urged.",
            "See more than one doctor, he said.",
        ],
    ),
    (
        "also-read",
        &[
            "Watch: The moment the wall gave way",
            "Also read: Ferries stay in port",
            "See also: Bridge opens. Who paid?",
            "Related: Ferries stay",
            "ALSO READ Ferries stay",
            "Also readFerries stay",
            "Also read | Ferries stay",
        ],
        &[
            "Also read in parliament on Tuesday was a letter from the harbour board.",
            "Related matters were put off until May.",
            "See also how the ministers reacted",
        ],
    ),
    (
        "related-head",
        &[
            "Related",
            "“Related:”",
            "Recommended Stories",
            "Related articles",
            "Read more",
            "See also:",
            "You may also like",
            "Don’t miss",
        ],
        &["Related articles of the treaty were struck out."],
    ),
    (
        "list-head",
        &[
            "Recent articles",
            "Most read",
            "Latest news",
            "More from Borland Post",
            "Trending now",
            "Editor's picks",
        ],
        &[
            "Most read the letter twice before they signed.",
            "More from the harbour board is expected",
            "Latest talks stall",
        ],
    ),
    (
        "appeal",
        &[
            "Thank you for donating to the Lantern.",
            "Make a donation",
            "Donate now",
            "Support our journalism",
            "Become a member today!",
            "Thank you for your support!",
        ],
        &[
            "Make a donation of arms and they will come, he said.",
            "Thank you for your support, the envoy told the crowd.",
            "Donate blood, doctors urge",
        ],
    ),
    (
        "appeal-text",
        &[
            "We could not print the Lantern, free for all, without the generous support of our readers.",
            "Your donations allow us to report from the islands every day.",
            "If you value what we do, please consider a contribution.",
        ],
        &[
            "The generous support of readers was praised by the minister.",
            "“We depend on the support of our members,” the union's head said.",
            "Borland could not win without the support of its allies.",
        ],
    ),
    (
        "newsletter",
        &[
            "Sign up for our newsletter",
            "Subscribe to the daily briefing and stay informed.",
            "Join our Telegram channel!",
            "Enter your email address",
            "Newsletter",
        ],
        &[
            "Register offices stay shut on Monday.",
            "The minister will join a newsletter firm.",
            "“Sign up for the newsletter,” he joked.",
        ],
    ),
    (
        "share-bar",
        &[
            "Share: Facebook   X   Email",
            "Share | Save | Comments",
            "Share this article",
            "Follow us on Facebook and X!",
            "Facebook Twitter LinkedIn",
            "Share",
            "Copy link",
            "Share on WhatsApp | Telegram",
        ],
        &[
            "Comments on Facebook are free",
            "Share prices fell on Monday.",
            "Share this burden, he told the allies.",
            "Facebook and Twitter were fined on Monday",
        ],
    ),
    (
        "cookies",
        &[
            "We use cookies to improve your visit.",
            "Accept all",
            "Privacy Policy | Terms of Use",
            "By continuing to use this site you agree.",
        ],
        &[
            "The firm changed its privacy policy on Monday.",
            "Cookies were served at the summit.",
            "Accept all refugees, the envoy urged",
        ],
    ),
    (
        "account",
        &[
            "Log in",
            "Subscribe now",
            "Already a subscriber? Log in",
            "This article is for subscribers only.",
            "You have 2 free articles left this month",
            "To continue reading, please register.",
        ],
        &[
            "Register to vote by May, the board said.",
            "This article is for the treaty what a keel is for a ship.",
            "Premium fuel costs more",
        ],
    ),
    (
        "comments",
        &[
            "★★★★☆ 4.6 from 212 votes",
            "12 comments",
            "Comments (3)",
            "Leave a comment",
            "Join the conversation",
            "1.2K shares",
        ],
        &[
            "The film has ★★★ from us.",
            "Comments by the minister angered Borland.",
            "12 comments were struck from the record.",
        ],
    ),
    (
        "advertisement",
        &[
            "Buy now",
            "Advertisement",
            "- Advertisement -",
            "ADVERTISEMENT",
            "Article continues below",
            "Sponsored",
        ],
        &["Buy now and pay later, the firms say.", "Advertisements for tobacco are banned.", "Ads fall"],
    ),
    (
        "navigation",
        &[
            "License this   Add to box   Support",
            "< Previous    Next >",
            "Skip to recipe",
            "Home",
            "Skip to content",
            "Home > News > Arland",
            "News › World",
            "World | Sport | Culture | Opinion",
            "Next article",
        ],
        &["Ferries  stay in port", "Home rule for the islands", "Search for survivors goes on"],
    ),
    (
        "tags",
        &["Tags: Arland, ferries", "Topics: ferries", "Filed under: World"],
        &["Topics: they spoke of ferries. Then they left.", "Tags on goods will be larger"],
    ),
    (HASHTAGS, &["#Arland #ferries", "#one, #two, #three"], &["#Arland is ready"]),
    (
        "copyright",
        &["© 2031 Borland Post", "Copyright 2031 The Lantern. All rights reserved.", "All rights reserved."],
        &["Copyright law was changed by parliament.", "Copyright for songs"],
    ),
    (
        "app",
        &[
            "Take news everywhere! Download the Lantern app",
            "Download our app for more",
            "Get it on Google Play",
        ],
        &["Get the ferry app ban lifted, they said, and soon."],
    ),
    (
        "script",
        &["Please enable JavaScript to view this page.", "Your browser does not support video."],
        &["Your browser knows more than you do"],
    ),
    (
        "service-note",
        &[
            "Spotted an error? Write to us.",
            "The views expressed in this article are the author’s own.",
            "Got a tip? Mail us.",
        ],
        &["The views of the board were split."],
    ),
    (
        "contributors",
        &[
            "Holt reported from Lisbon. Lantern writer Lee Ford in Brussels contributed to this report.",
            "Kim Dahl contributed reporting from Lisbon.",
            "Jo Tarn contributed to this report.",
            "Borland Post’s Anna Holt and A. B. Tarn contributed reporting to this story.",
        ],
        &["Jo Tarn contributed to this report on ferries."],
    ),
    (
        "also-read-tongues",
        &[
            "Lesen Sie auch: Sturm trifft Arland",
            "À lire aussi : La tempête",
            "Czytaj także: Burza w Arlandii",
        ],
        &["Lesen Sie auch im Sommer gern am Hafen."],
    ),
    (
        "related-head-tongues",
        &["Mehr zum Thema", "Czytaj więcej", "Schlagwörter zu diesem Artikel"],
        &["Mehr zum Thema Hafen weiß der Rat."],
    ),
    (
        "embed-consent",
        &["Empfohlener redaktioneller Inhalt", "Ein Klick für den Datenschutz"],
        &["Der Inhalt der Kisten blieb unbekannt."],
    ),
    (
        "on-air",
        &["Dieses Thema im Programm: Welle Arland, 3. Mai", "Werbung"],
        &["Werbung am Hafen ist künftig verboten."],
    ),
    (
        "photo-credit-tongues",
        &["Foto: Jo Tarn/Borland Post", "Der Kai am Montag. Foto: Jo Tarn"],
        &["Bilder vom Hafen: Wer hat sie gemacht?"],
    ),
    (
        "byline-tongues",
        &["Von Jo Tarn und Anna Holt", "Autor: Jo Tarn"],
        &["Von Arland aus fährt keine Fähre mehr."],
    ),
];
