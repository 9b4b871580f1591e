using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Auditing;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.Property(row => row.Author).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.AuthorName).HasMaxLength(AuditEvent.TextLength);
        builder.Property(row => row.TokenName).HasMaxLength(AuditEvent.TextLength);
        builder.Property(row => row.Entity).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.EntityPath).HasMaxLength(AuditEvent.TextLength);
        builder.Property(row => row.TargetType).HasMaxLength(64);
        builder.Property(row => row.TargetName).HasMaxLength(AuditEvent.TextLength);
        builder.Property(row => row.Message).HasMaxLength(AuditEvent.MessageLength);
        builder.Property(row => row.Door).HasMaxLength(20);
        builder.Property(row => row.Address).HasMaxLength(64);
        builder.Property(row => row.Agent).HasMaxLength(AuditEvent.TextLength);
        builder.Property(row => row.Hash).HasMaxLength(32);

        // The log of one group or project, newest first. No foreign keys: the trail outlives what it is about.
        builder.HasIndex(row => new { row.Entity, row.EntityId, row.Id });

        // The history of one token or member.
        builder.HasIndex(row => new { row.TargetType, row.TargetId, row.Id });

        // Filters of the instance's log, newest first: by event, by door, by day.
        builder.HasIndex(row => new { row.Name, row.Id });
        builder.HasIndex(row => new { row.Door, row.Id });
        builder.HasIndex(row => row.At);
    }
}
