using System.Net;
using System.Net.Sockets;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class ReloApplicationTests
{
    [Theory]
    [InlineData("nope")]
    [InlineData("release")]
    [InlineData("release", "start")]
    [InlineData("release", "abort", "r-1")]
    [InlineData("sign-off", "decide", "r-1", "p.a", "maybe")]
    [InlineData("activity", "task", "r-1", "p.a", "t", "--status", "Finished")]
    [InlineData("release", "list", "--limit", "many")]
    public async Task Run_CommandThatMakesNoSense_ExitsWithUsage(params string[] args)
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync(args));
        Assert.NotEqual(string.Empty, command.Error);
    }

    [Theory]
    [InlineData("'x' is no value", "--input", "x")]
    [InlineData("'a' is given twice", "--input", "a=1", "--input", "a=2")]
    [InlineData("is no JSON", "--input", "a:=[1,")]
    [InlineData("ASCII", "--as", "jürg")]
    [InlineData("is no address of a server", "--url", "ftp://x")]
    public async Task Run_ValueThatMakesNoSense_ExitsWithUsage(string message, params string[] args)
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync(["release", "start", "weekly", .. args]));
        Assert.Contains(message, command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProcessVersionThatIsNoNumber_ExitsWithUsage()
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync("release", "start", "weekly@newest"));
        Assert.Contains("id@version", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Help_TellsExitCodesAndEnvironment()
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("--help"));
        Assert.Contains("Exit codes:", command.Out, StringComparison.Ordinal);
        Assert.Contains("RELO_URL", command.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release", "list")]
    [InlineData("release", "watch", "r-1")]
    [InlineData("audit", "verify")]
    public async Task Run_ServerOutOfReach_SaysSoAndExitsWithUnreachable(params string[] args)
    {
        var server = FreeAddress();
        var command = new CommandLine(server);

        Assert.Equal(ExitCodes.Unreachable, await command.RunAsync(args));
        Assert.Contains($"No server answers at {server}", command.Error, StringComparison.Ordinal);
        Assert.Contains("--url or RELO_URL", command.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, command.Out);
    }

    [Fact]
    public async Task Run_FailureWithJson_PutsTheCauseOnStandardOutput()
    {
        var command = new CommandLine(FreeAddress());

        Assert.Equal(ExitCodes.Unreachable, await command.RunAsync("release", "show", "r-1", "--json"));
        Assert.Equal(ExitCodes.Unreachable, command.Json.GetProperty("error").GetProperty("exitCode").GetInt32());
        Assert.StartsWith("error: No server answers", command.Error, StringComparison.Ordinal);
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
