using System.Globalization;
using System.Reflection;
using System.Resources;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Tests.Components;

/// <summary>Every word that code asks for exists, and none is left over.</summary>
public sealed class TextsTests
{
    public static TheoryData<Type> TextClasses =>
        [.. typeof(SharedTexts).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(typeof(SharedTexts).Namespace!, StringComparison.Ordinal) == true && type.Name.EndsWith("Texts", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(TextClasses))]
    public void Members_and_entries_agree(Type texts)
    {
        var entries = new ResourceManager(texts).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).ToHashSet();
        var members = texts.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(member => member.Name).ToHashSet();

        var missing = members.Except(entries);
        // A count has a second entry for one: "DaysAgo" and "DaysAgoOne".
        var unused = entries.Except(members).Where(key => !(key.EndsWith("One", StringComparison.Ordinal) && members.Contains(key[..^3])));

        Assert.Equal([], missing);
        Assert.Equal([], unused);
    }
}
