using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of processes.</summary>
internal static class ProcessKeys
{
    public static readonly KeySet Process = new(
        "A process",
        "What a team does to release: phases, what each waits for, and what is asked of whom.",
        [
            new("id=identifier", NodeId, "The id by which releases, input sets and subprocesses name the process.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What the process is for."),
            new("owners", Scalars, "Who looks after the process."),
            new("tags", Scalars, "Words to find it by."),
            new("inputs", InputKeys.Inputs, "What a release must or may be given, by name."),
            new("variables", NamedValues, "Global variables; a value may be an expression."),
            new("phases", new ValueShape.ListOf(new ValueShape.Keys(PhaseKeys.Item)), "The phases. Each starts the moment what it depends on has ended, whatever their order here.") { IsRequired = true },
            new("outputs", NamedValues, "What the release gives, by name; usually expressions."),
        ]);
}
