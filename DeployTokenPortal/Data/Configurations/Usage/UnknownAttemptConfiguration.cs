using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Usage;

internal sealed class UnknownAttemptConfiguration : IEntityTypeConfiguration<UnknownAttempt>
{
    public void Configure(EntityTypeBuilder<UnknownAttempt> builder)
    {
        // The last days, and what has been kept long enough.
        builder.HasKey(attempt => new { attempt.Day, attempt.Address });
        builder.Property(attempt => attempt.Address).HasMaxLength(TokenUse.AddressLength);
    }
}
