namespace GridOrleans.Simulator.Wire;

/// <summary>What has happened so far; counted from many tasks at once.</summary>
public sealed class Tally
{
    private long sent, accepted, refused, failed, steps, stepsRefused;

    /// <summary>Reports handed to the network, each once however often it had to be tried.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public long Accepted => Interlocked.Read(ref accepted);

    /// <summary>Reports the server answered with a 4xx.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Attempts without an answer (no connection, timeout, 5xx, 429); each was or will be tried again.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Steps that units, members and the desk took.</summary>
    public long Steps => Interlocked.Read(ref steps);

    public long StepsRefused => Interlocked.Read(ref stepsRefused);

    /// <summary>The latest refusal, to say why. Losing a race (409) is part of work and not kept.</summary>
    public string? LastRefusal { get; private set; }

    public void ReportSent() => Interlocked.Increment(ref sent);

    public void AttemptFailed() => Interlocked.Increment(ref failed);

    public void ReportAnswered(Answer answer) => Count(answer, ref accepted, ref refused);

    public void StepAnswered(Answer answer) => Count(answer, ref steps, ref stepsRefused);

    /// <summary>Reading is not counted, but a refusal is remembered: without reading nothing can be played.</summary>
    public void ReadingAnswered(Answer answer) => LastRefusal = (answer as Answer.Refused)?.ToString() ?? LastRefusal;

    private void Count(Answer answer, ref long good, ref long bad)
    {
        switch (answer)
        {
            case Answer.Done:
                Interlocked.Increment(ref good);
                break;
            case Answer.Refused refusal:
                Interlocked.Increment(ref bad);
                LastRefusal = refusal.Status == 409 ? LastRefusal : refusal.ToString();
                break;
        }
    }
}
