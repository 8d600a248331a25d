using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>Reads the attachments in which the jobs of a run leave outputs. They are on the host of the organization, while artifacts are elsewhere.</summary>
internal sealed class AzureDevOpsOutputs(AzureDevOpsSettings settings, RunCalls calls)
{
    private const int NotFound = 404;
    private const int MaxAttachments = 10;

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadAsync(string handle, long build, CancellationToken cancellationToken)
    {
        if (settings.OutputsAttachment.Length == 0)
        {
            return OutputsFile.None;
        }

        var list = new AzureDevOpsAddresses(settings).Attachments(build);
        if ((await calls.SendAsync(ApiCall.Get(list), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return OutputsFile.None;
        }

        if (calls.Json(list, reply).Failed(out error, out var answer))
        {
            return error;
        }

        var links = answer.Items("value").Select(item => item.Text("_links", "self", "href")).ToArray();
        return links.Length <= MaxAttachments ? await MergeAsync(handle, links, cancellationToken) : RunErrors.WrongOutputs(handle, $"there are more than {MaxAttachments} attachments");
    }

    private async Task<Result<ImmutableSortedDictionary<string, DataValue>>> MergeAsync(string handle, string[] links, CancellationToken cancellationToken)
    {
        var merged = OutputsFile.None;
        foreach (var link in links)
        {
            if ((await FileAsync(handle, link, cancellationToken)).Failed(out var error, out var outputs))
            {
                return error;
            }

            if (outputs.Keys.FirstOrDefault(merged.ContainsKey) is { } twice)
            {
                return RunErrors.WrongOutputs(handle, $"two attachments have the output `{twice}`");
            }

            merged = merged.AddRange(outputs);
        }

        return merged;
    }

    // The token goes nowhere but to the host of the organization, whatever the answer names.
    private async Task<Result<ImmutableSortedDictionary<string, DataValue>>> FileAsync(string handle, string link, CancellationToken cancellationToken)
    {
        var own = settings.Organization;
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || Uri.Compare(own, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return ConnectorErrors.ForeignUrl("_links.self.href", own.Authority);
        }

        if ((await calls.SendAsync(ApiCall.Get(address) with { Accept = "application/octet-stream" }, cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        return calls.Refusal(address, reply) is { } refusal ? refusal : OutputsFile.Read(handle, reply);
    }
}
