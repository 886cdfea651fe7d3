using System.Text.RegularExpressions;

namespace GridOrleans.Architecture.Tests.Sources;

/// <summary>Rules on the text of our sources. Each answers the lines that break it: “path:line: text”.</summary>
public static partial class Source
{
    /// <summary>Only these know which engine runs, or which job runner.</summary>
    private static readonly string[] KnowTheEngine = ["src/Embedded/", "src/Silo/Engines/"];

    public static IEnumerable<string> Conditional(IEnumerable<(string Path, string Text)> files) =>
        Lines(files).Where(line => ConditionalLine().IsMatch(line.Text)).Select(Shown);

    public static IEnumerable<string> NamesAnEngine(IEnumerable<(string Path, string Text)> files) =>
        Lines(files.Where(file => !KnowTheEngine.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))))
            .Where(line => !CommentLine().IsMatch(line.Text) && EngineWord().IsMatch(line.Text))
            .Select(Shown);

    public static IEnumerable<string> TooLong(IEnumerable<(string Path, string Text)> files, int limit) => files
        .Where(file => file.Text.AsSpan().Count('\n') > limit)
        .Select(file => $"{file.Path}: {file.Text.AsSpan().Count('\n')} lines");

    private static IEnumerable<(string Path, int Number, string Text)> Lines(IEnumerable<(string Path, string Text)> files) =>
        files.SelectMany(file => file.Text.Split('\n').Select((text, index) => (file.Path, index + 1, text)));

    private static string Shown((string Path, int Number, string Text) line) => $"{line.Path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"^\s*#\s*(if|elif|else|define|undef)\b")]
    private static partial Regex ConditionalLine();

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex CommentLine();

    [GeneratedRegex("Hangfire|Quartz|UseOrleans|AddOrleans|UseLocalhostClustering|AddAdoNetGrainStorage|UseAdoNetClustering|GridOrleans\\.Embedded|EmbeddedEngine")]
    private static partial Regex EngineWord();
}
