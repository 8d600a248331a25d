using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Audit;

public sealed class RetentionTests
{
    private static readonly string[] AtOnce = ["--Audit:Retention:Period", "00:00:00"];

    [Fact]
    public async Task Purge_AReleaseThatEnded_LeavesItsTrailAndAnEntryWithItsLastHead()
    {
        await using var server = await RunningServer.StartAsync(null, AtOnce);
        await AuditedRelease.RunAsync(server);
        var before = (await server.GetAsync("api/releases/r1/audit/verify")).Json.GetProperty("head").GetProperty("hash").GetString();
        var purged = await CommandLine.SucceedAsync(server.Address, "release", "purge", "r1", "--reason", "old");
        Assert.Contains("are kept", purged.Out, StringComparison.Ordinal);

        Assert.Equal((410, "RO4351"), Code(await server.GetAsync("api/releases/r1")));
        Assert.Empty((await server.GetAsync("api/releases")).Json.GetProperty("items").EnumerateArray());
        var entry = Assert.Single(await SystemTrailTests.EntriesAsync(server, "kind=release.purged"));
        Assert.Equal(("releases/r1", "old", "user:tester"), (SystemTrailTests.Text(entry, "path"), SystemTrailTests.Text(entry, "reason"), SystemTrailTests.Text(entry, "actor")));
        Assert.Equal(before, entry.GetProperty("details").GetProperty("heads")[0].GetProperty("hash").GetString());

        Assert.True((await server.GetAsync("api/releases/r1/audit/verify")).Json.GetProperty("valid").GetBoolean());
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "purged.zip");
        Assert.Contains("valid", (await CommandLine.SucceedAsync(server.Address, "audit", "export", "--release", "r1", "-o", bundle)).Out, StringComparison.Ordinal);
        Assert.Contains("\"purged\": true", BundleTests.Text(bundle, "manifest.json"), StringComparison.Ordinal);
        Assert.Contains("release.purged", BundleTests.Text(bundle, "system.jsonl"), StringComparison.Ordinal);
        Assert.Equal((409, "RO4301"), Code(await server.PostAsync("api/releases", new { id = "R1", process = "weekly", inputSet = "weekly_eu" })));
        Assert.Equal((410, "RO4351"), Code(await server.PostAsync("api/releases/r1/purge")));
    }

    [Fact]
    public async Task Purge_OfARelease_TakesWhatIsKeptOfItsPipelines()
    {
        await using var server = await RunningServer.StartAsync(null, AtOnce);
        await AuditedRelease.RunAsync(server);
        var (runs, sent, documents) = (server.Services.GetRequiredService<ExternalRuns>(), server.Services.GetRequiredService<SentSecrets>(), server.Services.GetRequiredService<IDocumentStore>());
        foreach (var release in (string[])["r1", "other"])
        {
            await runs.KeepAsync(
                new ExternalRun { Key = $"http:ci/{release}", Machine = new MachineAddress(release, 1, "a.b"), Attempt = 1, IdempotencyKey = $"{release}/1/a.b/1", Connector = "c", Handle = "h" }, default);
            await sent.KeepAsync($"{release}/1/a.b/1", new HashSet<string> { "env://T" }, default);
            await documents.WriteAsync([new(new(RunPartitions.StartsOf($"{release}/1/a.b/1"), "x"), "{}"u8.ToArray()), new(new(RunPartitions.StartsOf($"{release}/1/a.b/1"), "y"), "{}"u8.ToArray())], default);
        }

        Assert.Single((await server.GetAsync("api/reports/releases")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(200, (int)(await server.PostAsync("api/releases/r1/purge")).Status);

        Assert.Empty((await server.GetAsync("api/reports/releases")).Json.GetProperty("items").EnumerateArray());
        Assert.Null(await runs.FindAsync("http:ci/r1", default));
        Assert.Empty(await sent.FindAsync("r1/1/a.b/1", default));
        Assert.Empty(await documents.QueryAsync(RunPartitions.StartsOf("r1/1/a.b/1"), new RowRange(), default));
        Assert.Empty(await documents.QueryAsync(RunPartitions.ExternalOf("r1"), new RowRange(), default));
        Assert.NotNull(await runs.FindAsync("http:ci/other", default));
        Assert.NotEmpty(await sent.FindAsync("other/1/a.b/1", default));
        Assert.Equal(2, (await documents.QueryAsync(RunPartitions.StartsOf("other/1/a.b/1"), new RowRange(), default)).Length);
    }

    [Fact]
    public async Task Purge_WithoutKeepingTrails_LeavesTheEntryAlone()
    {
        await using var server = await RunningServer.StartAsync(null, [.. AtOnce, "--Audit:Retention:KeepTrails", "false"]);
        await AuditedRelease.RunAsync(server);
        Assert.Equal(200, (int)(await server.PostAsync("api/releases/r1/purge")).Status);
        Assert.Equal((410, "RO4351"), Code(await server.GetAsync("api/releases/r1/audit")));
        Assert.Equal((410, "RO4351"), Code(await server.GetAsync("api/releases/r1/audit/export")));
        Assert.Single(await SystemTrailTests.EntriesAsync(server, "kind=release.purged"));
    }

    [Fact]
    public async Task Hold_OfARelease_KeepsItFromBeingPurgedUntilItIsTakenOff()
    {
        await using var server = await RunningServer.StartAsync(null, AtOnce);
        await AuditedRelease.RunAsync(server);
        await CommandLine.SucceedAsync(server.Address, "release", "hold", "r1", "--reason", "case 17");
        Assert.Equal("case 17", (await server.GetAsync("api/releases/r1")).Text("release", "legalHold", "reason"));
        Assert.Equal((409, "RO4352"), Code(await server.PostAsync("api/releases/r1/purge")));
        var refused = new CommandLine(server.Address);
        Assert.Equal(ExitCodes.Refused, await refused.RunAsync("release", "purge", "r1"));
        await CommandLine.SucceedAsync(server.Address, "release", "unhold", "r1", "--reason", "closed");
        Assert.Equal(200, (int)(await server.PostAsync("api/releases/r1/purge")).Status);
        Assert.Equal(["release.held", "release.unheld", "release.purged"], (await SystemTrailTests.EntriesAsync(server, "kind=release")).Select(entry => SystemTrailTests.Text(entry, "event")));
        Assert.Equal((404, "RO4302"), Code(await server.PostAsync("api/releases/nope/hold", new { reason = "x" })));
        Assert.Equal((410, "RO4351"), Code(await server.PostAsync("api/releases/r1/hold", new { reason = "x" })));
        Assert.Equal((422, "RO4011"), Code(await server.PostAsync("api/releases/r1/hold")));
    }

    [Fact]
    public async Task Purge_OfWhatIsNotDue_IsRefused()
    {
        await using (var off = await RunningServer.StartAsync())
        {
            await AuditedRelease.RunAsync(off);
            Assert.Equal((409, "RO4355"), Code(await off.PostAsync("api/releases/r1/purge")));
        }

        await using var server = await RunningServer.StartAsync(null, "--Audit:Retention:Period", "30.00:00:00");
        await AuditedRelease.RunAsync(server);
        await server.PostAsync("api/releases", new { id = "r2", process = "weekly", inputSet = "weekly_eu", start = true });
        Assert.Equal((409, "RO4354"), Code(await server.PostAsync("api/releases/r1/purge")));
        Assert.Equal((409, "RO4353"), Code(await server.PostAsync("api/releases/r2/purge")));
        Assert.Equal((404, "RO4302"), Code(await server.PostAsync("api/releases/nope/purge")));
    }

    [Fact]
    public async Task PurgeAll_TakesWhatIsDueAndUnderNoHold()
    {
        await using var server = await RunningServer.StartAsync(null, AtOnce);
        await AuditedRelease.RunAsync(server);
        await server.SendAsync(HttpMethod.Delete, "api/freezes/year_end", body: null);
        await AuditedRelease.EndAsync(server, "r2");
        await server.PostAsync("api/releases", new { id = "r3", process = "weekly", inputSet = "weekly_eu", start = true });
        await server.PostAsync("api/releases/r2/hold", new { reason = "case 17" });
        Assert.Equal(1, await server.Services.GetRequiredService<ReleasePurge>().PurgeAllAsync(default));
        Assert.Equal(["r3", "r2"], (await server.GetAsync("api/releases")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("system", SystemTrailTests.Text(Assert.Single(await SystemTrailTests.EntriesAsync(server, "kind=release.purged")), "actor"));
    }

    [Fact]
    public async Task Heads_PublishedToAFile_ShowThatATailWasCutOff()
    {
        using var folder = new TemporaryFolder();
        var heads = Path.Combine(folder.Path, "outside", "heads.jsonl");
        var server = await RunningServer.StartAsync(null, "--Audit:Heads:Path", heads);
        await AuditedRelease.RunAsync(server);
        await server.StopAsync();
        var lines = await File.ReadAllLinesAsync(heads);
        Assert.Contains(lines, line => line.Contains("\"trail\":\"r1/1/\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"trail\":\"$server/1/\"", StringComparison.Ordinal));
        await File.AppendAllTextAsync(heads, "{\"at\":\"half a li");

        await using var again = await RunningServer.StartAsync(server.Folder, "--Audit:Heads:Path", heads);
        var verified = await CommandLine.SucceedAsync(again.Address, "audit", "verify", "--heads", heads);
        Assert.Contains("r1: valid", verified.Out, StringComparison.Ordinal);
        Assert.Contains("no published head", verified.Error, StringComparison.Ordinal);

        var bundle = Path.Combine(folder.Path, "r1.zip");
        await CommandLine.SucceedAsync(again.Address, "audit", "export", "--release", "r1", "-o", bundle);
        var head = lines.First(line => line.Contains("\"trail\":\"r1/1/\"", StringComparison.Ordinal));
        var sequence = System.Text.Json.JsonDocument.Parse(head).RootElement.GetProperty("sequence").GetInt64();
        var longer = folder.Write("longer.jsonl", head.Replace($"\"sequence\":{sequence}", $"\"sequence\":{sequence + 5}", StringComparison.Ordinal) + "\n");
        var cut = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await cut.RunAsync("audit", "verify", bundle, "--heads", longer));
        Assert.Contains($"entry {sequence + 1}", cut.Out, StringComparison.Ordinal);
        var foreign = folder.Write("foreign.jsonl", head.Replace("r1/1/", "r7/1/", StringComparison.Ordinal) + "\n");
        var missing = new CommandLine(again.Address);
        Assert.Equal(ExitCodes.Failed, await missing.RunAsync("audit", "verify", "--heads", foreign));
        Assert.Contains("does not have it", missing.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Audit:Heads:Interval", "00:00:00")]
    [InlineData("Audit:Heads:Path", "/dev/null/heads.jsonl")]
    [InlineData("Audit:Retention:Schedule", "1.00:00:00")]
    [InlineData("Audit:Refusals:Burst", "0")]
    [InlineData("TrustedProxies", "everybody")]
    public async Task Start_WithAnOptionThatMakesNoSense_IsRefused(string option, string value)
    {
        var folder = Directory.CreateTempSubdirectory("relo-api-").FullName;
        var failure = await Assert.ThrowsAnyAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningServer.StartAsync(folder, "--" + option, value));
        Assert.NotEmpty(failure.Failures);
        Directory.Delete(folder, recursive: true);
    }

    private static (int Status, string Code) Code(RunningServer.Answer answer) => ((int)answer.Status, answer.Json.TryGetProperty("code", out var code) ? code.GetString()! : string.Empty);
}
