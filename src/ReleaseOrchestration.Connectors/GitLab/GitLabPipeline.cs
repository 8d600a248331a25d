using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>A pipeline, as its handle names it; the handle is its external key.</summary>
/// <param name="Project">The number of its project.</param>
/// <param name="Id">Its own number.</param>
internal sealed record GitLabPipeline(string Project, string Id)
{
    /// <summary>Reads an answer; unknown when it names no pipeline.</summary>
    public static StartedRun Started(string host, JsonElement answer)
    {
        if (answer.Number("id") is not { } id || answer.Number("project_id") is not { } project)
        {
            return StartedRun.Unknown;
        }

        var key = ExternalKeys.GitLab(host, project, id);
        return new StartedRun(key, key, answer.Link("web_url"));
    }

    /// <summary>Reads a handle; false for one of another host.</summary>
    public static bool TryParse(string handle, string host, [NotNullWhen(true)] out GitLabPipeline? pipeline)
    {
        pipeline = handle.Split('/') is [var start, "projects", var project, "pipelines", var id]
            && string.Equals(start, $"gitlab:{host}", StringComparison.OrdinalIgnoreCase) && IsNumber(project) && IsNumber(id)
            ? new GitLabPipeline(project, id)
            : null;
        return pipeline is not null;
    }

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
