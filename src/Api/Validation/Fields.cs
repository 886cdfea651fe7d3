using GridOrleans.Api.Problems;
using GridOrleans.Api.Words;
using GridOrleans.Domain.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Validation;

/// <summary>Collects what is wrong with a request, by field, in the asked language. Every field is looked at, so that one answer names them all.</summary>
public sealed class Fields(HttpContext http)
{
    public const int MaxWords = 2000, MaxReason = 1000, MaxAddress = 200, MaxName = 50, MaxId = 64;

    private readonly Dictionary<string, List<string>> errors = [];

    public bool AreFine => errors.Count == 0;

    public void Refuse(string field, string code, params ReadOnlySpan<object?> parts) => RefuseWith(field, Catalogue.Say(http.Tongue(), code, parts));

    /// <summary>With a sentence that is already in the asked language.</summary>
    public void RefuseWith(string field, string sentence)
    {
        if (!errors.TryGetValue(field, out var sentences)) errors[field] = sentences = [];
        sentences.Add(sentence);
    }

    public ProblemHttpResult Problem() => Problems.Problem.Of(
        http,
        StatusCodes.Status400BadRequest,
        ProblemCode.Invalid,
        Catalogue.Say(http.Tongue(), ProblemCode.Invalid),
        errors.ToDictionary(error => error.Key, error => error.Value.ToArray()));

    /// <summary>A written text that must be there.</summary>
    public string Text(string field, string? value, int max)
    {
        if (string.IsNullOrWhiteSpace(value)) Refuse(field, FieldCode.Required);
        return Optional(field, value, max) ?? "";
    }

    /// <summary>A text that may be missing; blank counts as missing.</summary>
    public string? Optional(string field, string? value, int max)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (value.Length > max) Refuse(field, FieldCode.TooLong, max);
        if (value.Any(IsControl)) Refuse(field, FieldCode.NotText);
        return value.Trim();
    }

    public Guid OperationId(Guid? value)
    {
        if (value is null || value == Guid.Empty) Refuse("operationId", FieldCode.Required);
        return value ?? Guid.Empty;
    }

    public T Need<T>(string field, T? value) where T : struct
    {
        if (value is null) Refuse(field, FieldCode.Required);
        return value ?? default;
    }

    /// <summary>A moment as the store keeps it.</summary>
    public DateTimeOffset Moment(string field, DateTimeOffset? value) => Microseconds.Down(Need(field, value));

    /// <summary>One of the words of an enum; numbers that stand for none are refused.</summary>
    public T OneOf<T>(string field, T? value) where T : struct, Enum
    {
        if (value is null) Refuse(field, FieldCode.Required);
        else Defined(field, value);
        return value ?? default;
    }

    /// <summary>One of the words of an enum, as an address carries it; null = left out.</summary>
    public T? Word<T>(string field, string? value) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(value)) return null;
        foreach (var word in Enum.GetValues<T>())
        {
            if (string.Equals(value, Names.Camel(word), StringComparison.OrdinalIgnoreCase)) return word;
        }

        Refuse(field, FieldCode.UnknownValue, string.Join(", ", Enum.GetValues<T>().Select(Names.Camel)));
        return null;
    }

    public void Defined<T>(string field, T? value) where T : struct, Enum
    {
        if (value is { } word && !Enum.IsDefined(word)) Refuse(field, FieldCode.UnknownValue, string.Join(", ", Enum.GetValues<T>().Select(Names.Camel)));
    }

    public void Within(string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most)) Refuse(field, FieldCode.OutOfRange, least, most);
    }

    // PostgreSQL keeps no NUL, and half of a surrogate pair is no character; the rest has no place in words for people.
    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
