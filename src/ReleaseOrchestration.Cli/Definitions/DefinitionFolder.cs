using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>All files below a folder. Links to folders are followed, and no folder is entered twice, so that a link to a folder around it ends.</summary>
internal static class DefinitionFolder
{
    public static IReadOnlyList<string> Files(string folder)
    {
        try
        {
            var files = new List<string>();
            Collect(folder, RealPath(Path.GetFullPath(folder)), files, new HashSet<string>(StringComparer.Ordinal));
            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"The folder '{folder}' cannot be read: {failure.Message}");
        }
    }

    // Folders themselves go before links to them, so that files have the names that people know.
    private static void Collect(string name, string real, List<string> files, HashSet<string> seen)
    {
        if (!seen.Add(real))
        {
            return;
        }

        files.AddRange(Directory.EnumerateFiles(real).Select(file => Path.Combine(name, Path.GetFileName(file))));
        var folders = new DirectoryInfo(real).EnumerateDirectories().OrderBy(child => child.LinkTarget is not null).ThenBy(child => child.Name, StringComparer.Ordinal);
        foreach (var child in folders.ToList())
        {
            Collect(Path.Combine(name, child.Name), RealPath(child.FullName), files, seen);
        }
    }

    private static string RealPath(string folder) => Path.TrimEndingDirectorySeparator(new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder);
}
