using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>A build, or the item of the queue that becomes one. Its handle is an address without the scheme, in which upper case counts.</summary>
/// <param name="Job">The names of its folders and of the job.</param>
/// <param name="Queued">The number of the item of the queue; null for a build.</param>
/// <param name="Number">The number of the build.</param>
internal sealed record JenkinsRun(ImmutableArray<string> Job, long? Queued, long Number)
{
    private const string Queue = "queue";

    /// <summary>The parts of the path of a job.</summary>
    public static IEnumerable<string> Path(IEnumerable<string> job) => job.SelectMany(name => new[] { "job", name });

    /// <summary>Reads <c>folder/job</c>.</summary>
    public static bool TryParseJob(string pipeline, out ImmutableArray<string> job)
    {
        job = [.. pipeline.Split('/')];
        return job.All(ApiAddress.IsPart);
    }

    /// <summary>Reads a handle; false for one of another host.</summary>
    public static bool TryParse(string handle, Uri root, [NotNullWhen(true)] out JenkinsRun? run)
    {
        run = null;
        var start = Start(root);
        if (!handle.StartsWith(start, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = handle[start.Length..].Split('/');
        var queued = parts.Length > 2 && parts[^2] == Queue;
        var names = parts[..^(queued ? 2 : 1)];
        if (names.Length == 0 || names.Length % 2 != 0 || !long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var job = names.Where((_, index) => index % 2 == 1).ToImmutableArray();
        run = job.All(ApiAddress.IsPart) && names.Where((_, index) => index % 2 == 0).All(name => name == "job")
            ? new JenkinsRun(job, queued ? number : null, queued ? 0 : number)
            : null;
        return run is not null;
    }

    public static JenkinsRun OfQueue(ImmutableArray<string> job, long item) => new(job, item, 0);

    public static JenkinsRun OfBuild(ImmutableArray<string> job, long number) => new(job, null, number);

    public StartedRun ToStarted(Uri root, JsonElement answer)
    {
        var number = (Queued ?? Number).ToString(CultureInfo.InvariantCulture);
        if (Queued is not null)
        {
            return new StartedRun($"{Start(root)}{string.Join('/', Path(Job))}/{Queue}/{number}", string.Empty, string.Empty);
        }

        var address = ApiAddress.Below(root, [.. Path(Job), number]);
        var link = answer.Link("url");
        return new StartedRun($"{Start(root)}{string.Join('/', Path(Job))}/{number}", ExternalKeys.Jenkins(address), link.Length > 0 ? link : address.AbsoluteUri);
    }

    private static string Start(Uri root) => $"jenkins:{root.Authority}{root.AbsolutePath.TrimEnd('/')}/";
}
