using System.Reflection;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;

namespace GridOrleans.JobTests.Notices;

/// <summary>A district that knows its zone and its staff, and nothing else.</summary>
public class SmallTown : DispatchProxy
{
    private StaffBook staff = StaffBook.Empty;

    public static IDistrictDirectory Directory { get; } = With(StaffBook.Empty);

    public static IDistrictDirectory With(StaffBook staff)
    {
        var town = Create<IDistrictDirectory, SmallTown>();
        ((SmallTown)(object)town).staff = staff;
        return town;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.Name switch
    {
        "get_Zone" => TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        "get_Staff" => staff,
        "get_DrillDivisor" => 60,
        "Unit" => null,
        _ => throw new NotSupportedException(method.Name),
    };
}
