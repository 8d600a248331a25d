namespace ReleaseOrchestration.Application.Notifications;

/// <summary>A phase that is to be looked at when it is due.</summary>
/// <param name="Release">The outermost release.</param>
/// <param name="Run">Its run.</param>
/// <param name="Path">The phase.</param>
/// <param name="Name">Its name.</param>
/// <param name="Due">When.</param>
internal sealed record LateWatch(string Release, int Run, string Path, string Name, DateTimeOffset Due);
