using DeployTokenPortal.Application;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.RegistryAuth;
using DeployTokenPortal.Security;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Load.Pieces;

/// <summary>The portal's own rooms over a throw-away SQLite database that holds one token, without a server.</summary>
internal sealed class HotPath : IAsyncDisposable
{
    private const long GroupId = 1;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("portal-pieces-");
    private readonly ServiceProvider _services;

    private HotPath(SigningAlgorithm algorithm)
    {
        var settings = new Dictionary<string, string?> { ["Portal:DataDirectory"] = _data.FullName, ["ConnectionStrings:Portal"] = $"Data Source={_data.FullName}/portal.db" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddOptions();
        services.Configure<RegistryOptions>(options => options.Algorithm = algorithm);
        services.AddPortalData(configuration).AddPortalSecurity().AddPortalApplication().AddRegistryAuth();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The secret of the token.</summary>
    public SecretValue Secret { get; } = SecretGenerator.Generate(new TokensOptions().Prefix);

    /// <summary>The token, of the group <c>load</c>.</summary>
    public DeployToken Token { get; } = DeployToken.Create(HolderKind.Group, GroupId, new DeployTokenDetails("ci", "ci", DeployTokenScopes.ReadRegistry, null), null, TimeProvider.System.GetUtcNow());

    /// <summary>A project that the token may pull from.</summary>
    public static Resource Project { get; } = new(ResourceKind.Project, 1, "load/svc", Visibility.Private, [GroupId]);

    /// <summary>A started one, with keys that sign by this algorithm.</summary>
    public static async Task<HotPath> StartAsync(SigningAlgorithm algorithm)
    {
        var path = new HotPath(algorithm);
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await path.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        db.Groups.Add(Group.Create(null, new HolderDetails("Load", "load", "", Visibility.Private), now));
        await db.SaveChangesAsync();
        db.DeployTokens.Add(path.Token);
        await db.SaveChangesAsync();
        db.TokenSecrets.Add(TokenSecret.ForDeployToken(path.Token.Id, new SecretPrint(SecretDigest.CurrentVersion, SecretDigest.Compute(path.Secret), ""), now));
        await db.SaveChangesAsync();
        await path.Get<SigningKeyKeeper>().MaintainAsync(RotationRequest.None, CancellationToken.None);
        return path;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
