using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of phases and their gates.</summary>
internal static class PhaseKeys
{
    public static readonly KeySet Gate = new(
        "A gate",
        "A decision or a check before a phase starts or ends.",
        [
            new("id=identifier", NodeId, "The id of the gate; its path is `phase.@entry.id` or `phase.@exit.id`.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it is for."),
            new("owners", Scalars, "Who looks after it."),
            new("check=condition", Scalar, "A condition that must hold; it is evaluated again whenever what it reads changes."),
            new("pipeline", PipelineKeys.Shape, "A pipeline that supplies `pipeline.outputs` to the check."),
            new("data", PipelineKeys.DataOfPipelineShape, "Another way to write the pipeline; prefer `pipeline`."),
            new("every", Duration, "How often the pipeline runs; `5m` when left out."),
            new("timeout", Duration, "After how long a check that does not hold fails."),
            new("on-failure", new ValueShape.Choice(Words.Failures), "What happens when it fails: `hold` (default) asks somebody, `fail` fails, `ignore` goes on."),
            new("tasks", ManualKeys.Tasks, "What people have to do."),
            new("approval", ApprovalKeys.Shape, "Who decides, and how."),
            new("fields", ManualKeys.Fields, "What people fill in."),
            .. ApprovalKeys.OnActivity,
        ]);

    public static readonly KeySet Gates = new(
        "`gates`",
        "The gates of a phase.",
        [
            new("entry", new ValueShape.ListOf(new ValueShape.Keys(Gate)), "What must be decided or hold before the phase starts."),
            new("exit", new ValueShape.ListOf(new ValueShape.Keys(Gate)), "What must be decided or hold before the phase ends."),
        ]);

    public static readonly KeySet Phase = new(
        "A phase",
        "A part of a process: activities that belong together.",
        [
            new("id=identifier", NodeId, "The id of the phase, unique in its process.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What the phase is for."),
            new("owners", Scalars, "Who looks after it."),
            new("depends-on", Scalars, "The phases that must have ended before this one starts."),
            new("if=when,if-condition", Scalar, "A condition, evaluated once; the phase is skipped when it is false."),
            new("run-on", new ValueShape.Choice(Words.RunOns), "Whether it runs when all went well (`success`, default), when something failed, or always."),
            new("not-before", Moment, "It does not start earlier: an offset from the start of the release, an instant, or an expression."),
            new("window", TimingKeys.WindowShape, "The days and the hours in which it may start."),
            new("due", Moment, "When it should have ended; shown and reminded of, never enforced by itself."),
            new("environment", Scalar, "The environment it touches, for freezes and overlaps."),
            new("services", Scalars, "The services it touches; an expression may give the list."),
            new("inputs", InputKeys.Inputs, "What the phase must or may be given, by name."),
            new("variables", NamedValues, "Variables of the phase; a value may be an expression."),
            new("gates", new ValueShape.Keys(Gates), "What must be decided or hold before it starts (`entry`) and before it ends (`exit`)."),
            new("activities", ActivityKeys.Activities, "The activities; each starts the moment what it depends on has ended."),
            new("outputs", NamedValues, "What the phase gives, by name; usually expressions."),
        ]);

    public static readonly KeySet Item = new(
        "An element of `phases`",
        "One phase of the process.",
        [new("phase", new ValueShape.Keys(Phase), "The phase.") { IsRequired = true }]);
}
