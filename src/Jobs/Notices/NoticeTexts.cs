using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>A notice in words.</summary>
public static class NoticeTexts
{
    public static string Of(DueDelivery notice, IDistrictDirectory? directory, bool isEnglish) =>
        NoticeWords.Say(isEnglish, notice.Occasion, notice.CaseNo, notice.Place, UnitName(notice.UnitId, directory), notice.Detail);

    public static string? UnitName(string? unitId, IDistrictDirectory? directory) => unitId is null ? null : directory?.Unit(unitId)?.ShortName ?? unitId;
}
