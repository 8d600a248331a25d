namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A file in a zip.</summary>
internal readonly record struct ZipMember(string Name, uint Crc, uint Size, uint Offset);
