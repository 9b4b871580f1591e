using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The gateway as a package or git client sees it, with an upstream that notes what reaches it.</summary>
public sealed class GatewayDoor : IAsyncDisposable
{
    public TokenDoor Door { get; } = new(("Portal:PublicUrl", "https://portal.example")) { IsListening = true };

    public UpstreamServer Upstream { get; private set; } = null!;

    /// <summary>Path of the packages of a project, such as <c>/api/v4/projects/3/packages/npm</c>.</summary>
    public string Packages(string format, HolderRef? project = null) => $"/api/v4/projects/{(project ?? Door.Svc).Id}/packages/{format}";

    public async Task<GatewayDoor> OpenAsync()
    {
        Upstream = await UpstreamServer.StartAsync();
        await Door.OpenAsync();
        return this;
    }

    /// <summary>Connects the upstream.</summary>
    /// <param name="format">Whose protocol it speaks.</param>
    /// <param name="path">Behind its host, with placeholders.</param>
    /// <param name="kind">Where the connection hangs.</param>
    /// <param name="holderId">Id of the group or project.</param>
    /// <param name="connection">Hosted or a pull-through cache.</param>
    public async Task<RegistryConnectionView> ConnectAsync(
        RegistryFormat format, string path = "/{project_path}", ResourceKind kind = ResourceKind.Instance, long holderId = 0,
        RegistryConnectionKind connection = RegistryConnectionKind.Hosted) => await ConnectAsync(new RegistryConnectionInput
        {
            Format = format,
            Kind = connection,
            UpstreamUrl = Upstream.Address + path,
            UpstreamUsername = "portal",
            UpstreamPassword = new SecretValue("upstream-password"),
            HolderKind = kind,
            HolderId = holderId,
        });

    public async Task<RegistryConnectionView> ConnectAsync(RegistryConnectionInput input) =>
        TestPortal.Succeeded(await Door.Get<RegistryConnectionService>().CreateAsync(Door.Root, input, CancellationToken.None));

    /// <summary>The secret of a token with these scopes and the username <c>ci</c>.</summary>
    /// <param name="of"><c>svc</c>, <c>open</c>, <c>foreign</c> or the group <c>acme</c>.</param>
    /// <param name="scopes">As in the database.</param>
    public async Task<string> SecretAsync(string of, DeployTokenScopes scopes)
    {
        var holder = of == "acme" ? HolderKind.Group : HolderKind.Project;
        var reference = of switch { "acme" => Door.Acme, "svc" => Door.Svc, "open" => Door.Open, _ => Door.Foreign };
        return (await Door.TokenAsync(holder, reference, scopes, "ci")).Secret.Reveal();
    }

    /// <summary>Sends a request; the target goes over the wire as it stands.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string target, HttpContent? body, params IEnumerable<(string Name, string Value)> headers)
    {
        var address = Door.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + target;
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = body;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Door.Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string target, params IEnumerable<(string Name, string Value)> headers) =>
        SendAsync(method, target, null, headers);

    /// <summary>Status and body in one text.</summary>
    public async Task<string> AnswerAsync(string method, string target, params IEnumerable<(string Name, string Value)> headers)
    {
        using var response = await SendAsync(method, target, null, headers);
        return await ApiDoor.TextAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
