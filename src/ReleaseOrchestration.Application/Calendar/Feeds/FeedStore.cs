using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Feeds by their ids and by the hashes of their tokens.</summary>
public sealed class FeedStore(IDocumentStore documents, IRandomSource random)
{
    private const string Partition = "feeds";
    private const string ById = "f~";
    private const string ByHash = "h~";
    private const int TokenBytes = 32;
    private const int IdBytes = 8;
    private static readonly DocumentKey OriginKey = new(Partition, "origin");
    private static readonly int TokenLength = Base64Url.GetEncodedLength(TokenBytes);

    /// <summary>A token of 256 random bits.</summary>
    public string NewToken()
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        random.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>An id.</summary>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        random.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>What is kept of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What the ids of events end with, so that those of two servers are never the same. It stays with the store.</summary>
    public async Task<string> OriginAsync(CancellationToken cancellationToken)
    {
        if (await documents.GetAsync(OriginKey, cancellationToken) is { } known)
        {
            return Encoding.UTF8.GetString(known.Body.Span).Trim('"');
        }

        var origin = NewId();
        return (await documents.WriteAsync([new(OriginKey, Encoding.UTF8.GetBytes($"\"{origin}\""), DocumentWrite.MustNotExist)], cancellationToken)).Succeeded
            ? origin
            : await OriginAsync(cancellationToken);
    }

    /// <summary>Adds a feed.</summary>
    public Task AddAsync(FeedRecord feed, CancellationToken cancellationToken) =>
        documents.WriteAsync([new(IdKey(feed.Id), Write(feed), DocumentWrite.MustNotExist), new(HashKey(feed.Hash), Encoding.UTF8.GetBytes($"\"{feed.Id}\""))], cancellationToken);

    /// <summary>All feeds, those included that were revoked.</summary>
    public async Task<ImmutableArray<FeedRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var feeds = ImmutableArray.CreateBuilder<FeedRecord>();
        await foreach (var document in documents.ReadAllAsync(Partition, ById, cancellationToken))
        {
            feeds.Add(Read(document));
        }

        return feeds.ToImmutable();
    }

    /// <summary>A feed and the ETag of its record; null when there is none of that id.</summary>
    public async Task<(FeedRecord Feed, string ETag)?> FindAsync(string id, CancellationToken cancellationToken) =>
        id.Length == 2 * IdBytes && id.All(char.IsAsciiHexDigitLower) && await documents.GetAsync(IdKey(id), cancellationToken) is { } document ? (Read(document), document.ETag) : null;

    /// <summary>The feed of a token; null when it is of none, or of one that was revoked.</summary>
    public async Task<(FeedRecord Feed, string ETag)?> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != TokenLength || await documents.GetAsync(HashKey(Hash(token)), cancellationToken) is not { } found)
        {
            return null;
        }

        return await FindAsync(Encoding.UTF8.GetString(found.Body.Span).Trim('"'), cancellationToken) is { Feed.RevokedAt: null } feed ? feed : null;
    }

    /// <summary>Changes what is known of a feed; false when it changed meanwhile. The token of one that is revoked is forgotten.</summary>
    public async Task<bool> ChangeAsync(FeedRecord feed, string etag, CancellationToken cancellationToken)
    {
        var change = new DocumentWrite(IdKey(feed.Id), Write(feed), etag);
        var forgotten = new DocumentWrite(HashKey(feed.Hash), Body: null);
        return (await documents.WriteAsync(feed.RevokedAt is null ? [change] : [change, forgotten], cancellationToken)).Succeeded;
    }

    private static DocumentKey IdKey(string id) => new(Partition, ById + id);

    private static DocumentKey HashKey(string hash) => new(Partition, ByHash + hash);

    private static byte[] Write(FeedRecord feed) => JsonSerializer.SerializeToUtf8Bytes(feed, FeedJsonContext.Default.FeedRecord);

    private static FeedRecord Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, FeedJsonContext.Default.FeedRecord)!;
}
