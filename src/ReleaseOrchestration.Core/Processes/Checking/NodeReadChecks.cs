using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Reads of outputs, statuses and outcomes: that their producer exists, declares them, has run by then, and cannot be missing.</summary>
internal sealed class NodeReadChecks(CheckContext context, ProcessDefinition process, ProcessGraph graph)
{
    private readonly ProducerIndex _producers = new(process);
    private readonly DependencyAdvice _advice = new(graph);

    public void Check(ReadPlace place, ReferenceUse use)
    {
        if (place.Scope.Moment == ReadMoment.Unknown)
        {
            return;
        }

        if (_producers.Find(use.Reference.Node) is not { } producer)
        {
            Error(place, use, ProblemCodes.UnknownNode, $"There is no `{use.Reference.Node}` in this process.", context.Suggest(use.Reference.Node, _producers.Paths, "Name a phase, or an activity as `<phase>.<activity>`."));
            return;
        }

        if (use.Reference.Kind == ReferenceKind.Output && !IsDeclared(producer, use.Reference.Name))
        {
            Error(place, use, ProblemCodes.UndeclaredOutput, $"`{producer.Path}` declares no output `{use.Reference.Name}`.", OutputFix(producer, use.Reference.Name));
        }
        else if (!IsBefore(producer, place.Scope) && (!graph.HasCycle || place.Scope.Moment == ReadMoment.ReleaseStart))
        {
            Error(place, use, ProblemCodes.ReadTooEarly, $"`{use.Reference}` is not there yet: {Waits(place.Scope)} not wait for `{producer.Path}`.", _advice.For(producer.Path, place.Scope));
        }
        else if (use.Reference.Kind != ReferenceKind.Status && !use.Guarded)
        {
            Unguarded(place, use, producer);
        }
    }

    private static string Waits(ReadScope scope) => scope.Name.Length == 0 ? "the start of the release does" : $"`{scope.Name}` does";

    private bool IsBefore(Producer producer, ReadScope scope) => scope.Moment switch
    {
        ReadMoment.ReleaseEnd => true,
        ReadMoment.Node when scope.At is { } at && graph.EndOf(producer.Path) is { } end => graph.IsBefore(end, at),
        _ => false,
    };

    private static bool IsDeclared(Producer producer, string name) => producer.Activity is { } activity
        ? activity.Use is { Linked: false } || activity.OutputNames.Contains(name)
        : producer.Phase.Outputs.ContainsKey(name);

    private string OutputFix(Producer producer, string name)
    {
        var declared = producer.Activity is { } activity ? activity.OutputNames : producer.Phase.Outputs.Keys;
        var source = producer.Activity?.Type switch
        {
            ActivityType.Automated => $"<+pipeline.outputs.{name}>",
            ActivityType.Subprocess => $"<+subprocess.outputs.{name}>",
            _ => "<+...>",
        };
        return context.Suggest(name, declared, $"Declare it there: `outputs: {{{name}: {source}}}`.");
    }

    // A status is always there once its node has ended; an output or an outcome is not when the node was skipped.
    private void Unguarded(ReadPlace place, ReferenceUse use, Producer producer)
    {
        var isOutside = place.Scope.Phase?.Id != producer.Phase.Id;
        var reason = producer switch
        {
            { Activity.If: not null } => $"`{producer.Path}` has an `if`",
            { Phase.If: not null } when isOutside => $"`{producer.Phase.Id}` has an `if`",
            _ when place.Scope.Activity is { RunOn: not RunOn.Success } => $"`{place.Scope.Name}` does not run on success alone",
            _ when isOutside && place.Scope.Phase is { RunOn: not RunOn.Success } phase => $"`{phase.Id}` does not run on success alone",
            _ => null,
        };
        if (reason is not null)
        {
            Error(place, use, ProblemCodes.UnguardedRead, $"`{use.Reference}` may be missing, because {reason}.", $"Write `default({use.Reference}, <a value>)`.");
        }
        else if (producer.IsUncertain(isOutside))
        {
            context.At(
                Severity.Warning, ProblemCodes.UncertainRead, place.Path, use.Offset, $"`{use.Reference}` is only there in some runs.", $"Write `default({use.Reference}, <a value>)`.");
        }
    }

    private void Error(ReadPlace place, ReferenceUse use, string code, string message, string fix) =>
        context.At(Severity.Error, code, place.Path, use.Offset, message, fix);
}
