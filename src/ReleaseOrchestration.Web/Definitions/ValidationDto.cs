using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What a text holds and what is wrong with it.</summary>
internal sealed record ValidationDto(bool Valid, ImmutableArray<ProblemItemDto> Problems, ImmutableArray<DocumentDto> Documents)
{
    public static ValidationDto Of(ValidationReport report) => new(
        report.IsValid,
        [.. report.Problems.Select(ProblemItemDto.Of)],
        [.. report.Documents.Select(d => new DocumentDto(d.Kind.Spelling(), d.Id))]);
}
