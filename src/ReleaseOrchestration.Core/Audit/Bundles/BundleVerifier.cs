using System.Security.Cryptography;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>One verification of a bundle: every file is read once, in order; what they say of each other is compared at the end.</summary>
internal sealed partial class BundleVerifier(Stream bundle, IEnumerable<PublishedHead> heads) : IDisposable
{
    private const int LargestDocument = 64 * 1024 * 1024;

    private readonly ZipReader _zip = new(bundle);
    private readonly ILookup<string, AuditHead> _heads = heads.ToLookup(head => head.Trail, head => new AuditHead(head.Sequence, head.Hash), StringComparer.Ordinal);
    private readonly List<BundleFinding> _findings = [];
    private readonly List<BundleFile> _files = [];
    private readonly List<WalkedTrail> _trails = [];
    private readonly List<byte[]> _approvals = [];
    private readonly List<byte[]> _expectedApprovals = [];
    private readonly Dictionary<string, (string File, long Entry)> _evidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string File, long Entry)> _definitions = new(StringComparer.Ordinal);
    private byte[] _manifestBytes = [];
    private byte[] _manifestHash = [];
    private byte[] _release = [];
    private int _headsCompared;

    public BundleVerification Run()
    {
        BundleManifest? manifest = null;
        try
        {
            while (_zip.MoveNext())
            {
                ReadMember();
            }

            _zip.Finish();
            manifest = Compare();
        }
        catch (BundleDamageException damage)
        {
            _findings.Add(damage.Finding);
        }

        return new BundleVerification
        {
            Findings = [.. _findings],
            Manifest = manifest,
            ManifestSha256 = Convert.ToHexStringLower(SHA256.HashData(_manifestBytes)),
            Entries = _trails.Sum(trail => trail.Found.Head.Sequence),
            HeadsCompared = _headsCompared,
        };
    }

    public void Dispose() => _zip.Dispose();

    private void Add(string file, string message, long? entry = null) => _findings.Add(new BundleFinding(file, entry, message));

    private void ReadMember()
    {
        var (name, known) = (_zip.Name, _findings.Count);
        ReadContent(name);
        while (!_zip.Read().IsEmpty)
        {
            // What a reader left over counts for the hash.
        }

        var sha256 = _zip.Digest.Sha256();
        if (HashOfName(name) is { } named && named != sha256)
        {
            Add(name, "The content does not have the hash of the file's name.");
        }

        if (!_zip.HasItsChecksum && _findings.Count == known)
        {
            Add(name, "The content does not have the checksum that the zip says.");
        }

        _files.Add(new BundleFile(name, _zip.Size, sha256));
    }

    private void ReadContent(string name)
    {
        switch (name)
        {
            case BundleFiles.Manifest:
                _manifestBytes = ReadDocument();
                break;
            case BundleFiles.ManifestHash:
                _manifestHash = ReadDocument();
                break;
            case BundleFiles.Release:
                _release = ReadDocument();
                break;
            case BundleFiles.Approvals:
                ReadApprovals();
                break;
            case BundleFiles.Freezes or BundleFiles.System:
                ReadExcerpt(name);
                break;
            case var trail when trail.StartsWith(BundleFiles.Trails, StringComparison.Ordinal):
                ReadTrail(name);
                break;
        }
    }

    private byte[] ReadDocument()
    {
        if (_zip.Size > LargestDocument)
        {
            throw new BundleDamageException(_zip.Name, $"The file has {_zip.Size} bytes; no bundle has one of that name larger than 64 MiB.");
        }

        using var content = new MemoryStream((int)_zip.Size);
        for (var piece = _zip.Read(); !piece.IsEmpty; piece = _zip.Read())
        {
            content.Write(piece);
        }

        return content.ToArray();
    }

    // The hash that a name holds; null where it holds none.
    private static string? HashOfName(string name)
    {
        if (name.StartsWith(BundleFiles.Evidence, StringComparison.Ordinal))
        {
            return name[BundleFiles.Evidence.Length..];
        }

        var folder = name.StartsWith(BundleFiles.Definitions, StringComparison.Ordinal) || name.StartsWith(BundleFiles.Sources, StringComparison.Ordinal);
        return folder ? name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('.')[0] : null;
    }
}
