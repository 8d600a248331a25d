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
        try
        {
            var isNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await container.GetBlobClient(Name(hash)).UploadAsync(BinaryData.FromBytes(content), isNew, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.BlobAlreadyExists || refused.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same bytes are there already.
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

    // Names that begin differently spread over the servers of an account.
    private static string Name(string hash) => $"{hash[..2]}/{hash}";
}
