using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;

namespace ReleaseOrchestration.Cli.Planning;

/// <summary>A plan in words and tables.</summary>
internal sealed class PlanText(TextWriter writer, string zone)
{
    private readonly PlanClock _clock = new(zone);

    public void Write(ReleasePlan plan)
    {
        WriteSummary(plan);
        Section("Waves (* is on the critical path)", plan.Waves, Waves);
        Section("Skipped", plan.Skipped, skipped => Table(["NODE", "DECIDED", "WHY"], skipped, skip => [skip.Path, Show(skip.At), skip.Why]));
        Section("Who is asked", plan.People, people => Table(["WHEN", "NODE", "WHO", "WHAT", "BY"], people, Request));
        Section("Windows and freezes", plan.Calendar, hits => Table(["NODE", "WAITS FOR", "FROM", "UNTIL"], hits, Hit));
        Section("Due", plan.Due, due => Table(["NODE", "DUE", "ENDS", ""], due, Due));
        Section("Critical path", plan.CriticalPath, path => Table(["NODE", "WAITS", "TAKES", "UNTIL"], path, Step));
        Section("Not reached", plan.Open, open => Table(["NODE", "STATUS", "WHY"], open, node => [node.Path, node.Status, node.Why]));
        Section("Notes", plan.Notes, notes => notes.ToList().ForEach(note => writer.WriteLine(note.Path.Length > 0 ? $"{note.Path}: {note.Text}" : note.Text)));
    }

    private static string Length(TimeSpan time) => Durations.Format(time);

    private string Show(DateTimeOffset? instant) => _clock.Show(instant);

    private void WriteSummary(ReleasePlan plan)
    {
        writer.WriteLine($"{plan.Process}{(plan.InputSet.Length > 0 ? $" with {plan.InputSet}" : string.Empty)}, times in {_clock.Zone}");
        writer.WriteLine($"starts  {Show(plan.StartsAt)}");
        writer.WriteLine(plan.EndsAt is { } end
            ? $"ends    {Show(end)}, after {Length(end - plan.StartsAt)}: {plan.Status}"
            : $"ends    never: the plan stops, the release is {plan.Status}");
        if (plan.Due.Count(due => due.IsMissed) is > 0 and var missed)
        {
            writer.WriteLine($"late    {missed} of {plan.Due.Length} due dates would be missed");
        }

        writer.WriteLine($"assumed {string.Join(", ", plan.Assumptions.Select(assumption => $"{assumption.Key} {assumption.Value}"))}, where the process does not say it; everything goes well");
    }

    private void Section<T>(string title, ImmutableArray<T> items, Action<ImmutableArray<T>> write)
    {
        if (!items.IsEmpty)
        {
            writer.WriteLine();
            writer.WriteLine(title);
            write(items);
        }
    }

    private void Table<T>(string[] headers, ImmutableArray<T> items, Func<T, string[]> row) =>
        items.Aggregate(new TextTable(headers), (table, item) => table.Add(row(item))).Write(writer);

    private void Waves(ImmutableArray<PlanWave> waves) => Table(
        ["WAVE", "STARTS", string.Empty, "NODE", "DOES", "WAITED FOR", "ENDS"],
        [.. waves.SelectMany(wave => wave.Nodes.Select((node, i) => (Wave: wave, Node: node, IsFirst: i == 0)))],
        row =>
        [
            row.IsFirst ? $"{row.Wave.Number}" : string.Empty,
            row.IsFirst ? Show(row.Wave.At) : string.Empty,
            row.Node.IsCritical ? "*" : string.Empty,
            row.Node.Path,
            row.Node.Does.Length > 0 ? row.Node.Does : row.Node.Kind,
            string.Join("; ", row.Node.Waits.Select(Wait)),
            Show(row.Node.EndsAt),
        ]);

    private static string Wait(PlanWait wait)
    {
        var what = wait.Kind switch
        {
            WaitKind.NotBefore => $"its earliest start ({wait.On})",
            WaitKind.Window => wait.On,
            WaitKind.Lock => $"the lock {wait.On}",
            WaitKind.Freeze => $"the freeze {wait.On}",
            WaitKind.Gate => $"the gate {wait.On}",
            WaitKind.Pause => "the end of a pause",
            _ => "the next attempt",
        };
        return wait.Until is { } until ? $"{Length(until - wait.From)} for {what}" : $"for ever for {what}";
    }

    private string[] Request(PlanRequest request)
    {
        var workers = request.Fields.IsEmpty ? request.Tasks.SelectMany(task => task.Owners) : request.Owners.Concat(request.Tasks.SelectMany(task => task.Owners));
        var who = (request.Needed == 0 ? workers : request.Approvers).Distinct(StringComparer.Ordinal);
        var tasks = request.Tasks.Select(task => $"task {task.Id} ({task.Takes})");
        var fields = request.Fields.IsEmpty ? [] : new[] { $"fields {string.Join(", ", request.Fields)}" };
        var approval = request.Needed == 0 ? [] : new[] { $"approve{(request.Needed > 1 ? $", {request.Needed} needed" : string.Empty)}{Without(request)}" };
        return
        [
            Show(request.At),
            request.Path,
            string.Join(", ", who) is { Length: > 0 } names ? names : "anyone",
            string.Join("; ", tasks.Concat(fields).Concat(approval)),
            request.Deadline is { } deadline ? Show(deadline) : string.Empty,
        ];
    }

    private static string Without(PlanRequest request) => request.Excluded.IsEmpty ? string.Empty : $", without {string.Join(", ", request.Excluded)}";

    private string[] Hit(PlanHit hit) => [hit.Path, hit.Kind == WaitKind.Freeze ? $"the freeze {hit.On}" : hit.On, Show(hit.From), Show(hit.Until)];

    private string[] Due(PlanDue due) =>
    [
        due.Path,
        Show(due.DueAt),
        Show(due.EndsAt),
        due switch
        {
            { IsMissed: false } => "in time",
            { EndsAt: { } end } => $"{Length(end - due.DueAt)} late",
            _ => "missed",
        },
    ];

    private string[] Step(PlanStep step) =>
    [
        step.Path,
        step.StartsAt > step.ReadyAt ? Length(step.StartsAt - step.ReadyAt) : string.Empty,
        step.EndsAt is { } end && end > step.StartsAt ? Length(end - step.StartsAt) : string.Empty,
        Show(step.EndsAt),
    ];
}
