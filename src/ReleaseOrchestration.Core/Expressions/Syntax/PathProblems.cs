namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal static class PathProblems
{
    public const string GateForm = "Write gate('<phase>.@entry.<gate>').outcome or gate('<phase>.@exit.<gate>').status.";

    private static readonly string[] Roots =
        ["inputs", "releaseInput", "activityInput", "variables", "release", "process", "phase", "gate", "pipeline", "subprocess", "event", "global", "true", "false", "null"];

    public static bool IsReserved(string id) => id is "output" or "outputs" or "status" or "outcome" or "activity" or "phase" or "global";

    /// <summary>Whether a text is <c>phase.@entry.id</c> or <c>phase.@exit.id</c>.</summary>
    public static bool IsGate(string path) =>
        path.Split('.') is [var phase, "@entry" or "@exit", var gate] && Names.IsId(phase) && Names.IsId(gate) && !IsReserved(phase);

    public static Reference? UnknownRoot(TokenReader reader, Token root)
    {
        reader.Report(ExpressionCodes.UnknownRoot, $"'{Conversion.Shorten(root.Value)}' is not known here.", root.Start, Fix(root.Value));
        return null;
    }

    private static string Fix(string name)
    {
        if (name.Contains('-', StringComparison.Ordinal))
        {
            return "A '-' between letters belongs to the name; write spaces around it to subtract.";
        }

        return Spelling.Nearest(name, Roots) is { } near
            ? $"Did you mean '{near}'?"
            : $"A text stands in quotes: '{Conversion.Shorten(name)}'. An input is inputs.{Conversion.Shorten(name)}, a variable variables.{Conversion.Shorten(name)}.";
    }
}
