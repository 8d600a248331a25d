using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads the gates of a phase. A gate is a manual activity or a check; a check with a pipeline runs it every five minutes unless it says otherwise.</summary>
internal static class GateReader
{
    private static readonly TimeSpan DefaultEvery = TimeSpan.FromMinutes(5);

    /// <summary>The entry gates and the exit gates.</summary>
    public static (ImmutableArray<ActivityDefinition> Entry, ImmutableArray<ActivityDefinition> Exit) Read(MapReader phase) =>
        phase.Map("gates", PhaseKeys.Gates) is { } sides ? (Side(sides, "entry"), Side(sides, "exit")) : ([], []);

    private static ImmutableArray<ActivityDefinition> Side(MapReader sides, string key) => [.. sides.Maps(key, PhaseKeys.Gate).Select(Gate)];

    private static ActivityDefinition Gate(MapReader reader)
    {
        var id = reader.RequiredText("id");
        var gate = new ActivityDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Owners = reader.Texts("owners"),
            Type = reader.Has("check") ? ActivityType.Check : ActivityType.Manual,
            Condition = reader.Text("check"),
            Pipeline = PipelineReader.ReadAlone(reader),
            Every = reader.Duration("every"),
            Timeout = reader.Duration("timeout"),
            OnFailure = ActivityReader.ReadOnFailure(reader),
            Approval = ApprovalReader.Read(reader),
            Tasks = ManualReader.Tasks(reader),
            Fields = ManualReader.Fields(reader),
        };
        if (gate is { Type: ActivityType.Check, Pipeline: not null, Every: null })
        {
            gate = gate with { Every = DefaultEvery };
        }

        if (gate is { Type: ActivityType.Manual, Approval: null } && gate.Tasks.IsEmpty && gate.Fields.IsEmpty)
        {
            reader.Error(ProblemCodes.InvalidGate, reader.Source, reader.Path, "The gate has neither `approval` nor `check`.", "Add one of the two.");
        }

        return gate with { Tasks = ManualReader.Completed(gate) };
    }
}
