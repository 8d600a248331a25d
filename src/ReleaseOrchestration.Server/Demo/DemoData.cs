namespace ReleaseOrchestration.Server.Demo;

/// <summary>The data folder of a demo; removed at its end unless somebody named it.</summary>
internal sealed class DemoData : IDisposable
{
    private readonly bool _temporary;

    public DemoData(string folder)
    {
        _temporary = folder.Length == 0;
        Folder = _temporary ? Directory.CreateTempSubdirectory("relo-demo-").FullName : Path.GetFullPath(folder);
    }

    public string Folder { get; }

    public void Dispose()
    {
        if (_temporary)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
