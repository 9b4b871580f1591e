using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Members;

public sealed class MembersTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();
    private long _tom;

    public async ValueTask InitializeAsync()
    {
        await _api.OpenAsync();
        _tom = (await _api.Door.AddPersonAsync("tom")).UserId!.Value;
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Member_is_added_read_changed_and_removed()
    {
        var member = $$"""{"id":{{_tom}},"username":"tom","name":"tom","state":"active","access_level":30,"expires_at":"2027-01-31","membership_state":"active"}""";

        Assert.Equal($"201 {member}", await _api.AnswerAsync("POST", "/groups/acme/members", _api.Root, $$"""{"user_id":{{_tom}},"access_level":30,"expires_at":"2027-01-31"}"""));
        Assert.Equal($"200 {member}", await _api.AnswerAsync("GET", $"/groups/acme/members/{_tom}", _api.Root));
        Assert.Equal($"200 [{member}]", await _api.AnswerAsync("GET", "/groups/acme/members?query=TOM", _api.Root));
        Assert.Equal("200 []", await _api.AnswerAsync("GET", "/groups/acme%2Fplatform/members", _api.Root));
        Assert.Equal($"200 {member}", await _api.AnswerAsync("GET", $"/projects/acme%2Fplatform%2Fsvc/members/all/{_tom}", _api.Root));
        Assert.Contains("\"access_level\":40,\"expires_at\":null", await _api.AnswerAsync("PUT", $"/groups/acme/members/{_tom}", _api.Root, """{"access_level":40}"""), StringComparison.Ordinal);
        Assert.Equal("204", await _api.AnswerAsync("DELETE", $"/groups/acme/members/{_tom}", _api.Root));
        Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync("GET", $"/groups/acme/members/{_tom}", _api.Root));
    }

    [Fact]
    public async Task Member_who_is_there_already_is_a_conflict_and_one_who_is_not_is_not_found()
    {
        await _api.AnswerAsync("POST", "/groups/acme/members", _api.Root, $$"""{"user_id":{{_tom}},"access_level":30}""");

        Assert.Equal("""409 {"message":"Member already exists"}""", await _api.AnswerAsync("POST", "/groups/acme/members", _api.Root, $$"""{"user_id":{{_tom}},"access_level":30}"""));
        Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync("PUT", "/groups/other/members/" + _tom, _api.Root, """{"access_level":30}"""));
    }

    [Theory]
    [InlineData("{}", """400 {"error":"user_id is missing, access_level is missing"}""")]
    [InlineData("""{"user_id":1,"access_level":35}""", """400 {"error":"access_level does not have a valid value"}""")]
    [InlineData("""{"user_id":"x","access_level":30}""", """400 {"error":"user_id is invalid"}""")]
    [InlineData("""{"user_id":999,"access_level":30}""", """400 {"message":{"user_id":["Choose a person who exists."]}}""")]
    [InlineData("""{"user_id":1,"access_level":30,"expires_at":"2020-01-01"}""", """400 {"message":{"expires_at":["Choose a day after 23 November 2026, or leave it empty."]}}""")]
    public async Task Bad_input_is_named(string json, string expected) => Assert.Equal(expected, await _api.AnswerAsync("POST", "/groups/acme/members", _api.Root, json));

    [Fact]
    public async Task Nobody_gives_more_than_they_have()
    {
        var maintainer = await _api.MemberAsync("mats", AccessLevel.Maintainer, ResourceKind.Group, _api.Door.Acme);

        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("POST", "/groups/acme/members", maintainer, $$"""{"user_id":{{_tom}},"access_level":30}"""));
        Assert.StartsWith("400 ", await _api.AnswerAsync("POST", "/projects/acme%2Fopen/members", maintainer, $$"""{"user_id":{{_tom}},"access_level":50}"""), StringComparison.Ordinal);
        Assert.StartsWith("201 ", await _api.AnswerAsync("POST", "/projects/acme%2Fopen/members", maintainer, $$"""{"user_id":{{_tom}},"access_level":30}"""), StringComparison.Ordinal);
    }
}
