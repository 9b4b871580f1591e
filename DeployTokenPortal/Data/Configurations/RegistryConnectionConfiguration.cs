using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations;

internal sealed class RegistryConnectionConfiguration : IEntityTypeConfiguration<RegistryConnection>
{
    public void Configure(EntityTypeBuilder<RegistryConnection> builder)
    {
        builder.Property(connection => connection.Name).HasMaxLength(RegistryConnection.NameLength);
        builder.Property(connection => connection.Format).HasConversion<string>().HasMaxLength(20);
        builder.Property(connection => connection.UpstreamUrl).HasMaxLength(RegistryConnection.AddressLength);
        builder.Property(connection => connection.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(connection => connection.UpstreamUsername).HasMaxLength(RegistryConnection.UsernameLength);
        builder.Property(connection => connection.Version).IsConcurrencyToken();
        builder.HasOne<Project>().WithMany().HasForeignKey(connection => connection.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(connection => connection.GroupId).OnDelete(DeleteBehavior.Cascade);

        // The nearest connection of a format, at every request whose answer is not in memory.
        builder.HasIndex(connection => new { connection.Format, connection.ProjectId, connection.GroupId });
    }
}
