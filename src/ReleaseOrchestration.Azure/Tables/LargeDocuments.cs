using System.Text;
using ReleaseOrchestration.Azure.Blobs;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Documents that are too large for a row, by the hash of their content. They are written before the row that names them, and outlive it.</summary>
internal sealed class LargeDocuments(ContentBlobs blobs)
{
    /// <summary>Keeps a document.</summary>
    /// <returns>What the row holds instead.</returns>
    public async Task<ReadOnlyMemory<byte>> PutAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Encoding.ASCII.GetBytes(await blobs.PutAsync(body, cancellationToken));

    /// <summary>Reads what a row refers to; <see cref="InvalidDataException"/> when it is gone or damaged.</summary>
    public async Task<ReadOnlyMemory<byte>> GetAsync(ReadOnlyMemory<byte> reference, CancellationToken cancellationToken)
    {
        var hash = Encoding.ASCII.GetString(reference.Span);
        return await blobs.GetAsync(hash, cancellationToken) ?? throw new InvalidDataException($"The large document {hash} is missing.");
    }
}
