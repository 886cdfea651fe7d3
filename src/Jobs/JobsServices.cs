using GridOrleans.Contracts.Jobs;
using GridOrleans.Jobs.Attachments;
using GridOrleans.Jobs.Audit;
using GridOrleans.Jobs.Escalation;
using GridOrleans.Jobs.Merging;
using GridOrleans.Jobs.Owners;
using GridOrleans.Jobs.Notices;
using GridOrleans.Jobs.Running;
using GridOrleans.Jobs.Sweeping;
using GridOrleans.Jobs.Whistles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GridOrleans.Jobs;

public static class JobsServices
{
    /// <summary>Tag of the health checks that decide readiness.</summary>
    public const string Ready = "ready";

    /// <summary>The hand of durable time; in every silo.</summary>
    public static IServiceCollection AddDeadlineSweeper(this IServiceCollection services)
    {
        services.AddSingleton(new SweeperOptions());
        services.AddSingleton<SweeperPulse>();
        services.AddSingleton<SweeperMetrics>();
        services.AddSingleton<IDeadlineTeller, DeadlineTeller>();
        services.AddHostedService<DeadlineSweeper>();
        services.AddHealthChecks().AddCheck<SweeperReadiness>("sweeper", tags: [Ready]);
        return services;
    }

    /// <summary>The jobs, and the relay that feeds them; in every process of the role jobs. An <see cref="IJobEngine"/> must be registered beside.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(new OutboxRelayOptions());
        services.AddSingleton<EscalationMetrics>();
        services.AddSingleton<IJob, EscalationJob>();
        services.AddSingleton<IJob, LineCallJob>();
        services.AddSingleton<IJob, MergingJob>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<OutboxRelay>();

        services.AddSingleton(new AuditOptions());
        services.AddSingleton<AuditPulse>();
        services.AddSingleton<AuditMetrics>();
        services.TryAddSingleton<IDeadlineTeller, DeadlineTeller>();
        services.AddSingleton<AuditRun>();
        services.AddHostedService<Auditor>();
        services.AddHealthChecks().AddCheck<AuditReadiness>("audit", tags: [Ready]);
        services.AddHostedService<AttachmentKeeper>();
        services.AddSingleton(new OwnerOptions());
        services.AddSingleton<OwnerMetrics>();
        services.AddSingleton<OwnerWatch>();
        services.AddHostedService<OwnerKeeper>();
        services.AddNotices();
        return services;
    }
}
