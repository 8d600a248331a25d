using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Functions.Tests.Telemetry;

/// <summary>The requests that the emulator has answered, by whom they serve, as its log tells.</summary>
internal sealed partial class StorageRequests
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How many there were, by method and what comes first in the path.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(string line)
    {
        var request = Request().Match(line);
        if (request.Success)
        {
            _counts.AddOrUpdate($"{request.Groups["method"].Value} {request.Groups["store"].Value}", 1, (_, count) => count + 1);
        }
    }

    [GeneratedRegex("\"(?<method>[A-Z]+) /devstoreaccount1/(?<store>[^/?( ]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Request();
}
