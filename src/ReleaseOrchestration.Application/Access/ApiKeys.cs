using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Access;

/// <summary>Keys with which pipelines call. A key is told once, when it is made; what is kept is its hash, by which it is found again.</summary>
public sealed class ApiKeys(IDocumentStore documents, SystemAudit audit, IRandomSource random, TimeProvider clock)
{
    /// <summary>How every key begins.</summary>
    public const string Prefix = "rok_";

    private const string Partition = "api-keys";
    private const string ByName = "n~";
    private const string ByHash = "h~";
    private const int SecretLength = 32;
    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(SecretLength);

    /// <summary>Makes a key.</summary>
    /// <returns>The key itself, which is nowhere else, and what is kept of it.</returns>
    public async Task<Result<(string Secret, ApiKey Key)>> CreateAsync(NewApiKey wanted, string actor, CancellationToken cancellationToken)
    {
        if (wanted.Invalid() is { } invalid)
        {
            return invalid;
        }

        var secret = NewSecret();
        var now = clock.GetUtcNow();
        var key = new ApiKey { Name = wanted.Name, Hash = Hash(secret), Grants = wanted.Grants, CreatedBy = actor, CreatedAt = now, ExpiresAt = now + wanted.Life };
        var written = await documents.WriteAsync([new(NameKey(key.Name), Write(key), DocumentWrite.MustNotExist), new(HashKey(key.Hash), Encoding.UTF8.GetBytes($"\"{key.Name}\""))], cancellationToken);
        if (!written.Succeeded)
        {
            return new ApplicationError(ErrorCodes.ApiKeyExists, 409, $"There is or was an API key '{key.Name}'; choose another name, so that what each did can be told apart.");
        }

        await RecordAsync("apiKey.created", key, actor, cancellationToken);
        return (secret, key);
    }

    /// <summary>All keys by name, those included that do not count any more.</summary>
    public async Task<ImmutableArray<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = ImmutableArray.CreateBuilder<ApiKey>();
        await foreach (var document in documents.ReadAllAsync(Partition, ByName, cancellationToken))
        {
            keys.Add(Read(document));
        }

        return keys.ToImmutable();
    }

    /// <summary>Revokes a key; at once, and for good.</summary>
    public async Task<Result<ApiKey>> RevokeAsync(string name, string actor, CancellationToken cancellationToken)
    {
        while (await documents.GetAsync(NameKey(name), cancellationToken) is { } document)
        {
            var key = Read(document);
            if (key.RevokedAt is not null)
            {
                return key;
            }

            var revoked = key with { RevokedAt = clock.GetUtcNow(), RevokedBy = actor };
            if ((await documents.WriteAsync([new(document.Key, Write(revoked), document.ETag), new(HashKey(key.Hash), Body: null)], cancellationToken)).Succeeded)
            {
                await RecordAsync("apiKey.revoked", revoked, actor, cancellationToken);
                return revoked;
            }
        }

        return new ApplicationError(ErrorCodes.UnknownApiKey, 404, $"There is no API key '{name}'.");
    }

    /// <summary>Finds the key that was sent, and notes the day; null when it does not count.</summary>
    public async Task<ApiKey?> UseAsync(string secret, CancellationToken cancellationToken)
    {
        if (secret.Length != Length || !secret.StartsWith(Prefix, StringComparison.Ordinal) || await documents.GetAsync(HashKey(Hash(secret)), cancellationToken) is not { } found)
        {
            return null;
        }

        var (now, document) = (clock.GetUtcNow(), await documents.GetAsync(NameKey(Encoding.UTF8.GetString(found.Body.Span).Trim('"')), cancellationToken));
        if (document is null || Read(document) is var key && !key.CountsAt(now))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (key.LastUsedOn != today)
        {
            // Should another request have noted it, or someone have revoked it at this moment, that stands.
            await documents.WriteAsync([new(document.Key, Write(key with { LastUsedOn = today }), document.ETag)], cancellationToken);
        }

        return key;
    }

    private static DocumentKey NameKey(string name) => new(Partition, ByName + (name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : "-"));

    private static DocumentKey HashKey(string hash) => new(Partition, ByHash + hash);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static byte[] Write(ApiKey key) => JsonSerializer.SerializeToUtf8Bytes(key, AccessJsonContext.Default.ApiKey);

    private static ApiKey Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, AccessJsonContext.Default.ApiKey)!;

    private string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[SecretLength];
        random.Fill(bytes);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    private Task RecordAsync(string what, ApiKey key, string actor, CancellationToken cancellationToken)
    {
        var roles = string.Join(", ", key.Grants.Select(grant => grant.Role.ToString().ToLowerInvariant()));
        return audit.RecordAsync(audit.Make(what, $"api-keys/{key.Name}", actor, string.Empty, ("roles", DataValue.Of(roles)), ("expiresAt", DataValue.Of(key.ExpiresAt.ToString("O")))), cancellationToken);
    }
}
