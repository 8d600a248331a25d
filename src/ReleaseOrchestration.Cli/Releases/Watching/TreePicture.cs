using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>The tree of a release in the colours of its statuses, cut to the size of the terminal.</summary>
internal sealed class TreePicture(int width, int height)
{
    private const int Indent = 4;
    private const int Reserved = 3;

    public IRenderable Draw(ReleaseTree release)
    {
        var tree = new Tree(Line(release.Release.Id, release.Release.Status, string.Join(' ', release.Release.Version, release.Release.Reason), depth: 0));
        if (release.Tree is { } root)
        {
            Add(tree, root, depth: 1, fits: Count(root) <= height - Reserved);
        }

        return tree;
    }

    private static int Count(ReleaseNode node) => 1 + node.Children.Sum(Count);

    // Where not all fits, what has ended and what has not begun is folded.
    private void Add(IHasTreeNodes parent, ReleaseNode node, int depth, bool fits)
    {
        foreach (var child in node.Children)
        {
            var folded = !fits && !child.Children.IsEmpty && child.Status is not ("InProgress" or "Running" or "OnHold");
            var remarks = folded ? $"({Count(child) - 1} more) {NodeText.Remarks(child)}" : NodeText.Remarks(child);
            var place = parent.AddNode(Line(child.Id, child.Status, remarks, depth));
            if (!folded)
            {
                Add(place, child, depth + 1, fits);
            }
        }
    }

    private Markup Line(string id, string status, string remarks, int depth)
    {
        var room = Math.Max(0, width - (depth * Indent) - id.Length - status.Length - Reserved);
        var text = remarks.Trim();
        var cut = text.Length <= room ? text : text[..Math.Max(0, room - 1)] + "…";
        return new Markup($"{Markup.Escape(id)} [{Colour(status)}]{Markup.Escape(status)}[/] [grey]{Markup.Escape(cut)}[/]");
    }

    private static string Colour(string status) => status switch
    {
        "Succeeded" or "Completed" => "green",
        "Running" or "InProgress" => "blue",
        "OnHold" or "Paused" or "Queued" or "PartiallySucceeded" or "Ignored" => "yellow",
        "Failed" or "Aborted" => "red",
        _ => "grey",
    };
}
