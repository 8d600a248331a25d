namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>The nodes of a process by path.</summary>
internal sealed class ProducerIndex
{
    private readonly Dictionary<string, Producer> _producers = new(StringComparer.Ordinal);

    public ProducerIndex(ProcessDefinition process)
    {
        foreach (var phase in process.Phases)
        {
            Add(phase.Id, phase, activity: null);
            AddAll(phase, phase.Activities, string.Empty);
            AddAll(phase, phase.EntryGates, "@entry.");
            AddAll(phase, phase.ExitGates, "@exit.");
        }
    }

    public IEnumerable<string> Paths => _producers.Keys;

    public Producer? Find(string path) => _producers.GetValueOrDefault(path);

    private void AddAll(PhaseDefinition phase, IEnumerable<ActivityDefinition> activities, string prefix)
    {
        foreach (var activity in activities)
        {
            Add($"{phase.Id}.{prefix}{activity.Id}", phase, activity);
        }
    }

    private void Add(string path, PhaseDefinition phase, ActivityDefinition? activity) => _producers.TryAdd(path, new Producer(path, phase, activity));
}
