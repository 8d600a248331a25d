using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>The people of a plan: they do their tasks in the expected time, fill in what is required, and approve.</summary>
internal sealed class PlannedPeople(SimulatedRuntime runtime, PlanAssumptions assumptions, PlanAgenda agenda, PlanNotes notes)
{
    private const int MostApprovals = 1_000;

    private readonly HashSet<(string Path, int Attempt)> _asked = [];
    private readonly List<PlanRequest> _requests = [];
    private int _signals;

    public ImmutableArray<PlanRequest> Requests => [.. _requests];

    public void Note(MachineAddress address, NodeView view)
    {
        if (view.WaitsFor.Any(wait => wait.Kind is WaitKind.Task or WaitKind.SignOff or WaitKind.Field)
            && runtime.StartOf(address) is StartActivity start
            && _asked.Add((view.Path, view.Attempt)))
        {
            Ask(start, view);
        }
    }

    private void Ask(StartActivity start, NodeView view)
    {
        var (now, done) = (runtime.Now, TimeSpan.Zero);
        var tasks = view.Tasks.Where(task => task.Required && task.Status != TaskState.Done).Select(task => (Task: task, Time: TimeOf(start.Activity, task))).ToList();
        foreach (var (task, time) in tasks)
        {
            done = time > done ? time : done;
            agenda.Add(now + time, () => Send(start.Self, new SetTask { SignalId = NextId(), Actor = "the owners", TaskId = task.Id, Status = TaskState.Done }));
        }

        var fields = FieldValidation.MissingRequired(start.Activity.Fields, view.Fields);
        if (fields.Length > 0)
        {
            done = done > TimeSpan.Zero ? done : assumptions.Task;
            var values = fields.ToImmutableSortedDictionary(id => id, id => DataValue.Unknown($"the field `{id}` of `{view.Path}`"));
            agenda.Add(now + done, () => Send(start.Self, new SetFields { SignalId = NextId(), Actor = "the owners", Fields = values }));
        }

        if (view.Approval is { } approval)
        {
            agenda.Add(now + InTime(view.Path, done + assumptions.SignOff, approval.Deadline - now), () => Approve(start));
        }

        _requests.Add(Request(start, view, now, [.. tasks.Select(task => Describe(start, task.Task, task.Time))], fields));
    }

    private TimeSpan TimeOf(ActivityDefinition activity, TaskView task) =>
        activity.Tasks.FirstOrDefault(definition => definition.Id == task.Id)?.ExpectedDuration ?? assumptions.Task;

    private TimeSpan InTime(string path, TimeSpan time, TimeSpan? limit)
    {
        if (limit is not { } deadline || time < deadline)
        {
            return time;
        }

        notes.Add(path, $"the sign-off would take {Durations.Format(time)}, longer than its deadline of {Durations.Format(deadline)}; assumed to be decided after half of the deadline");
        return deadline / 2;
    }

    private static PlanTask Describe(StartActivity start, TaskView task, TimeSpan time) =>
        new(task.Id, task.Name, task.Owners.IsEmpty ? start.DefaultApprovers : task.Owners, Durations.Format(time));

    private static PlanRequest Request(StartActivity start, NodeView view, DateTimeOffset now, ImmutableArray<PlanTask> tasks, ImmutableArray<string> fields) => new()
    {
        Path = view.Path,
        Name = view.Name,
        Owners = start.DefaultApprovers,
        At = now,
        Approvers = view.Approval?.Seats ?? [],
        Needed = view.Approval?.Needed ?? 0,
        Excluded = view.Approval?.Excluded ?? [],
        Deadline = view.Approval?.Deadline,
        Tasks = tasks,
        Fields = fields,
    };

    /// <summary>Approves until it is enough: everybody at once, or one after the other where the process asks them so.</summary>
    private void Approve(StartActivity start)
    {
        for (var count = 0; count < MostApprovals && OpenQuorum(start) is { } quorum; count++)
        {
            if (!ApproveOnce(start, quorum))
            {
                return;
            }

            if (start.Activity.Approval!.Mode == ApprovalMode.Sequential && OpenQuorum(start) is not null)
            {
                agenda.Add(runtime.Now + assumptions.SignOff, () => Approve(start));
                return;
            }
        }
    }

    private QuorumState? OpenQuorum(StartActivity start) =>
        runtime.Find(start.Self)?.State is ActivityState { End: null, Remediation: null, Approved: false } state && ApprovalRules.Quorum(start, state) is { IsMet: false } quorum
            ? quorum
            : null;

    private bool ApproveOnce(StartActivity start, QuorumState quorum)
    {
        SignalReply? refusal = null;
        foreach (var seat in quorum.IsOpenToAll ? ["anyone"] : quorum.OpenSeats)
        {
            var id = NextId();
            var person = Seat.IsPersonal(seat) ? seat : string.Create(CultureInfo.InvariantCulture, $"user:somebody-{_signals}");
            var reply = runtime.Signal(start.Self, new DecideSignOff { SignalId = id, Actor = person, Groups = [seat], Decision = SignOffDecision.Approve });
            if (reply.Accepted)
            {
                return true;
            }

            refusal ??= reply;
        }

        notes.Add(start.Self.Path, $"nobody can approve it: {refusal?.Message ?? "no seat is open"}");
        return false;
    }

    private void Send(MachineAddress to, Signal signal) => runtime.Signal(to, signal);

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"plan{++_signals}");
}
