using System.Text;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>How values read in texts and messages, and how large they are.</summary>
internal static class Conversion
{
    private const int MessageLength = 80;

    public static string Describe(DataValue value) => value.Kind switch
    {
        DataKind.Null => "null",
        DataKind.Boolean => "a boolean",
        DataKind.Number => "a number",
        DataKind.Text => "a text",
        DataKind.List => "a list",
        DataKind.Map => "a map",
        DataKind.Unknown => "unknown",
        _ => "a secret",
    };

    public static string Shorten(string text) => text.Length <= MessageLength ? text : string.Concat(text.AsSpan(0, MessageLength), "…");

    /// <summary>The value as it reads within a larger text; null and secrets have no such reading.</summary>
    public static Evaluation ToText(EvaluationContext context, Node node, DataValue value)
    {
        const string Taker = "a larger text";
        if (value.IsNull)
        {
            return context.Fail(ExpressionCodes.NullInText, $"{context.Describe(node)} is null within a larger text. Say what to write instead: default(…, '').", node);
        }

        if (Check(value) is { } code)
        {
            return code == ExpressionCodes.TooLarge ? context.TooLarge() : context.TooDeep();
        }

        if (FindUnknown(value) is { } unknown)
        {
            return Evaluation.Success(unknown);
        }

        return HoldsSecret(value) ? context.SecretUse(node, Taker) : context.Text(value.ToString());
    }

    /// <summary>The code of the limit that a value breaks, or null. Reads no more of it than the limits allow.</summary>
    public static string? Check(DataValue value)
    {
        var left = ExpressionLimits.TextBytes;
        return Measure(value, 0, ref left);
    }

    /// <summary>The bytes of a value that is within the limits.</summary>
    public static int Size(DataValue value)
    {
        var left = ExpressionLimits.TextBytes;
        Measure(value, 0, ref left);
        return ExpressionLimits.TextBytes - left;
    }

    /// <summary>Whether a value within the limits is a secret or holds one.</summary>
    public static bool HoldsSecret(DataValue value) => value.Kind switch
    {
        DataKind.Secret => true,
        DataKind.List => value.Items.Any(HoldsSecret),
        DataKind.Map => value.Entries.Any(entry => HoldsSecret(entry.Value)),
        _ => false,
    };

    /// <summary>The first unknown value that a value within the limits is or holds; null when all of it is known.</summary>
    public static DataValue? FindUnknown(DataValue value) => value.Kind switch
    {
        DataKind.Unknown => value,
        DataKind.List => value.Items.Select(FindUnknown).FirstOrDefault(found => found is not null),
        DataKind.Map => value.Entries.Values.Select(FindUnknown).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? Measure(DataValue value, int depth, ref int left)
    {
        if (depth >= ExpressionLimits.Depth)
        {
            return ExpressionCodes.ValueTooDeep;
        }

        left -= OwnSize(value);
        if (left < 0)
        {
            return ExpressionCodes.TooLarge;
        }

        return value.Kind switch
        {
            DataKind.List => MeasureList(value, depth, ref left),
            DataKind.Map => MeasureMap(value, depth, ref left),
            _ => null,
        };
    }

    private static int OwnSize(DataValue value) => value.Kind switch
    {
        DataKind.Text => Encoding.UTF8.GetByteCount(value.Text),
        DataKind.Secret => Encoding.UTF8.GetByteCount(value.SecretReference),
        DataKind.Null or DataKind.Boolean => 4,
        DataKind.Number => 8,
        _ => 2,
    };

    private static string? MeasureList(DataValue value, int depth, ref int left)
    {
        foreach (var item in value.Items)
        {
            if (Measure(item, depth + 1, ref left) is { } code)
            {
                return code;
            }
        }

        return null;
    }

    private static string? MeasureMap(DataValue value, int depth, ref int left)
    {
        foreach (var (key, entry) in value.Entries)
        {
            left -= Encoding.UTF8.GetByteCount(key);
            if (Measure(entry, depth + 1, ref left) is { } code)
            {
                return code;
            }
        }

        return null;
    }
}
