namespace ReleaseOrchestration.Application.Storage;

/// <summary>One write of a batch.</summary>
/// <param name="Key">The document.</param>
/// <param name="Body">Its new body; null deletes it.</param>
/// <param name="IfMatch">The ETag that it must have; null for any or none; <see cref="MustNotExist"/> for a document that must not exist yet.</param>
public sealed record DocumentWrite(DocumentKey Key, ReadOnlyMemory<byte>? Body, string? IfMatch = null)
{
    /// <summary>The document must not exist yet.</summary>
    public const string MustNotExist = "";
}
