using GridOrleans.Contracts.Areas;

namespace GridOrleans.Api.Engine;

/// <summary>The installation is empty: there is no district to report to yet.</summary>
public sealed class NoDistrictException() : Exception("No district has been imported yet.");

public static class Districts
{
    public static IDistrictDirectory Need(this IDistricts districts) => districts.Current ?? throw new NoDistrictException();
}
