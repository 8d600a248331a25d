using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Makes processes at random: any graph that the checker would let pass, with all the ways to fail.</summary>
internal sealed class RandomProcess(Random random)
{
    public ProcessDefinition Make()
    {
        var phases = new List<PhaseDefinition>();
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            phases.Add(Phase(i, phases));
        }

        return new ProcessDefinition { Id = "p", Phases = [.. phases] };
    }

    private PhaseDefinition Phase(int index, List<PhaseDefinition> before)
    {
        var id = $"p{index}";
        var activities = new List<ActivityDefinition>();
        var count = random.Next(0, 5);
        for (var i = 0; i < count; i++)
        {
            activities.Add(Activity($"a{i}", activities, before));
        }

        return new PhaseDefinition
        {
            Id = id,
            Name = id,
            DependsOn = [.. before.Where(_ => random.Next(3) == 0).Select(p => p.Id)],
            RunOn = Any<RunOn>(),
            NotBefore = random.Next(5) == 0 ? "2h" : null,
            EntryGates = random.Next(5) == 0 ? [Gate("go")] : [],
            ExitGates = random.Next(6) == 0 ? [Gate("out")] : [],
            Activities = [.. activities],
        };
    }

    private ActivityDefinition Activity(string id, List<ActivityDefinition> siblings, List<PhaseDefinition> before)
    {
        var inside = siblings.Where(_ => random.Next(3) == 0).Select(a => a.Id);
        var outside = before.SelectMany(p => p.Activities.Select(a => $"{p.Id}.{a.Id}")).Where(_ => random.Next(12) == 0);
        var type = random.Next(4) switch { 0 => ActivityType.Manual, 1 => ActivityType.Wait, _ => ActivityType.Automated };
        return new ActivityDefinition
        {
            Id = id,
            Name = id,
            Type = type,
            DependsOn = [.. inside, .. outside],
            RunOn = random.Next(3) == 0 ? Any<RunOn>() : RunOn.Success,
            OnFailure = Any<OnFailure>(),
            Lock = random.Next(5) == 0 ? "l" : null,
            Duration = type == ActivityType.Wait ? "1h" : null,
            Timeout = random.Next(6) == 0 ? TimeSpan.FromMinutes(20) : null,
            Retry = random.Next(3) == 0 ? new RetryDefinition { Attempts = 2, Backoff = TimeSpan.FromMinutes(1) } : null,
            Pipeline = type == ActivityType.Automated ? new PipelineDefinition { Connector = "c", Pipeline = id } : null,
            Tasks = type == ActivityType.Manual ? [new TaskDefinition { Id = "t", Required = "true" }] : [],
        };
    }

    private ActivityDefinition Gate(string id) => new()
    {
        Id = id,
        Name = id,
        Type = ActivityType.Manual,
        Approval = new ApprovalDefinition { Approvers = ["user:ann"], Quorum = new QuorumDefinition(), OnReject = random.Next(2) == 0 ? OnReject.Fail : OnReject.Skip },
    };

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
