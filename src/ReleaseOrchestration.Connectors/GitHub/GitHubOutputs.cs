using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>Reads the artifact in which a workflow leaves its outputs.</summary>
internal sealed class GitHubOutputs(GitHubSettings settings, RunCalls calls)
{
    private const int MaxBytes = 1024 * 1024;

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadAsync(string handle, Uri run, CancellationToken cancellationToken)
    {
        if (settings.OutputsArtifact.Length == 0)
        {
            return OutputsFile.None;
        }

        var list = ApiAddress.Below(run, ["artifacts"], [("name", settings.OutputsArtifact), ("per_page", "100")]);
        if ((await calls.JsonAsync(ApiCall.Get(list), cancellationToken)).Failed(out var error, out var answer))
        {
            return error;
        }

        // A run that was made again has an artifact of each attempt.
        var artifact = answer.Items("artifacts").Where(item => item.Text("name") == settings.OutputsArtifact).OrderByDescending(item => item.Number("id")).FirstOrDefault();
        if (artifact.Number("id") is not { } id)
        {
            return OutputsFile.None;
        }

        if (artifact.At("expired").ValueKind == JsonValueKind.True || artifact.Number("size_in_bytes") > MaxBytes)
        {
            return RunErrors.WrongOutputs(handle, $"the artifact `{settings.OutputsArtifact}` has expired or is longer than 1 MiB");
        }

        return await DownloadAsync(handle, ApiAddress.Below(Artifacts(run), [id.ToString(CultureInfo.InvariantCulture), "zip"]), cancellationToken);
    }

    private static Uri Artifacts(Uri run) => new(run, "../artifacts");

    // The one redirect that is followed: to the store of artifacts, without the token, and through the same checks of hosts and addresses.
    private async Task<Result<ImmutableSortedDictionary<string, DataValue>>> DownloadAsync(string handle, Uri address, CancellationToken cancellationToken)
    {
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply is { Status: 302, Location: { } store })
        {
            address = store;
            if ((await calls.SendAsync(ApiCall.Get(store) with { IsAnonymous = true, Accept = "*/*" }, cancellationToken)).Failed(out error, out reply))
            {
                return error;
            }
        }

        return calls.Refusal(address, reply) is { } refusal ? refusal : await OutputsFile.ReadZipAsync(handle, reply, cancellationToken);
    }
}
