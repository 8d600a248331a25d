using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>How kinds of feeds are written.</summary>
internal static class FeedKinds
{
    public static string Spelling(this FeedKind kind) => kind switch
    {
        FeedKind.Group => "group",
        FeedKind.Owner => "owner",
        FeedKind.MySignOffs => "my-sign-offs",
        _ => "all",
    };

    public static Result<FeedKind> Parse(string? text)
    {
        var kinds = Enum.GetValues<FeedKind>();
        var found = Array.FindIndex(kinds, kind => kind.Spelling() == text);
        return found >= 0
            ? kinds[found]
            : new ApplicationError(ErrorCodes.InvalidValue, 422, $"'kind' must be one of {string.Join(", ", kinds.Select(Spelling))}; it is {(text is null ? "missing" : $"'{text}'")}.");
    }
}
