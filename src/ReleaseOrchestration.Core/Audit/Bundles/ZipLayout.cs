using System.Buffers.Binary;
using System.Text;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>
/// The one way in which a bundle is written as a zip: nothing compressed, no dates, no attributes, no comments, no extra fields. So equal contents are equal
/// bytes, and every byte that is not as it would be written counts as changed.
/// </summary>
internal static class ZipLayout
{
    public const uint LocalMark = 0x04034b50;
    public const uint CentralMark = 0x02014b50;
    public const uint EndMark = 0x06054b50;
    public const int LocalSize = 30;
    public const int CentralSize = 46;
    public const int EndSize = 22;
    public const int MostMembers = 65_000;
    public const long MostBytes = uint.MaxValue - 1L;

    private const int LongestName = 120;
    private const ushort Version = 10;
    private const ushort FirstOf1980 = 0x0021;

    public static byte[] Local(ZipMember member)
    {
        var bytes = new byte[LocalSize + member.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, LocalMark);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), Version);
        WriteCommon(bytes.AsSpan(10), member);
        Encoding.ASCII.GetBytes(member.Name, bytes.AsSpan(LocalSize));
        return bytes;
    }

    public static byte[] Central(ZipMember member)
    {
        var bytes = new byte[CentralSize + member.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, CentralMark);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), Version);
        WriteCommon(bytes.AsSpan(12), member);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(42), member.Offset);
        Encoding.ASCII.GetBytes(member.Name, bytes.AsSpan(CentralSize));
        return bytes;
    }

    public static byte[] End(int members, uint centralSize, uint centralOffset)
    {
        var bytes = new byte[EndSize];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)members);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), (ushort)members);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), centralSize);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), centralOffset);
        return bytes;
    }

    /// <summary>Whether a name can stand in a bundle: lower-case letters, digits, <c>. _ -</c>, folders below the top, nothing that leads out of it.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-' or '/')
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.');

    /// <summary>Files stand in the order of their names, the manifest and its hash last.</summary>
    public static bool IsAfter(string name, string previous) => (Rank(name), Rank(previous)) switch
    {
        (0, 0) => string.CompareOrdinal(name, previous) > 0,
        var (rank, before) => rank > before,
    };

    private static int Rank(string name) => name switch { BundleFiles.Manifest => 1, BundleFiles.ManifestHash => 2, "" => -1, _ => 0 };

    private static void WriteCommon(Span<byte> bytes, ZipMember member)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], FirstOf1980);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], member.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], member.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], member.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[16..], (ushort)member.Name.Length);
    }
}
