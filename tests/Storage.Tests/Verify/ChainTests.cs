using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Verify;

namespace GridOrleans.StorageTests.Verify;

/// <summary>History cannot be changed without it showing, and where it shows is named.</summary>
public sealed class ChainTests : IAsyncLifetime
{
    private readonly GridDatabase database = new();
    private readonly SampleIssue[] samples = Enumerable.Range(0, 12).Select(index => new SampleIssue(new Guid(index + 1, 0, 0, new byte[8]))).ToArray();

    private SampleIssue Victim => samples[7];

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var journal = database.Get<IIssueJournal>();
        foreach (var sample in samples)
        {
            await sample.Commit(journal, sample.Report());
            await sample.Commit(journal, sample.Decide(new IssueCommand.Accept()));
            await sample.Commit(journal, sample.Decide(new IssueCommand.Arrive()));
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_untouched_history_holds()
    {
        Assert.Equal(new(12, 36, null), await database.Get<ChainVerifier>().Verify(CancellationToken.None));
    }

    [Fact]
    public async Task An_empty_database_holds()
    {
        await database.Execute("truncate issue_history; truncate issue");
        Assert.Equal(new(0, 0, null), await database.Get<ChainVerifier>().Verify(CancellationToken.None));
    }

    public static TheoryData<string, long> Tampering => new()
    {
        { "update issue_history set events = replace(events::text, 'accepted', 'arrived')::json where {0} and version = 2", 2 },
        { "update issue_history set events = (events::text || ' ')::json where {0} and version = 2", 2 },
        { "update issue_history set actor_name = 'somebody else' where {0} and version = 2", 2 },
        { "update issue_history set actor_kind = '1' where {0} and version = 2", 2 },
        { "update issue_history set at = at + interval '1 microsecond' where {0} and version = 1", 1 },
        { "update issue_history set operation_id = gen_random_uuid() where {0} and version = 3", 3 },
        { "update issue_history set hash = repeat('a', 64) where {0} and version = 1", 1 },
        { "update issue_history set previous_hash = repeat('a', 64) where {0} and version = 2", 2 },
        { "delete from issue_history where {0} and version = 1", 2 },
        { "delete from issue_history where {0} and version = 2", 3 },
        { "delete from issue_history where {0} and version = 3", 3 },
        { "delete from issue_history where {0}", 3 },
        { "delete from issue where {1}", 1 },
        { "update issue set version = 4 where {1}", 4 },
        { "update issue set hash = repeat('a', 64) where {1}", 3 },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whatever_is_changed_is_named_by_issue_and_version(string change, long version)
    {
        await database.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, $"issue_id = '{Victim.Id}'", $"id = '{Victim.Id}'"));

        // Another one further on: the first is the one that is named.
        await database.Execute($"update issue_history set actor_name = 'x' where issue_id = '{samples[9].Id}'");
        var report = await database.Get<ChainVerifier>().Verify(CancellationToken.None);
        Assert.Equal(Victim.Id, report.First?.IssueId);
        Assert.Equal(version, report.First?.Version);
        Assert.NotEmpty(report.First!.Why);
        Assert.Equal(12, report.Issues);
    }
}
