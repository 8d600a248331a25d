namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>How people are written.</summary>
public static class Persons
{
    private const string Prefix = "user:";

    /// <summary>A person as <c>user:id</c>; null when the text names nobody.</summary>
    public static string? Parse(string? text)
    {
        var id = text?.StartsWith(Prefix, StringComparison.Ordinal) == true ? text[Prefix.Length..] : text;
        return id is { Length: > 0 and <= 128 } && id.All(IsAllowed) ? Prefix + id : null;
    }

    /// <summary>A person as <c>user:id</c>, or a group as <c>group:id</c>; null when the text names neither.</summary>
    public static string? ParseSeat(string text)
    {
        const string group = "group:";
        var trimmed = text.Trim();
        return !trimmed.StartsWith(group, StringComparison.Ordinal) ? Parse(trimmed) : IsGroup(trimmed[group.Length..]) ? trimmed : null;
    }

    /// <summary>Whether the text can be the name of a group.</summary>
    public static bool IsGroup(string text) => text.Length is > 0 and <= 128 && text.All(c => IsAllowed(c) || c == ' ');

    private static bool IsAllowed(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@' or '+';
}
