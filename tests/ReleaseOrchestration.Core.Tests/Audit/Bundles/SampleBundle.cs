using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Audit.Bundles;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Audit.Bundles;

/// <summary>A small bundle with one of everything.</summary>
internal static class SampleBundle
{
    public const string Root = "r1/1/";
    public const string Sub = "r1/1/deploy.run/";
    public const string RootFile = "trails/000001.jsonl";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Screenshot = Encoding.UTF8.GetBytes("a screenshot, as it were");
    private static readonly byte[] Definition = Encoding.UTF8.GetBytes("""{"id":"weekly"}""");
    private static readonly byte[] Source = Encoding.UTF8.GetBytes("process: {id: weekly}\n");

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static List<AuditRecord> Trail(string trail, int length, int from = 1, AuditHead? head = null)
    {
        var records = new List<AuditRecord>();
        var last = head ?? AuditChain.Genesis(trail);
        for (var i = from; i < from + length; i++)
        {
            (var record, last) = AuditChain.Append(last, Entry(trail, i));
            records.Add(record);
        }

        return records;
    }

    public static AuditEntry Entry(string trail, int number) => new()
    {
        Sequence = number,
        At = Start.AddSeconds(number),
        Chain = trail,
        Path = "deploy.run",
        Event = number switch { 1 => "release.started", 3 => "fields.changed", 5 => "signOff.decided", _ => "activity.statusChanged" },
        Actor = "user:alice",
        Reason = "äö — entry " + number,
        Details = number switch
        {
            1 => DataValue.Of([KeyValuePair.Create("definition", DataValue.Of(Hash(Definition)))]),
            3 => DataValue.Of([KeyValuePair.Create("shot", new EvidenceFile("shot.png", "image/png", Screenshot.Length, Hash(Screenshot)).ToValue())]),
            _ => null,
        },
    };

    public static async Task<byte[]> WriteAsync(List<AuditRecord>? root = null, string product = "1.2.3")
    {
        root ??= Trail(Root, 9);
        using var output = new MemoryStream();
        var writer = new AuditBundleWriter(output);
        var approvals = root.Where(r => AuditEntry.Read(r.Body)!.Event == "signOff.decided").Select(r => (Root, r.Body)).Append((Sub, Trail(Sub, 6)[4].Body));
        await writer.AddApprovalsAsync(approvals.ToAsyncEnumerable());
        await writer.AddAsync(BundleFiles.Definition(Hash(Definition)), Definition);
        await writer.AddAsync(BundleFiles.EvidenceOf(Hash(Screenshot)), Screenshot);
        await writer.AddExcerptAsync(BundleFiles.Freezes, "$freeze/1/", Excerpt("$freeze/1/", 4).ToAsyncEnumerable());
        await writer.AddAsync(BundleFiles.Inputs(1), "{\"items\":[]}\n"u8.ToArray());
        await writer.AddAsync(BundleFiles.Release, Encoding.UTF8.GetBytes($$"""{"id":"r1","sources":["{{Hash(Source)}}"]}"""));
        await writer.AddAsync(BundleFiles.Source(Hash(Source)), Source);
        await writer.AddExcerptAsync(BundleFiles.System, "$server/1/", Excerpt("$server/1/", 7).ToAsyncEnumerable());
        await writer.AddTrailAsync(Root, root.ToAsyncEnumerable());
        await writer.AddTrailAsync(Sub, Trail(Sub, 6).ToAsyncEnumerable());
        await writer.CompleteAsync(new BundleManifest { Format = BundleManifest.CurrentFormat, Product = product, Release = "r1" });
        return output.ToArray();
    }

    public static List<(string Name, byte[] Content)> Unpack(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    /// <summary>A zip as a bundle is one, with whatever is in it.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var output = new MemoryStream();
        var writer = new ZipWriter(output);
        foreach (var (name, content) in files)
        {
            writer.AddAsync(name, stream => stream.WriteAsync(content).AsTask()).GetAwaiter().GetResult();
        }

        writer.CompleteAsync().GetAwaiter().GetResult();
        return output.ToArray();
    }

    public static BundleVerification Verify(byte[] bundle, params PublishedHead[] heads)
    {
        using var stream = new MemoryStream(bundle);
        return AuditBundle.Verify(stream, heads);
    }

    // Every other entry, so that some continue the one before and others do not.
    private static List<(AuditRecord Record, string Previous)> Excerpt(string trail, int length)
    {
        var records = Trail(trail, length);
        return [.. records.Select((record, at) => (record, at == 0 ? AuditChain.Genesis(trail).Hash : records[at - 1].Hash)).Where((_, at) => at != 1)];
    }
}
