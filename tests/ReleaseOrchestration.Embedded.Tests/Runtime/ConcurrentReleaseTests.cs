using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

/// <summary>A hotfix, ad hoc, while the system release of the samples waits between two clusters.</summary>
public sealed class ConcurrentReleaseTests
{
    private static readonly MachineAddress System = new("weekly", 1, string.Empty);
    private static readonly MachineAddress Hotfix = new("hotfix", 1, string.Empty);

    [Fact]
    public async Task Hotfix_BetweenTwoClustersOfTheSystemRelease_RunsBesideItAndBothAreAudited()
    {
        await using var world = await World.OpenAsync(w => w.Executor.Handler = (_, _) => Task.FromResult<EffectOutcome>(
            new PipelineEnded { Status = PipelineStatus.Succeeded, Outputs = Values(("build", "b-1"), ("report", "green")) }));
        await StartAsync(world, System, "system-release", ("releaseVersion", "1.42.0"));
        await ToProd1Async(world);
        Assert.Equal("Pending", await StatusAsync(world, System with { Path = "prod2" }));

        await StartAsync(world, Hotfix, "hotfix", ("incidentId", "INC-4711"), ("skipStaging", true));
        await FixAsync(world);
        await world.UntilAsync(e => e.Path.Length == 0 && e.After == "Succeeded", Hotfix);
        Assert.Equal("Pending", await StatusAsync(world, System with { Path = "prod2" }));

        await ToAsync(world, "2025-04-23T09:00Z", "prod2.smoke", "Succeeded");
        await ToAsync(world, "2025-04-28T09:00Z", "prod3.smoke", "Succeeded");
        await world.UntilAsync(e => e.Path.Length == 0 && e.After == "Succeeded", System);
        Assert.Equal(3, await VerifiedAsync(world, System, Hotfix, Hotfix with { Path = "fix.fix_cycle/" }));
        var (system, hotfix) = (await world.AuditAsync(System), await world.AuditAsync(Hotfix));
        Assert.True(End(system, "prod1") < hotfix[0].At && hotfix[^1].At < Begin(system, "prod2"));
        Assert.DoesNotContain(system, e => hotfix.Any(h => h.Actor == e.Actor && e.Actor == "user:ivan"));
        Assert.Contains(hotfix, e => e.Actor == "user:ivan");
    }

    private static DateTimeOffset Begin(ImmutableArray<AuditEntry> entries, string phase) => entries.Single(e => e.Path == phase && e.Event == "phase.started").At;

    private static DateTimeOffset End(ImmutableArray<AuditEntry> entries, string phase) => entries.Single(e => e.Path == phase && e.Event == "phase.ended").At;

    private static async Task ToProd1Async(World world)
    {
        await ToAsync(world, "2025-04-08T09:00Z", "alpha_fixes.approve_alpha_fix", "OnHold");
        await SendAsync(world, System, "alpha_fixes.approve_alpha_fix", id => new SetTask { SignalId = id, Actor = "user:dave", TaskId = "merge_fixes", Status = TaskState.Done });
        await ApproveAsync(world, System, "alpha_fixes.approve_alpha_fix", "user:olga", "service-owners");
        await world.UntilAsync(e => e is { Path: "qa_signoff.stakeholder", After: "OnHold" }, System);
        await ApproveAsync(world, System, "qa_signoff.qa_lead", "user:quinn", "qa-leads");
        await ApproveAsync(world, System, "qa_signoff.stakeholder", "user:sam", "stakeholders");
        await ToAsync(world, "2025-04-11T09:00Z", "beta_rollout.soak", "Running");
        await ToAsync(world, "2025-04-12T09:00Z", "beta_rollout", "Completed");
        await ToAsync(world, "2025-04-14T09:00Z", "beta_fixes.approve_beta_fix", "OnHold");
        await ApproveAsync(world, System, "beta_fixes.approve_beta_fix", "user:olga", "service-owners", ("fixes", "two fixes, both small"));
        await ToAsync(world, "2025-04-21T09:00Z", "prod1", "Completed");
        world.Time.Advance(Instant("2025-04-22T14:00Z") - world.Time.Now);
    }

    private static async Task FixAsync(World world)
    {
        var child = Hotfix with { Path = "fix.fix_cycle/" };
        await world.UntilAsync(e => e is { Path: "assess.identify", After: "OnHold" }, Hotfix);
        await SendAsync(world, Hotfix, "assess.identify", id => new SetFields { SignalId = id, Actor = "user:rita", Fields = Values(("impact", "checkout is down"), ("rootCause", "null")) });
        await ApproveAsync(world, Hotfix, "assess.emergency_approval", "user:ivan", "incident-managers");
        await world.UntilAsync(e => e is { Path: "round.apply_fix", After: "OnHold" }, child);
        await SendAsync(world, child, "round.apply_fix", id => new SetTask { SignalId = id, Actor = "user:dave", TaskId = "complete", Status = TaskState.Done });
        await world.UntilAsync(e => e is { Path: "round.qa_validate", After: "OnHold" }, child);
        await ApproveAsync(world, child, "round.qa_validate", "user:quinn", "qa");
        await world.UntilAsync(e => e is { Path: "document.postmortem", After: "OnHold" }, Hotfix);
        await SendAsync(world, Hotfix, "document.postmortem", id => new SetTask { SignalId = id, Actor = "user:rita", TaskId = "complete", Status = TaskState.Done });
    }

    private static async Task StartAsync(World world, MachineAddress address, string sample, params (string Name, object Value)[] inputs)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", sample);
        var processes = Directory.EnumerateFiles(folder, "*.yaml").SelectMany(file => DocumentReader.Read(File.ReadAllText(file), file).Documents).OfType<ProcessDocument>().Select(d => d.Process).ToList();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in processes)
        {
            hashes[child.Id] = await world.Runtime.PutAsync(DefinitionCodec.Serialize(child), default);
        }

        var process = Pinned(processes.Single(p => p.Id is "hotfix" or "system_release"), hashes);
        var start = new StartRelease
        {
            Self = address,
            RulesVersion = RulesVersion.Current,
            DefinitionHash = await world.Runtime.PutAsync(DefinitionCodec.Serialize(process), default),
            Facts = new ReleaseFacts { Id = address.ReleaseId, Name = address.ReleaseId, StartedAt = world.Time.Now, StartedBy = "user:rita", CreatedBy = "user:rita" },
            Inputs = InputResolver.Resolve(process, set: null, Values(inputs)).ToValues(),
            RootReleaseId = address.ReleaseId,
        };
        Assert.True(await world.Runtime.StartAsync(start, default));
    }

    private static ProcessDefinition Pinned(ProcessDefinition process, Dictionary<string, string> hashes) => process with
    {
        Phases = [.. process.Phases.Select(phase => phase with { Activities = [.. phase.Activities.Select(a => a.Process is { } child ? a with { Process = child with { DefinitionHash = hashes[child.Id] } } : a)] })],
    };

    // The server is stopped between the days, and does what is due when it is back.
    private static async Task ToAsync(World world, string instant, string path, string status)
    {
        world.Time.Advance(Instant(instant) - world.Time.Now);
        await world.ReopenAsync();
        await world.UntilAsync(e => e.Path == path && e.After == status, System);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Task ApproveAsync(World world, MachineAddress release, string path, string person, string group, params (string Name, object Value)[] fields) =>
        SendAsync(world, release, path, id => new DecideSignOff { SignalId = id, Actor = person, Groups = [group], Decision = SignOffDecision.Approve, Fields = Values(fields) });

    private static async Task SendAsync(World world, MachineAddress release, string path, Func<string, Signal> make)
    {
        var reply = await world.Runtime.SignalAsync(release.Node(path), make($"{release}{path}/{make(string.Empty).GetType().Name}"), World.Patience, default);
        Assert.True(reply?.Accepted, reply?.Message ?? "no answer");
    }

    private static async Task<string> StatusAsync(World world, MachineAddress node) =>
        await world.Runtime.GetAsync(new DocumentKey(Projections.Nodes(node.ReleaseId, 1), Projections.Row(node.Path)), default) is { } document
            ? ExecutionJson.Node(document.Body.Span).Status
            : "none";

    private static async Task<int> VerifiedAsync(World world, params MachineAddress[] trails)
    {
        foreach (var trail in trails)
        {
            var lines = await world.Runtime.ReadAsync(trail, 0, int.MaxValue, default);
            var (sequence, hash) = await world.Runtime.HeadAsync(trail, default);
            Assert.NotEmpty(lines);
            Assert.Equal(AuditDamage.None, AuditChain.Verify(trail.ToString(), lines.Select(l => new AuditRecord(l.Body.ToArray(), l.Hash)), new AuditHead(sequence, hash)).Damage);
        }

        return trails.Length;
    }

    private static ImmutableSortedDictionary<string, DataValue> Values(params (string Name, object Value)[] values) => values.ToImmutableSortedDictionary(
        v => v.Name, v => v.Value is bool flag ? DataValue.Of(flag) : DataValue.Of((string)v.Value), StringComparer.Ordinal);
}
