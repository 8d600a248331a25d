using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A task that people are asked to do.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owners">Who does it.</param>
/// <param name="Takes">How long it takes, as people write it.</param>
public sealed record PlanTask(string Id, string Name, ImmutableArray<string> Owners, string Takes);
