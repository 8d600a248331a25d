namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What goes with a save.</summary>
/// <param name="Actor">Who saves.</param>
/// <param name="Comment">Why, for the list of versions.</param>
/// <param name="Draft">Whether references without a version go on taking the published version of an Activity Store entry.</param>
/// <param name="RestoredFrom">The version whose content comes back; null when it is new.</param>
/// <param name="ManagedBy">The source that the definitions are applied from; null leaves what is known.</param>
public sealed record SaveOptions(string Actor, string Comment = "", bool Draft = false, int? RestoredFrom = null, string? ManagedBy = null);
