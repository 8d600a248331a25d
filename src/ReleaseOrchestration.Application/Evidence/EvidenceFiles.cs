using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Evidence;

/// <summary>
/// The files that people attach as evidence. The bytes are stored first, by their hash, and named by the value of a field then, so that no value names a
/// file that is not there; a file that its field refuses stays behind unnamed.
/// </summary>
public sealed class EvidenceFiles(IBlobStore blobs)
{
    /// <summary>No file is larger, whatever its field says: 16 MiB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int LongestName = 200;

    /// <summary>Stores a file.</summary>
    /// <param name="name">Its name; a folder before it is dropped.</param>
    /// <param name="type">Its media type, as the sender says.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<EvidenceFile>> StoreAsync(string name, string type, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var plain = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (plain.Length is 0 or > LongestName || plain.Any(char.IsControl))
        {
            return Invalid($"The file needs a name of 1 to {LongestName} letters, such as report.pdf.");
        }

        if (content.Length is 0 or > MostBytes)
        {
            return Invalid($"'{plain}' has {content.Length} bytes; a file has 1 to {FileSizes.Format(MostBytes)}.");
        }

        var media = type.Split(';')[0].Trim().ToLowerInvariant();
        if (FileSignatures.Contradiction(media, content.Span) is { } actual)
        {
            return Invalid($"'{plain}' says it is {media}, and its first bytes say {actual}.");
        }

        var hash = await blobs.PutAsync(content, cancellationToken);
        return new EvidenceFile(plain, media.Length == 0 ? "application/octet-stream" : media, content.Length, hash);
    }

    /// <summary>The bytes of a file; null when they were never stored.</summary>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(EvidenceFile file, CancellationToken cancellationToken) => blobs.GetAsync(file.Sha256, cancellationToken);

    /// <summary>Why a signal cannot be taken: it names a file that was never stored. Null when it can.</summary>
    public async Task<ApplicationError?> CheckAsync(Signal signal, CancellationToken cancellationToken)
    {
        foreach (var (field, value) in FieldsOf(signal))
        {
            if (EvidenceFile.Read(value) is { } file && (await ReadAsync(file, cancellationToken))?.Length != file.Size)
            {
                return new ApplicationError(ErrorCodes.UnknownFile, 422, $"'{field}' names a file '{file.Name}' that was never stored; attach the file itself.");
            }
        }

        return null;
    }

    private static ImmutableSortedDictionary<string, DataValue> FieldsOf(Signal signal) => signal switch
    {
        SetFields fields => fields.Fields,
        DecideSignOff decision => decision.Fields,
        _ => ImmutableSortedDictionary<string, DataValue>.Empty,
    };

    private static ApplicationError Invalid(string message) => new(ErrorCodes.InvalidFile, 422, message);
}
