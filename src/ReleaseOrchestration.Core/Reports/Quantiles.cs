using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>The middle and the far end of lengths of time.</summary>
public static class Quantiles
{
    /// <summary>The one in the middle; halfway between the two in the middle of an even number; null of none.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> times)
    {
        ImmutableArray<TimeSpan> sorted = [.. times.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The least that nine of ten do not exceed: one of them, never a value in between; null of none.</summary>
    public static TimeSpan? P90(IEnumerable<TimeSpan> times)
    {
        ImmutableArray<TimeSpan> sorted = [.. times.Order()];
        return sorted.Length == 0 ? null : sorted[(((sorted.Length * 9) + 9) / 10) - 1];
    }
}
