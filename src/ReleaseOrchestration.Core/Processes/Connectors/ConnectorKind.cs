using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A type of connector and the settings that it declares.</summary>
/// <param name="Type">As documents name it.</param>
/// <param name="Settings">All it knows.</param>
public sealed record ConnectorKind(string Type, ImmutableArray<SettingDeclaration> Settings)
{
    /// <summary>The kinds whose settings are known.</summary>
    public static ImmutableArray<ConnectorKind> All { get; } = [HttpKind.Kind, GitHubKind.Kind, AzureDevOpsKind.Kind, GitLabKind.Kind, JenkinsKind.Kind, CommandKind.Kind, ManualCallbackKind.Kind];

    /// <summary>The kind of a type; null for a type that declares nothing.</summary>
    public static ConnectorKind? Find(string type) => All.FirstOrDefault(kind => kind.Type == type);
}
