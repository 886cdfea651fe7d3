namespace GridOrleans.Silo.Commands;

public static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>It did not go well: a chain is broken, or the work could not be done.</summary>
    public const int Failed = 1;

    /// <summary>The environment or the command line is wrong.</summary>
    public const int Misconfigured = 2;
}
