using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>Collects changes, and says each in a sentence.</summary>
internal sealed class ChangeWriter
{
    private const int MostText = 120;

    private readonly ImmutableArray<Change>.Builder _changes = ImmutableArray.CreateBuilder<Change>();

    public ImmutableArray<Change> Changes => _changes.ToImmutable();

    public void NodeAdded(ComparedNode node) =>
        Add(node, ChangeKind.Added, node.Word, before: null, node.Summary, $"{node.Subject} added{Told(": ", node.Summary)}");

    public void NodeRemoved(ComparedNode node) => Add(node, ChangeKind.Removed, node.Word, node.Summary, after: null, $"{node.Subject} removed");

    public void NodeMoved(ComparedNode before, ComparedNode after) =>
        Add(after, ChangeKind.Moved, after.Word, before.Path, after.Path, $"{after.Word} {after.Id} moved from phase {before.Phase} to phase {after.Phase}");

    public void Added(ComparedNode node, string what, Part part) =>
        Add(node, ChangeKind.Added, what, before: null, part.Text, $"{node.Subject}: {what} added{Told(": ", part.Text)}");

    public void Removed(ComparedNode node, string what, Part part) =>
        Add(node, ChangeKind.Removed, what, part.Text, after: null, $"{node.Subject}: {what} removed{Told("; it was ", part.Text)}");

    public void Changed(ComparedNode node, string what, Part before, Part after)
    {
        var (was, now) = before.Text == after.Text ? (Exact(before), Exact(after)) : (before.Text, after.Text);
        var sentence = Short(was) == Short(now) ? $"{what} changed" : $"{what} changed from {Short(was)} to {Short(now)}";
        Add(node, ChangeKind.Changed, what, was, now, $"{node.Subject}: {sentence}");
    }

    public void ItemAdded(ComparedNode node, string what, Part.Leaf item) =>
        Add(node, ChangeKind.Added, what, before: null, item.Text, $"{node.Subject}: {Short(item.Text)} added to {what}");

    public void ItemRemoved(ComparedNode node, string what, Part.Leaf item) =>
        Add(node, ChangeKind.Removed, what, item.Text, after: null, $"{node.Subject}: {Short(item.Text)} removed from {what}");

    public void Reordered(ComparedNode node, string what, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (was, now) = (string.Join(", ", before), string.Join(", ", after));
        Add(node, ChangeKind.Moved, what, was, now, $"{node.Subject}: order of {what} changed from {Short(was)} to {Short(now)}");
    }

    private static string Exact(Part part) => part is Part.Leaf leaf ? leaf.Exact : part.Text;

    private static string Told(string before, string text) => text.Length == 0 ? string.Empty : before + Short(text);

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? "\"\"" : line.Length <= MostText ? line : line[..(MostText - 1)] + "…";
    }

    private void Add(ComparedNode node, ChangeKind kind, string what, string? before, string? after, string sentence) =>
        _changes.Add(new Change(node.Path, kind, what, before, after, sentence));
}
