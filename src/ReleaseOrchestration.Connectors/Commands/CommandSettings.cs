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
        var reader = new SettingsReader(connector);
        if (reader.Error is { } error)
        {
            return error;
        }

        var settings = new CommandSettings
        {
            File = reader.Text("file"),
            Arguments = reader.Texts("arguments"),
            WorkingDirectory = reader.Text("working-directory"),
            Environment = reader.Map("environment"),
            Timeout = reader.Duration("timeout"),
        };
        return settings.WorkingDirectory.Length > 0 && !Directory.Exists(settings.WorkingDirectory)
            ? ConnectorErrors.WrongSetting(connector.Id, "working-directory", $"is `{settings.WorkingDirectory}`, which does not exist on the server", "Create it, or name another.")
            : settings;
    }
}
