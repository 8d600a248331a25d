using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What differs between two versions.</summary>
internal sealed record DiffDto(DefinitionDto From, DefinitionDto To, ImmutableArray<ChangeDto> Changes)
{
    public static DiffDto Of(DefinitionDiff diff) => new(DefinitionDto.Of(diff.From), DefinitionDto.Of(diff.To), [.. diff.Changes.Select(ChangeDto.Of)]);
}
