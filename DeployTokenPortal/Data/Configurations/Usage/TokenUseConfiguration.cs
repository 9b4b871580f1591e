using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Usage;

internal sealed class TokenUseConfiguration : IEntityTypeConfiguration<TokenUse>
{
    public void Configure(EntityTypeBuilder<TokenUse> builder)
    {
        // The page of one token, day by day. No foreign key: one stray row must not stop a batch of others.
        builder.HasKey(use => new { use.TokenId, use.Day, use.Door, use.Action, use.Outcome });

        // Millions of rows: enumerations stay numbers here.
        builder.Property(use => use.LastAddress).HasMaxLength(TokenUse.AddressLength);
        builder.Property(use => use.LastFor).HasMaxLength(TokenUse.ForLength);
        builder.Property(use => use.LastTarget).HasMaxLength(TokenUse.TextLength);
        builder.Property(use => use.LastUsername).HasMaxLength(TokenUse.TextLength);

        // What has been kept long enough.
        builder.HasIndex(use => use.Day);
    }
}
