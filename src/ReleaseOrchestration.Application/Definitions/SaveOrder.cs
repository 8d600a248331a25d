using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Puts what is referred to before what refers to it, so that every part of a large request is whole in itself.</summary>
internal static class SaveOrder
{
    public static ImmutableArray<T> Of<T>(ImmutableArray<T> items, Func<T, DefinitionRecord> record)
    {
        var byId = items.ToDictionary(item => (record(item).Kind, record(item).Id));
        var done = new HashSet<(DefinitionKind, string)>();
        var ordered = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            Visit(item);
        }

        return ordered.ToImmutable();

        // The check of the documents saw that processes do not start each other.
        void Visit(T item)
        {
            var (kind, id) = (record(item).Kind, record(item).Id);
            if (!done.Add((kind, id)))
            {
                return;
            }

            foreach (var reference in record(item).References ?? [])
            {
                if (byId.TryGetValue((reference.Kind, reference.Id), out var before))
                {
                    Visit(before);
                }
            }

            ordered.Add(item);
        }
    }
}
