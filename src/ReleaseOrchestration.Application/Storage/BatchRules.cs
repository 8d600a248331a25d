using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>What a batch of documents may be, as Azure Table storage has it.</summary>
public static class BatchRules
{
    /// <summary>The most writes of a batch.</summary>
    public const int MostWrites = 100;

    /// <summary>Checks a batch before it is written.</summary>
    /// <exception cref="ArgumentException">The batch is none.</exception>
    public static void Check(ImmutableArray<DocumentWrite> writes)
    {
        if (writes.Length > MostWrites)
        {
            throw new ArgumentException($"A batch has at most {MostWrites} writes, not {writes.Length}; write it in parts.", nameof(writes));
        }

        if (writes.Select(w => w.Key.Partition).Distinct().Count() > 1)
        {
            throw new ArgumentException("The writes of a batch are of one partition; write each partition for itself.", nameof(writes));
        }

        if (writes.GroupBy(w => w.Key.Row).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The row '{twice.Key}' is written twice in one batch.", nameof(writes));
        }

        foreach (var key in writes.Select(w => w.Key))
        {
            Check(key.Partition);
            Check(key.Row);
        }
    }

    private static void Check(string part)
    {
        if (part.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw new ArgumentException($@"'{part}' cannot be part of a key: no / \ # ? and no control characters.", nameof(part));
        }
    }
}
