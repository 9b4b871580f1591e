using System.Text;
using System.Text.Json;

namespace DeployTokenPortal.Tests.Architecture;

/// <summary>The dependency test is only as good as what it sees: each way to use a type has its sample here.</summary>
public sealed class TypeReferencesTests
{
    [Theory]
    [InlineData(typeof(InField), typeof(StringBuilder))]
    [InlineData(typeof(InSignature), typeof(StringBuilder))]
    [InlineData(typeof(InBase), typeof(StringBuilder))]
    [InlineData(typeof(InAttribute), typeof(StringBuilder))]
    [InlineData(typeof(InBody), typeof(JsonSerializer))]
    [InlineData(typeof(InBody), typeof(StringBuilder))]
    [InlineData(typeof(InGenericBody<>), typeof(StringBuilder))]
    [InlineData(typeof(InCatch), typeof(JsonException))]
    public void Use_is_seen(Type user, Type used) => Assert.Contains(used, TypeReferences.Find(user));

    [Fact]
    public void Use_inside_a_lambda_or_async_method_is_seen_in_the_nested_type()
    {
        var nested = typeof(InNested).GetNestedTypes(System.Reflection.BindingFlags.NonPublic);

        Assert.Equal(2, nested.Count(type => TypeReferences.Find(type).Contains(typeof(JsonDocument))));
    }

    [Fact]
    public void Unused_type_is_not_seen() => Assert.DoesNotContain(typeof(Uri), TypeReferences.Find(typeof(InBody)));

#pragma warning disable IDE0051, IDE0052, CS0169, CA1823, CA1822, CA1812, CA1052 // Samples: they are looked at, not run.
    private sealed class InField
    {
        private readonly Dictionary<string, StringBuilder[]>? _field;
    }

    private sealed class InSignature
    {
        private static void Take(ref StringBuilder text) => _ = text;
    }

    private sealed class InBase : List<StringBuilder>;

    [System.Diagnostics.DebuggerTypeProxy(typeof(StringBuilder))]
    private sealed class InAttribute;

    private sealed class InBody
    {
        private static int Run(int value) => value switch
        {
            0 => JsonSerializer.Serialize(value).Length,
            1 => new StringBuilder().Length,
            2 => 2,
            3 => 1 << 30,
            _ => (int)(value * 1.5),
        };
    }

    private sealed class InGenericBody<T>
        where T : notnull
    {
        private static int Run<TOther>()
            where TOther : notnull => new Dictionary<T, Dictionary<TOther, StringBuilder>>().Count;
    }

    private sealed class InCatch
    {
        private static void Run(Action action)
        {
            try
            {
                action();
            }
            catch (JsonException)
            {
            }
        }
    }

    private sealed class InNested
    {
        private static Func<string, int> Lambda() => text => JsonDocument.Parse(text).GetHashCode();

        private static async Task RunAsync()
        {
            await Task.Yield();
            using var document = JsonDocument.Parse("{}");
        }
    }
#pragma warning restore
}
