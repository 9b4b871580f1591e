using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>Keeps the digests of personal access tokens' secrets.</summary>
internal static class PersonalAccessTokenSecrets
{
    /// <summary>What generated secrets begin with; stock secret scanners know it.</summary>
    public const string Prefix = "glpat-";

    /// <summary>Gives a stored token its secret, generated or chosen by the operator. The caller of this method saves.</summary>
    public static void Keep(PortalDbContext db, PersonalAccessToken token, SecretValue secret, DateTimeOffset now) =>
        db.TokenSecrets.Add(TokenSecret.ForPersonalAccessToken(
            token.Id, new SecretPrint(SecretDigest.CurrentVersion, SecretDigest.Compute(secret), SecretDigest.Hint(secret, Prefix)), now));
}
