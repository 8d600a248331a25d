namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>A stretch of time in ticks of UTC; its end is outside.</summary>
internal readonly record struct Stretch(long Begin, long End)
{
    public DateTimeOffset From => new(Begin, TimeSpan.Zero);

    public DateTimeOffset Until => new(End, TimeSpan.Zero);

    public static Stretch Of(FreezePeriod period) => new(period.From?.UtcTicks ?? DateTimeOffset.MinValue.Ticks, period.Until?.UtcTicks ?? DateTimeOffset.MaxValue.Ticks);

    /// <summary>The stretches of many, joined where they touch, in order.</summary>
    public static List<Stretch> Join(IEnumerable<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        foreach (var next in stretches.OrderBy(s => s.Begin))
        {
            if (joined.Count > 0 && next.Begin <= joined[^1].End)
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, next.End) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }

    /// <summary>What is not in any of some joined stretches.</summary>
    public static IEnumerable<Stretch> Gaps(IEnumerable<Stretch> joined)
    {
        var end = DateTimeOffset.MinValue.Ticks;
        foreach (var one in joined)
        {
            if (one.Begin > end)
            {
                yield return new Stretch(end, one.Begin);
            }

            end = one.End;
        }

        if (end < DateTimeOffset.MaxValue.Ticks)
        {
            yield return new Stretch(end, DateTimeOffset.MaxValue.Ticks);
        }
    }
}
