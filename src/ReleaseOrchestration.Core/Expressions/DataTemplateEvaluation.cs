using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>One evaluation of a <see cref="DataTemplate"/>; parts without expressions are kept as they are, not copied.</summary>
internal sealed class DataTemplateEvaluation(IExpressionScope scope)
{
    private int _bytes;

    public Evaluation Evaluate(DataValue raw, string path, int depth)
    {
        if (depth > ExpressionLimits.Depth)
        {
            return Failed(path, new ExpressionFailure(ExpressionCodes.ValueTooDeep, $"The value is nested more than {ExpressionLimits.Depth} deep."));
        }

        return raw.Kind switch
        {
            DataKind.List => EvaluateList(raw, path, depth),
            DataKind.Map => EvaluateMap(raw, path, depth),
            DataKind.Text when Template.MayHoldExpressions(raw.Text) => EvaluateText(raw.Text, path),
            _ => Evaluation.Success(raw),
        };
    }

    private Evaluation EvaluateList(DataValue raw, string path, int depth)
    {
        ImmutableArray<DataValue>.Builder? changed = null;
        for (var i = 0; i < raw.Items.Length; i++)
        {
            var item = Evaluate(raw.Items[i], DataPath.Item(path, i), depth + 1);
            if (!item.Succeeded)
            {
                return item;
            }

            if (!ReferenceEquals(item.Value, raw.Items[i]))
            {
                changed ??= raw.Items.ToBuilder();
                changed[i] = item.Value;
            }
        }

        return Evaluation.Success(changed is null ? raw : DataValue.Of(changed.MoveToImmutable()));
    }

    private Evaluation EvaluateMap(DataValue raw, string path, int depth)
    {
        ImmutableSortedDictionary<string, DataValue>.Builder? changed = null;
        foreach (var (key, value) in raw.Entries)
        {
            var entry = Evaluate(value, DataPath.Entry(path, key), depth + 1);
            if (!entry.Succeeded)
            {
                return entry;
            }

            if (!ReferenceEquals(entry.Value, value))
            {
                changed ??= raw.Entries.ToBuilder();
                changed[key] = entry.Value;
            }
        }

        return Evaluation.Success(changed is null ? raw : DataValue.Of(changed));
    }

    private Evaluation EvaluateText(string text, string path)
    {
        var parse = Template.Parse(text);
        if (!parse.Succeeded)
        {
            return Failed(path, new ExpressionFailure(parse.Problems[0].Code, parse.Problems[0].Message));
        }

        var result = parse.Template.Evaluate(scope);
        if (!result.Succeeded)
        {
            return Failed(path, result.Failure);
        }

        _bytes += Conversion.Size(result.Value);
        return _bytes <= ExpressionLimits.DataBytes
            ? result
            : Failed(path, new ExpressionFailure(ExpressionCodes.TooLarge, "The values of all expressions together are longer than 1 MiB of text."));
    }

    private static Evaluation Failed(string path, ExpressionFailure failure) =>
        Evaluation.Failed(path.Length == 0 ? failure : failure with { Message = $"{path}: {failure.Message}" });
}
