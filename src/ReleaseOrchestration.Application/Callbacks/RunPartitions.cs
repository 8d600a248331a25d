using System.Globalization;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Where documents about the pipelines of a run of a release are kept: the one place that knows, so that they go with their release.</summary>
public static class RunPartitions
{
    private const string Starts = "run-starts";
    private const string Secrets = "sent-secrets";
    private const string Reports = "reports";

    /// <summary>Starts of runs in other systems.</summary>
    /// <param name="idempotencyKey">Of the pipeline: release/run/path/attempt.</param>
    public static string StartsOf(string idempotencyKey) => Of(Starts, idempotencyKey);

    /// <summary>References of secrets that pipelines were sent.</summary>
    /// <param name="idempotencyKey">Of the pipeline: release/run/path/attempt.</param>
    public static string SecretsOf(string idempotencyKey) => Of(Secrets, idempotencyKey);

    /// <summary>Ends that pipelines reported.</summary>
    public static string ReportsOf(string releaseId, int run) => string.Create(CultureInfo.InvariantCulture, $"{Reports}-{releaseId}-{run}");

    /// <summary>The names of the runs of other systems that a release started.</summary>
    public static string ExternalOf(string releaseId) => $"external-runs-of-{releaseId}";

    /// <summary>All of a run of a release.</summary>
    internal static IEnumerable<string> All(string releaseId, int run) => ((string[])[Starts, Secrets, Reports]).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind}-{releaseId}-{run}"));

    private static string Of(string kind, string idempotencyKey)
    {
        var parts = idempotencyKey.Split('/', 3);
        return string.Join('-', (ReadOnlySpan<string?>)[kind, .. parts[..Math.Min(2, parts.Length)]]);
    }
}
