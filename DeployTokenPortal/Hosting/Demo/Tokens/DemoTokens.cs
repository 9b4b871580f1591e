using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Hosting.Demo.Tokens;

/// <summary>Four hundred tokens in every state, with their secrets, events and uses; one of them can be tried out.</summary>
internal sealed class DemoTokens(DemoWorld world, DemoUsage usage, string prefix)
{
    private const int Count = 400;
    private const string TriedPath = "acme/platform/svc";

    private readonly DeployTokenAudit _audit = new(world.Trail, new PersonLookup(world.Clock), new ResourceLookup());

    /// <summary>Adds them all.</summary>
    /// <returns>Username and secret of one that can push to and pull from <c>acme/platform/svc</c>.</returns>
    public (string Username, SecretValue Secret) Issue()
    {
        var projects = world.Holders.Where(holder => holder.Resource.Kind == ResourceKind.Project).ToList();
        var groups = world.Holders.Where(holder => holder.Resource.Kind == ResourceKind.Group).ToList();
        var favourite = projects.Single(project => project.Resource.FullPath == TriedPath);
        for (var number = 0; number < Count - 1; number++)
        {
            // The project that the mock-ups show has a full list; every fifth token belongs to a group.
            var holder = number % 20 == 0 ? favourite : number % 5 == 1 ? world.Dice.Pick(groups) : world.Dice.Pick(projects);
            IssueOne(holder, DemoLife.Of(world, holder, number));
        }

        return IssueOne(favourite, new DemoLife { IsNew = true, CreatedAt = world.Now.AddHours(-1), ExpiresAt = new DateTimeOffset(world.Now.UtcDateTime.Date.AddDays(30), TimeSpan.Zero) });
    }

    private (string Username, SecretValue Secret) IssueOne(DemoHolder holder, DemoLife life)
    {
        var isGroup = holder.Resource.Kind == ResourceKind.Group;
        var (name, scopes) = life.IsNew ? ("ci-push-main", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry)
            : world.Dice.Pick(isGroup ? DemoNames.GroupTokens : DemoNames.Tokens);
        var author = PickCreator(holder, life);
        var username = world.Dice.Percent(15) ? name : null;
        var token = DeployToken.Create(
            isGroup ? HolderKind.Group : HolderKind.Project, holder.Resource.Id, new DeployTokenDetails(name, username, scopes, life.ExpiresAt), author.Id, life.CreatedAt);
        world.Add(token);
        token.AssignDefaultUsername();
        var (secret, hint) = AddSecret(token, life);
        token.Describe(hint);
        Record(life.CreatedAt, author, holder, held => _audit.Created(world.Db, DemoWorld.CallerOf(author), held, token));
        End(token, life, holder);
        usage.Use(token, holder, life);
        return (token.Username, secret);
    }

    // One in thirty was made by somebody who has left since.
    private PortalUser PickCreator(DemoHolder holder, DemoLife life) =>
        world.People.FirstOrDefault(person => person.BlockedAt > life.CreatedAt && person.CreatedAt < life.CreatedAt) is { } departed && world.Dice.Percent(3)
            ? departed
            : world.PickPerson(AccessAction.ManageDeployTokens, holder.Resource);

    private (SecretValue Secret, string Hint) AddSecret(DeployToken token, DemoLife life)
    {
        var secret = SecretGenerator.Generate(prefix);
        var print = new SecretPrint(SecretDigest.CurrentVersion, SecretDigest.Compute(secret), SecretDigest.Hint(secret, prefix));
        world.Add(TokenSecret.ForDeployToken(token.Id, print, life.CreatedAt));
        return (secret, print.Hint);
    }

    private void End(DeployToken token, DemoLife life, DemoHolder holder)
    {
        if (life.RevokedAt is not { } at)
            return;
        var author = world.PickPerson(AccessAction.ManageDeployTokens, holder.Resource);
        token.Revoke(author.Id, at);
        Record(at, author, holder, held => _audit.Revoked(world.Db, DemoWorld.CallerOf(author), held, token));
        if (life.IsDeleted)
            token.Delete(at.AddDays(1) < world.Now ? at.AddDays(1) : world.Now);
    }

    private void Record(DateTimeOffset at, PortalUser author, DemoHolder holder, Action<AccessContext> write)
    {
        world.Clock.Now = at;
        write(new AccessContext(world.ActorOf(author), holder.Resource, at));
    }
}
