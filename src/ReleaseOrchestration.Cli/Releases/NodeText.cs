using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>What is said of a node besides its name and status.</summary>
internal static class NodeText
{
    public static string Remarks(ReleaseNode node)
    {
        var parts = new List<string>();
        if (node.Outcome.Length > 0)
        {
            parts.Add(node.Outcome);
        }

        if (node.CarriedFrom is { } run)
        {
            parts.Add($"from run {run}");
        }

        if (node.Attempt > 1)
        {
            parts.Add($"attempt {node.Attempt}");
        }

        if (node.Reason.Length > 0)
        {
            parts.Add(node.Reason);
        }

        parts.AddRange(node.WaitsFor.Select(wait => Describe(wait, node.Reason)));
        return string.Join("; ", parts).ReplaceLineEndings(" ");
    }

    private static string Describe(NodeWait wait, string known)
    {
        var until = wait.Until is null ? string.Empty : $" until {Instants.Show(wait.Until)}";
        var message = wait.Message.Length == 0 || wait.Message == known ? string.Empty : $" ({wait.Message})";
        return $"waits for {Words(wait.Kind)}{(wait.On.Length == 0 ? string.Empty : " " + wait.On)}{until}{message}";
    }

    private static string Words(string kind) => kind.ToLowerInvariant() switch
    {
        "signoff" => "sign-off by",
        "notbefore" => "its earliest start",
        "remediation" => "a decision:",
        "pause" => "the release to be resumed",
        var word => word,
    };
}
