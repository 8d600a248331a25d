using ReleaseOrchestration.Server.Tests.Documentation;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>The files that describe the infrastructure, and how it is built and deployed.</summary>
internal static class InfraFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    public static IReadOnlyDictionary<string, string> Templates { get; } = Read(Folder, "*.bicep");

    public static IReadOnlyDictionary<string, string> Queries { get; } = Read(Folder, "*.kql");

    public static IReadOnlyDictionary<string, string> Workflows { get; } = Read(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml");

    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

    /// <summary>Whether a path of the repository leads to a file or a folder.</summary>
    public static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static Dictionary<string, string> Read(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
}
