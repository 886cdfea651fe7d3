namespace GridOrleans.Domain.Issues;

/// <summary>The only three outcomes of a command.</summary>
public abstract record Decision
{
    /// <summary>Done: these events happened.</summary>
    public sealed record Done(IReadOnlyList<IssueEvent> Events) : Decision;

    /// <summary>Already done: nothing new happened. <paramref name="Version"/> is the version the first one made; null = nothing was left to do.</summary>
    public sealed record Already(long? Version) : Decision;

    /// <summary>Refused: nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    internal static Decision Of(params IssueEvent[] events) => new Done(events);

    internal static Decision Refuse(Issue issue, IssueCommand command, string code) => new Refused(new(code, issue.State, command.Kind));

    internal static Decision WithReason(Issue issue, IssueCommand command, string? reason, Func<string, IssueEvent> happens) =>
        reason.OrNull() is { } written ? Of(happens(written)) : Refuse(issue, command, Issues.Refusal.ReasonRequired);

    internal static Decision WithWords(Issue issue, IssueCommand command, string? words, Func<string, IssueEvent> happens) =>
        words.OrNull() is { } written ? Of(happens(written)) : Refuse(issue, command, Issues.Refusal.WordsRequired);
}

internal static class Written
{
    /// <summary>Trimmed; null when nothing is written.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
