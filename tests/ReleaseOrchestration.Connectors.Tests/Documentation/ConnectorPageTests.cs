using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Documentation;

/// <summary>Every connector that a page of the documentation shows loads without any problem.</summary>
public sealed partial class ConnectorPageTests
{
    public static TheoryData<string> Pages => [.. Names()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Connectors_OfAPage_Load(string page)
    {
        var blocks = Connectors(page);

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Empty(DocumentReader.Read(block).Problems));
    }

    [Fact]
    public void Pages_Together_ShowEveryKind()
    {
        var shown = Names().SelectMany(Connectors).SelectMany(block => DocumentReader.Read(block).Documents).OfType<ConnectorDocument>().Select(document => document.Connector.Type);

        Assert.Empty(ConnectorKind.All.Select(kind => kind.Type).Except(shown, StringComparer.Ordinal));
    }

    private static string[] Connectors(string page) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Folder(), page))).Select(match => match.Groups["text"].Value).Where(text => text.StartsWith("connector:", StringComparison.Ordinal))];

    private static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder(), "connectors*.md").Select(file => Path.GetFileName(file)).Append("webhooks.md").Order(StringComparer.Ordinal);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReleaseOrchestration.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs");
    }

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
