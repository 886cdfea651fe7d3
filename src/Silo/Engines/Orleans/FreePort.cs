using System.Net;
using System.Net.Sockets;

namespace GridOrleans.Silo.Engines;

internal static class FreePort
{
    /// <summary>A port nobody listens on now. Somebody may take it before we do: then the start fails and says so.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
