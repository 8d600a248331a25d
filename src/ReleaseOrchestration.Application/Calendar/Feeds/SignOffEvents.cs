using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Calendar.Feeds;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Shows the deadlines of open sign-offs as events.</summary>
/// <param name="Origin">What the ids of events end with.</param>
/// <param name="BaseUrl">Where people reach the server.</param>
internal sealed record SignOffEvents(string Origin, string BaseUrl)
{
    public FeedEvent Of(OpenSignOff open, DateTimeOffset deadline)
    {
        var (view, release) = (open.View, open.View.Release);
        var title = view.Title.Length > 0 ? view.Title : view.Path;
        return new FeedEvent
        {
            Uid = $"sign-off.{open.ReleaseId}.{open.Run}.{view.Path}@{Origin}",
            Sequence = view.Attempt,
            LastModified = view.OpenedAt,
            Start = deadline,
            Summary = $"Sign-off due: {title}",
            Description = $"{release.Name} {release.Version}".TrimEnd() + (view.PhaseName.Length > 0 ? $", {view.PhaseName}" : string.Empty),
            Url = new Uri($"{BaseUrl}/api/releases/{Uri.EscapeDataString(open.ReleaseId)}"),
            Categories = release.Group.Length > 0 ? [release.Group, "sign-off"] : ["sign-off"],
        };
    }
}
