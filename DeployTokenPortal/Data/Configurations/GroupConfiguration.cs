using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class GroupConfiguration : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> builder)
    {
        builder.Property(group => group.Name).HasMaxLength(PathRule.NameLength);
        builder.Property(group => group.Path).HasMaxLength(PathRule.SegmentLength);
        builder.Property(group => group.FullPath).HasMaxLength(PathRule.FullPathLength);
        builder.Property(group => group.SearchText).HasMaxLength(PathRule.NameLength + PathRule.FullPathLength + 1);
        builder.Property(group => group.Description).HasMaxLength(PathRule.DescriptionLength);
        builder.Property(group => group.Visibility).HasConversion<string>().HasMaxLength(20);
        builder.Property(group => group.Version).IsConcurrencyToken();
        builder.HasQueryFilter(group => group.DeletedAt == null);
        builder.HasOne<Group>().WithMany().HasForeignKey(group => group.ParentId).OnDelete(DeleteBehavior.Restrict);

        // Lists of subgroups, in order.
        builder.HasIndex(group => new { group.ParentId, group.Path });

        // HolderQueries: pages of all groups by full path, and how many there are.
        builder.HasIndex(group => group.FullPath).HasFilter("\"DeletedAt\" IS NULL");
    }
}
