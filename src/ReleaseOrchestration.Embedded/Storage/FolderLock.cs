using System.Globalization;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Keeps a second process off a data folder. The operating system lets the lock go when its holder dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;
    private const int SharingViolation = 32;

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreLockedException">Another process holds it.</exception>
    public static FolderLock Take(StorePaths paths)
    {
        Directory.CreateDirectory(paths.Folder);
        var file = Open(paths);
        try
        {
            File.WriteAllText(paths.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new FolderLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(StorePaths paths)
    {
        try
        {
            return new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when ((e.HResult & 0xffff) is WouldBlockLinux or WouldBlockMac or SharingViolation)
        {
            throw new StoreLockedException(paths.Folder, Holder(paths), e);
        }
    }

    private static int? Holder(StorePaths paths) =>
        File.Exists(paths.Holder) && int.TryParse(File.ReadAllText(paths.Holder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
