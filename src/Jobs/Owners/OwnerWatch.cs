using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Jobs.Owners;

/// <summary>
/// 事事有人管: one look at who owns what is open and whether they are there. An issue whose owner is gone, or whose accountable post nobody present holds, moves up
/// to the next accountable owner; posts that must be held and are not raise an alarm. Looking twice, or in two processes at once, moves nothing twice.
/// </summary>
public sealed class OwnerWatch(
    IDistricts districts, IOwnedIssues issues, IAlarms alarms, IGrainFactory grains, OwnerOptions options, OwnerMetrics metrics, TimeProvider time, ILogger<OwnerWatch> log)
{
    private static readonly Actor Rule = Actor.Rule("owner-watch");

    public async Task Look(CancellationToken cancellation)
    {
        if (districts.Current is not { } district) return;
        var now = time.GetUtcNow();
        await issues.SettlePatrols(cancellation);

        var vacancies = Vacancies(district.Staff, now);
        await alarms.Reconcile(AlarmKind.Vacancy, vacancies, cancellation);

        var lost = (await issues.Owners(cancellation))
            .Select(owner => (Owner: owner, Standing: district.Staff.Standing(owner, now)))
            .Where(each => each.Standing != UnitStanding.Answerable)
            .ToDictionary(each => each.Owner, each => each.Standing);
        var orphans = lost.Count == 0 ? [] : await issues.OpenOf([.. lost.Keys], options.MostMoved, cancellation);
        var raised = new List<OfficeAlarm>();
        foreach (var orphan in orphans)
        {
            // Told once even when it moves at once; the next look clears what has an owner again.
            raised.Add(new(AlarmKind.Orphan, orphan.Id.ToString(), orphan.GridCode, orphan.OwnerUnitId, orphan.Id, null, orphan.CaseNo));
            var next = district.Staff.NextAfter(orphan.OwnerUnitId, orphan.GridCode, now);
            if (next.UnitId != orphan.OwnerUnitId) await Move(orphan, next.UnitId, lost[orphan.OwnerUnitId], cancellation);
        }

        await alarms.Reconcile(AlarmKind.Orphan, [.. raised.Take(options.MostAlarms)], cancellation);
        metrics.Open(vacancies.Count, raised.Count);
    }

    private async Task Move(OwnedIssue orphan, string to, UnitStanding standing, CancellationToken cancellation)
    {
        // The version is part of the id: the same look twice moves once, and an issue that comes back to a vacant office moves again.
        var operation = OperationId.Derive("owner-watch", orphan.Id.ToString("N"), orphan.OwnerUnitId, to, orphan.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            var answer = await grains.GetGrain<IIssueGrain>(orphan.Id)
                .Execute(new(new IssueCommand.MoveUp(to, ReasonFor(standing)), operation, Rule)).WaitAsync(cancellation);
            if (answer.Kind == AnswerKind.Refused)
            {
                metrics.NotMoved();
                log.NotMoved(orphan.CaseNo, orphan.OwnerUnitId, to, null);
                return;
            }

            metrics.Moved();
            log.Moved(orphan.CaseNo, orphan.OwnerUnitId, to, standing.ToString());
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            metrics.NotMoved();
            log.NotMoved(orphan.CaseNo, orphan.OwnerUnitId, to, failure);
        }
    }

    /// <summary>As the history keeps it: a reason is words, and the books speak Chinese.</summary>
    private static string ReasonFor(UnitStanding standing) => standing == UnitStanding.Gone ? "原责任单位已撤销" : "原责任岗位无人在岗";

    private List<OfficeAlarm> Vacancies(StaffBook staff, DateTimeOffset now) =>
    [
        .. staff.Gaps(now, presentOnly: true)
            .Select(gap => new OfficeAlarm(AlarmKind.Vacancy, $"{gap.UnitId ?? gap.AreaCode}/{gap.PostKind}/{gap.Employment}", gap.AreaCode, gap.UnitId, null, gap.PostKind, gap.Name))
            .DistinctBy(alarm => alarm.Subject)
            .Take(options.MostAlarms),
    ];
}
