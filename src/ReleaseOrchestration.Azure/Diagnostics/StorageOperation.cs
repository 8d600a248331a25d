using global::Azure.Core;

namespace ReleaseOrchestration.Azure.Diagnostics;

/// <summary>What a request asks of the storage account, as its method and address tell.</summary>
/// <param name="Service">table or blob.</param>
/// <param name="Store">The table or container; of a transaction, which names its table only inside, nothing.</param>
/// <param name="Name">Such as query, get, insert, merge, transaction, list, put.</param>
internal readonly record struct StorageOperation(string Service, string Store, string Name)
{
    private const string Transaction = "$batch";
    private const string Table = "table";
    private const string Blob = "blob";

    public static StorageOperation OfTable(Request request, int segments)
    {
        var last = Last(request.Uri.ToUri(), segments);
        var bracket = last.IndexOf('(', StringComparison.Ordinal);
        var hasKey = bracket >= 0 && !last.EndsWith("()", StringComparison.Ordinal);
        return last == Transaction
            ? new(Table, string.Empty, "transaction")
            : new(Table, bracket < 0 ? last : last[..bracket], NameOf(request.Method, hasKey));
    }

    public static StorageOperation OfBlob(Request request, int segments)
    {
        var uri = request.Uri.ToUri();
        var path = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(segments).ToArray();
        var name = uri.Query.Contains("comp=list", StringComparison.Ordinal) ? "list" : request.Method.Method switch
        {
            "GET" => "get",
            "HEAD" => "head",
            "DELETE" => "delete",
            _ => path.Length == 1 ? "create" : "put",
        };
        return new(Blob, path.FirstOrDefault(string.Empty), name);
    }

    private static string NameOf(RequestMethod method, bool hasKey) => method.Method switch
    {
        "GET" => hasKey ? "get" : "query",
        "POST" => "insert",
        "DELETE" => "delete",
        "MERGE" or "PATCH" => "merge",
        _ => "replace",
    };

    private static string Last(Uri uri, int segments) => Uri.UnescapeDataString(string.Join('/', uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(segments)));
}
