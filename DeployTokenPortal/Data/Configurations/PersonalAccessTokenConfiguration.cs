using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class PersonalAccessTokenConfiguration : IEntityTypeConfiguration<PersonalAccessToken>
{
    public void Configure(EntityTypeBuilder<PersonalAccessToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(PersonalAccessToken.NameLength);
        builder.Property(token => token.Scopes).HasConversion<int>();
        builder.Property(token => token.LastUsedAddress).HasMaxLength(64);

        // A person's own list.
        builder.HasIndex(token => token.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
