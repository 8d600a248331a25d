using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Which freezes concern what is about to start.</summary>
internal static class FreezeRules
{
    /// <summary>What freezes say of something at an instant; a freeze that does not concern it is not named.</summary>
    public static FreezeAnswered Judge(FreezeState state, FreezeRequest request, DateTimeOffset now, long sequence)
    {
        var answer = new FreezeAnswered { Number = request.Number, Sequence = sequence };
        foreach (var freeze in state.Freezes.Values.Where(f => !f.Ended).Select(f => f.Definition))
        {
            if ((request.Subject.IsRollback && freeze.Rollback == FreezeRollback.Pass) || !Concerns(freeze.Scope, request.Subject) || FreezeTimes.Current(freeze, now) is not { } period)
            {
                continue;
            }

            var notice = new FreezeNotice { Freeze = freeze.Id, Name = freeze.Name, Until = period.Until, AskAgainAt = period.Until is null ? period.LooksUntil : null };
            if (freeze.Mode == FreezeMode.Warn)
            {
                answer = answer with { Warnings = answer.Warnings.Add(notice) };
            }
            else if (Exemption(state, freeze.Id, request.Subject.ReleaseId, now) is { } exemption)
            {
                answer = answer with { Broken = answer.Broken.Add(notice with { Until = exemption.ExpiresAt, AskAgainAt = null }) };
            }
            else
            {
                answer = answer with { Blocking = answer.Blocking.Add(notice) };
            }
        }

        return answer;
    }

    public static FreezeExemption? Exemption(FreezeState state, string freeze, string releaseId, DateTimeOffset now) =>
        state.Exemptions.FirstOrDefault(e => e.Freeze == freeze && e.ReleaseId == releaseId && now < e.ExpiresAt);

    public static bool AreEqual(FreezeAnswered one, FreezeAnswered other) =>
        one.Blocking.SequenceEqual(other.Blocking) && one.Warnings.SequenceEqual(other.Warnings) && one.Broken.SequenceEqual(other.Broken);

    private static bool Concerns(FreezeScope scope, FreezeSubject subject) =>
        Meets(scope.Environments, [subject.Environment])
        && Meets(scope.Processes, subject.Processes)
        && Meets(scope.Groups, [subject.Group])
        && Meets(scope.Tags, subject.Tags);

    private static bool Meets(ImmutableArray<string> wanted, ImmutableArray<string> actual) =>
        wanted.IsEmpty || actual.Any(one => wanted.Contains(one, StringComparer.Ordinal));
}
