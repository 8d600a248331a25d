using System.Diagnostics.CodeAnalysis;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>A workflow.</summary>
/// <param name="Owner">Of its repository.</param>
/// <param name="Repository">Without the owner.</param>
/// <param name="Name">The name of its file, or its id.</param>
internal sealed record GitHubWorkflow(string Owner, string Repository, string Name)
{
    /// <summary>Reads <c>owner/repository/file</c>, or <c>file</c> in the repository of the connector.</summary>
    public static bool TryParse(string pipeline, string repository, [NotNullWhen(true)] out GitHubWorkflow? workflow)
    {
        var parts = pipeline.Split('/');
        if (parts.Length == 1 && repository.Length > 0)
        {
            parts = [.. repository.Split('/'), pipeline];
        }

        workflow = parts.Length == 3 && parts.All(ApiAddress.IsPart) ? new GitHubWorkflow(parts[0], parts[1], parts[2]) : null;
        return workflow is not null;
    }
}
