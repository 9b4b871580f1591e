using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<PortalUser>, IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder) =>
        builder.Property(user => user.Name).HasMaxLength(PortalUser.NameLength);

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Address).HasMaxLength(64);
        builder.Property(session => session.Agent).HasMaxLength(UserSession.AgentLength);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);

        // A person's sessions; ending all of them when blocked.
        builder.HasIndex(session => new { session.UserId, session.EndedAt });
    }
}
