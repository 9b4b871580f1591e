using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Application.RegistryAccess;

/// <summary>Lines for refused sign-ins, also in a flood.</summary>
public sealed class RefusedSignInsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Flood_writes_so_many_lines_a_second_and_then_says_how_many_it_left_out()
    {
        using var log = new LogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var refused = new RefusedSignIns(_time, factory.CreateLogger<RefusedSignIns>());

        for (var number = 0; number < LineBudget.MostASecond + 7; number++)
            Note(refused);
        var inOneSecond = log.Lines.Count;
        _time.Advance(TimeSpan.FromSeconds(1));
        Note(refused);
        Note(refused);

        Assert.Equal(LineBudget.MostASecond, inOneSecond);
        Assert.Equal(LineBudget.MostASecond + 3, log.Lines.Count);
        Assert.Contains("7 more registry sign-ins", log.Lines.ElementAt(LineBudget.MostASecond), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_names_login_service_kind_and_address_and_breaks_none()
    {
        using var log = new LogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));

        new RefusedSignIns(_time, factory.CreateLogger<RefusedSignIns>()).Note(
            CredentialResult.Refused(CredentialFault.Unknown), "ci\nforged", "container_registry", "192.0.2.1");

        var line = Assert.Single(log.Lines);
        Assert.Contains("service container_registry, credential unknown", line, StringComparison.Ordinal);
        Assert.Contains("from 192.0.2.1", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private static void Note(RefusedSignIns refused) => refused.Note(CredentialResult.Refused(CredentialFault.Unknown), "ci", "npm", "192.0.2.1");
}
