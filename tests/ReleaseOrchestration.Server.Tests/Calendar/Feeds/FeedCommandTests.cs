using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

public sealed class FeedCommandTests
{
    [Fact]
    public async Task Feed_CreatedListedAndRevoked_GoesThroughItsLife()
    {
        await using var server = await RunningServer.StartAsync();
        var url = (await CommandLine.SucceedAsync(server.Address, "feed", "create", "my-sign-offs", "--as", "alice")).Out.Trim();
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", await server.Client.GetStringAsync(new Uri(url)), StringComparison.Ordinal);

        var listed = await CommandLine.SucceedAsync(server.Address, "feed", "list", "--as", "alice", "--json");
        var feed = listed.Json.GetProperty("items")[0];
        Assert.Equal(("my-sign-offs", "active"), (feed.GetProperty("kind").GetString(), feed.GetProperty("status").GetString()));
        Assert.Contains("There is no feed.", (await CommandLine.SucceedAsync(server.Address, "feed", "list", "--as", "bob")).Out, StringComparison.Ordinal);
        Assert.Contains("my-sign-offs", (await CommandLine.SucceedAsync(server.Address, "feed", "list", "--all", "--as", "bob")).Out, StringComparison.Ordinal);

        await CommandLine.SucceedAsync(server.Address, "feed", "revoke", feed.GetProperty("id").GetString()!, "--as", "alice");
        Assert.Equal("RO4701", (await server.GetAsync(new Uri(url).AbsolutePath[1..])).Code);

        var unknown = new CommandLine(server.Address);
        Assert.NotEqual(ExitCodes.Done, await unknown.RunAsync("feed", "create", "group", "--group", "none"));
        Assert.Contains("RO2010", unknown.Error, StringComparison.Ordinal);
    }
}
