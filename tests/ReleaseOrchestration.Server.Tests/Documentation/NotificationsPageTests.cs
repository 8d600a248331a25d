using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Server.Tests.Documentation;

/// <summary>What the page on notifications shows works.</summary>
public sealed partial class NotificationsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "notifications.md"));

    [Fact]
    public void EveryBlock_Loads()
    {
        var blocks = Blocks().Matches(Page).Select(match => match.Groups["yaml"].Value).ToList();
        Assert.Equal(2, blocks.Count);
        foreach (var read in blocks.Select(block => DocumentReader.Read(block)))
        {
            Assert.Empty(read.Problems.Where(problem => problem.Severity == Severity.Error));
            Assert.NotEmpty(read.Documents);
        }
    }

    [Fact]
    public void EveryKindOfEvent_IsExplained() => Assert.All(EventKinds.All, kind => Assert.Contains($"`{kind}`", Page, StringComparison.Ordinal));

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blocks();
}
