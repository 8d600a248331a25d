using System.Globalization;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What expressions see of a slice.</summary>
internal sealed class SliceScope(ContextSlice slice) : IExpressionScope
{
    public Lookup Find(Reference reference) => reference.Kind switch
    {
        ReferenceKind.Input => Input(reference.Name),
        ReferenceKind.GlobalInput => slice.GlobalInputs.TryGetValue(reference.Name, out var v) ? Lookup.Found(v) : NoInput(reference.Name),
        ReferenceKind.PhaseInput => slice.PhaseInputs.TryGetValue(reference.Name, out var v) ? Lookup.Found(v) : NoInput(reference.Name),
        ReferenceKind.ActivityInput => slice.ActivityInputs.TryGetValue(reference.Name, out var v) ? Lookup.Found(v) : NoInput(reference.Name),
        ReferenceKind.Variable => slice.Variables.TryGetValue(reference.Name, out var v) ? Lookup.Found(v) : Lookup.Missing($"there is no variable '{reference.Name}' here"),
        ReferenceKind.Release => ReleaseFact(reference.Name),
        ReferenceKind.PipelineOutput => Reported(slice.PipelineOutputs, reference.Name, "the pipeline"),
        ReferenceKind.SubprocessOutput => Reported(slice.SubprocessOutputs, reference.Name, "the subprocess"),
        ReferenceKind.Event => Lookup.Missing("only notification rules can read 'event'"),
        _ => NodeFact(reference),
    };

    private static Lookup NoInput(string name) => Lookup.Missing($"the input '{name}' was not given and has no default");

    private static Lookup Reported(DataValue? outputs, string name, string who)
    {
        if (outputs is null)
        {
            return Lookup.Missing($"{who} has not ended");
        }

        return outputs.Find(name) is { } value ? Lookup.Found(value) : Lookup.Missing($"{who} reported no output '{name}'");
    }

    private Lookup Input(string name)
    {
        if (slice.ActivityInputs.TryGetValue(name, out var value)
            || slice.PhaseInputs.TryGetValue(name, out value)
            || slice.GlobalInputs.TryGetValue(name, out value))
        {
            return Lookup.Found(value);
        }

        return NoInput(name);
    }

    private Lookup ReleaseFact(string name) => name switch
    {
        "id" => Lookup.Found(DataValue.Of(slice.Release.Id)),
        "name" => Lookup.Found(DataValue.Of(slice.Release.Name)),
        "version" => Lookup.Found(DataValue.Of(slice.Release.Version)),
        "group" => Lookup.Found(DataValue.Of(slice.Release.Group)),
        "startedBy" => Lookup.Found(DataValue.Of(slice.Release.StartedBy)),
        "startedAt" => Lookup.Found(DataValue.Of(slice.Release.StartedAt.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture))),
        _ => Lookup.Missing($"a release has no '{name}'"),
    };

    private Lookup NodeFact(Reference reference)
    {
        if (!slice.Facts.TryGetValue(reference.Node, out var fact))
        {
            return Lookup.Missing($"'{reference.Node}' has not ended");
        }

        return reference.Kind switch
        {
            ReferenceKind.Status => Lookup.Found(DataValue.Of(fact.Status)),
            ReferenceKind.Outcome => Lookup.Found(DataValue.Of(fact.Outcome)),
            _ when fact.Outputs.TryGetValue(reference.Name, out var value) => Lookup.Found(value),
            _ => Lookup.Missing($"'{reference.Node}' ended {fact.Status} without an output '{reference.Name}'"),
        };
    }
}
