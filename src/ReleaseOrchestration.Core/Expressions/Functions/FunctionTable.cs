using System.Collections.Frozen;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>The fixed list of functions; each can be written as a method of its first argument too.</summary>
internal static class FunctionTable
{
    private const int Many = int.MaxValue;

    private static readonly Function[] All =
    [
        new("contains", 2, 2, "contains(x, part), where x is a text, a list or a map", ListFunctions.Contains),
        new("startsWith", 2, 2, "startsWith(text, start)", TextFunctions.StartsWith),
        new("endsWith", 2, 2, "endsWith(text, end)", TextFunctions.EndsWith),
        new("lower", 1, 1, "lower(text)", TextFunctions.Lower),
        new("upper", 1, 1, "upper(text)", TextFunctions.Upper),
        new("trim", 1, 1, "trim(text)", TextFunctions.Trim),
        new("split", 2, 2, "split(text, separator)", TextFunctions.Split),
        new("join", 2, 2, "join(list, separator)", ListFunctions.Join),
        new("length", 1, 1, "length(x), where x is a text, a list or a map", ListFunctions.Length),
        new("coalesce", 1, Many, "coalesce(x, y, …)", Chooses),
        new("matches", 2, 2, "matches(text, pattern)", Chooses),
        new("min", 1, Many, "min(x, y, …) or min(list)", ExtremeFunctions.Min),
        new("max", 1, Many, "max(x, y, …) or max(list)", ExtremeFunctions.Max),
        new("any", 1, Many, "any(x, y, …) or any(list)", LogicFunctions.Any),
        new("all", 1, Many, "all(x, y, …) or all(list)", LogicFunctions.All),
        new("default", 2, 2, "default(x, y)", Chooses),
    ];

    private static readonly FrozenDictionary<string, Function> ByName = All.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The names of all functions.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(function => function.Name)];

    /// <summary>The function of a name, or null.</summary>
    public static Function? Find(string name, bool isMethod) => ByName.GetValueOrDefault(name switch
    {
        "toLowerCase" when isMethod => "lower",
        "toUpperCase" when isMethod => "upper",
        _ => name,
    });

    // These have a syntax node of their own, because they do not take the values of all their arguments.
    private static Evaluation Chooses(Invocation call) => throw new InvalidOperationException($"'{call.Name}' has a node of its own.");
}
