namespace ReleaseOrchestration.Core.Reports;

/// <summary>One run of a release in one environment: its automated activities there, as one.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="StartedAt">When the first of them started.</param>
/// <param name="EndedAt">When the last of them ended.</param>
/// <param name="Succeeded">Whether all of them ended well.</param>
public sealed record DeploymentFigures(string Environment, DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool Succeeded);
