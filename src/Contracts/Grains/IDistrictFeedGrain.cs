using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using Orleans.Concurrency;

namespace GridOrleans.Contracts.Grains;

/// <summary>
/// The one numbered stream of a district's picture: gathers changed cells and rows, cuts at most four frames a second and at least one, and
/// pushes them to one observer per Api process. The key is the district code.
/// </summary>
[Alias("GridOrleans.IDistrictFeedGrain")]
public interface IDistrictFeedGrain : IGrainWithStringKey
{
    /// <summary>From a grid, at most four times a second: its cell and the rows that changed since its last report.</summary>
    [OneWay]
    Task GridChanged(GridCell cell, IReadOnlyList<IssueRow> rows);

    Task<WallSnapshot> Snapshot();

    /// <summary>Starts or renews a lease of <see cref="FeedLease.Length"/>; frames come from the answered position on.</summary>
    Task<FeedPosition> Subscribe(IFeedObserver observer);

    Task Unsubscribe(IFeedObserver observer);
}

/// <summary>Where frames go. Must return at once.</summary>
[Alias("GridOrleans.IFeedObserver")]
public interface IFeedObserver : IGrainObserver
{
    [OneWay]
    Task Push(FeedFrame frame);
}

/// <summary>A frame as the feed cuts it; the relay splits it by viewer.</summary>
/// <param name="Rows">Changed issue rows, for desks and units.</param>
[GenerateSerializer, Immutable]
public sealed record FeedFrame(WallFrame Wall, IReadOnlyList<IssueRow> Rows);

[GenerateSerializer, Immutable]
public sealed record FeedPosition(string Epoch, long Seq);

public static class FeedLease
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan Renewal { get; } = TimeSpan.FromSeconds(5);
}
