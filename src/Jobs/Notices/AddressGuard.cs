using System.Net;
using System.Net.Sockets;

namespace GridOrleans.Jobs.Notices;

/// <summary>A webhook would reach where it may not.</summary>
public sealed class ForbiddenAddressException(string why) : Exception(why);

/// <summary>
/// Keeps webhooks out of our own network (SSRF). Looked at when the connection is made and with the very address that is connected to, so a name that answers
/// differently the second time gains nothing.
/// </summary>
public sealed class AddressGuard(WebhookOptions options)
{
    /// <summary>Not public: this machine, private, carrier, link-local (cloud metadata), multicast, documentation and reserved; and the same within IPv6.</summary>
    private static readonly IPNetwork[] Closed = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
    }.Select(IPNetwork.Parse)];

    private readonly IPNetwork[] allowed = [.. options.AllowedNetworks.Select(IPNetwork.Parse)];

    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return allowed.Any(network => network.Contains(address)) || !Closed.Any(network => network.Contains(address));
    }

    /// <summary>Before anything is looked up: an absolute https address (http where that is allowed) without user, password or fragment.</summary>
    public bool Allows(string url, out Uri address)
    {
        var isFine = Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || options.AllowHttp && parsed.Scheme == Uri.UriSchemeHttp)
            && parsed.UserInfo.Length == 0 && parsed.Fragment.Length == 0
            && (!IPAddress.TryParse(parsed.DnsSafeHost, out var literal) || Allows(literal));
        address = parsed!;
        return isFine;
    }

    /// <summary>A client whose every connection is looked at.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = options.Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        ConnectCallback = Connect,
    })
    {
        Timeout = options.Timeout,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (context.InitialRequestMessage.RequestUri is not { } asked || !Allows(asked.ToString(), out _)) throw new ForbiddenAddressException("address not allowed");
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var open = addresses.Where(Allows).ToArray();
        if (open.Length == 0) throw new ForbiddenAddressException("address not allowed");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
