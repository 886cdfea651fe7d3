using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GridOrleans.Domain.Tests.Clocks.WorkedCases;

/// <summary>
/// One case of worked-cases.txt: its zone and policy, then what happens and what every clock must say. The file explains its own language.
/// </summary>
/// <param name="Lines">Number in the file and text, in order.</param>
public sealed record WorkedCase(string Title, string Zone, string Policy, IReadOnlyList<(int Number, string Text)> Lines)
{
    public override string ToString() => Title;

    public static IReadOnlyList<WorkedCase> All([CallerFilePath] string caller = "")
    {
        List<WorkedCase> cases = [];
        List<(int, string)> lines = [];
        var number = 0;
        foreach (var raw in File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "worked-cases.txt")))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (Regex.Match(line, @"^== (?<title>.+?) \[(?<policy>\S+)(?: in (?<zone>\S+))?\]$") is { Success: true } head)
            {
                lines = [];
                cases.Add(new(head.Groups["title"].Value, head.Groups["zone"] is { Success: true } zone ? zone.Value : "Asia/Shanghai", head.Groups["policy"].Value, lines));
            }
            else
            {
                lines.Add((number, line));
            }
        }

        return cases;
    }
}
