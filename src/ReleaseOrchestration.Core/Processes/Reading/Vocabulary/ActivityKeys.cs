using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of activities and of Activity Store entries.</summary>
internal static class ActivityKeys
{
    private static readonly KeyDeclaration LocalId = new("id=identifier", NodeId, "The id of the activity, unique in its phase.");

    private static readonly KeyDeclaration Type = new(
        "type", new ValueShape.Choice(Words.ActivityTypes), "What carries it out: a pipeline (`automated`), people (`manual`), another process (`subprocess`), or time (`wait`).");

    private static readonly KeyDeclaration Data = new("data", PipelineKeys.DataShape, "Another way to write the pipeline and its inputs; prefer `pipeline` and `inputs`.");

    /// <summary>What an activity of a phase and an entry of the store have in common.</summary>
    private static readonly KeyDeclaration[] Common =
    [
        new("name", Scalar, "The name that people see; the id when left out."),
        new("description", Scalar, "What it is for."),
        new("owners", Scalars, "Who looks after it."),
        new("variables", NamedValues, "Variables of the activity; a value may be an expression."),
        new("outputs", NamedValues, "What it gives, by name; of an automated activity usually `<+pipeline.outputs.name>`."),
        new("timeout", Duration, "How long one attempt may run."),
        new("retry", TimingKeys.RetryShape, "How a failed attempt is tried again before anyone is asked."),
        new("environment", Scalar, "The environment it touches, for freezes; that of its phase when left out."),
        new("services", Scalars, "The services it touches; an expression may give the list."),
        new("lock", Scalar, "A name; at most one activity in the whole system holds it at a time."),
    ];

    /// <summary>What an activity has because it stands in a phase.</summary>
    private static readonly KeyDeclaration[] InPhase =
    [
        new("depends-on", Scalars, "What must have ended before it starts: an activity of this phase (`build`), or of another (`qa.sign_off`)."),
        new("if=when,if-condition", Scalar, "A condition, evaluated once; the activity is skipped when it is false."),
        new("run-on", new ValueShape.Choice(Words.RunOns), "Whether it runs when all went well (`success`, default), when something failed, or always."),
        new("inputs", NamedValues, "The values it is given; a value may be an expression."),
        new("on-failure", new ValueShape.Choice(Words.Failures), "What happens when it fails: `hold` (default) asks somebody, `fail` fails, `ignore` goes on."),
    ];

    /// <summary>What only some types have.</summary>
    private static readonly KeyDeclaration[] OfSomeTypes =
    [
        new("pipeline", PipelineKeys.Shape, "The pipeline that an automated activity runs."),
        new("tasks", ManualKeys.Tasks, "What people have to do in a manual activity."),
        new("approval", ApprovalKeys.Shape, "Who decides in a manual activity, and how."),
        new("fields", ManualKeys.Fields, "What people fill in in a manual activity."),
        new("process", Reference, "The process that a subprocess activity runs: `id` or `id@version`."),
        new("duration=expected-duration", new ValueShape.Text(TextForms.Length), "How long a wait takes; how long an automated activity usually takes, for plans."),
        new("until", new ValueShape.Text(TextForms.Until), "When a wait ends."),
        .. ApprovalKeys.OnActivity,
    ];

    public static readonly KeySet Inline = new(
        "An activity", "An activity that is written where it stands.", [LocalId with { IsRequired = true }, Type, .. Common, .. InPhase, Data, .. OfSomeTypes]);

    public static readonly KeySet Use = new(
        "A reference to the Activity Store",
        "An activity that the Activity Store has, under an id of this phase.",
        [
            new("activity", new ValueShape.Text(TextForms.EntryReference), "The entry of the Activity Store: `id` or `id@version`.") { IsRequired = true },
            LocalId with { Description = "The id of the activity in this phase; that of the entry when left out." },
            .. Common,
            .. InPhase,
            new("pipeline", PipelineKeys.Shape, "What differs from the pipeline of the entry."),
            Data,
        ]);

    public static readonly KeySet Item = new(
        "An element of `activities`",
        "One activity of the phase, written where it stands.",
        [new("activity", new ValueShape.Keys(Inline), "The activity, or the id of an entry of the Activity Store.") { IsRequired = true }]);

    /// <summary>The list under a phase, whose elements have three shapes: inline, by reference, bare.</summary>
    public static readonly ValueShape Activities = new ValueShape.ListOf(new ValueShape.Either(new ValueShape.Keys(Item), new ValueShape.Keys(Use)));

    public static readonly KeySet StoreEntry = new(
        "An Activity Store entry",
        "An activity that many processes use. Saving makes a new version.",
        [
            new("id=identifier", NodeId, "The id by which processes name the entry.") { IsRequired = true },
            new("version", Integer, "Its version, from 1; the store counts it when left out."),
            Type,
            .. Common,
            new("inputs", InputKeys.Inputs, "What it must or may be given, by name."),
            new("data", PipelineKeys.DataOfPipelineShape, "Another way to write the pipeline; prefer `pipeline`."),
            .. OfSomeTypes,
            new("tags", Scalars, "Words to find it by."),
        ]);
}
