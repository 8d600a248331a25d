namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>Finds what in a schedule is in each other's way, and when it would not be.</summary>
public static class ScheduleConflicts
{
    /// <summary>As many conflicts are told unless somebody asks for more or fewer.</summary>
    public const int Most = 1000;

    /// <summary>All conflicts among releases and with freezes; two entries of one id are the same release.</summary>
    /// <param name="plans">The releases, in any order.</param>
    /// <param name="freezes">The freezes, with their periods over the time of all releases.</param>
    /// <param name="most">No more than these; those of later releases are left out.</param>
    public static ConflictReport Find(IEnumerable<ReleaseSpan> plans, IEnumerable<FreezePlan> freezes, int most = Most)
    {
        var found = new ConflictSweep(new FrozenTimes(freezes)).Find(plans).Take(most + 1).ToList();
        return new ConflictReport([.. found.Take(most).OrderBy(c => c.From)], found.Count <= most);
    }

    /// <summary>The conflicts of one release with others and with freezes.</summary>
    /// <param name="plan">The release.</param>
    /// <param name="others">The others; it may be among them.</param>
    /// <param name="freezes">The freezes, with their periods over the time of the release.</param>
    /// <param name="most">No more than these; those of later releases are left out.</param>
    public static ConflictReport Of(ReleaseSpan plan, IEnumerable<ReleaseSpan> others, IEnumerable<FreezePlan> freezes, int most = Most)
    {
        var claims = ConflictSweep.Claims(plan).ToHashSet();
        var sweep = new ConflictSweep(new FrozenTimes(freezes));
        var near = others.Where(other => other.Id != plan.Id && other.Begin < plan.End && plan.Begin < other.End && ConflictSweep.Claims(other).Any(claims.Contains));
        var found = sweep.Find(near.Append(plan)).Where(c => c.Release == plan.Id || (c.Kind != ConflictKind.Freeze && c.With == plan.Id)).Take(most + 1).ToList();
        return new ConflictReport([.. found.Take(most).OrderBy(c => c.From)], found.Count <= most);
    }

    /// <summary>
    /// The earliest time at which a release of the same length has no conflict: the instant from which is looked, or a full minute after it. What only warns is no conflict here.
    /// </summary>
    /// <param name="plan">The release.</param>
    /// <param name="others">The others; it may be among them.</param>
    /// <param name="freezes">The freezes, with their periods from that instant to the end of a release that begins at the horizon.</param>
    /// <param name="after">It begins no earlier.</param>
    /// <param name="horizon">It begins no later.</param>
    public static FreeSlot NextFreeSlot(ReleaseSpan plan, IEnumerable<ReleaseSpan> others, IEnumerable<FreezePlan> freezes, DateTimeOffset after, DateTimeOffset horizon)
    {
        var length = plan.End - plan.Begin;
        var begin = after.UtcTicks;
        foreach (var taken in Taken(plan, others, freezes).OrderBy(t => t.Begin))
        {
            if (taken.Begin >= begin + length)
            {
                break;
            }

            begin = taken.End > begin ? NextMinute(taken.End) : begin;
            if (begin > horizon.UtcTicks)
            {
                return new FreeSlot(From: null, Until: null, horizon);
            }
        }

        var from = new DateTimeOffset(begin, TimeSpan.Zero);
        return begin > horizon.UtcTicks ? new FreeSlot(From: null, Until: null, horizon) : new FreeSlot(from, plan.Until > plan.From ? from.AddTicks(length) : from, horizon);
    }

    private static IEnumerable<Stretch> Taken(ReleaseSpan plan, IEnumerable<ReleaseSpan> others, IEnumerable<FreezePlan> freezes)
    {
        var claims = ConflictSweep.Claims(plan).ToHashSet();
        return others.Where(other => other.Id != plan.Id && ConflictSweep.Claims(other).Any(claims.Contains))
            .Select(other => new Stretch(other.Begin, other.End))
            .Concat(new FrozenTimes(freezes).Of(plan).Where(denial => !denial.IsWarning).SelectMany(denial => denial.Times));
    }

    private static long NextMinute(long ticks)
    {
        var rest = ticks % TimeSpan.TicksPerMinute;
        return rest == 0 ? ticks : ticks - rest + TimeSpan.TicksPerMinute;
    }
}
