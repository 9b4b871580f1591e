using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Tests.Support;

/// <summary>Takes the person's id from a header instead of a cookie, for tests of what lies behind the sign-in. Used as <c>Configure = HeaderSignIn.Add</c>.</summary>
internal sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "Test-User";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(nameof(HeaderSignIn), null);
        services.PostConfigure<AuthenticationOptions>(authentication =>
            (authentication.DefaultScheme, authentication.DefaultAuthenticateScheme, authentication.DefaultChallengeScheme) = (nameof(HeaderSignIn), nameof(HeaderSignIn), nameof(HeaderSignIn)));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } userId)
            return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId)], nameof(HeaderSignIn));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), nameof(HeaderSignIn))));
    }
}
