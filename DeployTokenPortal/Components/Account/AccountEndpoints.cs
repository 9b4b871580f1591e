using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Components.Shared.Session;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace DeployTokenPortal.Components.Account;

internal static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccount(this IEndpointRouteBuilder endpoints)
    {
        // Without a session there is nothing to end; the answer is the same.
        endpoints.MapPost(PortalRoutes.SignOut, SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery forms, SignInService signIn)
    {
        if (!await forms.IsRequestValidAsync(context))
            return Results.BadRequest();
        if (context.User.FindSessionId() is { } sessionId)
            await signIn.SignOutAsync(SessionSignIn.CallerOf(context), sessionId, CancellationToken.None);
        await context.SignOutAsync();
        return Results.LocalRedirect(PortalRoutes.SignIn);
    }
}
