using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>pip, twine and uv. The secret stands in files or variables, never in an address (real-clients §7).</summary>
internal static class PythonCommands
{
    public static IReadOnlyList<Snippet> Write(PackageSource source)
    {
        var upload = source.AddressOf(RegistryFormat.PyPi);
        var index = upload + "/simple/";
        List<Snippet> snippets =
        [
            new(SnippetKind.Netrc, $"machine {source.Host}\nlogin {source.Username}\npassword {Snippet.SecretMark}"),
            new(SnippetKind.Use, $"chmod 600 ~/.netrc\npip install --index-url {Snippet.Quote(index)} PACKAGE"),
        ];
        if (source.CanWrite)
        {
            snippets.Add(new Snippet(SnippetKind.Pypirc, Pypirc(source, upload)));
            snippets.Add(new Snippet(SnippetKind.Use, $"twine upload --repository {source.Name} dist/*"));
        }

        snippets.Add(new Snippet(SnippetKind.UvProject, Uv(source, index, upload)));
        snippets.Add(new Snippet(SnippetKind.Shell, UvCommands(source)));
        return snippets;
    }

    private static string Pypirc(PackageSource source, string upload) => $"""
        [distutils]
        index-servers =
            {source.Name}

        [{source.Name}]
        repository = {upload}
        username = {source.Username}
        password = {Snippet.SecretMark}
        """;

    private static string Uv(PackageSource source, string index, string upload) => $"""
        [[tool.uv.index]]
        name = "{source.Name}"
        url = "{index}"
        """ + (source.CanWrite ? $"\npublish-url = \"{upload}\"" : "");

    private static string UvCommands(PackageSource source)
    {
        var credentials = Export($"UV_INDEX_{source.VariableName}_USERNAME", source.Username) + Export($"UV_INDEX_{source.VariableName}_PASSWORD", Snippet.SecretMark.ToString());
        return source.CanWrite
            ? $"{credentials}uv add PACKAGE\n\n{Export("UV_PUBLISH_USERNAME", source.Username)}{Export("UV_PUBLISH_PASSWORD", Snippet.SecretMark.ToString())}uv publish --index {source.Name}"
            : $"{credentials}uv add PACKAGE";
    }

    private static string Export(string name, string value) => $"export {name}={Snippet.Quote(value)}\n";
}
