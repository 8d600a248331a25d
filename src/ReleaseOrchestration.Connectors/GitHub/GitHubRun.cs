using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>A run, as its handle names it; the handle is its external key.</summary>
/// <param name="Owner">Of the repository.</param>
/// <param name="Repository">Without the owner.</param>
/// <param name="Id">Of the run.</param>
internal sealed record GitHubRun(string Owner, string Repository, long Id)
{
    public static StartedRun Started(string host, string owner, string repository, long id, JsonElement answer)
    {
        var key = ExternalKeys.GitHub(host, owner, repository, id);
        return new StartedRun(key, key, answer.Link("html_url"));
    }

    /// <summary>Reads a handle; false for one of another host.</summary>
    public static bool TryParse(string handle, string host, [NotNullWhen(true)] out GitHubRun? run)
    {
        run = null;
        if (handle.Split('/') is [var start, var owner, var repository, "runs", var number]
            && string.Equals(start, $"github:{host}", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(number, CultureInfo.InvariantCulture, out var id))
        {
            run = new GitHubRun(owner, repository, id);
        }

        return run is not null;
    }
}
