//! Line rules as data: what stands on pages in other languages than English and is no part of the article.
//!
//! Claims are read from English alone; these rules keep the text of other pages clean for whoever reads on from there.

use claimwire_record::Zone::{Boilerplate, Byline, Caption};

use super::{Effect, Rule, noise, row, up_to};

/// The rules, in order of precedence.
pub(crate) const RULES: &[Rule] = &[
    up_to(
        300,
        noise(
            "also-read-tongues",
            "related link",
            concat!(
                r"^(?i)(?:(?:lesen sie (?:auch|hier|dazu|mehr)|lies auch|mehr (?:zum thema|dazu|lesen)|auch interessant|",
                r"das könnte sie (?:auch )?interessieren|weiterlesen|passend dazu|hintergrund|",
                r"(?:à lire|lire)(?: (?:aussi|également))?|sur le même sujet|pour aller plus loin|",
                r"(?:lea|lee|leer) (?:también|además|más)|te puede interesar|más información|noticias relacionadas|",
                r"leggi anche|potrebbe interessarti|leia (?:também|mais)|veja também|lees ook|lees verder|",
                r"czytaj (?:także|też|więcej|również)|zobacz (?:także|też|również)|čtěte (?:také|více)|læs også|les også|läs (?:också|även|mer)|",
                r"ayrıca okuyun|baca juga|bacaan lainnya|xem thêm|читайте также|читайте також|関連記事)\s?[:|>»→–-]\s?\S.*|",
                r"【?関連記事】?)$"
            ),
        ),
    ),
    row(
        "related-head-tongues",
        Boilerplate,
        "related links",
        Effect::List { prose: 80 },
        concat!(
            r"^(?i)(?:lesen sie auch|mehr zum thema|mehr dazu|auch interessant|weiterlesen|zum thema|weitere (?:artikel|meldungen|informationen)|",
            r"das könnte sie (?:auch )?interessieren|meistgelesen|newsletter|à lire aussi|lire aussi|sur le même sujet|les plus lus|",
            r"lee también|te puede interesar|noticias relacionadas|lo más leído|leggi anche|leia também|veja também|lees ook|",
            r"czytaj (?:także|też|więcej|również)|polecane|læs også|les også|läs också|läs även|baca juga|xem thêm|читайте также|",
            r"schlagwörter(?: zu diesem artikel)?|schlagworte|themen|stichwörter|étiquettes|etiquetas)\s?[:»>…]?$"
        ),
    ),
    up_to(
        600,
        noise(
            "embed-consent",
            "consent to embedded content",
            concat!(
                r"^(?i)(?:empfohlener (?:redaktioneller|externer) inhalt.*|an dieser stelle (?:findest|finden|befindet|wollen|möchten) .*(?:extern|inhalt|einbinden).*|",
                r".*ich bin (?:damit )?einverstanden, dass mir .*(?:inhalt|angezeigt).*|.*personenbezogene daten (?:können )?an dritt(?:plattformen|anbieter).*|",
                r"(?:externe[rn]? inhalte?|inhalte) (?:von [^.]* )?(?:anzeigen|laden|akzeptieren).*|ein klick für den datenschutz|link zum [\w-]+-inhalt|",
                r"mit dem laden des (?:videos|beitrags|inhalts) .*|für die darstellung von .*(?:cookies|datenschutz).*)$"
            ),
        ),
    ),
    up_to(
        200,
        noise(
            "on-air",
            "note of the outlet",
            concat!(
                r"^(?i)(?:(?:dieses thema im programm|über dieses thema berichte[nt]e?|sendung|redaktioneller hinweis)\s?:.*|",
                r"dieser artikel wurde ausgedruckt.*|anzeige|werbung|publicité|publicidad|pubblicità|reklama|reklame|annons|iklan|",
                r"(?:jetzt )?(?:teilen|drucken|merken|kommentieren|vorlesen|artikel anhören|zum anhören)|partager|compartir|condividi|udostępnij|",
                r"(?:zum )?seitenanfang|nach oben|zurück zur startseite|zur startseite|startseite)[.!]?$"
            ),
        ),
    ),
    up_to(
        300,
        row(
            "photo-credit-tongues",
            Caption,
            "photo credit",
            Effect::Line,
            concat!(
                r"(?:^(?i:foto|fotos|bild|bilder|bildrechte|bildquelle|quelle|imagen|crédits?|crédit photo|photo|zdjęcie|fot\.|ảnh|фото|kuva|mynd)\s?[:©]\s?[^.]{2,80}$|",
                r"[.!?)”\x22]\s?\(?(?i:foto|bild|bildrechte|bildquelle|quelle|© ?foto|ảnh|фото|fot\.)\s?:\s[^.]{2,80}\)?$)"
            ),
        ),
    ),
    up_to(
        140,
        row(
            "byline-tongues",
            Byline,
            "byline",
            Effect::Line,
            r"^(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa]v|[Oo]leh|Autor(?:in|en)?:|Redaktion:)\s\p{Lu}[\p{L}.'’-]*(?:(?:,?\s|/)(?:\p{Lu}[\p{L}.'’-]*|und|et|y|e|en|og|och|de|van|von|der|del|la))*$",
        ),
    ),
];
