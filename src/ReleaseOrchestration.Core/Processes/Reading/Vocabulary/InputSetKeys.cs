using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of input sets.</summary>
internal static class InputSetKeys
{
    public static readonly KeySet Global = new("`global`", "The values of the inputs of the process.", [new("with", NamedValues, "The values.")]);

    public static readonly KeySet Activity = new(
        "The values of an activity",
        "The values of the inputs of one activity.",
        [
            new("id=identifier", Scalar, "The activity.") { IsRequired = true },
            new("inputs=with", NamedValues, "The values."),
        ]);

    public static readonly KeySet Phase = new(
        "The values of a phase",
        "The values of the inputs of one phase and of its activities.",
        [
            new("id=identifier", Scalar, "The phase, where phases are a list."),
            new("inputs=with", NamedValues, "The values of the inputs of the phase."),
            new("activities", new ValueShape.Either(new ValueShape.MapOf(NamedValues), new ValueShape.ListOf(new ValueShape.Keys(Activity))), "The values of the inputs of its activities, by activity."),
        ]);

    public static readonly KeySet InputSet = new(
        "An input set",
        "Values for the inputs of a process, kept to be used by many releases.",
        [
            new("id=identifier", Id, "The id by which releases name the input set.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("process=process-ref", Id, "The process whose inputs these are.") { IsRequired = true },
            new("global", new ValueShape.Either(new ValueShape.Keys(Global), NamedValues), "The values of the inputs of the process, by name."),
            new(
                "phases",
                new ValueShape.Either(new ValueShape.MapOf(new ValueShape.Keys(Phase)), new ValueShape.ListOf(new ValueShape.Keys(Phase, Needs: "id"))),
                "The values of the inputs of phases and activities, by phase."),
            new("description", Anything, "What the values are for."),
        ]);
}
