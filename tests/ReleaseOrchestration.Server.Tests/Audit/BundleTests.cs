using System.IO.Compression;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Audit;

public sealed class BundleTests
{
    [Fact]
    public async Task Export_AReleaseThatEnded_HoldsAllThatIsKnownOfItAndIsVerifiedWithoutAServer()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "bundle.zip");
        var exported = await CommandLine.SucceedAsync(server.Address, "audit", "export", "--release", "r1", "-o", bundle);
        Assert.Contains("valid", exported.Out, StringComparison.Ordinal);
        Assert.Equal([bundle], Directory.GetFiles(folder.Path));

        var names = Names(bundle);
        Assert.Equal(
            ["approvals.jsonl", "definitions/", "definitions/", "files/", "freezes.jsonl", "inputs/run-000001.json", "manifest.json", "manifest.sha256", "release.json", "sources/", "sources/", "system.jsonl", "trails/000001.jsonl", "trails/000002.jsonl"],
            names.Select(name => name.Contains('/') && !name.StartsWith("inputs", StringComparison.Ordinal) && !name.StartsWith("trails", StringComparison.Ordinal) ? name[..(name.IndexOf('/') + 1)] : name).Order(StringComparer.Ordinal));
        Assert.Contains("freeze.broken", Text(bundle, "freezes.jsonl"), StringComparison.Ordinal);
        Assert.Contains("user:alice", Text(bundle, "approvals.jsonl"), StringComparison.Ordinal);
        Assert.Contains("\"location\":\"/api/releases/r1\"", Text(bundle, "system.jsonl"), StringComparison.Ordinal);
        Assert.Contains("weekly_eu", Text(bundle, "inputs/run-000001.json"), StringComparison.Ordinal);
        Assert.Contains("approvers: [user:alice]", Text(bundle, names.First(name => name.StartsWith("sources", StringComparison.Ordinal) && Text(bundle, name).Contains("go", StringComparison.Ordinal))), StringComparison.Ordinal);

        var offline = new CommandLine();
        Assert.Equal(ExitCodes.Done, await offline.RunAsync("audit", "verify", bundle, "--json"));
        var verdict = offline.Json.GetProperty("bundles")[0];
        Assert.Equal(("r1", 2), (verdict.GetProperty("release").GetString(), verdict.GetProperty("trails").GetInt32()));
    }

    [Fact]
    public async Task Export_Twice_GivesTheSameBytes()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        var first = await server.Client.GetByteArrayAsync("api/releases/r1/audit/export");
        Assert.Equal(first, await server.Client.GetByteArrayAsync("api/releases/r1/audit/export"));
    }

    [Fact]
    public async Task Verify_ABundleThatWasChanged_EndsWithOneAndNamesThePlace()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "bundle.zip");
        await CommandLine.SucceedAsync(server.Address, "audit", "export", "--release", "r1", "-o", bundle);
        var bytes = await File.ReadAllBytesAsync(bundle);
        bytes[bytes.AsSpan().IndexOf("\"event\":\"signOff.decided\""u8) + 10] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);
        var verify = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await verify.RunAsync("audit", "verify", bundle));
        Assert.Contains("NOT valid", verify.Out, StringComparison.Ordinal);
        Assert.Contains(".jsonl", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfTheSystem_IsABundleOfItsTrails()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "system.zip");
        await CommandLine.SucceedAsync(server.Address, "audit", "export", "--system", "-o", bundle);
        Assert.Contains("freeze.set", string.Concat(Names(bundle).Where(name => name.StartsWith("trails", StringComparison.Ordinal)).Select(name => Text(bundle, name))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfADraftAndOfNothing_AnswersAsItCan()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(AuditedRelease.Documents);
        await server.PostAsync("api/releases", new { id = "d1", process = "weekly", inputSet = "weekly_eu" });
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "draft.zip");
        await CommandLine.SucceedAsync(server.Address, "audit", "export", "--release", "d1", "-o", bundle);
        Assert.Contains("Draft", Text(bundle, "release.json"), StringComparison.Ordinal);

        Assert.Equal("RO4302", (await server.GetAsync("api/releases/nope/audit/export")).Code);
        var missing = new CommandLine(server.Address);
        Assert.Equal(ExitCodes.Refused, await missing.RunAsync("audit", "export", "--release", "nope", "-o", Path.Combine(folder.Path, "nope.zip")));
        Assert.Equal([bundle], Directory.GetFiles(folder.Path));
        Assert.Equal(ExitCodes.Usage, await missing.RunAsync("audit", "export"));
        Assert.Equal(ExitCodes.Usage, await missing.RunAsync("audit", "verify", Path.Combine(folder.Path, "nope.zip")));
        Assert.Equal(ExitCodes.Usage, await missing.RunAsync("audit", "export", "--release", "d1", "-o", Path.Combine(folder.Path, "no", "such", "folder.zip")));
    }

    // The verifier of the documentation shares nothing with the one of relo: what both say is what the format says.
    [Fact]
    public async Task Verify_WithTheVerifierOfTheDocumentation_SaysTheSame()
    {
        if (await PythonAsync("--version") is null)
        {
            return;
        }

        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        using var folder = new TemporaryFolder();
        var bundle = Path.Combine(folder.Path, "bundle.zip");
        await CommandLine.SucceedAsync(server.Address, "audit", "export", "--release", "r1", "-o", bundle);
        var script = Path.Combine(Documentation.Repository.Root, "docs", "audit", "verify_bundle.py");
        var (code, said) = (await PythonAsync(script, bundle))!.Value;
        Assert.True(code == 0, said);
        Assert.StartsWith("intact", said, StringComparison.Ordinal);

        var lines = Text(bundle, "trails/000001.jsonl").Split('\n');
        var cut = folder.Write("heads.jsonl", "{\"at\":\"2026-03-02T09:00:00Z\",\"trail\":\"r1/1/\",\"sequence\":1000,\"hash\":\"00\"}\n");
        Assert.Equal(1, (await PythonAsync(script, bundle, cut))!.Value.Code);
        using (var zip = ZipFile.Open(bundle, ZipArchiveMode.Update))
        {
            zip.GetEntry("trails/000001.jsonl")!.Delete();
            await using var changed = new StreamWriter(zip.CreateEntry("trails/000001.jsonl").Open());
            (lines[2], lines[3]) = (lines[3], lines[2]);
            await changed.WriteAsync(string.Join('\n', lines));
        }

        (code, said) = (await PythonAsync(script, bundle))!.Value;
        Assert.Equal(1, code);
        Assert.Contains("trails/000001.jsonl, entry 2", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)?> PythonAsync(params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    internal static List<string> Names(string bundle)
    {
        using var zip = ZipFile.OpenRead(bundle);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    internal static string Text(string bundle, string name)
    {
        using var zip = ZipFile.OpenRead(bundle);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
