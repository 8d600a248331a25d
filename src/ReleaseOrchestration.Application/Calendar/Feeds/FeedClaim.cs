namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>A claim of a sign-in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A value that it has or holds.</param>
public sealed record FeedClaim(string Name, string Value);
