using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class GroupAncestorConfiguration : IEntityTypeConfiguration<GroupAncestor>
{
    public void Configure(EntityTypeBuilder<GroupAncestor> builder)
    {
        // From a group up to its root: the reach of tokens and the inheritance of levels.
        builder.HasKey(line => new { line.GroupId, line.AncestorId });

        // From a group down to everything below it: counts, moves, deletions.
        builder.HasIndex(line => new { line.AncestorId, line.GroupId });
        builder.HasOne<Group>().WithMany().HasForeignKey(line => line.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(line => line.AncestorId).OnDelete(DeleteBehavior.Cascade);
    }
}
