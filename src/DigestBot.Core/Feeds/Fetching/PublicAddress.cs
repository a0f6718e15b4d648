using System.Net;
using System.Net.Sockets;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Tells addresses of the public internet from those that only this machine or its network can reach.</summary>
internal static class PublicAddress
{
    // IANA's special-purpose registries for IPv4 and IPv6, all that are not globally reachable, and what they miss:
    // multicast, 6to4 and Teredo (which tunnel to any IPv4 address), and Azure's metadata host.
    private static readonly IPNetwork[] NotPublic =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24".Split(' ').Select(IPNetwork.Parse),
        .. "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4".Split(' ').Select(IPNetwork.Parse),
        .. "2001::/23 2001:db8::/32 2002::/16 3fff::/20".Split(' ').Select(IPNetwork.Parse),
    ];

    /// <summary>The only range of IPv6 in use for the internet (RFC 4291, 2.4): loopback, link-local, unique local, NAT64 and multicast lie outside.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain))
            && !Array.Exists(NotPublic, network => network.Contains(plain));
    }
}
