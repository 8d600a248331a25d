using System.Globalization;

namespace ReleaseOrchestration.Server.Demo.Display;

/// <summary>The tree of a release as lines of text.</summary>
internal static class TreeText
{
    /// <summary>The release, its phases, and the activities of the phases that are under way.</summary>
    public static IEnumerable<string> Lines(DemoNode release)
    {
        yield return $"{Symbol(release)} {release.Name}  {State(release)}";
        foreach (var phase in release.Children)
        {
            var ended = phase.Children.Count(child => child.HasEnded);
            yield return string.Create(CultureInfo.InvariantCulture, $"  {Symbol(phase)} {phase.Name,-22} {State(phase)}  {ended}/{phase.Children.Length}");
            if (phase.HasEnded || phase.StartedAt is null)
            {
                continue;
            }

            foreach (var node in phase.Children)
            {
                yield return $"      {Symbol(node)} {node.Name,-26} {State(node)}";
            }
        }
    }

    /// <summary>The status, and what it waits for or how long it took.</summary>
    public static string State(DemoNode node)
    {
        if (node is { HasEnded: true, StartedAt: { } start, EndedAt: { } end })
        {
            return string.Create(CultureInfo.InvariantCulture, $"{node.Status} in {(end - start).TotalSeconds:0.0}s");
        }

        return node.WaitsFor.Length == 0 || node.Kind is "release" or "phase" ? node.Status : $"{node.Status}, waits for {string.Join(", ", node.WaitsFor)}";
    }

    public static char Symbol(DemoNode node) => node.Status switch
    {
        "Succeeded" or "Completed" => '✔',
        "PartiallySucceeded" or "Ignored" => '~',
        "Failed" or "Aborted" => '✘',
        "Skipped" => '-',
        "Running" or "InProgress" => '▶',
        "OnHold" => '?',
        _ => '·',
    };
}
