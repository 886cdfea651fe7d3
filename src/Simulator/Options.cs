using System.Globalization;

namespace GridOrleans.Simulator;

/// <summary>Options on the command line: <c>--name value</c> pairs. Unknown and missing ones are told by name.</summary>
public sealed class Options
{
    private readonly Dictionary<string, string> values = [];

    /// <exception cref="OptionException">Not a pair, or a name that is not among <paramref name="known"/>.</exception>
    public Options(IReadOnlyList<string> arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : "";
            if (!known.Contains(name))
            {
                throw new OptionException($"Unknown option '{arguments[i]}'. Known: {string.Join(", ", known.Select(k => "--" + k))}.");
            }

            values[name] = i + 1 < arguments.Count ? arguments[i + 1] : throw new OptionException($"--{name} needs a value.");
        }
    }

    public string Text(string name) => values.GetValueOrDefault(name) ?? throw new OptionException($"--{name} is missing.");

    public int Whole(string name, int otherwise) =>
        !values.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new OptionException($"--{name} must be a whole number, not '{text}'.");

    /// <summary>“30”, “30/min”, “2/s” or “600/h”, as so many a minute.</summary>
    public double PerMinute(string name, double otherwise)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        var parts = text.Split('/');
        var factor = parts is [_] ? 1 : parts is [_, var unit] ? unit switch { "s" => 60, "min" or "m" => 1, "h" => 1 / 60.0, _ => 0 } : 0;
        return double.TryParse(parts[0], CultureInfo.InvariantCulture, out var number) && number * factor > 0 && number * factor < 1e6
            ? number * factor
            : throw new OptionException($"--{name} must be a rate above 0 like 12, 12/min, 2/s or 600/h, not '{text}'.");
    }

    /// <summary>“90s”, “10m”, “2h”; null when not given.</summary>
    public TimeSpan? Span(string name)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return null;
        }

        var seconds = text.Length < 2 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        return seconds > 0 && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var number) && number > 0 && number * seconds < 1e8
            ? TimeSpan.FromSeconds(number * seconds)
            : throw new OptionException($"--{name} must be a time like 90s, 10m or 2h, not '{text}'.");
    }

    public Uri Address(string name) =>
        Uri.TryCreate(Text(name), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new OptionException($"--{name} must be an address like http://localhost:8080, not '{Text(name)}'.");
}

/// <summary>The command line is wrong; the message is for the person who typed it.</summary>
public sealed class OptionException(string message) : Exception(message);
