namespace GridOrleans.Domain.Access;

/// <summary>What an account may be. Scopes (areas, units) narrow what it may touch.</summary>
public enum Role
{
    Administrator,

    /// <summary>派遣员: sees and dispatches everything in its areas, and asks the shift leader for what needs approval.</summary>
    Dispatcher,

    /// <summary>联络员: acts for its units.</summary>
    Liaison,

    /// <summary>网格员: reports, handles and answers calls in its grids.</summary>
    Member,

    /// <summary>A wall: sees the picture without names, phones or addresses finer than a building.</summary>
    Display,

    /// <summary>值班长: a dispatcher who also approves – parks, extensions, plans –, supervises and instructs.</summary>
    ShiftLeader,

    /// <summary>网格长: a member of its grids who also instructs there.</summary>
    Chief,
}
