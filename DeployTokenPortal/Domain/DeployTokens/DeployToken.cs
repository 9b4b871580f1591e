using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.DeployTokens;

/// <summary>
/// A credential for machines, owned by exactly one project or group (contract §1.1). Its secret is kept elsewhere, as a digest
/// (<see cref="TokenSecret"/>). Ended tokens keep their row: history and counts need it.
/// </summary>
public sealed class DeployToken
{
    /// <summary>Longest name and username, in characters (contract §1.1).</summary>
    public const int TextLength = 255;

    /// <summary>Positive; one sequence for project and group tokens together. 0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The holding project, or null for a group token.</summary>
    public long? ProjectId { get; private set; }

    /// <summary>The holding group, or null for a project token.</summary>
    public long? GroupId { get; private set; }

    /// <summary>Not blank, not unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Not unique, case-sensitive; empty only until <see cref="AssignDefaultUsername"/> ran.</summary>
    public string Username { get; private set; } = "";

    /// <summary>Name, username and secret hints in lower case, for search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>At least one.</summary>
    public DeployTokenScopes Scopes { get; private set; }

    /// <summary>Last instant at which the token works, UTC; null means that it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who created it; for audit only, never for a decision.</summary>
    public long? CreatedById { get; private set; }

    /// <summary>When it was revoked, UTC; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Who revoked it.</summary>
    public long? RevokedById { get; private set; }

    /// <summary>When it was deleted, alone or with its holder, UTC. A deleted token is in no list.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When it was last used, UTC, to the accuracy of the usage interval; null if never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Source address of the last use.</summary>
    public string? LastUsedAddress { get; private set; }

    /// <summary>What the last use was for, such as <c>pull</c>.</summary>
    public string? LastUsedFor { get; private set; }

    /// <summary>When it last pushed, published or deleted something, UTC; null if it never did.</summary>
    public DateTimeOffset? LastWroteAt { get; private set; }

    /// <summary>Guards against two changes at once; set by the context on save.</summary>
    public Guid Version { get; private set; }

    /// <summary>What kind of holder it has.</summary>
    public HolderKind Holder => ProjectId is null ? HolderKind.Group : HolderKind.Project;

    /// <summary>Id of the holding project or group.</summary>
    public long HolderId => ProjectId ?? GroupId ?? throw new InvalidOperationException("A deploy token always has a holder.");

    private DeployToken()
    {
    }

    /// <summary>A new token. The caller has checked the fields with <see cref="DeployTokenRule"/>.</summary>
    /// <param name="holder">What kind of holder.</param>
    /// <param name="holderId">Id of the holding project or group.</param>
    /// <param name="details">Checked name, username, scopes and expiry.</param>
    /// <param name="createdById">The person who creates it, if a person does.</param>
    /// <param name="now">UTC.</param>
    public static DeployToken Create(HolderKind holder, long holderId, DeployTokenDetails details, long? createdById, DateTimeOffset now)
    {
        var token = new DeployToken
        {
            ProjectId = holder == HolderKind.Project ? holderId : null,
            GroupId = holder == HolderKind.Group ? holderId : null,
            CreatedAt = now,
            CreatedById = createdById,
        };
        token.Change(details);
        return token;
    }

    /// <summary>Replaces name, username, scopes and expiry. A blank username becomes the default one.</summary>
    public void Change(DeployTokenDetails details)
    {
        Name = details.Name;
        Username = details.Username ?? "";
        Scopes = details.Scopes;
        ExpiresAt = details.ExpiresAt;
        AssignDefaultUsername();
    }

    /// <summary>Gives a token without username the name that follows from its id (contract §1.1); does nothing before it has one.</summary>
    public void AssignDefaultUsername()
    {
        if (Username.Length == 0 && Id > 0)
            Username = DeployTokenRule.DefaultUsername(Id);
    }

    /// <summary>Writes what the search box finds.</summary>
    /// <param name="hints">Hints of the token's secrets.</param>
    public void Describe(params IEnumerable<string> hints) =>
        SearchText = string.Join(' ', [Name, Username, .. hints]).ToLowerInvariant();

    /// <summary>Ends the token and keeps its row. Does nothing when it already ended.</summary>
    /// <param name="byId">The person who revokes it, if a person does.</param>
    /// <param name="now">UTC.</param>
    public void Revoke(long? byId, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return;
        RevokedAt = now;
        RevokedById = byId;
    }

    /// <summary>Takes the token out of every list, for good. Does nothing when it already is.</summary>
    public void Delete(DateTimeOffset now) => DeletedAt ??= now;

    /// <summary>Where the token stands at an instant.</summary>
    public DeployTokenState StateAt(DateTimeOffset now) =>
        DeletedAt is not null ? DeployTokenState.Deleted
        : RevokedAt is not null ? DeployTokenState.Revoked
        : ExpiresAt is { } end && end < now ? DeployTokenState.Expired
        : DeployTokenState.Active;
}
