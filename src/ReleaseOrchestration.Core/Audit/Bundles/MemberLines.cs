namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>The lines of a file of a bundle, read piece by piece.</summary>
internal sealed class MemberLines(ZipReader reader)
{
    private const int LongestLine = 64 * 1024 * 1024;

    private byte[] _pending = new byte[4096];
    private byte[] _piece = [];
    private int _pendingLength;
    private int _pieceStart;

    /// <summary>The number of the line that was read last; 1 for the first.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="BundleDamageException">The last line does not end, or one is too long.</exception>
    public byte[]? Next()
    {
        while (true)
        {
            var rest = _piece.AsSpan(_pieceStart);
            var end = rest.IndexOf((byte)'\n');
            if (end >= 0)
            {
                Number++;
                _pieceStart += end + 1;
                return Join(rest[..end]);
            }

            Keep(rest);
            _piece = reader.Read().ToArray();
            _pieceStart = 0;
            if (_piece.Length == 0)
            {
                return _pendingLength == 0 ? null : throw new BundleDamageException(reader.Name, $"Line {Number + 1} does not end.");
            }
        }
    }

    private byte[] Join(ReadOnlySpan<byte> rest)
    {
        if (_pendingLength == 0)
        {
            return rest.ToArray();
        }

        byte[] line = [.. _pending.AsSpan(0, _pendingLength), .. rest];
        _pendingLength = 0;
        return line;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_pendingLength + rest.Length > LongestLine)
        {
            throw new BundleDamageException(reader.Name, $"Line {Number + 1} is longer than 64 MiB.");
        }

        if (_pending.Length < _pendingLength + rest.Length)
        {
            Array.Resize(ref _pending, Math.Max(_pending.Length * 2, _pendingLength + rest.Length));
        }

        rest.CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength += rest.Length;
    }
}
