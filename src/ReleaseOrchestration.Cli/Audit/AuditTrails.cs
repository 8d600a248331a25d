using System.Globalization;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>Which trails there are: one for a release, and one for each attempt of a subprocess in it.</summary>
internal static class AuditTrails
{
    /// <summary>The paths of a release's trails; the empty one is its own.</summary>
    public static async Task<IEnumerable<string>> OfAsync(ReloClient client, string release, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(ResourcePath.Release(release), cancellationToken);
        return answer.Read(ReloJson.Default.ReleaseTree).Tree is { } tree ? Below(tree).Prepend(string.Empty) : [string.Empty];
    }

    private static IEnumerable<string> Below(ReleaseNode node)
    {
        var own = string.Equals(node.Type, "subprocess", StringComparison.OrdinalIgnoreCase)
            ? Enumerable.Range(1, node.Attempt).Select(attempt => attempt == 1 ? node.Path + "/" : string.Create(CultureInfo.InvariantCulture, $"{node.Path}:{attempt}/"))
            : [];
        return own.Concat(node.Children.SelectMany(Below));
    }
}
