using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>A value in which any text, at any depth of lists and maps, may hold expressions. The keys of maps are never expressions.</summary>
public static class DataTemplate
{
    /// <summary>The value with every expression replaced by its value, or the first failure.</summary>
    public static Evaluation Evaluate(DataValue raw, IExpressionScope scope) => new DataTemplateEvaluation(scope).Evaluate(raw, string.Empty, 0);

    /// <summary>What it reads, each once, in the order of the texts.</summary>
    public static ImmutableArray<Reference> References(DataValue raw) => ReferenceUses.Distinct(Uses(raw));

    /// <summary>Every place where it reads something; offsets count from the start of the text that holds the place.</summary>
    public static ImmutableArray<ReferenceUse> Uses(DataValue raw)
    {
        var uses = ImmutableArray.CreateBuilder<ReferenceUse>();
        Visit(raw, string.Empty, 0, (_, parse) => uses.AddRange(parse.Template?.Uses ?? []), static (_, _) => { });
        return uses.ToImmutable();
    }

    /// <summary>Every problem, with the path of its text within the value (<c>services[2].name</c>; empty for the value itself).</summary>
    public static ImmutableArray<(string Path, ExpressionProblem Problem)> Problems(DataValue raw)
    {
        var problems = ImmutableArray.CreateBuilder<(string Path, ExpressionProblem Problem)>();
        Visit(
            raw,
            string.Empty,
            0,
            (path, parse) => problems.AddRange(parse.Problems.Select(problem => (path, problem))),
            (path, problem) => problems.Add((path, problem)));
        return problems.ToImmutable();
    }

    private static void Visit(DataValue raw, string path, int depth, Action<string, TemplateParse> text, Action<string, ExpressionProblem> problem)
    {
        if (depth > ExpressionLimits.Depth)
        {
            problem(path, new ExpressionProblem(ExpressionCodes.TooDeep, $"The value is nested more than {ExpressionLimits.Depth} deep.", 0, "Flatten it."));
        }
        else if (raw.Kind == DataKind.List)
        {
            for (var i = 0; i < raw.Items.Length; i++)
            {
                Visit(raw.Items[i], DataPath.Item(path, i), depth + 1, text, problem);
            }
        }
        else if (raw.Kind == DataKind.Map)
        {
            foreach (var (key, entry) in raw.Entries)
            {
                Visit(entry, DataPath.Entry(path, key), depth + 1, text, problem);
            }
        }
        else if (raw.Kind == DataKind.Text && Template.MayHoldExpressions(raw.Text))
        {
            text(path, Template.Parse(raw.Text));
        }
    }
}
