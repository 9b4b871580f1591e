using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Data.Work;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DeployTokenPortal.Tests.Application.SigningKeys;

public sealed class SigningKeyMaintenanceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_that_another_node_made_is_published_as_soon_as_it_is_heard_of()
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreatePlainClient();
        var store = portal.Services.GetRequiredService<ISigningKeyStore>();
        var protector = portal.Services.GetRequiredService<IPrivateKeyProtector>();
        var schedule = portal.Services.GetRequiredService<SigningKeySchedule>();
        using var otherRing = new SigningKeyRing(store, protector, schedule, portal.Time, NullLogger<SigningKeyRing>.Instance);

        var made = (await new SigningKeyKeeper(store, protector, otherRing, schedule, portal.Time).MaintainAsync(RotationRequest.AtOnce, Ct)).Added!;
        var before = await client.GetStringAsync("/.well-known/jwks.json", Ct);
        portal.Services.GetRequiredService<AccessChanges>().Tell(new AccessChange(AccessChangeKind.SigningKeys));

        Assert.DoesNotContain(made.KeyId, before, StringComparison.Ordinal);
        while (!(await client.GetStringAsync("/.well-known/jwks.json", Ct)).Contains(made.KeyId, StringComparison.Ordinal))
            Ct.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task Keys_are_looked_after_once_at_a_start_and_then_every_minute()
    {
        var work = new CountedWork();
        await using var portal = new PortalFactory { Configure = services => services.AddSingleton<IWorkLock>(work) };
        using var client = portal.CreatePlainClient();

        var published = await client.GetStringAsync("/.well-known/jwks.json", Ct);
        var atTheStart = work.Taken;
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        while (work.Taken == atTheStart)
            Ct.ThrowIfCancellationRequested();

        Assert.Contains("\"kid\"", published, StringComparison.Ordinal);
        Assert.Equal(1, atTheStart);
        Assert.Equal(2, work.Taken);
    }

    /// <summary>How often signing keys were looked after.</summary>
    private sealed class CountedWork : IWorkLock, IAsyncDisposable
    {
        private int _taken;

        public int Taken => Volatile.Read(ref _taken);

        public Task<IAsyncDisposable> TakeAsync(string work, CancellationToken ct)
        {
            if (work == "signing-keys")
                Interlocked.Increment(ref _taken);
            return Task.FromResult<IAsyncDisposable>(this);
        }

        public async Task<IAsyncDisposable?> TryTakeAsync(string work, CancellationToken ct) => await TakeAsync(work, ct);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
