using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class TokenSecretConfiguration : IEntityTypeConfiguration<TokenSecret>
{
    public void Configure(EntityTypeBuilder<TokenSecret> builder)
    {
        builder.Property(secret => secret.Digest).HasMaxLength(TokenSecret.DigestLength).IsFixedLength();
        builder.Property(secret => secret.Hint).HasMaxLength(TokenSecret.HintLength);
        builder.HasOne<DeployToken>().WithMany().HasForeignKey(secret => secret.DeployTokenId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PersonalAccessToken>().WithMany().HasForeignKey(secret => secret.PersonalAccessTokenId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable(table => table.HasCheckConstraint(
            "CK_TokenSecrets_OneOwner", "(\"DeployTokenId\" IS NULL) <> (\"PersonalAccessTokenId\" IS NULL)"));

        // The hot path: which token does this secret open?
        builder.HasIndex(secret => secret.Digest).IsUnique();
        builder.HasIndex(secret => secret.DeployTokenId);
        builder.HasIndex(secret => secret.PersonalAccessTokenId);
    }
}
