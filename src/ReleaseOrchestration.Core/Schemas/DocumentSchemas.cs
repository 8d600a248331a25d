using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Schemas;

/// <summary>JSON Schemas (2020-12) of the documents of the process language, made from the keys that the reader accepts.</summary>
public static class DocumentSchemas
{
    /// <summary>The schema of a document of any kind.</summary>
    public const string AnyKind = "document";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The kinds that have a schema: those of documents, and <see cref="AnyKind"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [AnyKind, .. DocumentKeys.Kinds.Declarations.Select(key => key.Name)];

    /// <summary>The schema of a kind of document, as JSON; null when there is no such kind. A kind may be spelled in every way that a document may begin with.</summary>
    public static string? Get(string kind) =>
        Find(kind) is { } name ? Texts.GetOrAdd(name, Write) : null;

    /// <summary>The name of a kind, however it is spelled; null when there is no such kind.</summary>
    public static string? Find(string kind)
    {
        var name = kind == AnyKind ? kind : DocumentKeys.Kinds.Find(kind);
        return name is not null && Kinds.Contains(name, StringComparer.Ordinal) ? name : null;
    }

    private static string Write(string kind)
    {
        var keys = kind == AnyKind ? [.. DocumentKeys.Kinds.Declarations] : DocumentKeys.Kinds.Declarations.Where(key => key.Name == kind).Select(key => key with { IsRequired = true }).ToList();
        var description = kind == AnyKind ? DocumentKeys.Kinds.Description : keys[0].Description;
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            new SchemaBuilder().Document(kind, new KeySet($"A document: {kind}", description, keys)).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n") + "\n";
    }
}
