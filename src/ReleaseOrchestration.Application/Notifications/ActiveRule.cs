using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>A rule, and since when it is there: what happened before is not told.</summary>
internal sealed record ActiveRule(NotificationRuleDefinition Definition, DateTimeOffset Since);
