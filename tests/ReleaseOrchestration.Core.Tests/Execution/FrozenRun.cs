using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>What tests of freezes need beside a release.</summary>
internal static class FrozenRun
{
    private static int s_version;

    /// <summary>Sets a freeze; it is a new version of it.</summary>
    public static SignalReply Freeze(this ReleaseRun run, string content, bool ended = false) =>
        run.Runtime.Set(content, Interlocked.Increment(ref s_version), ended);

    public static SignalReply Set(this Core.Scenarios.SimulatedRuntime runtime, string content, int version, bool ended = false)
    {
        var read = DocumentReader.Read($"freeze: {content}");
        Assert.True(!read.HasErrors, string.Join('\n', read.Problems));
        var definition = ((FreezeDocument)read.Documents.Single()).Freeze;
        var signal = new SetFreeze { SignalId = $"freeze {definition.Id} {version}", Actor = "user:fred", Definition = definition, Version = version, Ended = ended };
        return runtime.Signal(MachineAddress.Freezes, signal);
    }

    public static SignalReply Break(this ReleaseRun run, string person, string freeze, string reason = "it burns", TimeSpan? expires = null, DateTimeOffset? at = null) =>
        run.Signal(string.Empty, id => new BreakGlass { SignalId = id, Actor = person, Freeze = freeze, Reason = reason, ExpiresIn = expires, ExpiresAt = at });

    public static FreezeState Freezes(this ReleaseRun run) => (FreezeState)run.Runtime.Find(MachineAddress.Freezes)!.State!;

    public static IEnumerable<string> Events(this ReleaseRun run, string prefix) =>
        run.Transitions.Where(t => t.Event.StartsWith(prefix, StringComparison.Ordinal)).Select(t => $"{t.Path} {t.Event}");
}
