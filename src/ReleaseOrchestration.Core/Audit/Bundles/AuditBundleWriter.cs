using System.Text;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>Writes a bundle. Files come in the order of their names; what goes into them decides each byte.</summary>
/// <param name="output">Where to, from its beginning; it must be possible to go back in it.</param>
public sealed class AuditBundleWriter(Stream output)
{
    private readonly ZipWriter _zip = new(output);
    private readonly List<BundleFile> _files = [];
    private readonly List<BundleTrail> _trails = [];

    /// <summary>Adds a file.</summary>
    public Task AddAsync(string name, ReadOnlyMemory<byte> content) => AddAsync(name, stream => stream.WriteAsync(content).AsTask());

    /// <summary>Adds the copies of entries about sign-offs, in the order in which they stand in the trails.</summary>
    public Task AddApprovalsAsync(IAsyncEnumerable<(string Trail, byte[] Body)> entries) => AddAsync(BundleFiles.Approvals, async stream =>
    {
        await foreach (var (trail, body) in entries)
        {
            await stream.WriteAsync(EntryLine.Copy(trail, body));
        }
    });

    /// <summary>Adds some entries of another trail, each with the hash before it.</summary>
    public Task AddExcerptAsync(string name, string trail, IAsyncEnumerable<(AuditRecord Record, string Previous)> entries) => AddAsync(name, async stream =>
    {
        await stream.WriteAsync(EntryLine.Header(trail));
        await foreach (var (record, previous) in entries)
        {
            await stream.WriteAsync(EntryLine.Write(record, previous));
        }
    });

    /// <summary>Adds a whole trail.</summary>
    public async Task AddTrailAsync(string trail, IAsyncEnumerable<AuditRecord> records)
    {
        var file = BundleFiles.Trail(_trails.Count + 1);
        var head = AuditChain.Genesis(trail);
        await AddAsync(file, async stream =>
        {
            await stream.WriteAsync(EntryLine.Header(trail));
            await foreach (var record in records)
            {
                await stream.WriteAsync(EntryLine.Write(record));
                head = new AuditHead(head.Sequence + 1, record.Hash);
            }
        });
        _trails.Add(new BundleTrail(trail, file, head.Sequence, head.Hash));
    }

    /// <summary>Writes the manifest, its hash, and the end of the zip.</summary>
    /// <param name="manifest">With what is not known here.</param>
    public async Task CompleteAsync(BundleManifest manifest)
    {
        var bytes = BundleJsonContext.Write(manifest with
        {
            Trails = [.. _trails],
            Absent = [.. manifest.Absent.Order(StringComparer.Ordinal)],
            Files = [.. _files],
        });
        var written = await _zip.AddAsync(BundleFiles.Manifest, stream => stream.WriteAsync(bytes).AsTask());
        var hash = Encoding.ASCII.GetBytes($"{written.Sha256}  {BundleFiles.Manifest}\n");
        await _zip.AddAsync(BundleFiles.ManifestHash, stream => stream.WriteAsync(hash).AsTask());
        await _zip.CompleteAsync();
    }

    private async Task AddAsync(string name, Func<Stream, Task> write) => _files.Add(await _zip.AddAsync(name, write));
}
