using System.Runtime.CompilerServices;
using DeployTokenPortal.Data;

namespace DeployTokenPortal.Tests.Architecture;

/// <summary>The portal's own types, the room each lies in, and what each uses.</summary>
internal static class PortalTypes
{
    private const string Root = "DeployTokenPortal";

    /// <summary>Every type of the portal with what it uses. A nested type, also a generated one, counts for the type it is written in.</summary>
    public static IReadOnlyDictionary<Type, HashSet<Type>> Uses { get; } = typeof(PortalDbContext).Assembly.GetTypes()
        .Where(type => RoomOf(type) is not null)
        .GroupBy(Outermost)
        .ToDictionary(written => written.Key, written => written.SelectMany(TypeReferences.Find).ToHashSet());

    /// <summary>The room of a type: the first word after the root of its namespace; null for what is not the portal's, or start-up.</summary>
    public static string? RoomOf(Type type) => FolderOf(type)?.Split('.')[0];

    /// <summary>The folder of a type with dots, such as <c>Data.Identity</c>.</summary>
    public static string? FolderOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Root + ".", StringComparison.Ordinal) && type.Assembly == typeof(PortalDbContext).Assembly
            ? name[(Root.Length + 1)..]
            : null;

    /// <summary>Whether a tool wrote the type: the compiler, the EF tool.</summary>
    public static bool IsGenerated(Type type) =>
        Outermost(type).IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || FolderOf(type)?.StartsWith("Data.Migrations", StringComparison.Ordinal) == true;

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
