using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Diagnostics;

/// <summary>
/// One span a node, written at its end with the instants of its life: a node may wait for weeks on hosts that come and go. The trace follows from the release and its run, so
/// that all nodes of it meet in one.
/// </summary>
internal static class NodeSpans
{
    public const string SourceName = "ReleaseOrchestration.Durable";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Writes the span of a machine that has ended with a commit.</summary>
    public static void Record(TurnCommit commit)
    {
        var view = commit.Final is null ? null : commit.Projections.FirstOrDefault(p => p.Node is not null && p.Address == commit.Machine)?.Node;
        if (view?.StartedAt is not { } started)
        {
            return;
        }

        using var span = Source.StartActivity("release.node", ActivityKind.Internal, ContextOf(commit.Machine.Release), Tags(commit.Machine, view), startTime: started);
        span?.SetStatus(view.Ending == NodeEnding.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok, view.Reason);
        span?.SetEndTime((view.EndedAt ?? started).UtcDateTime);
    }

    /// <summary>The trace of a release, and the place in it below which its nodes stand.</summary>
    public static ActivityContext ContextOf(MachineAddress release)
    {
        var root = Hash(string.Create(CultureInfo.InvariantCulture, $"{release.ReleaseId}/{release.Run}"));
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(root.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(Hash(release.ToString()).AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static KeyValuePair<string, object?>[] Tags(MachineAddress machine, NodeView view) =>
    [
        new("release_orchestration.release.id", machine.ReleaseId),
        new("release_orchestration.release.run", machine.Run),
        new("release_orchestration.node.path", machine.Path),
        new("release_orchestration.node.kind", view.Kind),
        new("release_orchestration.node.status", view.Status),
        new("release_orchestration.node.attempt", view.Attempt),
    ];
}
