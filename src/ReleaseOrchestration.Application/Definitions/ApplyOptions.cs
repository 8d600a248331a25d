namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What goes with applying documents.</summary>
/// <param name="Save">What goes with each save.</param>
/// <param name="Source">The source, such as a repository, that the documents are all of; empty when nobody said.</param>
/// <param name="Prune">Whether definitions of the source are deleted that the documents lack.</param>
/// <param name="TakeOver">Whether definitions that another source manages are taken from it.</param>
/// <param name="DryRun">Whether it is only told what would be done.</param>
/// <param name="Plan">The name of the plan that was shown; null where none was.</param>
public sealed record ApplyOptions(SaveOptions Save, string Source = "", bool Prune = false, bool TakeOver = false, bool DryRun = false, string? Plan = null);
