using ReleaseOrchestration.Application.Definitions;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Something that uses a definition.</summary>
internal sealed record UseDto(string Kind, string Id, string Name, int? Version, int? RefersTo, string? Status, bool Protects)
{
    public static UseDto Of(DefinitionUse use) => new(use.Kind, use.Id, use.Name, use.Version, use.RefersTo, use.Status?.ToString(), use.Protects);
}
