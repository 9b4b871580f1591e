using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class HolderRouteConfiguration : IEntityTypeConfiguration<HolderRoute>
{
    public void Configure(EntityTypeBuilder<HolderRoute> builder)
    {
        // The look-up of a repository name, a project path, a group path; and what makes paths unique.
        builder.HasKey(route => route.PathKey);
        builder.Property(route => route.PathKey).HasMaxLength(PathRule.FullPathLength);

        // A rename finds the rows of what it renames.
        builder.HasIndex(route => route.GroupId);
        builder.HasIndex(route => route.ProjectId);
        builder.HasOne<Group>().WithMany().HasForeignKey(route => route.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(route => route.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
