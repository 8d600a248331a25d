using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of scenarios.</summary>
internal static class ScenarioKeys
{
    public static readonly KeySet Scenario = new(
        "A scenario",
        "A test for a process, on a virtual clock: what the world does, and what must come of it.",
        [
            new("id=identifier", Id, "The id of the scenario.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it shows."),
            new("process", Id, "The process that is released; it stands among the documents given.") { IsRequired = true },
            new("input-set", Id, "The input set that the release starts with."),
            new("inputs", NamedValues, "Values of inputs: `name`, `phase.name`, `phase.activity.name`; they go before those of the input set."),
            new("start", new ValueShape.Text(TextForms.Start), "When the release starts; Monday 2025-01-06 at 09:00 UTC when left out."),
            new("started-by", Scalar, "Who starts it, such as `user:rita`; `user:starter` when left out."),
            new("script", new ValueShape.ListOf(new ValueShape.Keys(ScriptKeys.Line)), "What the outside world does."),
            new("default-result", Scalar, "What becomes of pipelines that the script does not name; `succeeded after 1m` when left out."),
            new("expect", new ValueShape.Keys(ExpectationKeys.Expectations), "What must come of it.") { IsRequired = true },
        ]);
}
