using System.Runtime.CompilerServices;
using Xunit;

namespace GridOrleans.Tests;

/// <summary>
/// Texts a person has read and agreed to, kept beside the test that prints them. A change shows as a diff to review:
/// run the tests with <c>GRID_APPROVE=1</c> to rewrite the files, then read what git shows.
/// </summary>
public static class Approved
{
    public const string Variable = "GRID_APPROVE";

    /// <param name="path">The approved file, relative to the calling test's folder.</param>
    public static void Equal(string path, string actual, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, path);
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"Nobody has approved {path} yet. Run once with {Variable}=1 and review the file.");
        var approved = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (approved == actual) return;
        var (was, now) = approved.Split('\n').Zip(actual.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.Fail($"{path} is not what was approved. First difference:\n  approved: {was}\n  actual:   {now}\nRun with {Variable}=1 to rewrite it, and review the diff.");
    }
}
