namespace ReleaseOrchestration.Application.Storage;

/// <summary>A document as it is stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Changes with each write; opaque.</param>
/// <param name="Body">UTF-8 text, JSON where it is more than an id.</param>
public sealed record StoredDocument(DocumentKey Key, string ETag, ReadOnlyMemory<byte> Body);
