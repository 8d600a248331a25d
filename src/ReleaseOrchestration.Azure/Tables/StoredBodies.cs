using global::Azure.Data.Tables;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Bodies in properties of rows: themselves while they are short, else where they are kept. Each has two properties, so that a merge replaces one by the other.</summary>
internal sealed class StoredBodies(LargeDocuments large)
{
    private const string ReferenceSuffix = "L";

    /// <summary>The properties of a body.</summary>
    public static string[] Names(string name) => [name, name + ReferenceSuffix];

    /// <summary>Whether a property says where a body is kept; those of documents are named alike.</summary>
    public static bool IsReference(string property) => property.EndsWith(ReferenceSuffix, StringComparison.Ordinal);

    /// <summary>Whether a row has a body of that name.</summary>
    public static bool Has(TableEntity entity, string name) => entity.GetBinary(name) is not null;

    /// <summary>Copies a body as it is stored from row to row.</summary>
    public static void Copy(TableEntity from, TableEntity to, string name)
    {
        foreach (var property in Names(name))
        {
            to[property] = from.GetBinary(property) ?? [];
        }
    }

    /// <summary>Puts a body into a row that is about to be written; one that is long is durable before the row is.</summary>
    public async Task PutAsync(TableEntity entity, string name, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var isLong = body.Length > EntityBody.Longest;
        entity[name] = isLong ? [] : body.ToArray();
        entity[name + ReferenceSuffix] = isLong ? (await large.PutAsync(body, cancellationToken)).ToArray() : [];
    }

    /// <summary>Reads a body; null when the row has none of that name.</summary>
    public async Task<ReadOnlyMemory<byte>?> GetAsync(TableEntity entity, string name, CancellationToken cancellationToken) =>
        entity.GetBinary(name + ReferenceSuffix) is { Length: > 0 } reference ? await large.GetAsync(reference, cancellationToken)
        : entity.GetBinary(name) is { } body ? body
        : null;
}
