namespace GridOrleans.Architecture.Tests.Support;

/// <summary>The checkout these tests were built from, without what builds leave behind.</summary>
public static class Repository
{
    private static readonly string[] LeftBehind = ["bin", "obj", "node_modules", "dist", ".git", ".grid", "TestResults", "artifacts"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Files below a folder, as (path from the root with slashes, text).</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string folder, params string[] endings) =>
        [.. Walk(Path.Combine(Root, folder))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(file => file.Item1, StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(below => !LeftBehind.Contains(Path.GetFileName(below))).SelectMany(Walk));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "GridOrleans.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests must run inside the checkout."));
}
