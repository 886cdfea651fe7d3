namespace GridOrleans.Domain.Issues;

/// <summary>How a report reached us.</summary>
public enum Channel
{
    /// <summary>居民扫码: the public report page.</summary>
    Resident,

    /// <summary>12345 or another hotline's clerk.</summary>
    Hotline,

    /// <summary>网格员: a grid member on patrol.</summary>
    Member,

    /// <summary>物业: a property firm.</summary>
    PropertyFirm,

    /// <summary>企业下单: an enterprise of a park.</summary>
    Enterprise,

    /// <summary>A device.</summary>
    Sensor,
}
