using System.Diagnostics.CodeAnalysis;

namespace DeployTokenPortal.Configuration.Observability;

/// <summary>Section <c>Portal:Tracing</c>: where traces are sent. Without an endpoint none are made.</summary>
public sealed class TracingOptions
{
    public const string Section = "Portal:Tracing";

    /// <summary>Address of an OTLP collector; null for no traces.</summary>
    public string? Endpoint { get; set; }

    /// <summary>How the collector is spoken to.</summary>
    public TracingProtocol Protocol { get; set; } = TracingProtocol.Grpc;

    /// <summary>Of how many requests in a hundred a trace is made.</summary>
    public int SamplePercent { get; set; } = 100;

    /// <summary>The address for this protocol: OTLP over HTTP has a path, which is added when none is given.</summary>
    internal bool TryGetAddress([NotNullWhen(true)] out Uri? address)
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            || address is not { Query: "", Fragment: "", UserInfo: "" })
        {
            address = null;
            return false;
        }

        if (Protocol == TracingProtocol.HttpProtobuf && address.AbsolutePath == "/")
            address = new Uri(address, "/v1/traces");
        return true;
    }
}

/// <summary>The ways to speak to an OTLP collector.</summary>
public enum TracingProtocol
{
    /// <summary>gRPC, port 4317 by custom.</summary>
    Grpc,

    /// <summary>Protobuf over HTTP, port 4318 by custom.</summary>
    HttpProtobuf,
}
