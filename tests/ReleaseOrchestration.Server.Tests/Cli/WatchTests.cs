using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class WatchTests
{
    [Fact]
    public async Task Watch_ConnectionLost_GoesOnAfterTheLastEvent()
    {
        await using var server = await FlakyServer.StartAsync("Succeeded", SendAndLose(1), SendAndClose(2), SendAndEnd(3));
        var command = new CommandLine(server.Address) { Clock = new ImpatientClock() };

        var exitCode = await command.RunAsync("release", "watch", "r-1");

        Assert.True(exitCode == ExitCodes.Done, command.Error);
        Assert.Equal(["", "1", "2"], server.LastEventIds);
        Assert.Equal(
            [
                "2025-04-07T06:00:00Z  build.a  activity.event1",
                "2025-04-07T06:00:00Z  build.a  activity.event2",
                "2025-04-07T06:00:00Z  build.a  activity.event3",
                "r-1  Succeeded",
            ],
            command.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("The connection was lost; trying again in 1 s.", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ConnectionLostAgainAndAgain_GivesUp()
    {
        var clock = new ImpatientClock();
        await using var server = await FlakyServer.StartAsync("Running", [SendAndLose(1), .. Enumerable.Repeat<Func<HttpContext, Task>>(Lose, 20)]);
        var command = new CommandLine(server.Address) { Clock = clock };

        var exitCode = await command.RunAsync("release", "watch", "r-1");

        Assert.Equal(ExitCodes.Unreachable, exitCode);
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30, 30, 30], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("PartiallySucceeded")]
    [InlineData("Failed")]
    [InlineData("Aborted")]
    public async Task Watch_ReleaseThatDidNotSucceed_ExitsWithFailed(string status)
    {
        await using var server = await FlakyServer.StartAsync(status, SendAndEnd(1));

        Assert.Equal(ExitCodes.Failed, await new CommandLine(server.Address).RunAsync("release", "watch", "r-1"));
    }

    [Fact]
    public async Task Watch_Json_PrintsALineForEachEventAndTheEnd()
    {
        await using var server = await FlakyServer.StartAsync("Succeeded", SendAndEnd(1));
        var command = new CommandLine(server.Address);

        Assert.Equal(ExitCodes.Done, await command.RunAsync("release", "watch", "r-1", "--json"));
        var lines = command.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal("activity.event1", lines[0].GetProperty("entry").GetProperty("event").GetString());
        Assert.Equal("Succeeded", lines[1].GetProperty("release").GetProperty("status").GetString());
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Watch_Terminal_DrawsTheTree()
    {
        await using var server = await FlakyServer.StartAsync("Succeeded", SendAndEnd(1));
        using var screen = new StringWriter();
        var command = new CommandLine(server.Address) { Screen = screen };

        Assert.Equal(ExitCodes.Done, await command.RunAsync("release", "watch", "r-1"));
        Assert.Contains("r-1 Succeeded", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_Interrupted_StopsAtOnce()
    {
        using var interrupt = new CancellationTokenSource();
        await using var server = await FlakyServer.StartAsync("Running", async context =>
        {
            await FlakyServer.SendAsync(context, 1);
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Assert.Equal(ExitCodes.Interrupted, await new CommandLine(server.Address).RunAsync(interrupt.Token, "release", "watch", "r-1"));
    }

    // The connection ends in the middle of the answer, but after what was sent: an abort could overtake it.
    private static Func<HttpContext, Task> SendAndLose(int sequence) => context =>
    {
        context.Response.ContentLength = 100_000;
        return FlakyServer.SendAsync(context, sequence);
    };

    private static Func<HttpContext, Task> SendAndClose(int sequence) => context => FlakyServer.SendAsync(context, sequence);

    private static Func<HttpContext, Task> SendAndEnd(int sequence) => async context =>
    {
        await FlakyServer.SendAsync(context, sequence);
        await FlakyServer.EndAsync(context);
    };

    private static Task Lose(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
