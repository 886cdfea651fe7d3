namespace GridOrleans.Simulator.Play;

/// <summary>Who acts on an issue. Each part remembers by itself what it has decided.</summary>
public enum Part
{
    /// <summary>The lead unit.</summary>
    Lead,

    /// <summary>A unit called by whistle beside the lead.</summary>
    Line,

    /// <summary>The office a rung of the ladder called.</summary>
    Rung,

    /// <summary>The dispatcher who files, dispatches and checks.</summary>
    Desk,

    /// <summary>The lead unit when it needs an approval.</summary>
    Ask,

    /// <summary>The shift leader, who decides what is asked for and supervises.</summary>
    Leader,

    /// <summary>The dispatcher who blows the whistle for further units.</summary>
    Whistle,
}

/// <summary>What a part intends to do with an issue, and when.</summary>
/// <param name="Command">The last segment of <c>POST /api/issues/{id}/{command}</c>.</param>
/// <param name="Body">Without its operation id, which is given when the step is first sent.</param>
/// <param name="UnitId">For <c>reportIn</c> and <c>decline</c>: the unit whose line it is; the line is looked up when the step is due.</param>
/// <param name="NeedsAsk">For <c>approve</c> and <c>deny</c>: what was asked is looked up when the step is due.</param>
public sealed record Step(string Command, object Body, string Token, TimeSpan After, string? UnitId = null, bool NeedsAsk = false);
