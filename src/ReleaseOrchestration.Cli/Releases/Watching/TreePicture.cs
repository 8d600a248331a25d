using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>The tree of a release in the colours of its statuses.</summary>
internal static class TreePicture
{
    public static IRenderable Draw(ReleaseTree release)
    {
        var tree = new Tree(Line(release.Release.Id, release.Release.Status, string.Join(' ', release.Release.Version, release.Release.Reason)));
        Add(tree, release.Tree);
        return tree;
    }

    private static void Add(IHasTreeNodes parent, ReleaseNode? node)
    {
        foreach (var child in node?.Children ?? [])
        {
            Add(parent.AddNode(Line(child.Id, child.Status, NodeText.Remarks(child))), child);
        }
    }

    private static Markup Line(string id, string status, string remarks) =>
        new($"{Markup.Escape(id)} [{Colour(status)}]{Markup.Escape(status)}[/] [grey]{Markup.Escape(remarks.Trim())}[/]");

    private static string Colour(string status) => status switch
    {
        "Succeeded" or "Completed" => "green",
        "Running" or "InProgress" => "blue",
        "OnHold" or "Paused" or "Queued" or "PartiallySucceeded" or "Ignored" => "yellow",
        "Failed" or "Aborted" => "red",
        _ => "grey",
    };
}
