using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Reads the file in which a run leaves its outputs: one JSON object, 256 KiB and 200 outputs at most.</summary>
internal static class OutputsFile
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxOutputs = 200;
    private const int MaxEntries = 20;

    /// <summary>No outputs.</summary>
    public static ImmutableSortedDictionary<string, DataValue> None { get; } = ImmutableSortedDictionary.Create<string, DataValue>(StringComparer.Ordinal);

    public static Result<ImmutableSortedDictionary<string, DataValue>> Read(string handle, HttpReply reply) => Read(handle, reply.Bytes);

    public static Result<ImmutableSortedDictionary<string, DataValue>> Read(string handle, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return RunErrors.WrongOutputs(handle, "they are longer than 256 KiB");
        }

        try
        {
            using var document = JsonDocument.Parse(WithoutMark(bytes));
            var outputs = document.RootElement.ValueKind == JsonValueKind.Object ? PlainValues.Entries(document.RootElement) : throw new JsonException("they are no JSON object");
            return outputs.Count <= MaxOutputs ? outputs : RunErrors.WrongOutputs(handle, $"there are more than {MaxOutputs}");
        }
        catch (JsonException error)
        {
            return RunErrors.WrongOutputs(handle, error.LineNumber is null ? error.Message : $"they are no valid JSON (line {error.LineNumber + 1})");
        }
    }

    /// <summary>Reads the file out of an archive. What an entry claims of its size is not believed.</summary>
    public static async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadZipAsync(string handle, HttpReply reply, CancellationToken cancellationToken)
    {
        if (reply.IsCut)
        {
            return RunErrors.WrongOutputs(handle, "their archive is longer than 1 MiB");
        }

        try
        {
            await using var archive = await ZipArchive.CreateAsync(new MemoryStream(reply.Bytes.ToArray()), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
            if (archive.Entries.Count > MaxEntries)
            {
                return RunErrors.WrongOutputs(handle, $"their archive has more than {MaxEntries} entries");
            }

            var files = archive.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToArray();
            return files.Length == 1 ? Read(handle, await ReadAsync(files[0], cancellationToken)) : RunErrors.WrongOutputs(handle, $"their archive holds {files.Length} files of type .json instead of one");
        }
        catch (InvalidDataException)
        {
            return RunErrors.WrongOutputs(handle, "their archive is no valid zip file");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(ZipArchiveEntry file, CancellationToken cancellationToken)
    {
        await using var stream = await file.OpenAsync(cancellationToken);
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }

    // Shells of Windows write a byte order mark unasked.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
