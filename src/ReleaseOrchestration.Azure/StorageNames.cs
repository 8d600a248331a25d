namespace ReleaseOrchestration.Azure;

/// <summary>The tables and containers of a storage account: the one place that names them.</summary>
/// <param name="prefix">Put before each name, so that several systems can share an account: up to 20 lower-case letters and digits, a letter first; may be empty.</param>
internal sealed class StorageNames(string prefix)
{
    /// <summary>The table of all documents.</summary>
    public string Documents { get; } = prefix + "documents";

    /// <summary>The table of the audit trails.</summary>
    public string Audit { get; } = prefix + "audit";

    /// <summary>The table of the feed of all trails.</summary>
    public string Feed { get; } = prefix + "feed";

    /// <summary>The table of signals and their answers.</summary>
    public string Signals { get; } = prefix + "signals";

    /// <summary>The table of machines.</summary>
    public string Machines { get; } = prefix + "machines";

    /// <summary>The container of blobs by the hash of their content.</summary>
    public string Contents { get; } = prefix + "contents";

    /// <summary>The container of documents that are too large for a row.</summary>
    public string LargeDocuments { get; } = prefix + "large-documents";

    /// <summary>The container of what is too large for the history of a durable instance.</summary>
    public string Payloads { get; } = prefix + "payloads";
}
