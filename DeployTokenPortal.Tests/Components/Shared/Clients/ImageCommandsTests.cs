using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Shared.Clients;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared.Clients;

/// <summary>Ready commands are read by a real shell.</summary>
public sealed class ImageCommandsTests
{
    private const string Secret = "gldt-0123456789";

    public static TheoryData<string, string, bool> Cases => new MatrixTheoryData<string, string, bool>(
        [nameof(RegistryClient.Docker), nameof(RegistryClient.Podman), nameof(RegistryClient.Skopeo)], ["gitlab+deploy-token-1", "-rf", "a.b_c-D+", "--help"], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Shell_hands_username_and_secret_over_as_they_are(string client, string username, bool canPush)
    {
        var commands = ImageCommands.Write(Enum.Parse<RegistryClient>(client), RegistryLocation.Of("http://127.0.0.1:5000"), username, "Acme/Platform.x/svc-1", canPush).Text
            .Replace(Snippet.SecretMark.ToString(), Secret, StringComparison.Ordinal);

        var (exitCode, output) = await Shell.RunAsync($$"""
            {{client.ToLowerInvariant()}}() { printf '<%s>' "$@"; if [ "$1" = login ]; then printf '[%s]' "$(cat)"; fi; }
            {{commands}}
            """);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("<login><127.0.0.1:5000><--username>", output, StringComparison.Ordinal);
        Assert.Contains($"<{username}>", output, StringComparison.Ordinal);
        Assert.Contains($"<--password-stdin>[{Secret}]", output, StringComparison.Ordinal);
        Assert.Contains("acme/platform.x/svc-1/IMAGE:TAG", output, StringComparison.Ordinal);
        Assert.Equal(1, output.Split(Secret).Length - 1);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("it's")]
    [InlineData("$(id) `id` \"x\" \\ ! * ~ ;|&<>")]
    [InlineData("''")]
    [InlineData("")]
    public async Task Quoted_word_comes_out_as_it_went_in(string word)
    {
        var (exitCode, output) = await Shell.RunAsync($"printf %s {Snippet.Quote(word)}");

        Assert.Equal((0, word), (exitCode, output));
    }

    [Theory]
    [InlineData("acme", "pull-acme")]
    [InlineData("Acme/a.b_c", "pull-acme-a-b-c")]
    public void Kubernetes_secret_has_a_name_that_the_cluster_takes(string path, string name) => Assert.Contains(
        $"  name: {name}\n", ImageCommands.Write(RegistryClient.Kubernetes, null, "ci", path, canPush: false).Text, StringComparison.Ordinal);

    [Fact]
    public void Kubernetes_name_stays_within_63_characters()
    {
        var manifest = ImageCommands.Write(RegistryClient.Kubernetes, null, "ci", new string('a', 200), canPush: false).Text;

        Assert.InRange(manifest.Split('\n').Single(line => line.StartsWith("  name: ", StringComparison.Ordinal)).Length - 8, 1, 63);
    }
}
