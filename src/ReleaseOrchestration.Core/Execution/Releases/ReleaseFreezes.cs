using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What freezes have to know of a release.</summary>
internal static class ReleaseFreezes
{
    /// <summary>The facts that its nodes are told: its process and tags beside those of what started it.</summary>
    public static ReleaseFacts Facts(StartRelease start, ProcessDefinition definition) => start.RulesVersion < RulesVersion.Freezes
        ? start.Facts
        : start.Facts with
        {
            Processes = start.Facts.Processes.Add(definition.Id),
            Tags = [.. start.Facts.Tags.Union(definition.Tags, StringComparer.Ordinal)],
        };

    /// <summary>Freezes that somebody wants to break, as reasons to wait.</summary>
    public static IEnumerable<Wait> Waits(ReleaseState state) => state.GlassRequests.Values.Select(request => new Wait
    {
        Kind = WaitKind.SignOff,
        On = "a second person",
        Since = request.At,
        Until = request.ExpiresAt,
        Message = $"{request.By} wants to break the freeze `{request.Freeze}` ({request.Reason})",
    });
}
