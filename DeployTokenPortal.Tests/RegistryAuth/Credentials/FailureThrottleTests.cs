using System.Net;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.RegistryAuth.Credentials;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.RegistryAuth.Credentials;

public sealed class FailureThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FailureThrottle _throttle;

    public FailureThrottleTests() =>
        _throttle = new FailureThrottle(Options.Create(new RegistryOptions { FailureLimit = 3, FailureWindow = TimeSpan.FromMinutes(1) }), _time);

    [Fact]
    public void Address_waits_once_its_failures_reach_the_limit()
    {
        Fail("192.0.2.1", 2);
        var before = Wait("192.0.2.1");
        Fail("192.0.2.1", 1);

        Assert.Null(before);
        Assert.Equal(TimeSpan.FromMinutes(1), Wait("192.0.2.1"));
    }

    [Fact]
    public void Wait_ends_with_the_window_and_does_not_grow_by_knocking()
    {
        Fail("192.0.2.1", 3);
        _time.Advance(TimeSpan.FromSeconds(40));
        Fail("192.0.2.1", 100);
        var middle = Wait("192.0.2.1");
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(20), middle);
        Assert.Null(Wait("192.0.2.1"));
    }

    [Fact]
    public void Failures_of_an_ended_window_do_not_count()
    {
        Fail("192.0.2.1", 2);
        _time.Advance(TimeSpan.FromMinutes(1));
        Fail("192.0.2.1", 2);

        Assert.Null(Wait("192.0.2.1"));
    }

    [Fact]
    public void Success_sets_the_count_to_zero()
    {
        Fail("192.0.2.1", 3);
        _throttle.NoteSuccess(IPAddress.Parse("192.0.2.1"));

        Assert.Null(Wait("192.0.2.1"));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Other_address_is_held_back_only_when_it_is_the_same_subscriber(string failing, string asking, bool waits)
    {
        Fail(failing, 3);

        Assert.Equal(waits, Wait(asking) is not null);
    }

    [Fact]
    public void Flood_from_many_addresses_does_not_grow_without_end()
    {
        for (var i = 0; i < 120_000; i++)
            _throttle.NoteFailure(new IPAddress(i));

        Assert.InRange(_throttle.Count, 1, 50_000);
    }

    private TimeSpan? Wait(string address) => _throttle.FindWait(IPAddress.Parse(address));

    private void Fail(string address, int times)
    {
        for (var i = 0; i < times; i++)
            _throttle.NoteFailure(IPAddress.Parse(address));
    }
}
