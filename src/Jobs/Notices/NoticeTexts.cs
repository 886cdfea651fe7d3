using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>A notice in words. In a drill 演练 it says so, because it reaches people who see no striped screen.</summary>
public static class NoticeTexts
{
    public static string Of(DueDelivery notice, IDistrictDirectory? directory, bool isEnglish) =>
        (directory is not { DrillDivisor: > 1 } ? "" : isEnglish ? "[DRILL] " : "【演练】") + NoticeWords.Say(isEnglish, notice.Occasion, notice.CaseNo, notice.Place, UnitName(notice.UnitId, directory), notice.Detail);

    public static string? UnitName(string? unitId, IDistrictDirectory? directory) => unitId is null ? null : directory?.Unit(unitId)?.ShortName ?? unitId;
}
