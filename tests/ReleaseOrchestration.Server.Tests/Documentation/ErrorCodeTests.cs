using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Server.Tests.Documentation;

/// <summary>The list of error codes is that of the sources: none missing, none left over.</summary>
public sealed partial class ErrorCodeTests
{
    [Fact]
    public void ErrorsPage_ListsExactlyTheCodesOfTheSources()
    {
        var root = Repository.Root;
        var sources = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var used = sources.SelectMany(f => Quoted().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).ToHashSet();
        var listed = Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "errors.md"))).Select(m => m.Groups["code"].Value).ToList();

        Assert.Equal(used.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>RO[0-9]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\| (?<code>RO[0-9]{4}) \| \S", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
