using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Security.Signing;

public sealed class SigningKeyRingTests
{
    [Fact]
    public void Ring_before_its_first_reload_has_no_key()
    {
        using var signing = new SigningFixture();

        Assert.Null(signing.Ring.FindSigningKey(signing.Now));
        Assert.Empty(signing.Ring.ListPublished(signing.Now));
    }

    [Fact]
    public async Task First_start_creates_a_key_that_signs_and_is_published()
    {
        using var signing = await SigningFixture.StartAsync();

        Assert.Equal([signing.CurrentKey], signing.Ring.ListPublished(signing.Now));
        Assert.True(signing.CurrentKey.CanSign);
    }

    [Fact]
    public async Task Second_start_uses_the_stored_key_and_saves_nothing()
    {
        using var first = await SigningFixture.StartAsync();
        using var second = new SigningFixture(sameClusterAs: first);

        var changes = await second.MaintainAsync();

        Assert.True(changes.IsEmpty);
        Assert.Single(first.Store.Saved);
        Assert.Equal(first.CurrentKey.Record.KeyId, second.CurrentKey.Record.KeyId);
    }

    [Fact]
    public async Task New_key_is_published_first_signs_later_and_the_old_one_goes_last()
    {
        using var signing = await SigningFixture.StartAsync();
        var old = signing.CurrentKey.Record.KeyId;

        var added = (await signing.MaintainAsync(RotationRequest.Ahead)).Added!;
        Assert.Equal(old, signing.CurrentKey.Record.KeyId);
        Assert.Equal(2, signing.Ring.ListPublished(signing.Now).Count);

        signing.Clock.SetUtcNow(added.SignsFrom);
        Assert.Equal(added.KeyId, signing.CurrentKey.Record.KeyId);
        Assert.Equal(2, signing.Ring.ListPublished(signing.Now).Count);

        signing.Clock.Advance(signing.Schedule.TokenLifetime + TimeSpan.FromSeconds(60));
        Assert.Equal([signing.CurrentKey], signing.Ring.ListPublished(signing.Now));
        Assert.Equal([old], (await signing.MaintainAsync()).Removed);
    }

    [Fact]
    public async Task Key_made_by_another_node_is_known_after_a_reload()
    {
        using var first = await SigningFixture.StartAsync();
        using var second = new SigningFixture(sameClusterAs: first);
        await second.MaintainAsync();

        await first.MaintainAsync(RotationRequest.AtOnce);
        await second.Ring.ReloadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first.CurrentKey.Record.KeyId, second.CurrentKey.Record.KeyId);
    }

    [Fact]
    public async Task Failed_reload_keeps_the_known_keys()
    {
        using var signing = await SigningFixture.StartAsync();
        var key = signing.CurrentKey;
        signing.Store.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => signing.Ring.ReloadAsync(TestContext.Current.CancellationToken));

        Assert.Same(key, signing.CurrentKey);
    }

    [Fact]
    public async Task Unreadable_key_stays_published_but_does_not_sign_until_a_new_one_is_asked_for()
    {
        using var first = await SigningFixture.StartAsync();
        var damaged = first.CurrentKey.Record with { ProtectedPrivateKey = "AAAA" };
        first.Store.Replace(damaged);
        using var signing = new SigningFixture(sameClusterAs: first);

        await signing.MaintainAsync();
        Assert.Null(signing.Ring.FindSigningKey(signing.Now));
        Assert.False(Assert.Single(signing.Ring.ListPublished(signing.Now)).CanSign);

        signing.Clock.Advance(TimeSpan.FromSeconds(1));
        await signing.MaintainAsync(RotationRequest.AtOnce);
        Assert.NotEqual(damaged.KeyId, signing.CurrentKey.Record.KeyId);
    }

    [Fact]
    public async Task Private_key_of_another_row_does_not_sign()
    {
        using var first = await SigningFixture.StartAsync();
        using var foreign = new SigningFixture(sameClusterAs: first);
        using var material = SigningKeyMaterial.Create(SigningAlgorithm.ES256, first.Now);
        first.Store.Replace(first.CurrentKey.Record with { ProtectedPrivateKey = first.Protector.Protect(material.PrivateKey) });

        await foreign.MaintainAsync();

        Assert.Null(foreign.Ring.FindSigningKey(foreign.Now));
    }

    [Fact]
    public async Task Stored_key_holds_no_readable_private_key()
    {
        using var signing = await SigningFixture.StartAsync();

        var record = signing.CurrentKey.Record;

        Assert.NotEmpty(signing.Protector.Unprotect(record.ProtectedPrivateKey));
        Assert.DoesNotContain(record.ProtectedPrivateKey, record.ToString(), StringComparison.Ordinal);
    }
}
