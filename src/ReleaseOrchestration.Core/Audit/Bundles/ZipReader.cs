using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>
/// Reads the zip of a bundle from its first byte to its last. It takes only what <see cref="ZipWriter"/> writes, so no name leads out of a folder, no file
/// is larger than it says, none is there twice, and no byte is skipped.
/// </summary>
internal sealed class ZipReader(Stream input) : IDisposable
{
    private const int BufferSize = 128 * 1024;
    private const int NameLengthAt = 26;

    private readonly List<ZipMember> _members = [];
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private long _position;
    private long _left;
    private bool _isAtCentral;

    public string Name { get; private set; } = string.Empty;

    public BundleDigest Digest { get; private set; } = new();

    public long Size { get; private set; }

    /// <summary>Goes to the next file; its content must have been read.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="BundleDamageException">It cannot be read.</exception>
    public bool MoveNext()
    {
        var offset = _position;
        var header = Take(4, "the header of a file");
        var mark = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (mark == ZipLayout.CentralMark)
        {
            _isAtCentral = true;
            return false;
        }

        if (mark != ZipLayout.LocalMark || offset > ZipLayout.MostBytes || _members.Count >= ZipLayout.MostMembers)
        {
            throw new BundleDamageException(Name, _members.Count == 0 ? "This is no audit bundle: it does not begin as a zip does." : "What follows it is no file of a zip: its size or something after it was changed.");
        }

        header = [.. header, .. Take(ZipLayout.LocalSize - 4, "the header of a file")];
        ReadHeader(header, (uint)offset);
        return true;
    }

    /// <summary>The next bytes of the content; empty at its end. They are valid until the next call.</summary>
    public ReadOnlySpan<byte> Read()
    {
        if (_left == 0)
        {
            return [];
        }

        if (_start == _end && !Fill())
        {
            throw new BundleDamageException(Name, "The bundle ends in the middle of this file.");
        }

        var bytes = _buffer.AsSpan(_start, (int)Math.Min(_left, _end - _start));
        Advance(bytes.Length);
        _left -= bytes.Length;
        Digest.Append(bytes);
        return bytes;
    }

    /// <summary>Reads the directory at the end, of which the first mark was read.</summary>
    /// <exception cref="BundleDamageException">It is not that of the files.</exception>
    public void Finish()
    {
        var start = _position - 4;
        for (var i = 0; i < _members.Count; i++)
        {
            var expected = ZipLayout.Central(_members[i]);
            var from = _isAtCentral && i == 0 ? 4 : 0;
            if (!Take(expected.Length - from, "the list of files at the end").AsSpan().SequenceEqual(expected.AsSpan(from)))
            {
                throw new BundleDamageException(_members[i].Name, "The list of files at the end of the zip has other data about it.");
            }
        }

        var end = ZipLayout.End(_members.Count, (uint)(_position - start), (uint)start);
        if (!Take(end.Length, "the end of the zip").AsSpan().SequenceEqual(end))
        {
            throw new BundleDamageException(string.Empty, "The end of the zip is not as it was written.");
        }

        if (_start != _end || Fill())
        {
            throw new BundleDamageException(string.Empty, "Something follows the end of the zip.");
        }
    }

    public void Dispose()
    {
        Digest.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void ReadHeader(byte[] header, uint offset)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(NameLengthAt));
        var name = Encoding.Latin1.GetString(Take(length, "the name of a file"));
        var member = new ZipMember(name, BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14)), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)), offset);
        if (!ZipLayout.IsName(name))
        {
            throw new BundleDamageException(Name, $"After it comes a file of a name that no bundle has: '{Shown(name)}'.");
        }

        if (!ZipLayout.IsAfter(name, Name))
        {
            throw new BundleDamageException(name, name == Name ? "The file is there twice." : $"The file stands after '{Name}', where it does not belong.");
        }

        if (!ZipLayout.Local(member).AsSpan(0, ZipLayout.LocalSize).SequenceEqual(header))
        {
            throw new BundleDamageException(name, "The header of the file in the zip is not as it was written.");
        }

        Digest.Dispose();
        (Name, Size, _left, Digest) = (name, member.Size, member.Size, new BundleDigest());
        _members.Add(member);
    }

    /// <summary>Whether the content that was read has the checksum of its header.</summary>
    public bool HasItsChecksum => Digest.Crc == _members[^1].Crc;

    private static string Shown(string name) => string.Concat(name.Take(40).Select(c => char.IsControl(c) || c > '~' ? '?' : c));

    private byte[] Take(int count, string what)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (_start == _end && !Fill())
            {
                throw new BundleDamageException(string.Empty, $"The bundle ends in the middle of {what}{(Name.Length == 0 ? string.Empty : $", after '{Name}'")}.");
            }

            var part = Math.Min(count - done, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(done));
            Advance(part);
            done += part;
        }

        return bytes;
    }

    private void Advance(int count)
    {
        _start += count;
        _position += count;
    }

    private bool Fill()
    {
        (_start, _end) = (0, input.Read(_buffer, 0, BufferSize));
        return _end > 0;
    }
}
