using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>Finds the files that are meant: files as they are, folders with all YAML and JSON below them, <c>-</c> for standard input.</summary>
internal static class DefinitionFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    public static async Task<ImmutableArray<DefinitionFile>> ReadAsync(IEnumerable<string> paths, TextReader standardInput, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<DefinitionFile>();
        foreach (var name in paths.SelectMany(Expand).Distinct(StringComparer.Ordinal))
        {
            files.Add(name == "-"
                ? new DefinitionFile("<stdin>", await standardInput.ReadToEndAsync(cancellationToken))
                : new DefinitionFile(name, await ReadOneAsync(name, cancellationToken)));
        }

        return files.ToImmutable();
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var found = DefinitionFolder.Files(path)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : throw ReloException.Usage($"The folder '{path}' holds no .yaml, .yml or .json file.");
    }

    private static async Task<string> ReadOneAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(name, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"'{name}' cannot be read: {failure.Message}");
        }
    }
}
