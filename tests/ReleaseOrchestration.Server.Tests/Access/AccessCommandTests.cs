using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class AccessCommandTests
{
    [Fact]
    public async Task Me_WithATokenAKeyAndNeither_SaysWhoThatIs()
    {
        await using var callers = await Callers.StartAsync();
        var token = callers.Issuer.Token("root", "admin");
        var me = await CommandLine.SucceedAsync(callers.Server.Address, "me", "--token", token, "--as", "mallory");
        Assert.Contains("user:root (by token)", me.Out, StringComparison.Ordinal);
        Assert.Contains("roles:  admin", me.Out, StringComparison.Ordinal);

        var stranger = new CommandLine(callers.Server.Address);
        Assert.Equal(ExitCodes.Refused, await stranger.RunAsync("me"));
        Assert.Contains("RO4401", stranger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiKey_CreatedListedUsedAndRevoked_GoesThroughItsLife()
    {
        await using var callers = await Callers.StartAsync();
        var admin = callers.Issuer.Token("root", "admin");
        var created = await CommandLine.SucceedAsync(callers.Server.Address, "api-key", "create", "ci", "--role", "operator", "--tag", "shop", "--expires-in", "30d", "--token", admin);
        var key = created.Out.Trim();
        Assert.StartsWith("rok_", key, StringComparison.Ordinal);

        var pipeline = new CommandLine(callers.Server.Address) { Variables = { ["RELO_API_KEY"] = key } };
        Assert.Equal(ExitCodes.Done, await pipeline.RunAsync("me"));
        Assert.Contains("key:ci (by apiKey)", pipeline.Out, StringComparison.Ordinal);
        Assert.Contains("operator (tag shop)", pipeline.Out, StringComparison.Ordinal);

        var listed = await CommandLine.SucceedAsync(callers.Server.Address, "api-key", "list", "--token", admin);
        Assert.Contains("active", listed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed.Out, StringComparison.Ordinal);

        await CommandLine.SucceedAsync(callers.Server.Address, "api-key", "revoke", "ci", "--token", admin);
        Assert.Equal(ExitCodes.Refused, await pipeline.RunAsync("me"));
    }

    [Theory]
    [InlineData("--token", "a", "--api-key", "b")]
    [InlineData("--token", "a", "--url", "http://relo.example")]
    [InlineData("--token", "ä")]
    public async Task Me_WithACredentialThatCannotBeSent_IsRefusedBeforeItIs(params string[] options)
    {
        var command = new CommandLine(new Uri("http://127.0.0.1:9/"));
        Assert.Equal(ExitCodes.Usage, await command.RunAsync(["me", .. options]));
    }
}
