namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>A calendar as another program understood it.</summary>
internal sealed record ReadCalendar(string Name, string Version, string Refresh, string? Method, IReadOnlyList<ReadEvent> Events);
