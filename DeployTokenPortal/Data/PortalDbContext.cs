using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data;

/// <summary>The one model of the portal. The sealed contexts below it hold what only one database needs.</summary>
public abstract class PortalDbContext(DbContextOptions options)
    : IdentityDbContext<PortalUser, PortalRole, long>(options), IDataProtectionKeyContext
{
    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupAncestor> GroupAncestors => Set<GroupAncestor>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<HolderRoute> Routes => Set<HolderRoute>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<DeployToken> DeployTokens => Set<DeployToken>();

    public DbSet<TokenSecret> TokenSecrets => Set<TokenSecret>();

    public DbSet<PersonalAccessToken> PersonalAccessTokens => Set<PersonalAccessToken>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<AuditChainHead> AuditChainHeads => Set<AuditChainHead>();

    public DbSet<AuditShipment> AuditShipments => Set<AuditShipment>();

    public DbSet<TokenUse> TokenUses => Set<TokenUse>();

    public DbSet<HolderUse> HolderUses => Set<HolderUse>();

    public DbSet<TokenAddress> TokenAddresses => Set<TokenAddress>();

    public DbSet<UnknownAttempt> UnknownAttempts => Set<UnknownAttempt>();

    public DbSet<RegistryConnection> RegistryConnections => Set<RegistryConnection>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>How many rows one statement that writes many should carry.</summary>
    public abstract int RowsAStatement { get; }

    /// <summary>Whether a failed save met a unique index or primary key; each database says so in its own words.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether the database gave up a transaction because another one was in its way; repeating it may succeed.</summary>
    public abstract bool IsSerializationFailure(Exception exception);

    /// <summary>
    /// Waits until no other transaction adds audit rows, and keeps others waiting until this one ends. To be asked before the transaction reads
    /// anything: what it then sees is what the one before it left.
    /// </summary>
    public abstract Task LockAuditChainAsync(CancellationToken ct);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A fresh version on every change makes two concurrent ones collide, on both databases alike.
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Metadata.FindProperty("Version") is { ClrType: { } type } && type == typeof(Guid))
                entry.Property("Version").CurrentValue = Guid.NewGuid();
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
