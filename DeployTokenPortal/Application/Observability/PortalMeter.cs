using System.Diagnostics.Metrics;

namespace DeployTokenPortal.Application.Observability;

/// <summary>The portal's own meter. Names of its instruments are what dashboards and alerts rely on: they never change.</summary>
internal static class PortalMeter
{
    public const string Name = "DeployTokenPortal";

    /// <summary>The meter of this host; one and the same however often it is asked for.</summary>
    public static Meter CreatePortalMeter(this IMeterFactory meters) => meters.Create(Name);

    /// <summary>How a value of an enum is written in a label, such as <c>forward_auth</c>.</summary>
    public static string LabelOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>One label.</summary>
    public static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
