using System.Globalization;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Keeps a second process off a data folder. The operating system lets the lock go when its holder dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreLockedException">Another process holds it.</exception>
    public static FolderLock Take(StorePaths paths)
    {
        Directory.CreateDirectory(paths.Folder);
        try
        {
            var file = new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(paths.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new FolderLock(file);
        }
        catch (IOException e) when (File.Exists(paths.Lock))
        {
            throw new StoreLockedException(paths.Folder, Holder(paths), e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static int? Holder(StorePaths paths) =>
        File.Exists(paths.Holder) && int.TryParse(File.ReadAllText(paths.Holder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
