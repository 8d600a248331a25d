using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Which freezes concern what is about to start.</summary>
internal static class FreezeRules
{
    /// <summary>
    /// What freezes say of something at an instant; a freeze that does not concern it is not named. One that denies holds it in its times; where some allow, it is held
    /// outside of the times of all of them.
    /// </summary>
    public static FreezeAnswered Judge(FreezeState state, FreezeRequest request, DateTimeOffset now, long sequence)
    {
        var answer = new FreezeAnswered { Number = request.Number, Sequence = sequence };
        var allowing = ImmutableArray<FreezeDefinition>.Empty;
        foreach (var freeze in state.Freezes.Values.Where(f => !f.Ended).Select(f => f.Definition).Where(f => Concerns(f, request.Subject)))
        {
            if (freeze.Window == FreezeWindow.Allow)
            {
                allowing = allowing.Add(freeze);
            }
            else if (FreezeTimes.Current(freeze, now) is { } period)
            {
                answer = Add(answer, Notice(freeze, period), freeze.Mode, Exemption(state, freeze.Id, request.Subject.ReleaseId, now));
            }
        }

        return allowing.Any(f => FreezeTimes.Current(f, now) is not null) ? answer : Outside(answer, allowing, state, request.Subject.ReleaseId, now);
    }

    // To be in one window is enough, and so it is to break one. Where any of them holds, those that only warn have nothing to say.
    private static FreezeAnswered Outside(FreezeAnswered answer, ImmutableArray<FreezeDefinition> allowing, FreezeState state, string release, DateTimeOffset now)
    {
        var holding = allowing.RemoveAll(f => f.Mode == FreezeMode.Warn);
        if (holding.FirstOrDefault(f => Exemption(state, f.Id, release, now) is not null) is { } broken)
        {
            return Add(answer, Notice(broken, now), broken.Mode, Exemption(state, broken.Id, release, now));
        }

        foreach (var freeze in holding.IsEmpty ? allowing : holding)
        {
            answer = Add(answer, Notice(freeze, now), freeze.Mode, exemption: null);
        }

        return answer;
    }

    private static FreezeAnswered Add(FreezeAnswered answer, FreezeNotice notice, FreezeMode mode, FreezeExemption? exemption)
    {
        if (mode == FreezeMode.Warn)
        {
            return answer with { Warnings = answer.Warnings.Add(notice) };
        }

        return exemption is null
            ? answer with { Blocking = answer.Blocking.Add(notice) }
            : answer with { Broken = answer.Broken.Add(notice with { Until = exemption.ExpiresAt, AskAgainAt = null }) };
    }

    private static FreezeNotice Notice(FreezeDefinition freeze, FreezePeriod period) =>
        new() { Freeze = freeze.Id, Name = freeze.Name, Until = period.Until, AskAgainAt = period.Until is null ? period.LooksUntil : null };

    private static FreezeNotice Notice(FreezeDefinition allowing, DateTimeOffset now) =>
        new() { Freeze = allowing.Id, Name = allowing.Name, Window = FreezeWindow.Allow, Until = FreezeTimes.Next(allowing, now)?.From };

    public static FreezeExemption? Exemption(FreezeState state, string freeze, string releaseId, DateTimeOffset now) =>
        state.Exemptions.FirstOrDefault(e => e.Freeze == freeze && e.ReleaseId == releaseId && now < e.ExpiresAt);

    public static bool AreEqual(FreezeAnswered one, FreezeAnswered other) =>
        one.Blocking.SequenceEqual(other.Blocking) && one.Warnings.SequenceEqual(other.Warnings) && one.Broken.SequenceEqual(other.Broken);

    private static bool Concerns(FreezeDefinition freeze, FreezeSubject subject) =>
        !(subject.IsRollback && freeze.Rollback == FreezeRollback.Pass) && Concerns(freeze.Scope, subject);

    private static bool Concerns(FreezeScope scope, FreezeSubject subject) =>
        Meets(scope.Environments, [subject.Environment])
        && Meets(scope.Processes, subject.Processes)
        && Meets(scope.Groups, [subject.Group])
        && Meets(scope.Tags, subject.Tags);

    private static bool Meets(ImmutableArray<string> wanted, ImmutableArray<string> actual) =>
        wanted.IsEmpty || actual.Any(one => wanted.Contains(one, StringComparer.Ordinal));
}
