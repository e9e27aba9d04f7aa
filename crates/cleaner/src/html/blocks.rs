//! The blocks of the article's part, each with the zone that its elements give it; furniture is set aside.

use claimwire_record::Zone;

use super::container::Container;
use super::outline::{Block, Outline};
use super::place::Places;
use super::tidy;
use super::words::Force;
use crate::draft::Draft;
use crate::{noise, posts, shape};

/// Reads the article's blocks; `headline` is the block of the headline, `places` finds where they stand.
pub(crate) fn read(
    outline: &Outline<'_>,
    container: &Container,
    headline: Option<usize>,
    places: &mut Places<'_>,
) -> (String, Vec<Draft>) {
    let reader = Reader { outline, container };
    let inside = reader.inside();
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, block) in outline.blocks.iter().enumerate() {
        let mut draft = Draft::body(block.range.clone(), true);
        if Some(index) == headline {
            draft.structure(Zone::Title);
        } else if inside[index] {
            reader.zone(block, &mut draft);
        } else if headline.is_some_and(|headline| headline < index)
            && inside[index + 1..].iter().any(|inside| *inside)
        {
            reader.zone(block, &mut draft);
            if !matches!(draft.zone, Zone::Subtitle | Zone::Byline | Zone::Dateline) {
                continue;
            }
        } else {
            continue;
        }
        draft.page = places.of(block, outline.parts[block.host].node);
        drafts.push(draft);
    }
    noise::apply(&outline.text, &mut drafts);
    posts::mark(&outline.text, &mut drafts);
    tidy::apply(&outline.text, &mut drafts);
    (outline.text.clone(), drafts)
}

struct Reader<'o, 'p> {
    outline: &'o Outline<'p>,
    container: &'o Container,
}

impl Reader<'_, '_> {
    /// Which blocks stand within the article's part.
    fn inside(&self) -> Vec<bool> {
        let mut parts = vec![false; self.outline.parts.len()];
        for (index, part) in self.outline.parts.iter().enumerate() {
            parts[index] = index == self.container.part || parts[part.parent];
        }
        self.outline.blocks.iter().map(|block| parts[block.host]).collect()
    }

    /// Zones a block by its elements, by being one link, or by being bold throughout.
    fn zone(&self, block: &Block<'_>, draft: &mut Draft) {
        let text = self.outline.text_of(block);
        if let Some(reason) = self.link_list(block) {
            draft.settle(Zone::Boilerplate, reason);
            return;
        }
        if let Some(reason) = self.noise(block) {
            draft.settle(Zone::Boilerplate, reason);
            return;
        }
        draft.zone = block.zone.unwrap_or_else(|| self.zone_by_parts(block));
        let whole = |part: usize| {
            part * 10 >= text.len() * 7 && !shape::ends_sentence(text) && !shape::is_long(text, 200)
        };
        let all_link = block.linked * 10 >= text.len() * 9 && !shape::ends_sentence(text);
        match draft.zone {
            Zone::Byline | Zone::Dateline => zone_credit(draft, text),
            _ if (whole(block.linked) || all_link) && level(self.outline, block) != 1 => {
                draft.settle(Zone::Boilerplate, "link alone")
            }
            Zone::Body if whole(block.bold) && shape::is_headline(text, 120) => draft.zone = Zone::Heading,
            _ => {}
        }
    }

    /// The zone within its elements: a paragraph in a table cell is running text, in a quotation it is quotation.
    fn zone_by_parts(&self, block: &Block<'_>) -> Zone {
        let parts: Vec<usize> = self.within(block).collect();
        let mut zone = Zone::Body;
        for &part in parts.iter().rev() {
            let marks = &self.outline.parts[part].marks;
            zone = match self.container.amounts.zone(self.outline, part) {
                Some(Zone::List | Zone::Heading) if matches!(zone, Zone::Post | Zone::Quote) => zone,
                Some(inner) if zone != Zone::Post => inner,
                None if zone == Zone::Table && !marks.paragraph => Zone::Body,
                _ => zone,
            };
        }
        zone
    }

    /// The parts round a block up to the article's own, from the inside out.
    fn within(&self, block: &Block<'_>) -> impl Iterator<Item = usize> + '_ {
        self.outline.chain(block.host).take_while(|&part| part != self.container.part)
    }

    /// Whether the innermost list round a block is a list of links.
    fn link_list(&self, block: &Block<'_>) -> Option<&'static str> {
        let list = self.within(block).find(|&part| self.outline.parts[part].marks.list)?;
        self.container.amounts.is_link_list(list).then_some("list of links")
    }

    /// Why a block is furniture, by the outermost element that says so. An embedded post is none.
    fn noise(&self, block: &Block<'_>) -> Option<&'static str> {
        let (parts, container) = (&self.outline.parts, self.container);
        let noisy = |part: usize| {
            let noise = parts[part].marks.noise?;
            if noise.force == Force::Likely && parts[part].marks.paragraph {
                return None;
            }
            container.amounts.is_furniture(noise, part, container.part).then_some(noise.reason)
        };
        let is_post = self.within(block).any(|part| parts[part].marks.zone == Some(Zone::Post));
        self.within(block).filter_map(noisy).last().filter(|_| !is_post)
    }
}

/// The block of the headline: the heading that the markup names as the title, or else the first `h1`.
pub(crate) fn headline(outline: &Outline<'_>, title: Option<&str>) -> Option<usize> {
    let known = title.map(shape::folded).filter(|title| !title.is_empty());
    let is_known = |block: &Block<'_>| {
        level(outline, block) > 0
            && known.as_ref().is_some_and(|known| shape::folded(outline.text_of(block)) == *known)
    };
    let top = |block: &Block<'_>| level(outline, block) == 1;
    outline.blocks.iter().position(is_known).or_else(|| outline.blocks.iter().position(top))
}

/// How many headings of a page are links.
pub(crate) fn linked_headings(outline: &Outline<'_>) -> usize {
    let is_linked =
        |block: &&Block<'_>| block.linked * 10 >= block.range.len() * 7 && level(outline, block) > 0;
    outline.blocks.iter().filter(is_linked).count()
}

/// The level of the heading that a block is; 0 where it is none.
fn level(outline: &Outline<'_>, block: &Block<'_>) -> u8 {
    let mut levels = outline.chain(block.host).take(3).map(|part| outline.parts[part].marks.heading);
    levels.find(|level| *level > 0).unwrap_or(0)
}

/// Long text in a byline or date element is no byline.
fn zone_credit(draft: &mut Draft, text: &str) {
    if shape::is_long(text, 160) {
        draft.zone = Zone::Body;
    } else if draft.zone == Zone::Byline {
        draft.settle(Zone::Byline, "byline");
    } else {
        draft.settle(Zone::Dateline, "date line");
    }
}
