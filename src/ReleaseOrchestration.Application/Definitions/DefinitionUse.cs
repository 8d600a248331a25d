using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Something that uses a definition.</summary>
/// <param name="Kind"><c>release</c>, or the kind of the definition that refers to it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The newest version of a definition, or the one of the process that a release pinned.</param>
/// <param name="RefersTo">The version that is named; null for the newest.</param>
/// <param name="Status">The status of a release.</param>
/// <param name="Protects">Whether what is used cannot be deleted because of it; a draft of a release does not.</param>
public sealed record DefinitionUse(string Kind, string Id, string Name, int? Version, int? RefersTo, ReleaseStatus? Status, bool Protects)
{
    /// <summary>As it reads in a sentence.</summary>
    public string Words => Kind == ReleaseKind ? $"release '{Id}' ({Status})" : $"{Kind} '{Id}'";

    internal const string ReleaseKind = "release";
}
