namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>How a cycle is shown: whole when it is short, else its ends and how many are between them.</summary>
internal static class CycleText
{
    private const int Longest = 50;
    private const int Shown = 10;

    public static string Of<T>(IReadOnlyList<T> cycle, Func<T, string> name)
    {
        var names = cycle.Count <= Longest
            ? cycle.Select(name)
            : [.. cycle.Take(Shown).Select(name), $"… {cycle.Count - (2 * Shown)} more …", .. cycle.Skip(cycle.Count - Shown).Select(name)];
        return string.Join(" → ", names);
    }
}
