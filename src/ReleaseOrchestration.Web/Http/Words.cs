using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Words that stand for a choice.</summary>
internal static class Words
{
    /// <summary>Reads one of the names of an enumeration, whatever its case.</summary>
    public static Result<T> Parse<T>(string member, string? text)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        return Array.Find(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : new ApplicationError(ErrorCodes.InvalidValue, 422, $"'{member}' must be one of {string.Join(", ", names)}; it is {(text is null ? "missing" : $"'{text}'")}.");
    }
}
