using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of the lines of a script.</summary>
internal static class ScriptKeys
{
    public static readonly KeySet Line = new(
        "A line of a script",
        "One thing that the outside world does: what becomes of a pipeline (`on`), or what somebody does `at` a time.",
        [
            new("id=identifier", Scalar, "A name by which `expect.refused` may call the line."),
            new("at", new ValueShape.Text(TextForms.ScriptMoment), "When somebody does it."),
            new("on", Scalar, "The automated activity whose pipeline ends as the line says."),
            new("attempt", Integer, "The attempt that it is about."),
            new("run", Integer, "The run of the release in which the pipeline ends so; every run when left out."),
            new("after", Duration, "How long after its start the pipeline ends; at once when left out."),
            new("result", new ValueShape.Choice(Words.PipelineResults), "How the pipeline ends; `succeeded` when left out."),
            new("error", Scalar, "What a pipeline that ends badly says."),
            new("outputs", NamedValues, "The outputs of the pipeline, or those in place of an ignored activity's."),
            new("sign-off", Scalar, "The activity whose approval is decided."),
            new("gate", Scalar, "The gate whose approval is decided, such as `production.@entry.go`."),
            new("decision", new ValueShape.Choice(Words.Decisions), "What is decided."),
            new("task", Scalar, "The task whose status changes: `phase.activity/task`."),
            new("status", new ValueShape.Choice(Words.TaskStates), "The new status of the task."),
            new("fields", new ValueShape.Either(NamedValues, Scalar), "Values told with a decision; or the activity whose fields are filled in with `values`."),
            new("values", NamedValues, "The values of the fields."),
            new("remediate", Scalar, "The activity on hold that somebody decides about."),
            new("action", new ValueShape.Choice(Words.Remediations), "What is decided about it."),
            new("inputs", NamedValues, "Inputs that change for a retry, or those of a subprocess that is started."),
            new("process", Reference, "A process that runs before a retry: `id` or `id@version`."),
            new("process-inputs", NamedValues, "The inputs of that process."),
            new("start-subprocess", Scalar, "The task whose process is started: `phase.activity/task`."),
            new("skip", Scalar, "The node that is skipped before it starts."),
            new("end-wait", Scalar, "The wait that is ended early."),
            new("delegate", Scalar, "The activity or gate on which somebody lets another person decide."),
            new("seat", Scalar, "The seat that an operator gives to somebody else; left out when an approver passes their own vote on."),
            new("release", new ValueShape.Choice(Words.ReleaseActions), "What is done to the release."),
            new("by", Scalar, "Who does it, such as `user:alice`."),
            new("groups", Scalars, "The groups that the person is in."),
            new("comment", Scalar, "What the person says about it."),
            new("reason", Scalar, "Why it is done."),
            new("from", Scalar, "The phase or activity from which a restart runs everything again."),
            new("to", Scalar, "To whom something is delegated."),
            new("freeze", new ValueShape.Either(new ValueShape.Keys(FreezeKeys.Freeze), Scalar), "A freeze that is set from then on; or the id of one of the documents given, which is in force again."),
            new("end-freeze", Scalar, "The freeze that is ended before its time."),
            new("break-glass", Scalar, "The freeze that is to be broken for the release; the second person who asks for it confirms it."),
            new("expires", new ValueShape.Text(TextForms.ScriptMoment), "When the freeze holds the release again: an offset from the line, or an instant."),
        ]);
}
