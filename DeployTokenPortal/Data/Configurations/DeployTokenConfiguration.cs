using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class DeployTokenConfiguration : IEntityTypeConfiguration<DeployToken>
{
    public void Configure(EntityTypeBuilder<DeployToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(DeployToken.TextLength);
        builder.Property(token => token.Username).HasMaxLength(DeployToken.TextLength);
        builder.Property(token => token.SearchText).HasMaxLength((2 * DeployToken.TextLength) + 20);
        builder.Property(token => token.LastUsedAddress).HasMaxLength(64);
        builder.Property(token => token.LastUsedFor).HasMaxLength(20);

        // Scopes stay a number: lists filter by single bits of it.
        builder.Property(token => token.Scopes).HasConversion<int>();
        builder.Property(token => token.Version).IsConcurrencyToken();
        builder.HasQueryFilter(token => token.DeletedAt == null);
        builder.HasOne<Project>().WithMany().HasForeignKey(token => token.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Group>().WithMany().HasForeignKey(token => token.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("CK_DeployTokens_OneHolder", "(\"ProjectId\" IS NULL) <> (\"GroupId\" IS NULL)"));

        // Lists of a holder's tokens: active and inactive, and by expiry.
        builder.HasIndex(token => new { token.ProjectId, token.DeletedAt, token.RevokedAt, token.ExpiresAt });
        builder.HasIndex(token => new { token.GroupId, token.DeletedAt, token.RevokedAt, token.ExpiresAt });

        // DeployTokenCatalog: pages of a holder's tokens by id, read from where the page before ended; deleted ones are not walked over.
        builder.HasIndex(token => new { token.ProjectId, token.DeletedAt, token.Id });
        builder.HasIndex(token => new { token.GroupId, token.DeletedAt, token.Id });

        // Counts over all tokens of many holders, by scope and state: answered from the index alone, without a look at a hundred thousand rows.
        builder.HasIndex(token => new
        {
            token.ProjectId,
            token.Scopes,
            token.DeletedAt,
            token.RevokedAt,
            token.ExpiresAt,
            token.CreatedAt,
            token.LastUsedAt,
            token.LastWroteAt,
            token.CreatedById,
        }).HasDatabaseName("IX_DeployTokens_ProjectCounts");
        builder.HasIndex(token => new
        {
            token.GroupId,
            token.Scopes,
            token.DeletedAt,
            token.RevokedAt,
            token.ExpiresAt,
            token.CreatedAt,
            token.LastUsedAt,
            token.LastWroteAt,
            token.CreatedById,
        }).HasDatabaseName("IX_DeployTokens_GroupCounts");

        // DeployTokenOverview: "expiring soon" over everything. Only what can still expire, so that no other query takes it for a short way to "never expires".
        builder.HasIndex(token => token.ExpiresAt).HasFilter("\"DeletedAt\" IS NULL AND \"RevokedAt\" IS NULL AND \"ExpiresAt\" IS NOT NULL");

        // DeployTokenOverview: what was used last, over everything.
        builder.HasIndex(token => token.LastUsedAt).HasFilter("\"DeletedAt\" IS NULL AND \"LastUsedAt\" IS NOT NULL");
    }
}
