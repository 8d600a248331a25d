using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>Gets the crumb that calls which change something need. API tokens need none on newer controllers, but it does no harm.</summary>
internal sealed class JenkinsCrumbs(JenkinsSettings settings, RunCalls calls)
{
    private const int NotFound = 404;
    private static readonly string[] Fields = ["Jenkins-Crumb", ".crumb"];

    /// <summary>The headers to send; none where the controller wants no crumbs.</summary>
    public async Task<Result<ImmutableSortedDictionary<string, string>>> ReadAsync(CancellationToken cancellationToken)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty;
        var address = ApiAddress.Below(settings.Root, ["crumbIssuer", "api", "json"]);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return none;
        }

        if (calls.Json(address, reply).Failed(out error, out var answer))
        {
            return error;
        }

        // What the answer names as a header could be any; only these are known.
        var (field, crumb) = (answer.Text("crumbRequestField"), answer.Text("crumb"));
        if (!Fields.Contains(field, StringComparer.Ordinal) || crumb.Any(char.IsControl))
        {
            return ConnectorErrors.UnreadableAnswer(settings.Root.Authority, "it names no crumb");
        }

        return reply.Cookies.Length == 0 ? none.Add(field, crumb) : none.Add(field, crumb).Add("Cookie", reply.Cookies);
    }
}
