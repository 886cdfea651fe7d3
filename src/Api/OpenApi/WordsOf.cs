namespace GridOrleans.Api.OpenApi;

/// <summary>A parameter that takes the words of an enum, for the description; read as text so that a wrong word gets our own answer.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class WordsOfAttribute(Type words) : Attribute
{
    public Type Words => words;
}
