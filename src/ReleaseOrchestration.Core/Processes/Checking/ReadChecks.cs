using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Expressions: that they parse, and that everything they read exists.</summary>
internal sealed class ReadChecks(CheckContext context, ProcessDefinition process, ProcessGraph graph, ProcessTypes types, Usage usage)
{
    private static readonly string[] ReleaseFacts = ["id", "name", "version", "startedAt", "group", "startedBy"];

    private readonly NodeReadChecks _nodes = new(context, process, graph);
    private readonly TypeChecks _types = new(context, types);

    public void Check(ReadPlace place)
    {
        foreach (var use in context.IsFull ? [] : Parse(place))
        {
            usage.Note(use.Reference, place.Scope);
            Check(place, use);
        }
    }

    private ImmutableArray<ReferenceUse> Parse(ReadPlace place)
    {
        if (place.IsCondition)
        {
            var parse = Expression.Parse(place.Text);
            Report(place, parse.Problems);
            _types.Check(place, parse.Expression);
            return parse.Expression?.Uses ?? [];
        }

        var template = Template.Parse(place.Text);
        Report(place, template.Problems);
        _types.Check(place, template.Template);
        return template.Template?.Uses ?? [];
    }

    private void Report(ReadPlace place, ImmutableArray<ExpressionProblem> problems)
    {
        foreach (var problem in problems)
        {
            context.At(Severity.Error, problem.Code, place.Path, problem.Offset, problem.Message, problem.Fix);
        }
    }

    private void Check(ReadPlace place, ReferenceUse use)
    {
        var (scope, name) = (place.Scope, use.Reference.Name);
        switch (use.Reference.Kind)
        {
            case ReferenceKind.Output or ReferenceKind.Status or ReferenceKind.Outcome:
                _nodes.Check(place, use);
                break;
            case ReferenceKind.Variable:
                Known(place, use, ProblemCodes.UnknownVariable, "variable", Variables(scope), IsVariable(scope, name));
                break;
            case ReferenceKind.Release:
                Known(place, use, ProblemCodes.UnknownReleaseFact, "fact of a release", ReleaseFacts, ReleaseFacts.Contains(name, StringComparer.Ordinal));
                break;
            case ReferenceKind.PipelineOutput when !scope.HasPipelineOutputs:
                Misplaced(place, use, ProblemCodes.MisplacedPipelineOutput, $"No pipeline has run here, so there is no `pipeline.outputs.{name}`.", "Read it in `outputs` of the automated activity, and read that output here.");
                break;
            case ReferenceKind.SubprocessOutput when !scope.HasSubprocessOutputs:
                Misplaced(place, use, ProblemCodes.MisplacedSubprocessOutput, $"No subprocess has run here, so there is no `subprocess.outputs.{name}`.", "Read it in `outputs` of the subprocess activity, and read that output here.");
                break;
            case ReferenceKind.PipelineOutput or ReferenceKind.SubprocessOutput:
                break;
            case ReferenceKind.Event:
                Misplaced(place, use, ProblemCodes.MisplacedEvent, $"Only notification rules can read `{use.Reference}`.", "Read the status or the output of what comes before.");
                break;
            default:
                Input(place, use);
                break;
        }
    }

    private void Input(ReadPlace place, ReferenceUse use)
    {
        var (scope, name) = (place.Scope, use.Reference.Name);
        var isGlobal = process.Inputs.ContainsKey(name);
        switch (use.Reference.Kind)
        {
            case ReferenceKind.ActivityInput when !scope.HasActivityInputs:
                Misplaced(place, use, ProblemCodes.MisplacedInput, $"`{use.Reference}` can only be read inside an activity, and not by its own inputs.", "Read an input of the phase or the process.");
                break;
            case ReferenceKind.ActivityInput when scope.Activity is { Use: null or { Linked: true } } activity:
                Known(place, use, ProblemCodes.UnknownInput, "input of this activity", activity.Inputs.Keys.Concat(activity.DeclaredInputs.Keys), activity.Inputs.ContainsKey(name) || activity.DeclaredInputs.ContainsKey(name));
                break;
            case ReferenceKind.PhaseInput when scope.Phase is null && scope.Moment != ReadMoment.Unknown:
                Misplaced(place, use, ProblemCodes.MisplacedInput, $"`{use.Reference}` can only be read inside a phase.", "Read an input of the process: `inputs.<name>`.");
                break;
            case ReferenceKind.PhaseInput:
                Known(place, use, ProblemCodes.UnknownInput, "input of this phase", scope.Phase?.Inputs.Keys ?? [], scope.Phase?.Inputs.ContainsKey(name) == true);
                break;
            case ReferenceKind.GlobalInput:
                Known(place, use, ProblemCodes.UnknownInput, "input of the process", process.Inputs.Keys, isGlobal);
                break;
            case ReferenceKind.Input:
                Known(place, use, ProblemCodes.UnknownInput, "input", process.Inputs.Keys.Concat(scope.Phase?.Inputs.Keys ?? []), isGlobal || scope.Phase?.Inputs.ContainsKey(name) == true);
                break;
        }
    }

    // An Activity Store entry may be used by any process; what it reads of that is checked when it is linked.
    private void Known(ReadPlace place, ReferenceUse use, string code, string what, IEnumerable<string> names, bool isKnown)
    {
        var isForeign = place.Scope.Moment == ReadMoment.Unknown && use.Reference.Kind is not (ReferenceKind.ActivityInput or ReferenceKind.Release);
        if (isForeign || isKnown)
        {
            return;
        }

        var known = names.Distinct(StringComparer.Ordinal).Take(20).ToList();
        var fix = known.Count == 0 ? $"Declare `{use.Reference.Name}` first." : $"Known: {string.Join(", ", known)}.";
        context.At(Severity.Error, code, place.Path, use.Offset, $"There is no {what} `{use.Reference.Name}`.", context.Suggest(use.Reference.Name, names, fix));
    }

    private void Misplaced(ReadPlace place, ReferenceUse use, string code, string message, string fix) =>
        context.At(Severity.Error, code, place.Path, use.Offset, message, fix);

    private bool IsVariable(ReadScope scope, string name) =>
        process.Variables.ContainsKey(name) || scope.Phase?.Variables.ContainsKey(name) == true || scope.Activity?.Variables.ContainsKey(name) == true;

    private IEnumerable<string> Variables(ReadScope scope) =>
        process.Variables.Keys.Concat(scope.Phase?.Variables.Keys ?? []).Concat(scope.Activity?.Variables.Keys ?? []);
}
