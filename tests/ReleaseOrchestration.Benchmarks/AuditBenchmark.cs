using System.Diagnostics;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Audit.Bundles;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>How long a bundle takes to be written and verified; its file is one on the disk.</summary>
internal static class AuditBenchmark
{
    private const string Trail = "r1/1/";
    private const int Seconds = 10;

    public static async Task<int> RunAsync(int entries)
    {
        var path = Path.Combine(Path.GetTempPath(), $"relo-audit-benchmark-{Environment.ProcessId}.zip");
        try
        {
            var started = Stopwatch.GetTimestamp();
            await WriteAsync(path, entries);
            var written = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            await using var bundle = File.OpenRead(path);
            var found = AuditBundle.Verify(bundle);
            var verified = Stopwatch.GetElapsedTime(started);
            Console.WriteLine($"{found.Entries:N0} entries in {bundle.Length / 1e6:N0} MB: written in {written.TotalSeconds:F1} s, verified in {verified.TotalSeconds:F2} s (at most {Seconds} s); {(found.IsIntact ? "intact" : found.Findings[0])}");
            return found.IsIntact && found.Entries == entries && verified < TimeSpan.FromSeconds(Seconds) ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task WriteAsync(string path, int entries)
    {
        await using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1024 * 1024);
        var writer = new AuditBundleWriter(output);
        await writer.AddApprovalsAsync(AsyncEnumerable.Empty<(string, byte[])>());
        await writer.AddTrailAsync(Trail, Records(entries).ToAsyncEnumerable());
        await writer.CompleteAsync(new BundleManifest { Format = BundleManifest.CurrentFormat, Product = "benchmark", Release = "r1" });
    }

    private static IEnumerable<AuditRecord> Records(int entries)
    {
        var head = AuditChain.Genesis(Trail);
        for (var i = 1; i <= entries; i++)
        {
            (var record, head) = AuditChain.Append(head, new AuditEntry
            {
                Sequence = i,
                At = DateTimeOffset.UnixEpoch.AddSeconds(i),
                Chain = Trail,
                Path = "deploy.run",
                Event = "activity.statusChanged",
                Actor = "user:alice",
                Before = "Pending",
                After = "Running",
                Attempt = 1,
                Reason = "everything before it has ended",
                Details = DataValue.Of([KeyValuePair.Create("run", DataValue.Of(i)), KeyValuePair.Create("url", DataValue.Of("https://ci.example.com/runs/" + i))]),
            });
            yield return record;
        }
    }
}
