using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Blobs as files named by their hash. A blob is synced before its name exists, so that a name always has its bytes.</summary>
internal sealed class BlobFolder(string folder, TimeProvider time)
{
    private const int HashLength = 64;
    private const int Locks = 256;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly Lock[] _locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];
    private long _writes;

    public string Put(ReadOnlySpan<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = PathOf(hash);
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
        {
            Directory.CreateDirectory(parent);
            DurableFile.FlushFolder(folder);
        }

        lock (LockOf(hash))
        {
            if (!File.Exists(path))
            {
                Write(path, content);
            }

            // Whoever stores it is about to name it: a sweep leaves it alone for a while.
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }

        // Also for a blob that was there: its writer may not have come that far.
        DurableFile.FlushFolder(parent);
        return hash;
    }

    /// <returns>The bytes; null when there are none of that hash.</returns>
    /// <exception cref="InvalidDataException">The file does not have the bytes of its name.</exception>
    public byte[]? Get(string hash)
    {
        if (hash.Length != HashLength || hash.AsSpan().ContainsAnyExcept(Digits))
        {
            return null;
        }

        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return null;
        }

        var content = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash
            ? content
            : throw new InvalidDataException($"The blob '{path}' is damaged: its content does not have the hash of its name. Restore it from a backup.");
    }

    /// <summary>The hashes of the blobs that nobody has stored since an instant.</summary>
    public List<string> StoredBefore(DateTimeOffset instant) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is { Length: HashLength } name && !name.AsSpan().ContainsAnyExcept(Digits) && File.GetLastWriteTimeUtc(path) < instant.UtcDateTime)
            .Select(path => Path.GetFileName(path)),
    ];

    /// <summary>Deletes a blob, unless somebody has stored it since.</summary>
    public bool Delete(string hash, DateTimeOffset instant)
    {
        var path = PathOf(hash);
        lock (LockOf(hash))
        {
            if (File.GetLastWriteTimeUtc(path) >= instant.UtcDateTime)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
    }

    private Lock LockOf(string hash) => _locks[Convert.ToInt32(hash[..2], 16)];

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Interlocked.Increment(ref _writes)}.new");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
