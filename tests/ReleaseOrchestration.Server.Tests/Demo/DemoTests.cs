using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Server.Demo;
using ReleaseOrchestration.Server.Demo.Display;

namespace ReleaseOrchestration.Server.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Run_Auto_EndsWellAndShowsWhatItPromises()
    {
        var folder = Directory.CreateTempSubdirectory("relo-demo-test-");
        using var output = new StringWriter();

        var exitCode = await DemoCommand.RunAsync(new DemoOptions(Auto: true, folder.FullName), folder.FullName, new LineView(output), TimeProvider.System);

        var text = output.ToString();
        Assert.True(exitCode == 0, text);
        Assert.DoesNotContain("✘", text, StringComparison.Ordinal);
        foreach (var line in new[] { "the release ended Succeeded", "builds overlapped: A ", "deploys went A, B, C: A ", "for 2 sign-offs: user:alice, user:bob", "a-1.4.0, b-1.4.2, c-2.0.1", "13 runs", "audit: " })
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--fast")]
    [InlineData("--data")]
    [InlineData("auto")]
    public void Read_UnknownOption_SaysWhichAndWhatThereIs(string option)
    {
        var error = Assert.Throws<StartupException>(() => DemoOptions.Read([option]));

        Assert.Contains($"'{option}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(DemoOptions.Usage, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LiveView_DrawnAgain_ReplacesTheTreeAndKeepsWhatWasSaid()
    {
        using var output = new StringWriter();
        var view = new LiveView(output, () => 20);

        view.Show(Node("Running"));
        view.Say("a link of any length, whole");
        view.Finish(Node("Succeeded"));
        view.Say("the end");

        Assert.Equal(
            "\u001b[J▶ A release of a lo\n\u001b[1A\r\u001b[Ja link of any length, whole\n▶ A release of a lo\n\u001b[1A\r\u001b[J✔ A release of a lo\n\u001b[Jthe end\n",
            output.ToString());
    }

    [Fact]
    public void LineView_SameStateTwice_IsOneLine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var view = new LineView(output);

        view.Show(Node("Pending"));
        view.Show(Node("Running"));
        view.Show(Node("Running"));
        view.Finish(Node("Succeeded"));

        Assert.Equal(["▶ release                      Running", "✔ release                      Succeeded", string.Empty], output.ToString().Split('\n'));
    }

    private static DemoNode Node(string status) => new()
    {
        Path = string.Empty,
        Kind = "release",
        Name = "A release of a long name",
        Status = status,
        WaitsFor = [],
        OpenTasks = [],
        OpenSeats = [],
        Approvals = [],
        Needed = 0,
        Artifact = string.Empty,
        Children = [],
    };
}
