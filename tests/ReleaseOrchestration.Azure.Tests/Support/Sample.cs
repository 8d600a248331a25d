using System.Globalization;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Azure.Tests.Support;

/// <summary>What machines of a release leave behind.</summary>
internal static class Sample
{
    public static MachineAddress Release() => new("r" + Guid.NewGuid().ToString("N"), 1, string.Empty);

    public static TurnCommit Commit(MachineAddress machine, long number, int transitions = 2) => new()
    {
        Machine = machine,
        Number = number,
        Transitions = [.. Enumerable.Range(1, transitions).Select(i => Event(machine, number, i))],
        Projections = [Node(machine, number), SignOff(machine, number, isOpen: number % 2 == 1)],
        Replies = [new Reply { SignalId = SignalId(machine, number), Answer = new SignalReply { Accepted = true, Status = 202, Message = $"{number}" } }],
    };

    public static string SignalId(MachineAddress machine, long number) => string.Create(CultureInfo.InvariantCulture, $"{machine.LocalPath}#{number}");

    public static Transition Event(MachineAddress machine, long number, int index) =>
        new() { Path = machine.LocalPath, Event = string.Create(CultureInfo.InvariantCulture, $"{machine.Path}.{number:D3}.{index:D3}"), At = DateTimeOffset.UnixEpoch.AddSeconds(number) };

    public static Project Node(MachineAddress machine, long sequence) =>
        new() { Kind = ProjectionKind.Node, Address = machine, Sequence = sequence, Node = new NodeView { Path = machine.Path, Kind = "activity", Id = "a", Status = $"s{sequence}" } };

    public static Project SignOff(MachineAddress machine, long sequence, bool isOpen) => new()
    {
        Kind = ProjectionKind.SignOff,
        Address = machine,
        Sequence = sequence,
        SignOff = new SignOffView { Path = machine.Path, Release = new ReleaseFacts { Id = machine.ReleaseId }, Approval = new ApprovalView(), IsOpen = isOpen, Title = $"t{sequence}" },
    };

    public static StartActivity Start(MachineAddress machine) =>
        new() { Self = machine, Activity = new ActivityDefinition { Id = "a" }, Context = new ContextSlice { Release = new ReleaseFacts { Id = machine.ReleaseId } } };

    public static DecideSignOff Signal(string id) => new() { SignalId = id, Actor = "user:ann" };

    public static byte[] Snapshot(long turn) => ExecutionJson.Serialize(new MachineSnapshot { Turn = turn });

    /// <summary>The names of all events of commits, in order.</summary>
    public static string[] Events(IEnumerable<TurnCommit> commits) => [.. commits.SelectMany(commit => commit.Transitions).Select(transition => transition.Event).Order(StringComparer.Ordinal)];
}
