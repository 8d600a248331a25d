using System.Globalization;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>How a document lies in an entity: a property holds 64 KiB at the most, an entity 1 MiB, a transaction 4 MiB.</summary>
internal static class EntityBody
{
    /// <summary>The property that names the batches which wrote it last.</summary>
    public const string Marks = "W";

    /// <summary>Up to here a document lies in its entity. A hundred of that length, which travel in base64, are a transaction still.</summary>
    public const int Longest = 24 * 1024;

    private const string Body = "B";
    private const string Reference = "L";

    public static TableEntity Entity(DocumentKey key, ReadOnlyMemory<byte> body, bool isReference, string marks) => new(key.Partition, key.Row)
    {
        [Marks] = marks,
        [isReference ? Reference : Body] = body.ToArray(),
    };

    public static (ReadOnlyMemory<byte> Body, bool IsReference) Read(TableEntity entity) =>
        entity.GetBinary(Body) is { } body ? (body, false)
        : entity.GetBinary(Reference) is { } reference ? (reference, true)
        : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The entity '{entity.PartitionKey}' '{entity.RowKey}' is no document: it has neither '{Body}' nor '{Reference}'."));
}
