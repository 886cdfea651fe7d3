namespace GridOrleans.Domain.Areas;

/// <summary>What a unit is. A unit is anything that can be called and can own an issue.</summary>
public enum UnitKind
{
    /// <summary>专业部门: a department of the district.</summary>
    Department,

    /// <summary>物业企业: a property firm.</summary>
    PropertyFirm,

    /// <summary>业委会: the owners' committee of an estate.</summary>
    OwnersCommittee,

    /// <summary>国企兜管: the state-owned firm that takes unmanaged estates.</summary>
    StateFirm,

    /// <summary>服务队: a team that goes where it is called (综合服务队, 红马甲).</summary>
    ServiceTeam,

    /// <summary>The office of an area (grid team, community, street, district hall). Its unit id is the area's code.</summary>
    AreaOffice,
}
