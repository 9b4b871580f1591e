using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Configuration;

/// <summary>
/// The address under which others reach the portal: the base of links, of the registry realm and of <c>Link</c> headers. Never taken from
/// a request's <c>Host</c>, which the caller chooses. Thread-safe.
/// </summary>
public sealed class PublicAddress(IOptions<PortalOptions> options, IServer server)
{
    private static readonly string[] s_everyAddress = ["+", "*", "0.0.0.0", "[::]"];

    /// <summary>Absolute, without a trailing slash; the listening address when none is configured. Right once the server listens.</summary>
    public string Base => (options.Value.PublicUrl ?? ListeningAddress() ?? "http://localhost").TrimEnd('/');

    /// <summary>An absolute address of a path that begins with a slash.</summary>
    public string Of(string path) => Base + path;

    /// <summary>Whether others cannot use the address, because it was derived from one that means "every address of this machine".</summary>
    public bool IsGuess => options.Value.PublicUrl is null && Addresses().Any(address => s_everyAddress.Contains(address.Host));

    private string? ListeningAddress() => Addresses()
        .OrderByDescending(address => address.Scheme == Uri.UriSchemeHttps)
        .Select(address => new UriBuilder(address.Scheme, s_everyAddress.Contains(address.Host) ? "localhost" : address.Host, address.Port).Uri)
        .FirstOrDefault()?.GetLeftPart(UriPartial.Authority);

    private IEnumerable<BindingAddress> Addresses() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe);
}
