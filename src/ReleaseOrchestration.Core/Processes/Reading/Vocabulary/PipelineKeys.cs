using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of pipelines.</summary>
internal static class PipelineKeys
{
    /// <summary>The values of a pipeline as Harness writes them.</summary>
    public static readonly KeySet InputSet = new(
        "An input set of a pipeline",
        "Values for a pipeline.",
        [
            new("identifier", Anything, "Accepted and not used."),
            new("variables", NamedValues, "The values."),
        ]);

    public static readonly KeySet Pipeline = new(
        "A pipeline",
        "What an automated activity runs, and where.",
        [
            new("connector", Scalar, "The id of the connector; `default` when left out."),
            new("pipeline", Scalar, "The pipeline, as the connector names it, such as `org/project/pipeline`."),
            new("ref", Scalar, "The branch, tag or commit it runs on."),
            new("inputs", NamedValues, "The values it is given; a value may be an expression."),
            new("input-set", new ValueShape.Either(NamedValues, new ValueShape.Keys(InputSet)), "Another way to write `inputs`."),
        ]);

    /// <summary>A pipeline, or its name alone.</summary>
    public static readonly ValueShape Shape = new ValueShape.Either(new ValueShape.Keys(Pipeline), Scalar);

    public static readonly KeySet Data = new(
        "`data`",
        "Another way to write the pipeline of an activity.",
        [
            new("pipeline", Shape, "The pipeline."),
            new("inputs", NamedValues, "The values that the activity is given."),
        ]);

    public static readonly ValueShape DataShape = new ValueShape.Keys(Data);

    /// <summary>Gates are given no inputs, and an entry of the Activity Store declares its own.</summary>
    public static readonly KeySet DataOfPipeline = new(
        "`data` of a gate or an Activity Store entry",
        "Another way to write a pipeline.",
        [new("pipeline", Shape, "The pipeline; its values stand under its own `inputs`.")]);

    public static readonly ValueShape DataOfPipelineShape = new ValueShape.Keys(DataOfPipeline);
}
