using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>The settings of a connector of type <c>command</c>.</summary>
internal sealed record CommandSettings
{
    public required string File { get; init; }

    /// <summary>One text an argument; may hold <c>{pipeline}</c> and <c>{ref}</c>.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Empty: the server's own.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Values may be references to secrets.</summary>
    public required ImmutableSortedDictionary<string, string> Environment { get; init; }

    public required TimeSpan? Timeout { get; init; }

    public static Result<CommandSettings> Read(ConnectorDefinition connector)
    {
        var reader = new SettingsReader(connector, "file", "arguments", "working-directory", "environment", "timeout");
        var settings = new CommandSettings
        {
            File = reader.RequiredText("file"),
            Arguments = reader.Texts("arguments"),
            WorkingDirectory = reader.Text("working-directory"),
            Environment = reader.Map("environment"),
            Timeout = reader.Duration("timeout"),
        };
        if (settings.WorkingDirectory.Length > 0 && !Directory.Exists(settings.WorkingDirectory))
        {
            reader.Fail("working-directory", $"is `{settings.WorkingDirectory}`, which does not exist on the server", "Create it, or name another.");
        }

        if (settings.Environment.Keys.FirstOrDefault(name => name.Length == 0 || name.Contains('=', StringComparison.Ordinal)) is { } wrong)
        {
            reader.Fail("environment", $"has the name `{wrong}`", "Names of variables are not empty and have no equals sign.");
        }

        return reader.Error is { } error ? error : settings;
    }
}
