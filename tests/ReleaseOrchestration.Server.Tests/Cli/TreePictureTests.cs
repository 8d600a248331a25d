using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Releases;
using ReleaseOrchestration.Cli.Releases.Watching;
using Spectre.Console;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class TreePictureTests
{
    private const int Width = 60;

    [Fact]
    public void Draw_TreeThatFits_ShowsEveryNode()
    {
        var lines = Draw(height: 40);

        Assert.Equal(11, lines.Length);
    }

    [Fact]
    public void Draw_TreeThatDoesNotFit_FoldsWhatIsNotUnderWay()
    {
        var lines = Draw(height: 10);

        Assert.Equal(
            ["r-1 Running", "├── build Completed (2 more)", "├── test InProgress", "│   ├── a Running", "│   └── b OnHold"],
            lines[..5].Select(line => line.Split(" waits")[0].TrimEnd()));
    }

    [Fact]
    public void Draw_LongRemark_StaysOnOneLine() =>
        Assert.All(Draw(height: 10), line => Assert.InRange(line.TrimEnd().Length, 1, Width));

    private static string[] Draw(int height)
    {
        using var screen = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(screen) });
        terminal.Profile.Width = Width;
        terminal.Write(new TreePicture(Width, height).Draw(Release()));
        return screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ReleaseTree Release() => new()
    {
        Release = new ReleaseLine { Id = "r-1", Status = "Running" },
        Tree = Node("r-1", "Running", Phase("build", "Completed"), Phase("test", "InProgress"), Phase("deploy", "Pending"), Node("check", "Pending")),
    };

    private static ReleaseNode Phase(string id, string status) => Node(id, status, status switch
    {
        "Completed" => [Node("x", "Succeeded"), Node("y", "Succeeded")],
        "InProgress" => [Node("a", "Running"), Node("b", "OnHold") with { WaitsFor = [new NodeWait { Kind = "signOff", On = new string('u', 100) }] }],
        _ => [Node("p", "Pending"), Node("q", "Pending")],
    });

    private static ReleaseNode Node(string id, string status, params ImmutableArray<ReleaseNode> children) =>
        new() { Id = id, Path = id, Status = status, Children = children };
}
