using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DeployTokenPortal.Data.Configurations.Auditing;

internal sealed class AuditShipmentConfiguration : IEntityTypeConfiguration<AuditShipment>
{
    public void Configure(EntityTypeBuilder<AuditShipment> builder)
    {
        builder.HasKey(shipment => shipment.Target);
        builder.Property(shipment => shipment.Target).HasMaxLength(AuditShipment.TargetLength);
    }
}
