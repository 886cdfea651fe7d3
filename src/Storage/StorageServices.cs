using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Audit;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Notices;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Contracts.Policies;
using GridOrleans.Contracts.Wall;
using GridOrleans.Storage.Accounts;
using GridOrleans.Storage.Audit;
using GridOrleans.Storage.Deadlines;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Districts.Alarms;
using GridOrleans.Storage.Districts.Books;
using GridOrleans.Storage.Health;
using GridOrleans.Storage.Ladders;
using GridOrleans.Storage.Issues;
using GridOrleans.Storage.Metrics;
using GridOrleans.Storage.Migrations;
using GridOrleans.Storage.Notices;
using GridOrleans.Storage.Outbox;
using GridOrleans.Storage.Policies;
using GridOrleans.Storage.Queue;
using GridOrleans.Storage.Time;
using GridOrleans.Storage.Verify;
using GridOrleans.Storage.Wall;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Storage;

/// <summary>Everything that is kept, behind the ports of Contracts.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the storage. Apply <see cref="Migrator"/> before the host starts: its services expect the schema. Server time becomes the database's.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddGridStorage(this IServiceCollection services, string connectionString, StorageOptions? options = null)
    {
        options ??= new();
        services.AddSingleton(options);
        services.AddSingleton(StorageDatabase.Open(connectionString, options));
        services.AddSingleton(SchemaScript.Embedded);
        services.AddSingleton<Migrator>();
        services.AddMetrics();
        services.AddSingleton<StorageMetrics>();

        services.AddSingleton(new DatabaseClock());
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DatabaseClock>());
        services.AddHostedService<DatabaseClockKeeper>();
        services.AddSingleton<IDatabaseProbe, DatabaseProbe>();

        services.AddSingleton<CommitWriter>();
        services.AddSingleton<IIssueJournal, IssueJournal>();
        services.AddSingleton<IIssueRows, IssueRowStore>();
        services.AddSingleton<ReporterStore>();
        services.AddSingleton<ICaseNumbers, CaseNumbers>();
        services.AddSingleton<IssueQueue>();
        services.AddSingleton<IDeadlineStore, DeadlineStore>();
        services.AddSingleton<IAuditBooks, AuditBooks>();
        services.AddSingleton<ILadders, LadderStore>();

        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxStore>());
        services.AddHostedService<OutboxKeeper>();

        services.AddSingleton<DistrictImporter>();
        services.AddSingleton<DistrictStore>();
        services.AddGridBooks();
        services.AddSingleton<IDistricts>(provider => provider.GetRequiredService<DistrictStore>());
        services.AddHostedService(provider => provider.GetRequiredService<DistrictStore>());

        services.AddSingleton<IPolicies, PolicyStore>();

        services.AddSingleton<INoticeLedger, NoticeLedger>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<NoticeSettings>();

        services.AddSingleton<AccountStore>();
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((protection, keys) => protection.XmlRepository = keys);
        services.AddSingleton<IWallFigures, WallFigures>();
        services.AddSingleton<ChainVerifier>();
        services.AddSeeing();
        return services;
    }

    /// <summary>The books of the district: who writes them, the record of it, and the alarms that follow from them. Need a database, options and a district store beside.</summary>
    public static IServiceCollection AddGridBooks(this IServiceCollection services)
    {
        services.AddSingleton<BookKeeper>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<IAlarms, AlarmStore>();
        services.AddSingleton<IOwnedIssues, OwnedIssueStore>();
        return services;
    }
}
