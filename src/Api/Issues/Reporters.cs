using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>Who reported, kept beside the history.</summary>
public interface IReporters
{
    /// <summary>Null = nobody left anything, or it was erased.</summary>
    Task<ReporterDetails?> Find(Guid issueId, CancellationToken cancellation);
}

/// <summary>In the database.</summary>
public sealed class StoredReporters(ReporterStore store) : IReporters
{
    public Task<ReporterDetails?> Find(Guid issueId, CancellationToken cancellation) => store.Find(issueId, cancellation);
}
