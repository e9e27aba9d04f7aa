//! Parts that several patterns share: names of agencies, months, weekdays, networks and languages.

macro_rules! agency {
    () => {
        "(?:The Associated Press|Associated Press|Agence France-Presse|The Canadian Press|Reuters|REUTERS|AP|AFP|dpa|DPA|\
         UPI|AAP|PA Media|Xinhua|TASS|Interfax|RIA Novosti|ANSA|EFE|Europa Press|Lusa|LUSA|Kyodo(?: News)?|Jiji Press|\
         Yonhap|PTI|ANI|IANS|APP|Anadolu(?: Agency)?|AA|IRNA|WAFA|SANA|MENA|Ukrinform|UNIAN|BTA|PAP|CTK|ČTK|TASR|MTI|\
         LETA|BNS|ELTA|STT|TT|NTB|Ritzau|Belga|ANP|APA|ATS|Keystone-SDA|HINA|Tanjug|Agerpres|Antara|Bernama|Bloomberg)"
    };
}
macro_rules! month {
    () => {
        "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|\
         nov(?:ember)?|dec(?:ember)?)"
    };
}
macro_rules! weekday {
    () => {
        "(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    };
}
macro_rules! network {
    () => {
        "(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|tiktok|reddit|e-?mail|print|copy link|link|\
         messenger|pinterest|bluesky|threads|mastodon|viber|rss|google news|flipboard|pocket|share|tweet|save|comments|more)"
    };
}
macro_rules! tongue {
    () => {
        "(?:ua|uk|ukr|en|eng|ru|rus|fr|de|es|it|pl|nl|pt|ar|zh|ro|lt|lv|et|tr|english|français|deutsch|español|italiano|\
         polski|nederlands|português|română|türkçe|русский|українська|العربية|中文)"
    };
}
pub(crate) use {agency, month, network, tongue, weekday};
