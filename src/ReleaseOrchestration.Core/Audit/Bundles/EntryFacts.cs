using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>What entries name that a bundle holds besides them.</summary>
public static class EntryFacts
{
    private const int HashLength = AuditHashing.Size * 2;

    /// <summary>The attached files that an entry names.</summary>
    public static IEnumerable<EvidenceFile> Evidence(AuditEntry entry) => entry.Details is null ? [] : Files(entry.Details);

    /// <summary>The content hash of the process that an entry says was started; null when it says nothing of that.</summary>
    public static string? Definition(AuditEntry entry) =>
        entry.Details?.Find("definition") is { Kind: DataKind.Text, Text: { Length: HashLength } hash } && hash.All(char.IsAsciiHexDigitLower) ? hash : null;

    /// <summary>The freeze that an entry is about; null when it is about none.</summary>
    public static string? Freeze(AuditEntry entry) => entry.Details?.Find("freeze") is { Kind: DataKind.Text, Text: var freeze } ? freeze : null;

    /// <summary>Whether it is worth reading the entry for these facts.</summary>
    internal static bool MayName(ReadOnlySpan<byte> body) => body.IndexOf("\"sha256\""u8) >= 0 || body.IndexOf("\"definition\""u8) >= 0;

    private static IEnumerable<EvidenceFile> Files(DataValue value)
    {
        if (EvidenceFile.Read(value) is { } file)
        {
            return [file];
        }

        return value.Kind switch
        {
            DataKind.Map => value.Entries.Values.SelectMany(Files),
            DataKind.List => value.Items.SelectMany(Files),
            _ => [],
        };
    }
}
