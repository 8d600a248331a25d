using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using global::Azure;
using global::Azure.Storage.Blobs;
using global::Azure.Storage.Blobs.Models;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Azure.Blobs;

/// <summary>Immutable bytes by the hash of their content, in one container.</summary>
internal sealed class ContentBlobs(BlobContainerClient container) : IBlobStore
{
    private const int HashLength = 64;

    public async Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var blob = container.GetBlobClient(Name(hash));
        while (!await TryAddAsync(blob, content, cancellationToken) && !await TryTouchAsync(blob, cancellationToken))
        {
            // It was there, and a sweep took it away before it was touched.
        }

        return hash;
    }

    public async Task<ReadOnlyMemory<byte>?> GetAsync(string hash, CancellationToken cancellationToken)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        try
        {
            var content = (await container.GetBlobClient(Name(hash)).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
            return Convert.ToHexStringLower(SHA256.HashData(content.Span)) == hash ? content : throw new InvalidDataException($"The blob {hash} is damaged.");
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Blobs that nobody has stored since an instant, each with what it must still be like to be deleted.</summary>
    public async IAsyncEnumerable<(string Hash, ETag Tag)> StoredBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties is { LastModified: { } stored, ETag: { } tag } && stored < instant)
            {
                yield return (blob.Name[(blob.Name.IndexOf('/', StringComparison.Ordinal) + 1)..], tag);
            }
        }
    }

    /// <summary>Deletes a blob, unless somebody has stored it again.</summary>
    public async Task<bool> DeleteAsync(string hash, ETag tag, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(Name(hash)).DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = tag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    private static async Task<bool> TryAddAsync(BlobClient blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            var isNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.FromBytes(content), isNew, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobAlreadyExists || refused.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    // The same bytes are there already, perhaps named by nothing: storing them again counts as storing them.
    private static async Task<bool> TryTouchAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return false;
        }
    }

    // Names that begin differently spread over the servers of an account.
    private static string Name(string hash) => $"{hash[..2]}/{hash}";
}
