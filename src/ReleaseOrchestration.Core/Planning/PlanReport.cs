using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Makes the plan of a run that is over.</summary>
internal sealed class PlanReport
{
    // A phase of two thousand activities that never starts needs no two thousand lines.
    private const int MostOpen = 100;

    private readonly PlanSubject _subject;
    private readonly PlanRun _run;
    private readonly ImmutableArray<PlanRequest> _requests;
    private readonly TreeNode _tree;
    private readonly ImmutableArray<NodeView> _nodes;
    private readonly PlanWords _words;

    public PlanReport(PlanSubject subject, PlanRun run, ImmutableArray<PlanRequest> requests)
    {
        (_subject, _run, _requests) = (subject, run, requests);
        var views = run.Runtime.Nodes.ToDictionary(node => node.Address.Path, node => node.View, StringComparer.Ordinal);
        _tree = ReleaseTree.Compose(
            subject.Definitions(subject.DefinitionHash), string.Empty, views, reference => reference.DefinitionHash is { } hash ? subject.Definitions(hash) : null);
        _nodes = [.. _tree.All().Where(node => node.Kind != "release")];
        _words = new PlanWords(run.Runtime);
    }

    public ReleasePlan Compose()
    {
        var path = new CriticalPath(new PlanGraph(_run.Runtime, _run.Root, _subject.Definitions), _run.Waits).Find();
        foreach (var node in _nodes)
        {
            PlanConditions.Note(_run.Runtime, Address(node), _run.Notes);
        }

        return new ReleasePlan
        {
            Process = _subject.Definitions(_subject.DefinitionHash).Id,
            InputSet = _subject.InputSet,
            StartsAt = _subject.Start,
            EndsAt = _tree.Node.EndedAt,
            Status = _tree.Node.Status,
            Assumptions = _subject.Assumptions.ToTexts(),
            Waves = Waves([.. path.Select(step => step.Path)]),
            Skipped = Skipped(),
            Open = Open(),
            People = _requests,
            Calendar = Calendar(),
            Due = Due(),
            CriticalPath = path,
            Notes = _run.Notes.All,
        };
    }

    private MachineAddress Address(NodeView node) => _run.Root with { Path = node.Path };

    private ImmutableArray<PlanWave> Waves(HashSet<string> critical) =>
    [
        .. _nodes.Where(node => node.StartedAt is not null)
            .GroupBy(node => node.StartedAt!.Value)
            .OrderBy(wave => wave.Key)
            .Select((wave, i) => new PlanWave(i + 1, wave.Key, [.. wave.Select(node => Node(node, critical.Contains(node.Path)))])),
    ];

    private PlanNode Node(NodeView view, bool isCritical) => new()
    {
        Path = view.Path,
        Kind = view.Kind,
        Type = view.Type,
        Name = view.Name,
        Owners = view.Owners,
        Does = _words.Of(Address(view), view),
        StartsAt = view.StartedAt!.Value,
        EndsAt = view.EndedAt,
        Status = view.Status,
        Waits = _run.Waits.Of(view.Path),
        IsCritical = isCritical,
    };

    // What is inside a phase that is skipped needs no word of its own.
    private ImmutableArray<PlanSkip> Skipped() =>
    [
        .. _tree.Children.SelectMany(Skipped),
    ];

    private static IEnumerable<PlanSkip> Skipped(TreeNode node) => node.Node.Status == nameof(ActivityStatus.Skipped)
        ? [new PlanSkip(node.Node.Path, node.Node.Kind, node.Node.EndedAt, node.Node.Reason)]
        : node.Children.SelectMany(Skipped);

    private ImmutableArray<PlanOpenNode> Open() => _tree.Node.EndedAt is not null
        ? []
        : [.. _nodes.Where(node => node.EndedAt is null && node.Kind != "phase").Take(MostOpen).Select(node => new PlanOpenNode(node.Path, node.Status, Why(node)))];

    private static string Why(NodeView node) => string.Join("; ", node.WaitsFor.Select(wait => wait.Message.Length > 0 ? wait.Message : $"waits for {wait.On}"));

    private ImmutableArray<PlanHit> Calendar() =>
    [
        .. _nodes
            .SelectMany(node => _run.Waits.Of(node.Path).Where(wait => wait.Kind is WaitKind.Window or WaitKind.Freeze).Select(wait => new PlanHit(node.Path, wait.Kind, wait.On, wait.From, wait.Until)))
            .OrderBy(hit => hit.From),
    ];

    private ImmutableArray<PlanDue> Due() =>
    [
        .. _nodes.Where(node => node.DueAt is not null && node.Status != nameof(PhaseStatus.Skipped))
            .Select(node => new PlanDue(node.Path, node.DueAt!.Value, node.EndedAt, node.EndedAt is not { } end || end > node.DueAt)),
    ];
}
