namespace ReleaseOrchestration.Server.Tests.Cli;

internal static class Samples
{
    public static string Folder { get; } = Path.Combine(Root(), "samples");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReleaseOrchestration.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
