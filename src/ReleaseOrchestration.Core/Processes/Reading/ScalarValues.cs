using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>What a single value means in YAML 1.2 (core schema) and JSON.</summary>
internal static partial class ScalarValues
{
    public static DataValue? Read(ScalarNode node)
    {
        if (!node.IsPlain)
        {
            return DataValue.Of(node.Text);
        }

        return node.Text switch
        {
            _ when node.IsNull => DataValue.Null,
            "true" or "True" or "TRUE" => DataValue.True,
            "false" or "False" or "FALSE" => DataValue.False,
            _ when DecimalNumber().IsMatch(node.Text) => ReadDecimal(node.Text),
            _ when PrefixedNumber().IsMatch(node.Text) => ReadPrefixed(node.Text),
            _ => DataValue.Of(node.Text),
        };
    }

    // A decimal silently rounds what has too many digits; a number that would change is refused instead.
    private static DataValue? ReadDecimal(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var digits = text.TrimStart('+', '-').Split('e', 'E')[0].Replace(".", string.Empty, StringComparison.Ordinal).Trim('0');
        return digits.Length <= 28 && (number != 0 || digits.Length == 0) ? DataValue.Of(number) : null;
    }

    private static DataValue? ReadPrefixed(string text)
    {
        var digits = text.AsSpan(2);
        if (text[1] == 'x')
        {
            return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? DataValue.Of(hex) : null;
        }

        return digits.Length > 20 ? null : DataValue.Of(digits.ToArray().Aggregate(0m, (sum, digit) => (sum * 8) + (digit - '0')));
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^(0x[0-9a-fA-F]+|0o[0-7]+)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PrefixedNumber();
}
