using DeployTokenPortal.Data;
using DeployTokenPortal.Security.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Architecture;

/// <summary>
/// The directions of house-style §2. One project cannot enforce them by references, so these tables do: extend them with a reason,
/// never switch them off.
/// </summary>
public sealed class DependencyTests
{
    // Program, which lies in no room, and Hosting compose: they may use every room.
    private static readonly Dictionary<string, string[]> s_allowedRooms = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Security"] = [],
        ["Configuration"] = ["Domain", "Security"], // Everybody reads it, so it knows only values: an algorithm, the shape of a secret.
        ["Resources"] = [],
        ["Data"] = ["Domain", "Configuration"],
        ["Application"] = ["Data", "Domain", "Security", "Configuration"],
        ["Api"] = ["Application", "Domain", "Configuration"],
        ["RegistryAuth"] = ["Application", "Domain", "Configuration"],
        ["Components"] = ["Application", "Domain", "Configuration", "Resources"],
    };

    // (folder that uses, folder or type that is used)
    private static readonly (string User, string Used)[] s_exceptions =
    [
        ("RegistryAuth", "Security.Signing"),
        ("Components.Account", "Data.Identity"),
        // A secret travels in its own type, from the header it arrives in to the page or answer that shows it once.
        ("RegistryAuth", "Security.Secrets." + nameof(SecretValue)),
        ("Api", "Security.Secrets." + nameof(SecretValue)),
        ("Components", "Security.Secrets." + nameof(SecretValue)),
    ];

    // Namespaces and types outside the portal that a room must not know.
    private static readonly Dictionary<string, string[]> s_forbiddenOutside = new(StringComparer.Ordinal)
    {
        ["Domain"] =
        [
            "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Text.Json", "System.Net", "System.IO",
            "System.TimeProvider",
        ],
        ["Security"] =
        [
            "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Components",
            "Microsoft.AspNetCore.Identity", "System.Net",
        ],
        ["Application"] =
        [
            "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Razor",
            "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Builder", "MudBlazor",
        ],
        ["Data"] = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Components", "MudBlazor"],
        ["Api"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Components", "MudBlazor"],
        ["RegistryAuth"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Components", "MudBlazor"],
        ["Components"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Mvc"],
    };

    public static TheoryData<string> Rooms => [.. s_allowedRooms.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_uses_only_rooms_below_it(string room)
    {
        var offences = Offences(room, used => PortalTypes.RoomOf(used) is { } other && other != room && !s_allowedRooms[room].Contains(other));

        Verdict.None(offences);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_uses_nothing_outside_that_it_must_not_know(string room)
    {
        var forbidden = s_forbiddenOutside.GetValueOrDefault(room, []);

        Verdict.None(Offences(room, used => forbidden.Any(name => IsIn(used.FullName, name))));
    }

    [Fact]
    public void Every_type_lies_in_a_known_room()
    {
        var known = s_allowedRooms.Keys.Append("Hosting");

        Verdict.None(PortalTypes.Uses.Keys.Where(type => !known.Contains(PortalTypes.RoomOf(type))));
    }

    // They get views; only the value types of Domain are for everybody.
    [Theory]
    [InlineData("Api")]
    [InlineData("RegistryAuth")]
    [InlineData("Components")]
    public void Edge_does_not_see_what_the_database_tracks(string room)
    {
        var entities = typeof(PortalDbContext).GetProperties()
            .Where(set => set.PropertyType.IsGenericType && set.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(set => set.PropertyType.GetGenericArguments()[0])
            .Where(entity => !entity.IsSubclassOf(typeof(IdentityUser<long>)))
            .ToHashSet();

        Assert.NotEmpty(entities);
        Verdict.None(Offences(room, entities.Contains));
    }

    [Fact]
    public void Settings_are_read_in_one_place()
    {
        string[] readers = ["Configuration", "Hosting", "Data"];
        var rooms = s_allowedRooms.Keys.Except(readers);

        Verdict.None(rooms.SelectMany(room => Offences(room, used => IsIn(used.FullName, "Microsoft.Extensions.Configuration"))));
        Assert.All(
            Users("Data", used => IsIn(used.FullName, "Microsoft.Extensions.Configuration")),
            user => Assert.Equal(typeof(DataRegistration), user));
    }

    [Fact]
    public void Cryptography_is_done_in_the_security_room_only()
    {
        var rooms = s_allowedRooms.Keys.Except(["Security"]);

        Verdict.None(rooms.SelectMany(room => Offences(
            room, used => IsIn(used.FullName, "System.Security.Cryptography") && !used.IsSubclassOf(typeof(Exception)))));
    }

    private static IEnumerable<string> Offences(string room, Func<Type, bool> isForbidden) =>
        from pair in PortalTypes.Uses
        where PortalTypes.RoomOf(pair.Key) == room && !PortalTypes.IsGenerated(pair.Key)
        from used in pair.Value
        where isForbidden(used) && !IsException(pair.Key, used)
        select $"{pair.Key.FullName} uses {used.FullName}";

    private static IEnumerable<Type> Users(string room, Func<Type, bool> isUsed) =>
        PortalTypes.Uses.Where(pair => PortalTypes.RoomOf(pair.Key) == room && pair.Value.Any(isUsed)).Select(pair => pair.Key);

    private static bool IsException(Type user, Type used) => s_exceptions.Any(exception =>
        IsIn(PortalTypes.FolderOf(user), exception.User) && IsIn($"{PortalTypes.FolderOf(used)}.{used.Name}", exception.Used));

    private static bool IsIn(string? name, string parent) =>
        name is not null && name.StartsWith(parent, StringComparison.Ordinal) && (name.Length == parent.Length || name[parent.Length] is '.' or '`' or '+');
}
