using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of what a scenario expects.</summary>
internal static class ExpectationKeys
{
    private static readonly ValueShape Moment = new ValueShape.Text(TextForms.ScriptMoment);

    public static readonly KeySet Refusal = new(
        "An expected refusal",
        "A line of the script that must be refused.",
        [
            new("at", Moment, "When the line is."),
            new("id=identifier", Scalar, "The id of the line, instead of `at`."),
            new("code", Integer, "The status of the refusal: 403, 404, 409 or 422.") { IsRequired = true },
        ]);

    private static readonly KeyDeclaration[] OfEachRun =
        [
            new("release", new ValueShape.Choice(Words.ReleaseStatuses), "The status of the release."),
            new("statuses", new ValueShape.MapOf(new ValueShape.Choice(Words.NodeStatuses)), "The statuses of nodes, by path."),
            new("order", Scalars, "What started after something else had ended: `a < b`, or `a < b < c`."),
            new("overlap", new ValueShape.ListOf(new ValueShape.ListOf(Scalar)), "Nodes that ran at the same time."),
            new("started", new ValueShape.MapOf(Moment), "When nodes started, by path."),
            new("never-started", Scalars, "Nodes that never started."),
            new("attempts", new ValueShape.MapOf(Integer), "How many attempts activities had, by path."),
            new("inputs", new ValueShape.MapOf(NamedValues), "Values that the last attempts of activities were given, by path."),
            new("outputs", NamedValues, "Outputs of the release."),
        ];

    public static readonly KeySet LaterRun = new(
        "What a scenario expects of a later run",
        "What must be true of a run that a restart began.",
        [
            new("run", Integer, "The number of the run: 2 after the first restart.") { IsRequired = true },
            .. OfEachRun,
            new("carried", Scalars, "Nodes that stay as they ended in an earlier run."),
        ]);

    public static readonly KeySet Expectations = new(
        "What a scenario expects",
        "What must be true when nothing more is due; of the first run, where the release is restarted.",
        [
            .. OfEachRun,
            new("refused", new ValueShape.ListOf(new ValueShape.Keys(Refusal)), "The lines of the script that are refused: exactly these; none when left out."),
            new("runs", new ValueShape.ListOf(new ValueShape.Keys(LaterRun)), "What is expected of later runs of the release."),
        ]);
}
