using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a notification channel.</summary>
/// <param name="Channel">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>notificationChannel</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record NotificationChannelDocument(NotificationChannelDefinition Channel, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
