//! Words of class names and ids to what they say of an element's text: a zone, furniture, or the article itself.

use claimwire_record::Zone;

/// How firmly a word tells furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Force {
    /// Only where the text within looks like furniture too: short, or mostly links.
    Likely,
    /// Unless it holds running text of some length.
    Sure,
    /// Unless most of the article stands within.
    Hard,
}

/// Why an element is furniture of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Noise {
    /// The reason, for the record.
    pub(crate) reason: &'static str,
    /// How firmly it is told.
    pub(crate) force: Force,
}

/// What one word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// The text's zone.
    Zone(Zone),
    /// The text is furniture.
    Noise(Noise),
}

const fn sure(reason: &'static str) -> Says {
    Says::Noise(Noise { reason, force: Force::Sure })
}
const fn hard(reason: &'static str) -> Says {
    Says::Noise(Noise { reason, force: Force::Hard })
}
const fn likely(reason: &'static str) -> Says {
    Says::Noise(Noise { reason, force: Force::Likely })
}

/// What a word of a class name or id says, where it says anything. The word is in lower case.
pub(crate) fn meaning(word: &[u8]) -> Option<Says> {
    use Zone::{Byline, Caption, Dateline, Subtitle};
    Some(match word {
        b"byline" | b"authorname" | b"authorlist" | b"author" | b"authors" | b"autor" | b"autoren"
        | b"autore" => Says::Zone(Byline),
        b"dateline" | b"timestamp" | b"pubdate" | b"published" | b"datetime" => Says::Zone(Dateline),
        b"standfirst" | b"subtitle" | b"dek" | b"subheadline" | b"subhead" | b"subheading" | b"vorspann" => {
            Says::Zone(Subtitle)
        }
        b"image" | b"images" | b"img" | b"photo" | b"foto" | b"picture" | b"bild" | b"imagen"
        | b"thumbnail" | b"bildunterschrift" | b"mediaobject" | b"caption" | b"figcaption" | b"credit"
        | b"credits" | b"imagecaption" | b"photocredit" => Says::Zone(Caption),
        b"related" | b"recommended" | b"recommendation" | b"recommendations" | b"recommend" | b"readmore"
        | b"mostread" | b"mostpopular" | b"popular" | b"trending" | b"outbrain" | b"taboola" | b"zergnet"
        | b"ligatus" | b"relatedlinks" | b"relatedarticles" | b"relatedcontent" | b"alsoread"
        | b"readalso" | b"nextarticle" | b"plista" | b"sailthru" | b"yarpp" | b"jp" => hard("related links"),
        b"latest" | b"recent" | b"prev" | b"next" | b"excerpt" | b"teaser" | b"teasers" | b"card"
        | b"cards" | b"tile" | b"readnext" | b"upnext" | b"onward" | b"series" | b"archive"
        | b"headlines" => likely("related links"),
        b"share" | b"sharing" | b"social" | b"sharebar" | b"sharethis" | b"addthis" | b"addtoany"
        | b"sharedaddy" | b"socials" | b"shares" | b"follow" => sure("share bar"),
        b"newsletter" | b"newsletters" | b"signup" | b"subscribe" | b"optin" | b"mailchimp" => {
            hard("newsletter sign-up")
        }
        b"subscription" | b"login" | b"signin" | b"register" | b"registration" | b"regwall" => {
            sure("log-in or subscription line")
        }
        b"paywall" | b"piano" | b"tp" | b"subscriber" | b"abo" => likely("log-in or subscription line"),
        b"promo" | b"promos" | b"promotion" | b"promobox" | b"promotional" | b"cta" | b"marketing" => {
            sure("promotion")
        }
        b"ad" | b"ads" | b"advert" | b"adverts" | b"advertisement" | b"advertising" | b"sponsored"
        | b"sponsor" | b"dfp" | b"adslot" | b"anzeige" | b"werbung" | b"publicidad" | b"publicite"
        | b"affiliate" => sure("advertisement"),
        b"comments" | b"disqus" | b"respond" | b"commentlist" | b"kommentare" | b"comentarios" => {
            hard("comments")
        }
        b"comment" => likely("comments"),
        b"cookie" | b"cookies" | b"consent" | b"gdpr" | b"onetrust" | b"cmp" => hard("cookie notice"),
        b"breadcrumb" | b"breadcrumbs" | b"nav" | b"navbar" | b"navigation" | b"menu" | b"submenu"
        | b"megamenu" | b"pagination" | b"pager" | b"skip" => hard("navigation"),
        b"toc" | b"tableofcontents" => hard("table of contents"),
        b"sidebar" | b"aside" | b"rightcol" => hard("aside"),
        b"popup" | b"modal" | b"overlay" | b"tooltip" | b"toast" | b"lightbox" | b"dialog" => sure("pop-up"),
        b"weather" => sure("weather line"),
        b"donate" | b"donation" | b"donations" => sure("donation appeal"),
        b"tags" | b"taglist" | b"topics" | b"keywords" | b"tag" | b"hashtags" => likely("tag list"),
        b"footer" | b"masthead" => likely("page footer"),
        b"copyright" | b"disclaimer" | b"legal" => likely("copyright line"),
        b"gallery" | b"slideshow" | b"carousel" | b"slider" | b"swiper" => sure("gallery"),
        b"player" | b"video" | b"audio" | b"podcast" | b"playlist" => likely("player"),
        b"bio" | b"authorbio" | b"biography" => likely("author's biography"),
        b"widget" | b"toolbar" | b"tools" | b"utility" | b"actions" | b"buttons" | b"button" | b"meta"
        | b"badge" | b"label" | b"kicker" | b"eyebrow" | b"category" | b"section" | b"banner"
        | b"notification" | b"survey" | b"feedback" | b"poll" | b"quiz" | b"infobox" | b"factbox"
        | b"download" | b"print" => likely("page furniture"),
        b"noprint" | b"dontprint" => likely("hidden"),
        _ => return None,
    })
}

/// Whether two words that follow each other tell furniture: they say more together than apart.
pub(crate) fn pair(first: &[u8], second: &[u8]) -> Option<Noise> {
    let reason = match (first, second) {
        (b"read", b"more" | b"next")
        | (b"most", b"read" | b"popular" | b"viewed")
        | (b"more", b"stories" | b"news" | b"on")
        | (b"also", b"read")
        | (b"see", b"also")
        | (b"up", b"next")
        | (b"next", b"prev")
        | (b"prev", b"next")
        | (b"may", b"like")
        | (b"top", b"stories") => "related links",
        (b"sign", b"up") => "newsletter sign-up",
        (b"sign", b"in") => "log-in or subscription line",
        (b"author", b"bio" | b"box" | b"info") | (b"about", b"author") => "author's biography",
        (b"sr", b"only") | (b"screen", b"reader") | (b"visually", b"hidden") => "hidden",
        (b"back", b"to") => "navigation",
        _ => return None,
    };
    Some(Noise { reason, force: Force::Sure })
}

/// Whether a word denies the word behind it, or tells only that the page has such a thing: "no-sidebar".
pub(crate) fn denies(word: &[u8]) -> bool {
    matches!(word, b"no" | b"not" | b"without" | b"has" | b"have" | b"with" | b"hide" | b"is")
}

/// Whether a word names the frame round the thing that the word before it names: "sidebar-grid".
pub(crate) fn frames(word: &[u8]) -> bool {
    matches!(word, b"grid" | b"layout" | b"enabled" | b"template" | b"page" | b"visible")
}

/// Gives every word of class names, in lower case: "articleShare-bar main" gives article, share, bar, main.
pub(crate) fn each(names: &str, mut see: impl FnMut(&[u8])) {
    const LONGEST: usize = 20;
    let (mut word, mut length, mut after_lower) = ([0_u8; LONGEST], 0, false);
    for byte in names.bytes().take(400).chain([b' ']) {
        let letter = byte.is_ascii_alphanumeric();
        if !letter || (after_lower && byte.is_ascii_uppercase()) {
            if (2..=LONGEST).contains(&length) {
                see(&word[..length]);
            }
            length = 0;
        }
        if letter {
            if length < LONGEST {
                word[length] = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        after_lower = byte.is_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_fall_into_words() {
        let mut words = Vec::new();
        each("articleShare-bar main__AD x averyveryverylongwordofnouse", |word| {
            words.push(String::from_utf8_lossy(word).into_owned());
        });
        assert_eq!(words, ["article", "share", "bar", "main", "ad"]);
    }

    #[test]
    fn words_and_pairs_tell_furniture() {
        assert_eq!(meaning(b"byline"), Some(Says::Zone(Zone::Byline)));
        assert!(matches!(meaning(b"newsletter"), Some(Says::Noise(Noise { force: Force::Hard, .. }))));
        assert_eq!(meaning(b"article"), None);
        assert!(pair(b"most", b"read").is_some() && pair(b"read", b"most").is_none());
    }
}
