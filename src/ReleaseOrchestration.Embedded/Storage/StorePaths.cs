namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Where things are in the data folder.</summary>
internal sealed record StorePaths(string Folder)
{
    public string Database => Path.Combine(Folder, "store.db");

    public string Lock => Path.Combine(Folder, "store.lock");

    public string Holder => Path.Combine(Folder, "store.pid");

    public string Blobs => Path.Combine(Folder, "blobs");

    public string Backups => Path.Combine(Folder, "backups");

    public static StorePaths Of(EmbeddedOptions options) => new(Path.GetFullPath(options.DataFolder));
}
