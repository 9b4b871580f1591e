using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Components.Pages.TokenAudit;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.Tests.Components.Pages.TokenAudit;

public sealed class AuditViewTests
{
    [Fact]
    public void Usual_view_needs_no_query() => Assert.Equal("/groups/1/audit", AuditView.Usual.On("/groups/1/audit"));

    [Fact]
    public void Every_view_comes_back_from_its_address()
    {
        foreach (var need in Enum.GetValues<TokenNeed>())
        {
            var view = new AuditView(
                365, true, new AuditedTokenFilter(DeployTokenScopes.WriteRegistry, DeployTokenState.Revoked, need), new AttentionThresholds(60, 180), 3);

            Assert.Equal(view, Read(view.On("/x")));
        }
    }

    [Theory]
    [InlineData("?days=91&below=above&scope=Read_Registry&state=gone&need=everything&expiring=8&idle=-1&page=0")]
    [InlineData("?days=99999999999&page=99999999999&idle=")]
    [InlineData("?page=-2&days=%00")]
    public void What_is_not_understood_counts_as_not_said(string query) => Assert.Equal(AuditView.Usual, Read("/x" + query));

    private static AuditView Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        return AuditView.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null);
    }
}
