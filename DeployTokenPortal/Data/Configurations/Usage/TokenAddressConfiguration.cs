using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Usage;

internal sealed class TokenAddressConfiguration : IEntityTypeConfiguration<TokenAddress>
{
    public void Configure(EntityTypeBuilder<TokenAddress> builder)
    {
        builder.HasKey(seen => new { seen.TokenId, seen.Address });
        builder.Property(seen => seen.Address).HasMaxLength(TokenUse.AddressLength);
        builder.Property(seen => seen.LastFor).HasMaxLength(TokenUse.ForLength);

        // What has been kept long enough.
        builder.HasIndex(seen => seen.LastAt);
    }
}
