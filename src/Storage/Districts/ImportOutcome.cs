namespace GridOrleans.Storage.Districts;

/// <summary>How an import ended.</summary>
public abstract record ImportOutcome
{
    public sealed record Imported(int Grids, int Buildings) : ImportOutcome;

    /// <summary>The installation has a district; nothing was changed.</summary>
    public sealed record AlreadyThere(string DistrictCode) : ImportOutcome;

    /// <summary>The plan is wrong; nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<PlanProblem> Problems) : ImportOutcome;
}

/// <summary>One thing that is wrong with a plan.</summary>
/// <param name="Row">Which row: “buildings[17] b-0018”.</param>
/// <param name="Field">As in the file: “gridCode”.</param>
public sealed record PlanProblem(string Row, string Field, string Why)
{
    public override string ToString() => $"{Row}, {Field}: {Why}";
}
