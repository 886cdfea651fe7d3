using GridOrleans.CityDay.Tests.Checking;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>
/// The deadline rows as commits leave them, ringing at their time; some late as after an outage, some twice, some a hair too early. What has no row
/// never rings: a wake-up that a commit forgets is missed here as it would be missed there.
/// </summary>
internal sealed class Sweeper(Agenda agenda, Random random, Func<CaseFile, IssueCommand, Decision> give)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(Guid Case, string Clock), Deadline> rows = [];

    public void Note(CaseFile file, IReadOnlyList<DeadlineChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Next is not { } row) rows.Remove((file.Id, change.Clock));
            else
            {
                rows[(file.Id, change.Clock)] = row;
                Arm(file, row);
            }
        }
    }

    private void Arm(CaseFile file, Deadline row)
    {
        switch (random.Next(24))
        {
            case 0:
                agenda.At(row.DueAt.AddSeconds(random.Next(1, 2_000)), () => Ring(file, row));
                break;
            case 1:
                agenda.At(row.DueAt, () => Ring(file, row));
                agenda.At(row.DueAt.AddSeconds(1), () => Say(file, row));
                break;
            case 2:
                agenda.At(row.DueAt.AddMicroseconds(-1), () => Say(file, row));
                agenda.At(row.DueAt, () => Ring(file, row));
                break;
            default:
                agenda.At(row.DueAt.AddMilliseconds(random.Next(0, 250)), () => Ring(file, row));
                break;
        }
    }

    /// <summary>
    /// A row that has been replaced does not ring; a claim that was made just before it was does, rarely. One that stands after it rang is claimed
    /// again when its lease is over.
    /// </summary>
    private void Ring(CaseFile file, Deadline row)
    {
        if (!Stands(file, row) && random.Next(40) > 0) return;
        Say(file, row);
        if (Stands(file, row)) agenda.At(agenda.Now + Lease, () => Ring(file, row));
    }

    private bool Stands(CaseFile file, Deadline row) => ReferenceEquals(rows.GetValueOrDefault((file.Id, row.Clock)), row);

    private void Say(CaseFile file, Deadline row) => give(file, new IssueCommand.ClockDue(Enum.Parse<WakeKind>(row.Clock, ignoreCase: true), row.Generation));
}
