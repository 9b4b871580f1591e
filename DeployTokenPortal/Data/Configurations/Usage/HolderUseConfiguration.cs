using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Usage;

internal sealed class HolderUseConfiguration : IEntityTypeConfiguration<HolderUse>
{
    public void Configure(EntityTypeBuilder<HolderUse> builder)
    {
        builder.HasKey(use => new { use.Holder, use.HolderId, use.Day });
        builder.Property(use => use.Holder).HasConversion<short>();

        // A group's days are those of a thousand holders: answered from the index alone.
        builder.HasIndex(use => new { use.Holder, use.HolderId, use.Day, use.Allowed, use.Refused });

        // The instance's days, and what has been kept long enough.
        builder.HasIndex(use => new { use.Day, use.Allowed, use.Refused });
    }
}
