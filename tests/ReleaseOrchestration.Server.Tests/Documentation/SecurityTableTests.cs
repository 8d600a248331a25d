using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Server.Tests.Documentation;

/// <summary>docs/security.md names the tests that show its claims; each must be there.</summary>
public sealed partial class SecurityTableTests
{
    [Fact]
    public void Table_EveryTestThatItNames_IsThere()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileName(file).Split('.')[0], File.ReadAllText);
        var named = Named().Matches(text).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();

        Assert.True(named.Count >= 30, $"the table names {named.Count} tests");
        Assert.All(named, test => Assert.True(
            sources[test.Class].Any(source => source.Contains(test.Method.Length == 0 ? $"class {test.Class}" : $" {test.Method}(", StringComparison.Ordinal)), $"{test.Class}.{test.Method} is no test"));
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+(?:Tests|Properties|Conformance))(?:\.(?<method>\w+))?`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
