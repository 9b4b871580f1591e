using System.Text;
using System.Xml.Linq;
using DeployTokenPortal.Components.Shared.Clients;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared.Clients;

/// <summary>What package and git clients are told is read by a real shell, a real XML reader, git and dotnet, for every username that the rules allow.</summary>
public sealed class PackageCommandsTests
{
    private const string Secret = "gldt-0123456789";

    public static TheoryData<string> Usernames => ["gitlab+deploy-token-1", "-rf", "--help", "a.b_c-D+", "..", "+"];

    [Theory]
    [MemberData(nameof(Usernames))]
    public void Settings_of_maven_and_nuget_are_xml_that_keeps_username_and_secret(string username)
    {
        var source = Source(username);

        var settings = JavaCommands.WriteMaven(source).Take(2).Select(snippet => XDocument.Parse(Filled(snippet))).ToList();
        var config = XDocument.Parse(Filled(NuGetCommands.Write(source)[0]));

        Assert.Equal(("Deploy-Token", Secret), (settings[0].Descendants("name").Single().Value, settings[0].Descendants("value").Single().Value));
        Assert.Equal((username, Secret), (settings[1].Descendants("username").Single().Value, settings[1].Descendants("password").Single().Value));
        Assert.Equal([username, Secret], config.Descendants("acme-svc").Single().Elements("add").Select(entry => entry.Attribute("value")!.Value));
        Assert.Equal("https://tokens.acme.example/api/v4/projects/5/packages/nuget/index.json", config.Descendants("packageSources").Single().Element("add")!.Attribute("value")!.Value);
    }

    [Fact]
    public void Pom_and_build_script_name_the_gateway_by_number()
    {
        var pom = XDocument.Parse($"<project>{JavaCommands.WriteMaven(Source())[2].Text}</project>");

        Assert.Equal(3, pom.Descendants("url").Count(url => url.Value == "https://tokens.acme.example/api/v4/projects/5/packages/maven"));
        Assert.All(pom.Descendants("id"), id => Assert.Equal("acme-svc", id.Value));
        Assert.Equal("deployToken=\u0001", JavaCommands.WriteGradle(Source())[0].Text);
        Assert.DoesNotContain("\u0001", JavaCommands.WriteGradle(Source())[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_is_allowed_by_name_where_clients_refuse_it()
    {
        var source = Source() with { PublicUrl = "http://127.0.0.1:5080" };

        Assert.Contains("allowInsecureConnections=\"true\"", NuGetCommands.Write(source)[0].Text, StringComparison.Ordinal);
        Assert.Contains("--allow-insecure-connections", NuGetCommands.Write(source)[1].Text, StringComparison.Ordinal);
        Assert.Contains("isAllowInsecureProtocol = true", JavaCommands.WriteGradle(source)[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nsecure", NuGetCommands.Write(Source())[0].Text + JavaCommands.WriteGradle(Source())[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task Dotnet_keeps_the_source_with_the_exact_username(string username)
    {
        using var home = new TemporaryDirectory();
        var config = home.Combine("nuget.config");
        await File.WriteAllTextAsync(config, "<configuration />", TestContext.Current.CancellationToken);

        var (exitCode, output) = await Shell.RunAsync($"{Filled(NuGetCommands.Write(Source(username))[1])} --configfile {Snippet.Quote(config)}");

        Assert.True(exitCode == 0, output);
        var written = XDocument.Load(config).Descendants("acme-svc").Single().Elements("add").Select(entry => entry.Attribute("value")!.Value);
        Assert.Equal([username, Secret], written);
    }

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task Git_gets_username_and_secret_from_the_helper_and_writes_the_secret_nowhere(string username)
    {
        using var home = new TemporaryDirectory();
        var commands = Filled(ShellCommands.WriteGit(Source(username) with { PublicUrl = "https://tokens.acme.example:8443" })).Replace("git clone", "printf '<%s>\\n'", StringComparison.Ordinal);

        var (exitCode, output) = await Shell.RunAsync($"{commands}\nprintf 'protocol=https\\nhost=tokens.acme.example:8443\\n\\n' | git credential fill\n", home.Path);

        Assert.Equal(0, exitCode);
        Assert.Contains("<https://tokens.acme.example:8443/acme/svc.git>", output, StringComparison.Ordinal);
        Assert.Contains($"username={username}\npassword={Secret}\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(home.Combine(".gitconfig"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task Conan_and_uv_read_username_and_secret_from_variables(string username)
    {
        var (exitCode, output) = await Shell.RunAsync($$"""
            conan() { printf '<%s>' "$@"; echo; }
            uv() { printf '<%s>' "$@"; echo; }
            {{Filled(ShellCommands.WriteConan(Source(username)))}}
            {{Filled(PythonCommands.Write(Source(username))[^1])}}
            printf '%s %s\n' "$CONAN_LOGIN_USERNAME_ACME_SVC" "$CONAN_PASSWORD_ACME_SVC" "$UV_INDEX_ACME_SVC_USERNAME" "$UV_INDEX_ACME_SVC_PASSWORD"
            """);

        Assert.Equal(0, exitCode);
        Assert.Contains("<remote><add><acme-svc><https://tokens.acme.example/api/v4/projects/5/packages/conan>\n<remote><auth><acme-svc>", output, StringComparison.Ordinal);
        Assert.EndsWith($"{username} {Secret}\n{username} {Secret}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_gets_the_secret_on_standard_input_and_never_as_argument()
    {
        var (exitCode, output) = await Shell.RunAsync($$"""
            curl() { printf '<%s>' "$@"; printf '[%s]\n' "$(cat)"; }
            {{Filled(ShellCommands.WriteCurl(Source()))}}
            """);

        const string File = "<https://tokens.acme.example/api/v4/projects/5/packages/generic/PACKAGE/1.0/FILE>";
        Assert.Equal(0, exitCode);
        Assert.Equal(
            [$"<--fail><--header><@-><--upload-file><FILE>{File}[Deploy-Token: {Secret}]", $"<--fail><--header><@-><--remote-name>{File}[Deploy-Token: {Secret}]"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Npm_finds_the_secret_under_the_address_without_its_scheme() => Assert.Equal(
        $"@acme:registry=https://tokens.acme.example/api/v4/projects/5/packages/npm/\n//tokens.acme.example/api/v4/projects/5/packages/npm/:_authToken={Secret}",
        Filled(NpmCommands.Write(Source())[0]));

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task Npm_sends_the_username_too_to_a_virtual_registry(string username)
    {
        using var home = new TemporaryDirectory();

        var (exitCode, _) = await Shell.RunAsync(Filled(NpmCommands.Write(Source(username) with { IsVirtual = true })[0]), home.Path);

        Assert.Equal(0, exitCode);
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{username}:{Secret}"));
        Assert.Equal(
            ["registry=https://tokens.acme.example/api/v4/projects/5/packages/npm/", $"//tokens.acme.example/api/v4/projects/5/packages/npm/:_auth={encoded}"],
            await File.ReadAllLinesAsync(home.Combine(".npmrc"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Pip_and_twine_read_files_and_no_address_holds_a_secret()
    {
        var snippets = PythonCommands.Write(Source("gitlab+deploy-token-1"));

        Assert.Equal($"machine tokens.acme.example\nlogin gitlab+deploy-token-1\npassword {Secret}", Filled(snippets[0]));
        Assert.Equal("chmod 600 ~/.netrc\npip install --index-url 'https://tokens.acme.example/api/v4/projects/5/packages/pypi/simple/' PACKAGE", snippets[1].Text);
        Assert.Contains($"repository = https://tokens.acme.example/api/v4/projects/5/packages/pypi\nusername = gitlab+deploy-token-1\npassword = {Secret}", Filled(snippets[2]), StringComparison.Ordinal);
        Assert.All(snippets, snippet => Assert.DoesNotContain($"{Snippet.SecretMark}@", snippet.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Token_that_only_reads_is_told_nothing_about_publishing()
    {
        var source = Source() with { CanWrite = false };
        IReadOnlyList<Snippet> all =
        [
            .. NpmCommands.Write(source), .. JavaCommands.WriteMaven(source), .. JavaCommands.WriteGradle(source), .. NuGetCommands.Write(source),
            .. PythonCommands.Write(source), ShellCommands.WriteConan(source), ShellCommands.WriteCurl(source),
        ];

        Assert.All(all, snippet => Assert.DoesNotMatch("publish|push|upload|distributionManagement", snippet.Text));
    }

    [Theory]
    [InlineData(ResourceKind.Project, "acme/svc", "acme-svc")]
    [InlineData(ResourceKind.Group, "clear", "clear-group")]
    [InlineData(ResourceKind.Project, "7up/A.b_c", "r-7up-a-b-c")]
    public void Name_of_the_source_is_an_xml_name_and_no_word_of_a_client(ResourceKind kind, string path, string name) =>
        Assert.Equal(name, (Source() with { Kind = kind, FullPath = path }).Name);

    private static PackageSource Source(string username = "ci") => new("https://tokens.acme.example", ResourceKind.Project, 5, "acme/svc", username, CanWrite: true, IsVirtual: false);

    private static string Filled(Snippet snippet) => snippet.Text.Replace(Snippet.SecretMark.ToString(), Secret, StringComparison.Ordinal);
}
