namespace GridOrleans.Silo.Configuration;

/// <summary>The process must not start as it is told to; the message says why and what to do, for the operator.</summary>
public sealed class StartRefusedException(string sentence) : Exception(sentence);
