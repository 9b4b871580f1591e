using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Property(project => project.Name).HasMaxLength(PathRule.NameLength);
        builder.Property(project => project.Path).HasMaxLength(PathRule.SegmentLength);
        builder.Property(project => project.FullPath).HasMaxLength(PathRule.FullPathLength);
        builder.Property(project => project.SearchText).HasMaxLength(PathRule.NameLength + PathRule.FullPathLength + 1);
        builder.Property(project => project.Description).HasMaxLength(PathRule.DescriptionLength);
        builder.Property(project => project.Visibility).HasConversion<string>().HasMaxLength(20);
        builder.Property(project => project.Version).IsConcurrencyToken();
        builder.HasQueryFilter(project => project.DeletedAt == null);
        builder.HasOne<Group>().WithMany().HasForeignKey(project => project.GroupId).OnDelete(DeleteBehavior.Restrict);

        // Projects of a group, in order.
        builder.HasIndex(project => new { project.GroupId, project.Path });

        // HolderQueries: pages of all projects by full path, and how many there are.
        builder.HasIndex(project => project.FullPath).HasFilter("\"DeletedAt\" IS NULL");
    }
}
