namespace DeployTokenPortal.E2E.Support;

/// <summary>skopeo as a user runs it, against a registry on plain HTTP.</summary>
public static class Skopeo
{
    public static Task<CommandResult> PushAsync(TestImage image, string target, (string Username, string Secret)? login) => Command.RunAsync(
        "skopeo", ["copy", "--dest-tls-verify=false", .. Credentials("--dest-", login), image.Reference, $"docker://{target}"]);

    public static async Task<CommandResult> PullAsync(string source, (string Username, string Secret)? login)
    {
        var target = Directory.CreateTempSubdirectory("pull-e2e-");
        try
        {
            return await Command.RunAsync(
                "skopeo", ["copy", "--src-tls-verify=false", .. Credentials("--src-", login), $"docker://{source}", $"dir:{target.FullName}"]);
        }
        finally
        {
            target.Delete(recursive: true);
        }
    }

    public static async Task<CommandResult> LoginAsync(string host, (string Username, string Secret) login)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "{}");
            return await Command.RunAsync(
                "skopeo", ["login", "--tls-verify=false", "--authfile", file, "-u", login.Username, "--password-stdin", host], login.Secret);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static Task<CommandResult> DeleteAsync(string target, (string Username, string Secret) login) => Command.RunAsync(
        "skopeo", ["delete", "--tls-verify=false", .. Credentials("--", login), $"docker://{target}"]);

    private static string[] Credentials(string prefix, (string Username, string Secret)? login) =>
        login is { } pair ? [$"{prefix}creds", $"{pair.Username}:{pair.Secret}"] : [$"{prefix}no-creds"];
}
