using DeployTokenPortal.Application.Auditing.Chain;
using DeployTokenPortal.Application.Auditing.Export;
using DeployTokenPortal.Application.Auditing.Shipping;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>Registers what writes, chains and reads the audit log.</summary>
internal static class AuditingRegistration
{
    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<AuditVerification>();
        services.AddHostedService<AuditWatch>();
        services.AddSingleton<AuditExport>();
        services.AddAuditShipping();
        services.AddSingleton<ISaveChangesInterceptor, AuditChainSeal>();
    }
}
