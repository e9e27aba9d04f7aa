//! "the IBU", where the article names "the Irish Bakers Union": one body, by whichever name.

use super::*;
use crate::names::initials::full_name;

impl Resolver<'_, '_> {
    /// The body that the initials at a group's head are short for.
    pub(super) fn by_initials(&self, group: &NounGroup, short: u32) -> Option<Entity> {
        let name = self.analysis.names[short as usize];
        let open = name.entry.is_none() && matches!(name.kind, NameKind::Org | NameKind::Unknown);
        if !open || !name.units.holds(group.head) {
            return None;
        }
        let body = self.body_named(full_name(self.analysis, short)?)?;
        Some(Entity {
            mention: Some(self.analysis.words(group.units).to_owned()),
            resolved_by: Some(ResolvedBy::ShortForm),
            span: crate::place(self.analysis, group.units),
            ..body
        })
    }

    /// The body that a name stands for, by the longest group that it heads.
    fn body_named(&self, name: u32) -> Option<Entity> {
        let analysis = self.analysis;
        let units = analysis.names[name as usize].units;
        let near = analysis.groups_within(Span::new(analysis.sentences_back(units.start, 1), units.end));
        let own = near.map(|id| analysis.group(id)).filter(|group| group.name == Some(name));
        let group = own.filter(|group| group.members.is_empty()).max_by_key(|group| group.units.len())?;
        let found = self.single(group, None).entity;
        (found.kind == Some(EntityKind::Org)).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    fn parties(text: &str) -> Vec<String> {
        said("stance", text, None)
    }

    #[test]
    fn initials_told_in_brackets_are_the_body() {
        let text = "The Congressional Farm Caucus (CFC) opposes the bill. The CFC backs the amendment.";
        let body = "Congressional Farm Caucus";
        assert_eq!(
            parties(text),
            [format!("{body} opposes the bill"), format!("{body} supports the amendment")]
        );
    }

    #[test]
    fn initials_that_spell_one_body_are_that_body() {
        let text = "The Irish Bakers Union opposes the cut. IBU President Ann Lee said no.";
        assert_eq!(said("office", text, None), ["Ann Lee is president of Irish Bakers Union"]);
    }

    #[test]
    fn initials_that_spell_two_bodies_are_neither() {
        let text =
            "The Dairy Farmers Board and the Danish Film Board oppose the bill. The DFB backs the amendment.";
        assert_eq!(parties(text).last().unwrap(), "DFB supports the amendment");
    }

    #[test]
    fn a_stock_exchange_in_brackets_is_no_short_form() {
        let text = "Orbex Group (NYSE) opposes the bill. The NYSE backs the amendment.";
        assert!(!parties(text).contains(&"Orbex Group supports the amendment".to_owned()));
    }

    #[test]
    fn initials_of_an_outlet_are_a_body_of_the_article_that_they_spell() {
        let text = "The Congressional Bread Caucus opposes the cut. CBC Chairman Ann Lee said no.";
        assert_eq!(said("office", text, None), ["Ann Lee is chairman of Congressional Bread Caucus"]);
        let alone = "CBC Chairman Ann Lee said no.";
        assert_eq!(said("office", alone, None), ["Ann Lee is chairman of CBC"]);
    }

    #[test]
    fn what_the_lexicon_knows_by_initials_alone_stays_known() {
        let text = "The Organisation for Economic Co-operation and Development (OECD) opposes the bill. \
                    The OECD backs the amendment.";
        assert_eq!(parties(text).last().unwrap(), "OECD supports the amendment");
    }

    #[test]
    fn initials_printed_as_a_word_are_told_in_brackets_alone() {
        let text = "The Kenya National Union of Potters (Knup) opposes the bill. Knup backs the amendment.";
        assert_eq!(parties(text).last().unwrap(), "Kenya National Union of Potters supports the amendment");
    }
}
