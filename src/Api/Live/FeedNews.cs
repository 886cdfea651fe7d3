using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;

namespace GridOrleans.Api.Live;

/// <summary>A frame of the feed on its way to the viewers of this process.</summary>
/// <param name="Follows">False = the frame before it did not reach this process.</param>
/// <param name="Prepared">The wall's part, written once.</param>
public sealed record FeedNews(WallFrame Wall, IReadOnlyList<RowNews> Rows, bool Follows, Prepared Prepared);

/// <param name="UnitsBefore">Whose hands it was on when this process last heard of it; a unit that lost it must be told so.</param>
public sealed record RowNews(IssueRow Row, IReadOnlyList<string> UnitsBefore);
