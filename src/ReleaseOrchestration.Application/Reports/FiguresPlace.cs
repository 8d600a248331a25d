namespace ReleaseOrchestration.Application.Reports;

/// <summary>How far figures follow what happened.</summary>
/// <param name="Position">The last entry of the audit feed that was looked at.</param>
internal sealed record FiguresPlace(long Position);
