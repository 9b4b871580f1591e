using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Common;

public sealed class ApiRateLimitTests
{
    [Fact]
    public async Task Callers_are_bounded_each_for_themselves_and_told_when_to_come_back()
    {
        await using var api = await new ApiDoor(("Portal:Api:RequestsPerMinute", "2")).OpenAsync();
        var other = await api.TokenOfAsync(await api.Door.AddPersonAsync("other"));

        using var first = await api.SendAsync("GET", "/groups/acme/deploy_tokens", api.Root);
        await api.AnswerAsync("GET", "/groups/acme/deploy_tokens", api.Root);
        using var third = await api.SendAsync("GET", "/groups/acme/deploy_tokens", api.Root);

        Assert.Equal(("200", "2", "1", "1"), ("200", One(first, "RateLimit-Limit"), One(first, "RateLimit-Observed"), One(first, "RateLimit-Remaining")));
        Assert.Equal("""429 {"message":"429 Too Many Requests"}""", await ApiDoor.TextAsync(third));
        Assert.Equal(("60", "0", "1795435260"), (One(third, "Retry-After"), One(third, "RateLimit-Remaining"), One(third, "RateLimit-Reset")));
        Assert.StartsWith("404", await api.AnswerAsync("GET", "/groups/acme/deploy_tokens", other), StringComparison.Ordinal);

        api.Door.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("200", await api.AnswerAsync("GET", "/groups/acme/deploy_tokens", api.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_are_bounded_by_address()
    {
        await using var api = await new ApiDoor(("Portal:Api:RequestsPerMinute", "2")).OpenAsync();

        var answers = new List<string>();
        for (var guess = 0; guess < 3; guess++)
            answers.Add(await api.AnswerAsync("GET", "/deploy_tokens", $"glpat-guess{guess}guessguessguess"));

        Assert.Equal(["401", "401", "429"], answers.Select(answer => answer[..3]));
    }

    private static string One(HttpResponseMessage response, string header) => Assert.Single(response.Headers.GetValues(header));
}
