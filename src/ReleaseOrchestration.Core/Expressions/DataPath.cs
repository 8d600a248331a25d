namespace ReleaseOrchestration.Core.Expressions;

/// <summary>The path of a value within a larger one: <c>services[2].name</c>.</summary>
internal static class DataPath
{
    public static string Item(string path, int index) => $"{path}[{index}]";

    public static string Entry(string path, string key) =>
        !Names.IsId(key) ? $"{path}[{Names.Quote(Conversion.Shorten(key))}]" : path.Length == 0 ? key : $"{path}.{key}";
}
