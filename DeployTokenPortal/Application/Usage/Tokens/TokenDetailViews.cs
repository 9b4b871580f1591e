using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Usage.Tokens;

/// <summary>Everything that the page of one token tells besides what lists tell.</summary>
/// <param name="Token">The token.</param>
/// <param name="Secrets">Its secrets that still work, the newest first; two while a rotation overlaps.</param>
/// <param name="LastWroteAt">When it last pushed, published or deleted, UTC; null if never.</param>
/// <param name="Days">Every day of the period, in order.</param>
/// <param name="Refusals">What it was refused, the latest first; at most <see cref="MostRefusals"/>.</param>
/// <param name="Addresses">Where it is used from, the latest first; at most <see cref="MostAddresses"/>.</param>
/// <param name="AddressCount">How many addresses are known altogether.</param>
/// <param name="History">What happened to it, the latest first.</param>
public sealed record TokenDetails(
    DeployTokenView Token, IReadOnlyList<SecretView> Secrets, DateTimeOffset? LastWroteAt, IReadOnlyList<TokenDay> Days, IReadOnlyList<RefusedUse> Refusals,
    IReadOnlyList<UsedAddress> Addresses, int AddressCount, IReadOnlyList<TokenEvent> History)
{
    /// <summary>Length of the period in days, today included.</summary>
    public const int PeriodDays = 90;

    /// <summary>Rows of refusals.</summary>
    public const int MostRefusals = 20;

    /// <summary>Rows of addresses.</summary>
    public const int MostAddresses = 10;
}

/// <summary>A secret that works.</summary>
/// <param name="Hint">Its first characters after the prefix.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ValidUntil">When a newer one takes over for good, UTC; null while it is the newest.</param>
public sealed record SecretView(string Hint, DateTimeOffset CreatedAt, DateTimeOffset? ValidUntil);

/// <summary>The uses of one day.</summary>
/// <param name="Day">UTC.</param>
/// <param name="ContainerToken">Allowed at the container registry's token endpoint.</param>
/// <param name="ForwardAuth">Allowed at forward-auth.</param>
/// <param name="Gateway">Allowed at the gateway.</param>
/// <param name="Refused">Refused, whatever the door.</param>
public sealed record TokenDay(DateOnly Day, long ContainerToken, long ForwardAuth, long Gateway, long Refused);

/// <summary>What a token was refused on one day through one door for one reason.</summary>
/// <param name="Day">UTC.</param>
/// <param name="Door">Through which entrance.</param>
/// <param name="Action">What it wanted.</param>
/// <param name="Outcome">Why not.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">The last time, UTC.</param>
/// <param name="Address">Source address of the last time; empty when unknown.</param>
/// <param name="For">What the last time was for in the client's words, such as <c>push</c>.</param>
/// <param name="Target">What the last time aimed at, as asked for; it need not exist.</param>
/// <param name="Username">The wrong username that was sent the last time; empty for every other reason.</param>
public sealed record RefusedUse(
    DateOnly Day, UsageDoor Door, UsageAction Action, UsageOutcome Outcome, long Count, DateTimeOffset LastAt, string Address, string For, string Target, string Username);

/// <summary>An address that a token is used from.</summary>
/// <param name="Address">Source address.</param>
/// <param name="FirstAt">The first time, UTC.</param>
/// <param name="LastAt">The last time, UTC.</param>
/// <param name="LastFor">What the last time was for.</param>
public sealed record UsedAddress(string Address, DateTimeOffset FirstAt, DateTimeOffset LastAt, string LastFor);

/// <summary>Something that happened to a token.</summary>
/// <param name="At">UTC.</param>
/// <param name="Name">Name of the audit event; empty for the first use.</param>
/// <param name="Who">Shown name of who did it, or the address of the first use; null when nobody is known.</param>
public sealed record TokenEvent(DateTimeOffset At, string Name, string? Who);
