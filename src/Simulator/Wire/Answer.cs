namespace GridOrleans.Simulator.Wire;

/// <summary>How the server took a request, after as many attempts as it needed.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>2xx.</summary>
    public sealed record Done(string Body) : Answer;

    /// <summary>4xx: the server understood and said no; asking again would not help.</summary>
    public sealed record Refused(int Status, string Path, string Detail) : Answer
    {
        public override string ToString() => $"{Status} {Path}: {Detail}";
    }

    /// <summary>No answer within the patience given; whether it was done is unknown.</summary>
    public sealed record GaveUp : Answer;
}
