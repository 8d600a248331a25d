using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Fixes what a release runs, by content hash, as the start of a release does. The check of the scenario saw that processes do not start each other.</summary>
internal sealed class PinnedProcesses(ProcessIndex index)
{
    private readonly Dictionary<string, ProcessDefinition> _byHash = new(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ProcessDefinition> All => _byHash.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ProcessDefinition Get(string hash) => _byHash[hash];

    public string Pin(string processId)
    {
        var process = index.Process(processId) ?? throw new InvalidOperationException($"There is no process {processId}.");
        var pinned = process with { Phases = [.. process.Phases.Select(Pin)] };
        var hash = DefinitionCodec.Hash(DefinitionCodec.Serialize(pinned));
        _byHash[hash] = pinned;
        return hash;
    }

    private PhaseDefinition Pin(PhaseDefinition phase) => phase with
    {
        EntryGates = Pin(phase.EntryGates),
        Activities = Pin(phase.Activities),
        ExitGates = Pin(phase.ExitGates),
    };

    private ImmutableArray<ActivityDefinition> Pin(ImmutableArray<ActivityDefinition> activities) =>
    [
        .. activities.Select(activity => activity with
        {
            Process = Pin(activity.Process),
            Tasks = [.. activity.Tasks.Select(task => task with { Process = Pin(task.Process) })],
        }),
    ];

    private ProcessReference? Pin(ProcessReference? reference) => reference is null ? null : reference with { DefinitionHash = Pin(reference.Id) };
}
