using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

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
        var type = random.Next(9) switch { 0 or 1 => ActivityType.Manual, 2 or 3 => ActivityType.Wait, 4 => ActivityType.Subprocess, _ => ActivityType.Automated };
        return new ActivityDefinition
        {
            Id = id,
            Name = id,
            Type = type,
            DependsOn = [.. inside, .. outside],
            RunOn = random.Next(3) == 0 ? Any<RunOn>() : RunOn.Success,
            If = random.Next(8) switch { 0 => "1 == 2", 1 => "1 == 1", _ => null },
            OnFailure = Any<OnFailure>(),
            Lock = random.Next(5) == 0 ? "l" : null,
            Duration = type == ActivityType.Wait ? "1h" : null,
            Timeout = random.Next(6) == 0 ? TimeSpan.FromMinutes(20) : null,
            Retry = random.Next(3) == 0 ? new RetryDefinition { Attempts = 2, Backoff = TimeSpan.FromMinutes(1) } : null,
            Pipeline = type == ActivityType.Automated ? new PipelineDefinition { Connector = "c", Pipeline = id } : null,
            Process = type == ActivityType.Subprocess ? new ProcessReference { Id = "child", DefinitionHash = "child" } : null,
            Tasks = type == ActivityType.Manual ? [new TaskDefinition { Id = "t", Required = "true", Process = random.Next(2) == 0 ? new ProcessReference { Id = "child", DefinitionHash = "child" } : null }] : [],
        };
    }

    private ActivityDefinition Gate(string id) => new()
    {
        Id = id,
        Name = id,
        Type = ActivityType.Manual,
        Approval = new ApprovalDefinition
        {
            Approvers = ["user:ann", "user:bob"],
            Quorum = new QuorumDefinition { Kind = random.Next(2) == 0 ? QuorumKind.One : QuorumKind.All },
            Deadline = random.Next(3) == 0 ? TimeSpan.FromMinutes(30) : null,
            OnDeadline = Any<OnDeadline>(),
            OnReject = random.Next(3) switch { 0 => OnReject.Fail, 1 => OnReject.Skip, _ => OnReject.Continue },
        },
    };

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
