namespace ReleaseOrchestration.Core.Reports;

/// <summary>One thing that waited for one owner.</summary>
/// <param name="Cause">What it was.</param>
/// <param name="Owner">Who let it wait: a person, a group, or a name as the definition has it.</param>
/// <param name="Path">The node.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
public sealed record WaitFigures(WaitCause Cause, string Owner, string Path, DateTimeOffset From, DateTimeOffset To);
