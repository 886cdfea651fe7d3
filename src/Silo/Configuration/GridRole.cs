namespace GridOrleans.Silo.Configuration;

/// <summary>What a process does. One process may do all, which is the default; several may share.</summary>
[Flags]
public enum GridRole
{
    /// <summary>Hosts grains and sweeps due clocks.</summary>
    Silo = 1,

    /// <summary>Serves HTTP, the hub and the web app.</summary>
    Api = 2,

    /// <summary>Relays the outbox and runs jobs.</summary>
    Jobs = 4,

    All = Silo | Api | Jobs,
}
