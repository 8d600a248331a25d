using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Fixes what a release runs: store references replaced, versions resolved, child processes stored by their content hash.</summary>
/// <param name="store">Definitions.</param>
/// <param name="blobs">Where pinned definitions are kept.</param>
/// <param name="limits">What the shell can carry; null where it carries everything.</param>
public sealed class ProcessPinning(DefinitionStore store, IBlobStore blobs, ExecutionLimits? limits = null)
{
    /// <summary>Pins a process.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="version">Its version; the newest when none is given.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<PinnedProcess>> PinAsync(string processId, int? version, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(DefinitionKind.Process, processId, version, cancellationToken) is not { } record)
        {
            var name = version is { } number ? $"{processId}@{number}" : processId;
            return new ApplicationError(ErrorCodes.UnknownProcess, 422, $"There is no process `{name}`. Apply it first, or choose another.");
        }

        var catalog = new DefinitionCatalog(store, []);
        var process = DefinitionCodec.Deserialize((await store.BodyAsync(record, cancellationToken)).Span);
        var linked = await catalog.LinkAsync(process, SourceMap.Empty, cancellationToken);
        var problems = await ProblemsAsync(catalog, linked, cancellationToken);
        if (problems.Any(p => p.Severity == Severity.Error))
        {
            return new ApplicationError(ErrorCodes.ProcessNotRunnable, 422, $"The process `{processId}` cannot run as it is; mend it and apply it again.") { Problems = problems };
        }

        var pinned = await PinChildrenAsync(catalog, linked.Process, cancellationToken);
        var body = DefinitionCodec.Serialize(pinned);
        if (await TooLargeAsync(pinned, body.Length, cancellationToken) is { } tooLarge)
        {
            return tooLarge;
        }

        return new PinnedProcess(pinned, await blobs.PutAsync(body, cancellationToken), record.Version, await UsesAsync(pinned, cancellationToken));
    }

    private static async Task<ImmutableArray<Problem>> ProblemsAsync(DefinitionCatalog catalog, LinkResult linked, CancellationToken cancellationToken) =>
    [
        .. linked.Problems,
        .. ProcessChecker.Check(linked.Process, SourceMap.Empty),
        .. await new SubprocessCheck(catalog).CheckAsync(linked.Process, SourceMap.Empty, cancellationToken),
    ];

    private async Task<ApplicationError?> TooLargeAsync(ProcessDefinition pinned, int size, CancellationToken cancellationToken)
    {
        if (limits is null)
        {
            return null;
        }

        if (size > limits.LargestDefinition)
        {
            return new ApplicationError(
                ErrorCodes.ProcessTooLarge,
                422,
                $"The process `{pinned.Id}` has {size} bytes as it is run, and this host can run {limits.LargestDefinition}; move phases of it into processes of their own, and start them as subprocesses.");
        }

        foreach (var hash in Children(pinned))
        {
            var child = await ChildAsync(hash, cancellationToken);
            if (await TooLargeAsync(DefinitionCodec.Deserialize(child.Span), child.Length, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static IEnumerable<string> Children(ProcessDefinition pinned) =>
        SubprocessReference.In(pinned).Select(place => place.Reference.DefinitionHash).OfType<string>().Distinct();

    private async Task<ReadOnlyMemory<byte>> ChildAsync(string hash, CancellationToken cancellationToken) =>
        await blobs.GetAsync(hash, cancellationToken) ?? throw new InvalidOperationException($"The blob {hash} of a child process vanished while it was pinned.");

    private async Task<ImmutableArray<DefinitionReference>> UsesAsync(ProcessDefinition pinned, CancellationToken cancellationToken)
    {
        var uses = DefinitionReferences.Of(pinned).ToHashSet();
        foreach (var hash in Children(pinned))
        {
            uses.UnionWith(await UsesAsync(DefinitionCodec.Deserialize((await ChildAsync(hash, cancellationToken)).Span), cancellationToken));
        }

        return [.. uses];
    }

    // The check before saw that references neither lead back nor go too deep.
    private async Task<ProcessDefinition> PinChildrenAsync(DefinitionCatalog catalog, ProcessDefinition process, CancellationToken cancellationToken)
    {
        var phases = ImmutableArray.CreateBuilder<PhaseDefinition>(process.Phases.Length);
        foreach (var phase in process.Phases)
        {
            phases.Add(phase with
            {
                EntryGates = await PinAllAsync(catalog, phase.EntryGates, cancellationToken),
                Activities = await PinAllAsync(catalog, phase.Activities, cancellationToken),
                ExitGates = await PinAllAsync(catalog, phase.ExitGates, cancellationToken),
            });
        }

        return process with { Phases = phases.ToImmutable() };
    }

    private async Task<ImmutableArray<ActivityDefinition>> PinAllAsync(
        DefinitionCatalog catalog, ImmutableArray<ActivityDefinition> activities, CancellationToken cancellationToken)
    {
        var pinned = ImmutableArray.CreateBuilder<ActivityDefinition>(activities.Length);
        foreach (var activity in activities)
        {
            var tasks = ImmutableArray.CreateBuilder<TaskDefinition>(activity.Tasks.Length);
            foreach (var task in activity.Tasks)
            {
                tasks.Add(task with { Process = await PinChildAsync(catalog, task.Process, cancellationToken) });
            }

            pinned.Add(activity with { Process = await PinChildAsync(catalog, activity.Process, cancellationToken), Tasks = tasks.ToImmutable() });
        }

        return pinned.ToImmutable();
    }

    private async Task<ProcessReference?> PinChildAsync(DefinitionCatalog catalog, ProcessReference? reference, CancellationToken cancellationToken)
    {
        if (reference is null)
        {
            return null;
        }

        var child = await catalog.ProcessAsync(reference.Id, reference.Version, cancellationToken)
            ?? throw new InvalidOperationException($"The process {reference.Id} vanished while it was pinned.");
        var linked = await catalog.LinkAsync(child, SourceMap.Empty, cancellationToken);
        var record = await store.FindAsync(DefinitionKind.Process, reference.Id, reference.Version, cancellationToken);
        var pinned = await PinChildrenAsync(catalog, linked.Process, cancellationToken);
        var hash = await blobs.PutAsync(DefinitionCodec.Serialize(pinned), cancellationToken);
        return reference with { Version = record?.Version ?? reference.Version, DefinitionHash = hash };
    }
}
