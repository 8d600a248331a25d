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
        var owners = node.Owners.IsEmpty ? string.Empty : $"owned by {string.Join(", ", node.Owners)}";
        Line(text, depth, $"{Name(node)}  {node.Status}", NodeText.Remarks(node), TimeText.Remark(node.StartedAt, node.EndedAt, node.ExpectedDuration), owners);
        foreach (var task in node.Tasks)
        {
            Append(text, task, depth + 1);
        }

        foreach (var child in node.Children)
        {
            Append(text, child, depth + 1);
        }
    }

    // The path of a subprocess tells which of several it is.
    private static string Name(ReleaseNode node) => node.Kind == "release" ? $"{node.Type} ({node.Path})" : node.Id;

    private static void Append(StringBuilder text, TaskLine task, int depth)
    {
        var who = task.By.Length > 0 ? $"by {task.By}" : task.Owners.IsEmpty ? string.Empty : $"for {string.Join(", ", task.Owners)}";
        Line(text, depth, $"task {task.Id}  {task.Status}", who, TimeText.Remark(task.StartedAt, task.EndedAt, task.ExpectedDuration), task.Comment.ReplaceLineEndings(" "));
    }

    private static void Line(StringBuilder text, int depth, string what, params IEnumerable<string> remarks)
    {
        var said = string.Join("; ", remarks.Where(remark => remark.Length > 0));
        text.AppendLine().Append(' ', depth * 2).Append(what).Append(said.Length > 0 ? "  " : string.Empty).Append(said);
    }
}
