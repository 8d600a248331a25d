using System.Text;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A release and its tree as lines, for people who read a log and for everything that is no terminal.</summary>
internal static class ReleaseText
{
    public static string Show(ReleaseTree release)
    {
        var text = new StringBuilder(Headline(release.Release));
        foreach (var run in release.Runs.Where(run => run.From.Length > 0))
        {
            text.AppendLine().Append($"  run {run.Run}: {run.StartedBy} at {Instants.Show(run.StartedAt)}, from {run.From}: {run.RestartReason}");
        }

        foreach (var phase in release.Tree?.Children ?? [])
        {
            Append(text, phase, depth: 1);
        }

        return text.ToString();
    }

    public static string Headline(ReleaseLine release)
    {
        var version = release.Version.Length == 0 ? string.Empty : " " + release.Version;
        var name = release.Name.Length == 0 || release.Name == release.Id ? string.Empty : $" ({release.Name})";
        var reason = release.Reason.Length == 0 ? string.Empty : $": {release.Reason}";
        var run = release.Run > 1 ? $"  run {release.Run}" : string.Empty;
        return $"{release.Id}{version}{name}{run}  {release.Status}{reason}";
    }

    private static void Append(StringBuilder text, ReleaseNode node, int depth)
    {
        var remarks = NodeText.Remarks(node);
        text.AppendLine().Append(' ', depth * 2).Append(node.Id).Append("  ").Append(node.Status);
        if (remarks.Length > 0)
        {
            text.Append("  ").Append(remarks);
        }

        foreach (var child in node.Children)
        {
            Append(text, child, depth + 1);
        }
    }
}
