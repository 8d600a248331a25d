using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using global::Azure;
using global::Azure.Storage.Blobs;
using global::Azure.Storage.Blobs.Models;

namespace ReleaseOrchestration.Azure.Payloads;

/// <summary>Keeps inputs, outputs and messages that are too large for the history of a durable instance; they go with their release.</summary>
public sealed class PayloadStore
{
    /// <summary>Up to here bytes are handed on as they are.</summary>
    public const int LongestInline = 32 * 1024;

    private readonly BlobContainerClient _container;

    internal PayloadStore(BlobContainerClient container) => _container = container;

    /// <summary>Keeps bytes of a release when they are many; durable when it returns.</summary>
    public async Task<Payload> PutAsync(string releaseId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length <= LongestInline)
        {
            return new Payload(content, Reference: null);
        }

        var name = Folder(releaseId) + Convert.ToHexStringLower(SHA256.HashData(content.Span));
        try
        {
            var isNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await _container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), isNew, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobAlreadyExists || refused.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same bytes are there already.
        }

        return new Payload(Inline: null, name);
    }

    /// <summary>The bytes; <see cref="InvalidDataException"/> when they are gone or damaged.</summary>
    public async Task<ReadOnlyMemory<byte>> GetAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Reference is not { } name)
        {
            return payload.Inline ?? throw new InvalidDataException("A payload has neither bytes nor a reference.");
        }

        try
        {
            var content = (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
            return name.EndsWith('/' + Convert.ToHexStringLower(SHA256.HashData(content.Span)), StringComparison.Ordinal) ? content : throw new InvalidDataException($"The payload {name} is damaged.");
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new InvalidDataException($"The payload {name} is missing; it goes with its release.", refused);
        }
    }

    /// <summary>All that is kept.</summary>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            yield return (await _container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
    }

    /// <summary>Deletes all of a release.</summary>
    internal async Task DeleteAsync(string releaseId, CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(prefix: Folder(releaseId), cancellationToken: cancellationToken))
        {
            await _container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private static string Folder(string releaseId) => Uri.EscapeDataString(releaseId) + "/";
}
