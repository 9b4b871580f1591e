using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Users;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>What is typed or sent for a personal access token.</summary>
/// <param name="Name">Where it will be used.</param>
/// <param name="Scopes">What it may do, never more than its owner.</param>
/// <param name="ExpiresAt">Last instant at which it works; null for never.</param>
public sealed record PersonalAccessTokenInput(string? Name, PersonalAccessTokenScopes Scopes, DateTimeOffset? ExpiresAt)
{
    private const PersonalAccessTokenScopes Known =
        PersonalAccessTokenScopes.Api | PersonalAccessTokenScopes.ReadApi | PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry;

    /// <summary>Every fault with its field, in the order of the fields; null when the input is good.</summary>
    internal Failure? FindFaults(DateTimeOffset now)
    {
        List<FieldFailure> faults = [.. Faults(now)];
        return faults.Count == 0 ? null : Failure.Invalid(faults);
    }

    private IEnumerable<FieldFailure> Faults(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return new FieldFailure(nameof(Name), "Enter a name that says where the token will be used.");
        else if (Name.Length > PersonalAccessToken.NameLength)
            yield return new FieldFailure(nameof(Name), $"Use at most {PersonalAccessToken.NameLength} characters. This name has {Name.Length}.");
        if (ExpiresAt is { } end && end < now)
            yield return new FieldFailure(nameof(ExpiresAt), $"{Day(end)} has passed. Choose a day after {Day(now)}, or leave it empty.");
        if ((Scopes & Known) == PersonalAccessTokenScopes.None || (Scopes & ~Known) != PersonalAccessTokenScopes.None)
            yield return new FieldFailure(nameof(Scopes), "Select at least one scope.");
    }

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
