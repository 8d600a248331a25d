using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What is wrong with a setting of a connector.</summary>
/// <param name="Key">The setting, such as <c>headers.Host</c>.</param>
/// <param name="What">What is wrong, as the rest of a sentence that begins with the setting.</param>
/// <param name="Fix">What to do.</param>
public sealed record SettingProblem(string Key, string What, string Fix)
{
    /// <summary>Whether the connector can be called all the same.</summary>
    public Severity Severity { get; init; } = Severity.Error;
}
