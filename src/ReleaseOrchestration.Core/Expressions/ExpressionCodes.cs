namespace ReleaseOrchestration.Core.Expressions;

/// <summary>The stable codes of what can be wrong with an expression: <c>RO12xx</c> before anything runs, <c>RO22xx</c> when it is evaluated.</summary>
public static class ExpressionCodes
{
    /// <summary>The text is longer than 16 KiB.</summary>
    public const string TooLong = "RO1201";

    /// <summary>Something stands where the grammar has no place for it.</summary>
    public const string Syntax = "RO1202";

    /// <summary>A bracket, a delimiter or a quoted text is not closed.</summary>
    public const string Unclosed = "RO1203";

    /// <summary>A name that starts no path.</summary>
    public const string UnknownRoot = "RO1204";

    /// <summary>A path that ends too early, or goes where nothing can be read.</summary>
    public const string InvalidPath = "RO1205";

    /// <summary>A function or method that does not exist.</summary>
    public const string UnknownFunction = "RO1206";

    /// <summary>A function with too few or too many arguments.</summary>
    public const string ArgumentCount = "RO1207";

    /// <summary>A number that cannot be kept exactly.</summary>
    public const string InvalidNumber = "RO1208";

    /// <summary>Brackets, conditions or signs nested more than 64 deep.</summary>
    public const string TooDeep = "RO1209";

    /// <summary>More than 1,000 operators, values and calls.</summary>
    public const string TooManyNodes = "RO1210";

    /// <summary>A regular expression that is malformed, too long, or needs backtracking.</summary>
    public const string InvalidPattern = "RO1211";

    /// <summary>An expression within a quoted text of an expression, which would stay raw text.</summary>
    public const string NestedInText = "RO1212";

    /// <summary>A path with a computed part, which could not be checked before it runs.</summary>
    public const string ComputedPath = "RO1213";

    /// <summary>Delimiters without an expression between them.</summary>
    public const string Empty = "RO1214";

    /// <summary>A value that is read is missing.</summary>
    public const string Missing = "RO2201";

    /// <summary>A map has no such entry, or a list no such element.</summary>
    public const string MissingMember = "RO2202";

    /// <summary>An operator or function got a value of a kind that it does not take.</summary>
    public const string WrongKind = "RO2203";

    /// <summary>A secret was combined, compared or measured; it can only be passed on whole.</summary>
    public const string SecretUse = "RO2204";

    /// <summary>A division by zero, or a number out of range.</summary>
    public const string Arithmetic = "RO2205";

    /// <summary>The evaluation takes more than 10,000 steps.</summary>
    public const string TooCostly = "RO2206";

    /// <summary>A text or the result is longer than 64 KiB.</summary>
    public const string TooLarge = "RO2207";

    /// <summary>A condition whose value is neither true nor false.</summary>
    public const string NotBoolean = "RO2208";

    /// <summary>Null within a larger text.</summary>
    public const string NullInText = "RO2209";

    /// <summary>A computed regular expression that is malformed, too long, or needs backtracking.</summary>
    public const string InvalidComputedPattern = "RO2210";

    /// <summary>A value nested more than 64 deep.</summary>
    public const string ValueTooDeep = "RO2211";
}
