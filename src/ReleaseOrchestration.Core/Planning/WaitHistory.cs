using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Remembers what nodes waited for, and for how long: a view shows only what a node waits for now.</summary>
internal sealed class WaitHistory
{
    private readonly Dictionary<string, List<PlanWait>> _waits = new(StringComparer.Ordinal);

    public void Note(NodeView view, DateTimeOffset now)
    {
        var open = view.WaitsFor.Where(IsKept).Select(wait => (wait.Kind, wait.On, wait.Since)).ToList();
        if (!_waits.TryGetValue(view.Path, out var known))
        {
            if (open.Count == 0)
            {
                return;
            }

            _waits[view.Path] = known = [];
        }

        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Until is null && !open.Remove((known[i].Kind, known[i].On, known[i].From)))
            {
                known[i] = known[i] with { Until = now };
            }
        }

        known.AddRange(open.Select(wait => new PlanWait(wait.Kind, wait.On, wait.Since, null)));
    }

    /// <summary>The waits of a node that took time, in order.</summary>
    public ImmutableArray<PlanWait> Of(string path) =>
        _waits.TryGetValue(path, out var waits) ? [.. waits.Where(wait => wait.Until is null || wait.Until > wait.From)] : [];

    // What a node does once it has started is no wait of a plan: a pipeline runs, people work, a soak passes.
    private static bool IsKept(Wait wait) => wait.Kind is WaitKind.NotBefore or WaitKind.Window or WaitKind.Freeze or WaitKind.Lock or WaitKind.Pause
        || (wait.Kind == WaitKind.Gate && wait.On.Contains(".@", StringComparison.Ordinal))
        || (wait.Kind == WaitKind.Timer && wait.On == "retry");
}
