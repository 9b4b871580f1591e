using System.Text;
using BenchmarkDotNet.Attributes;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Docker;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Load.Pieces;

/// <summary>The hot path of <c>/jwt/auth</c> (design §6), each piece alone: parse, digest, look-up, decide, sign.</summary>
public class PieceBenchmarks
{
    private readonly StringValues _scope = "repository:load/svc:pull";
    private readonly TimeProvider _time = TimeProvider.System;
    private HotPath _es256 = null!;
    private HotPath _rs256 = null!;
    private StringValues _authorization;
    private byte[] _digest = [];
    private DeployTokenActor _actor = null!;
    private RegistryAnswer.Granted _granted = null!;
    private SecretDirectory _directory = null!;
    private RegistryTokenIssuer _es256Issuer = null!;
    private RegistryTokenIssuer _rs256Issuer = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        (_es256, _rs256) = (await HotPath.StartAsync(SigningAlgorithm.ES256), await HotPath.StartAsync(SigningAlgorithm.RS256));
        _authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{_es256.Secret.Reveal()}"));
        _digest = SecretDigest.Compute(_es256.Secret);
        var token = _es256.Token;
        _actor = new DeployTokenActor(token.Id, token.Username, token.Holder, token.HolderId, token.Scopes, token.ExpiresAt, IsEnded: false);
        var project = new GrantedProject(HotPath.Project.FullPath, HotPath.Project.Id, HotPath.Project.RootGroupId);
        _granted = new RegistryAnswer.Granted(_actor, [new RegistryGrant("repository", "load/svc", ["pull"], project)], null) { Verdict = default };
        _directory = _es256.Get<SecretDirectory>();
        (_es256Issuer, _rs256Issuer) = (_es256.Get<RegistryTokenIssuer>(), _rs256.Get<RegistryTokenIssuer>());
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _es256.DisposeAsync();
        await _rs256.DisposeAsync();
    }

    [Benchmark(Description = "parse Basic credential")]
    public object? ParseCredential() => BasicCredential.Read(_authorization);

    [Benchmark(Description = "parse scope")]
    public object? ParseScope() => ScopeParser.Parse(_scope);

    [Benchmark(Description = "digest")]
    public byte[] Digest() => SecretDigest.Compute(_es256.Secret);

    /// <summary>Always the same digest, so that it is in the cache but for the first time in a minute.</summary>
    [Benchmark(Description = "look-up in the cache")]
    public async Task<object?> FindAsync() => await _directory.FindAsync(_digest, CancellationToken.None);

    [Benchmark(Description = "decide")]
    public Decision Decide() => AccessRule.Decide(_actor, AccessAction.PullImage, HotPath.Project, _time.GetUtcNow());

    [Benchmark(Description = "sign, ES256")]
    public object? SignEs256() => _es256Issuer.Issue(_granted, "container_registry");

    [Benchmark(Description = "sign, RS256")]
    public object? SignRs256() => _rs256Issuer.Issue(_granted, "container_registry");
}
