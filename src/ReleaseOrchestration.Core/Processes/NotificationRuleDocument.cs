using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a notification rule.</summary>
/// <param name="Rule">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>notificationRule</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record NotificationRuleDocument(NotificationRuleDefinition Rule, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
