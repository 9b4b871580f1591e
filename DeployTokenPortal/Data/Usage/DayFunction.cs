using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data.Usage;

/// <summary>The UTC day of an instant, inside a query. Each context says how its database spells that.</summary>
internal static class DayFunction
{
    /// <summary>The day as <c>2026-11-25</c>. Only inside a query.</summary>
    public static string Of(DateTimeOffset instant) => throw new NotSupportedException("Only inside a query.");

    /// <summary>Where a model learns how its database spells it.</summary>
    public static Microsoft.EntityFrameworkCore.Metadata.Builders.DbFunctionBuilder Declare(ModelBuilder builder) =>
        builder.HasDbFunction(typeof(DayFunction).GetMethod(nameof(Of))!);
}
