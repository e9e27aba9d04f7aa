//! A tape archive turns into the documents and containers that are its members. Nothing is unpacked to the disk,
//! and the names of members are never paths: they only tell kinds and name documents.

use std::io::Read;

use tar::{Archive, Entry};

use super::{Out, cut_short};
use crate::input::kind::{Kind, kind_in_folder};
use crate::input::read_stream;
use crate::stages::Page;
use crate::{MAX_BYTES, Reason, Rejected};

/// Gives the members in their order, named `archive.tar#folder/member.html`.
pub(super) fn read(
    name: &str,
    stream: &mut dyn Read,
    out: &mut Out<'_, '_>,
    nested: usize,
) -> Result<(), Rejected> {
    let mut archive = Archive::new(stream);
    let members = archive.entries().map_err(|error| cut_short(name, &error))?;
    for member in members {
        let mut member = member.map_err(|error| cut_short(name, &error))?;
        if !member.header().entry_type().is_file() {
            continue;
        }
        let label = format!("{name}#{}", String::from_utf8_lossy(&member.path_bytes()));
        if let Err(row) = read_member(&label, &mut member, out, nested) {
            out.set_aside(row);
        }
        if !out.is_wanted {
            break;
        }
    }
    Ok(())
}

fn read_member<R: Read>(
    label: &str,
    member: &mut Entry<'_, R>,
    out: &mut Out<'_, '_>,
    nested: usize,
) -> Result<(), Rejected> {
    let name = label.rsplit(['/', '#']).next().unwrap_or(label);
    match kind_in_folder(name) {
        Kind::Document if out.wants(label) => {
            let bytes = read_stream(member, label, MAX_BYTES)?;
            out.page(Page { name: label.to_owned(), bytes, ..Page::default() });
            Ok(())
        }
        Kind::Container(container) => super::read(label, container, member, out, nested + 1),
        Kind::Document | Kind::Sidecar | Kind::PassedOver => Ok(()),
        Kind::NoArticle => {
            let message = "by its ending the member holds no article";
            Err(Rejected::new(label, Reason::UnsupportedKind, message, "take it out of the archive"))
        }
    }
}
