using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(member => member.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(member => member.ProjectId).OnDelete(DeleteBehavior.Cascade);

        // Every decision about a person reads all of that person's rows; also one row per person and holder.
        builder.HasIndex(member => new { member.UserId, member.GroupId }).IsUnique();
        builder.HasIndex(member => new { member.UserId, member.ProjectId }).IsUnique();

        // The member list of a group or project.
        builder.HasIndex(member => member.GroupId);
        builder.HasIndex(member => member.ProjectId);
    }
}
