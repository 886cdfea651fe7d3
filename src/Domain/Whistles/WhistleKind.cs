namespace GridOrleans.Domain.Whistles;

/// <summary>吹哨报到: who calls whom.</summary>
public enum WhistleKind
{
    /// <summary>居民吹哨、物业报到: resident → property firm.</summary>
    Resident,

    /// <summary>社区吹哨、部门报到: community → departments.</summary>
    Community,

    /// <summary>乡呼县应: street → city departments.</summary>
    Street,

    /// <summary>紧急吹哨: safety, environment, stability; at once, no queue.</summary>
    Urgent,

    /// <summary>企业下单、园区派单、部门接单: enterprise order.</summary>
    Enterprise,
}
