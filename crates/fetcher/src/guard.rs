//! An address turns into leave to connect to it, or none: nothing within the own network is fetched unasked.
//!
//! Checked where the address is written (a literal never meets a resolver) and where a name is resolved (so that
//! what was checked is what is connected to), for every hop of a redirect.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, LazyLock};

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::FetchFault;

/// What is not reachable over the public internet: the IANA registries of special-purpose addresses (RFC 6890),
/// multicast, and the one metadata service that has a public address.
const NOT_PUBLIC: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/128",
    "::1/128",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
];

static PRIVATE: LazyLock<Vec<IpNet>> =
    LazyLock::new(|| NOT_PUBLIC.iter().filter_map(|net| net.parse().ok()).collect());

/// Who may be connected to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Guard {
    allowed: Vec<IpNet>,
    /// Hosts of proxies that the environment names: they stand in the own network as a rule.
    proxies: BTreeSet<String>,
}

/// A name that leads to no address that may be connected to.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct PrivateAddress(pub String);

impl Guard {
    /// A guard that lets these networks through beside public addresses.
    pub fn new(allowed: &[IpNet]) -> Self {
        let names = ["http_proxy", "https_proxy", "all_proxy"];
        let set =
            names.iter().flat_map(|name| [std::env::var(name), std::env::var(name.to_ascii_uppercase())]);
        let host = |value: String| Url::parse(&value).ok()?.host_str().map(str::to_owned);
        Guard { allowed: allowed.to_vec(), proxies: set.flatten().filter_map(host).collect() }
    }
    /// Whether the host of an address may be asked, as far as the address itself says.
    pub fn check(&self, url: &Url) -> Result<(), FetchFault> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            // Otherwise the name of a proxy would be a way past the resolver.
            Some(Host::Domain(name)) if self.proxies.contains(name) => {
                return Err(FetchFault::PrivateAddress(name.to_owned()));
            }
            _ => return Ok(()),
        };
        match self.permits(address) {
            true => Ok(()),
            false => Err(FetchFault::PrivateAddress(address.to_string())),
        }
    }
    /// Whether an address may be connected to.
    pub fn permits(&self, address: IpAddr) -> bool {
        let address = embedded(address);
        let within = |nets: &[IpNet]| nets.iter().any(|net| net.contains(&address));
        within(&self.allowed) || !within(&PRIVATE)
    }
}

/// The IPv4 address that an IPv6 address stands for, where it does: mapped, compatible, NAT64, 6to4.
fn embedded(address: IpAddr) -> IpAddr {
    let IpAddr::V6(six) = address else { return address };
    let at = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        IpAddr::V4(Ipv4Addr::new(a, b, c, d))
    };
    match six.segments() {
        _ if six == Ipv6Addr::LOCALHOST || six == Ipv6Addr::UNSPECIFIED => address,
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => at(high, low),
        [0x2002, high, low, ..] => at(high, low),
        _ => address,
    }
}

/// The system's resolver behind the guard.
pub(crate) struct GuardedResolver(pub Arc<Guard>);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let is_open =
                |address: &SocketAddr| guard.proxies.contains(name.as_str()) || guard.permits(address.ip());
            let open: Vec<SocketAddr> = found.iter().copied().filter(is_open).collect();
            match (open.is_empty(), found.first()) {
                (true, Some(first)) => {
                    Err(PrivateAddress(format!("{}, {}", name.as_str(), first.ip())).into())
                }
                _ => Ok(Box::new(open.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_let_through(guard: &Guard, address: &str) -> bool {
        guard.check(&Url::parse(address).unwrap()).is_ok()
    }

    #[test]
    fn every_network_in_the_table_is_one() {
        assert_eq!(PRIVATE.len(), NOT_PUBLIC.len());
    }

    #[test]
    fn private_addresses_are_seen_in_every_spelling() {
        let guard = Guard::default();
        for host in [
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "0177.0.0.1",
            "0x7f000001",
            "127.0.0.1.",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::]",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "168.63.129.16",
            "[fd00:ec2::254]",
            "[fe80::1]",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "１２７.0.0.1",
            "127。0。0。1",
        ] {
            assert!(!is_let_through(&guard, &format!("http://{host}/")), "{host}");
        }
        for host in
            ["93.184.215.14", "172.32.0.1", "[2606:4700::1111]", "[::ffff:93.184.215.14]", "example.org"]
        {
            assert!(is_let_through(&guard, &format!("http://{host}/")), "{host}");
        }
    }

    #[test]
    fn only_the_networks_that_were_named_are_open() {
        let guard = Guard { allowed: vec!["127.0.0.1/32".parse().unwrap()], ..Guard::default() };
        assert!(
            is_let_through(&guard, "http://127.0.0.1:8080/")
                && is_let_through(&guard, "http://[::ffff:7f00:1]/")
        );
        assert!(!is_let_through(&guard, "http://127.0.0.2/") && !is_let_through(&guard, "http://[::1]/"));
    }

    #[test]
    fn the_name_of_a_proxy_is_no_way_in() {
        let guard = Guard { proxies: BTreeSet::from(["proxy.example".into()]), ..Guard::default() };
        assert!(!is_let_through(&guard, "http://proxy.example/"));
    }
}
