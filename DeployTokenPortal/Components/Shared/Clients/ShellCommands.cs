using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>Clients that are told everything in a shell: Conan, git and curl. The secret goes through variables or standard input, never into an address.</summary>
internal static class ShellCommands
{
    /// <summary>Conan 2, which logs in with these variables by itself (real-clients §9).</summary>
    public static Snippet WriteConan(PackageSource source) => new(SnippetKind.Shell, string.Join('\n',
    [
        $"conan remote add {source.Name} {Snippet.Quote(source.AddressOf(RegistryFormat.Conan))}",
        $"export CONAN_LOGIN_USERNAME_{source.VariableName}={Snippet.Quote(source.Username)}",
        $"export CONAN_PASSWORD_{source.VariableName}={Snippet.Quote(Snippet.SecretMark.ToString())}",
        $"conan remote auth {source.Name}",
        "",
        $"conan install --requires=PACKAGE/1.0 --remote={source.Name}",
        .. source.CanWrite ? [$"conan upload PACKAGE/1.0 --remote={source.Name}"] : Array.Empty<string>(),
    ]));

    /// <summary>git asks the helper, and the helper reads the variable: nothing is written to disk, to the remote's address or to an argument.</summary>
    public static Snippet WriteGit(PackageSource source)
    {
        var key = $"credential.{source.PublicUrl}";
        var repository = source.Kind == ResourceKind.Project ? source.FullPath : $"{source.FullPath}/PROJECT";
        return new Snippet(SnippetKind.Shell, string.Join('\n',
            $"export DEPLOY_TOKEN={Snippet.Quote(Snippet.SecretMark.ToString())}",
            $"git config --global {Snippet.Quote($"{key}.username")} {Snippet.Quote(source.Username)}",
            $"git config --global {Snippet.Quote($"{key}.helper")} '!f() {{ test \"$1\" = get && echo \"password=$DEPLOY_TOKEN\"; }}; f'",
            "",
            $"git clone {Snippet.Quote($"{source.PublicUrl}/{repository}.git")}"));
    }

    /// <summary>curl reads the header from standard input. It follows no redirect: it would take the header along to another host.</summary>
    public static Snippet WriteCurl(PackageSource source)
    {
        var header = $"printf 'Deploy-Token: %s' {Snippet.Quote(Snippet.SecretMark.ToString())} |\n  curl --fail --header @-";
        var file = Snippet.Quote($"{source.AddressOf(RegistryFormat.Generic)}/PACKAGE/1.0/FILE");
        var download = $"{header} --remote-name {file}";
        return new Snippet(SnippetKind.Shell, source.CanWrite ? $"{header} --upload-file FILE {file}\n\n{download}" : download);
    }
}
