using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>
/// Entries that are written in one batch with the documents that they are about, and appended to the trail of the system after it. What a crash left between
/// the two is appended at the next start; each entry carries a mark, so that none is appended twice.
/// </summary>
public sealed class AuditOutbox(IDocumentStore documents, IAuditTrail trail)
{
    private const string Prefix = "audit~";
    private const string Mark = "change";
    private const int Tail = 2000;

    /// <summary>The write that goes into the batch.</summary>
    internal static DocumentWrite Write(string partition, ImmutableArray<Transition> entries)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Serialize(entries)).AsSpan(..16));
        return new(new(partition, Prefix + name), Serialize([.. entries.Select((entry, at) => Marked(entry, $"{name}-{at}"))]), DocumentWrite.MustNotExist);
    }

    /// <summary>Appends what a batch has written, even if who asked for it no longer waits.</summary>
    internal async Task AppendAsync(DocumentWrite write)
    {
        foreach (var entry in Read(write.Body!.Value))
        {
            await trail.AppendAsync(AuditTrails.Server, entry, CancellationToken.None);
        }

        await documents.WriteAsync([new(write.Key, Body: null)], CancellationToken.None);
    }

    /// <summary>Appends what a crash has left, on the only host there is, before it does anything else.</summary>
    /// <returns>How many batches that were.</returns>
    public Task<int> RecoverAsync(CancellationToken cancellationToken) => RecoverAsync(DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>Appends what a crash has left, on one host at a time.</summary>
    /// <param name="before">What was written from then on may be on its way to the trail.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many batches that were.</returns>
    public async Task<int> RecoverAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var left = new List<StoredDocument>();
        foreach (var partition in Partitions)
        {
            await foreach (var document in documents.ReadAllAsync(partition, Prefix, cancellationToken))
            {
                if (Read(document.Body).All(entry => entry.At < before))
                {
                    left.Add(document);
                }
            }
        }

        var done = left.Count == 0 ? [] : await MarksAsync(cancellationToken).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        foreach (var document in left)
        {
            foreach (var entry in Read(document.Body).Where(entry => !done.Contains(MarkOf(entry.Details))))
            {
                await trail.AppendAsync(AuditTrails.Server, entry, cancellationToken);
            }

            await documents.WriteAsync([new(document.Key, Body: null)], cancellationToken);
        }

        return left.Count;
    }

    /// <summary>The partitions whose batches may hold entries.</summary>
    internal static ImmutableArray<string> Partitions { get; } = ["definitions", "releases"];

    private static Transition Marked(Transition entry, string mark) =>
        entry with { Details = DataValue.Of((entry.Details ?? DataValue.EmptyMap).Entries.Append(KeyValuePair.Create(Mark, DataValue.Of(mark)))) };

    private static string MarkOf(DataValue? details) => details?.Find(Mark)?.ToString() ?? string.Empty;

    private static byte[] Serialize(ImmutableArray<Transition> entries) => JsonSerializer.SerializeToUtf8Bytes(entries, ApplicationJsonContext.Default.ImmutableArrayTransition);

    private static ImmutableArray<Transition> Read(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize(body.Span, ApplicationJsonContext.Default.ImmutableArrayTransition);

    private async IAsyncEnumerable<string> MarksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, _) = await trail.HeadAsync(AuditTrails.Server, cancellationToken);
        foreach (var line in await trail.ReadAsync(AuditTrails.Server, Math.Max(0, last - Tail), Tail, cancellationToken))
        {
            yield return MarkOf(AuditEntry.Read(line.Body.Span)?.Details);
        }
    }
}
