namespace GridOrleans.Domain.Access;

/// <summary>What an account may be. Scopes (areas, units) narrow what it may touch.</summary>
public enum Role
{
    Administrator,

    /// <summary>派遣员 and 值班长: sees and dispatches everything in its areas.</summary>
    Dispatcher,

    /// <summary>联络员: acts for its units.</summary>
    Liaison,

    /// <summary>网格员, 网格长: reports, handles and answers calls in its grids.</summary>
    Member,

    /// <summary>A wall: sees the picture without names, phones or addresses finer than a building.</summary>
    Display,
}
