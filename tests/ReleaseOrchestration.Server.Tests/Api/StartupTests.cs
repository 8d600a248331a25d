using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class StartupTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://127.0.0.1:5080;http://build.example:5080")]
    public void Build_AddressThatOthersReach_IsRefused(string urls)
    {
        var failure = Assert.Throws<StartupException>(() => ServerHost.Build(["--urls", urls]));
        Assert.Equal("RO5010", failure.Code);
    }

    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("serve")]
    [InlineData("--data")]
    [InlineData("--data", " ")]
    public void Build_BadOption_IsRefused(params string[] args) =>
        Assert.Equal("RO5011", Assert.Throws<StartupException>(() => ServerHost.Build(args)).Code);

    [Fact]
    public async Task Run_SecondServerOnTheSameFolder_FailsWithItsCode()
    {
        await using var first = await RunningServer.StartAsync();
        var second = ServerHost.Build(["--data", first.Folder, "--urls", "http://127.0.0.1:0"]);
        var failure = await Assert.ThrowsAnyAsync<StartupException>(() => second.StartAsync());
        await second.DisposeAsync();

        Assert.Equal("RO5002", failure.Code);
        Assert.DoesNotContain('\n', StartupFailure.Describe(failure)!);
        Assert.Equal("ready", (await first.GetAsync("readyz")).Text("status"));
    }

    [Fact]
    public async Task Start_DamagedKeyRing_SaysWhatToDo()
    {
        var server = await RunningServer.StartAsync();
        await server.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "keys.json"), "{}");
        var failure = await Assert.ThrowsAnyAsync<StartupException>(() => RunningServer.StartAsync(server.Folder));

        Assert.Equal("RO5013", failure.Code);
        Directory.Delete(server.Folder, recursive: true);
    }
}
