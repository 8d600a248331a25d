using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>Compares what is there before and after under one node.</summary>
internal sealed class PartComparison(ComparedNode node, ChangeWriter writer)
{
    public void Compare(Part.Group before, Part.Group after, string prefix = "")
    {
        foreach (var (name, part) in after.Members)
        {
            Compare(prefix + name, before.Find(name), part);
        }

        foreach (var (name, part) in before.Members.Where(member => after.Find(member.Key) is null))
        {
            Compare(prefix + name, part, after: null);
        }

        if (before.IsOrdered && after.IsOrdered)
        {
            Order(prefix.TrimEnd('.'), before.Members.Select(member => member.Key), after.Members.Select(member => member.Key));
        }
    }

    private void Compare(string what, Part? before, Part? after)
    {
        switch (before, after)
        {
            case (Part.Items or null, Part.Items or null):
                Items(what, before as Part.Items, after as Part.Items);
                break;
            case (Part.Group was, Part.Group now):
                Compare(was, now, what + ".");
                break;
            case (null, Part.Group { IsMap: true } now):
                Compare(Part.Group.Empty, now, what + ".");
                break;
            case (Part.Group { IsMap: true } was, null):
                Compare(was, Part.Group.Empty, what + ".");
                break;
            case (null, not null):
                writer.Added(node, what, after);
                break;
            case (not null, null):
                writer.Removed(node, what, before);
                break;
            case (Part.Leaf was, Part.Leaf now) when was.Exact == now.Exact:
                break;
            default:
                writer.Changed(node, what, before!, after!);
                break;
        }
    }

    private void Items(string what, Part.Items? before, Part.Items? after)
    {
        var (was, now) = (before?.Values ?? [], after?.Values ?? []);
        var (gone, come) = (Less(was, now), Less(now, was));
        come.ForEach(item => writer.ItemAdded(node, what, item));
        gone.ForEach(item => writer.ItemRemoved(node, what, item));
        if (before is { IsOrdered: true } && after is { IsOrdered: true })
        {
            Order(what, was.Select(item => item.Text), now.Select(item => item.Text));
        }
    }

    // Twice is not the same as once: an approver may be named for two seats.
    private static List<Part.Leaf> Less(ImmutableArray<Part.Leaf> items, ImmutableArray<Part.Leaf> others)
    {
        var left = items.ToList();
        foreach (var other in others)
        {
            left.Remove(other);
        }

        return left;
    }

    private void Order(string what, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (was, now) = (before.ToList(), after.ToList());
        var (kept, keeps) = (was.Where(now.Contains).ToList(), now.Where(was.Contains).ToList());
        if (kept.Count == keeps.Count && !kept.SequenceEqual(keeps, StringComparer.Ordinal))
        {
            writer.Reordered(node, what, kept, keeps);
        }
    }
}
