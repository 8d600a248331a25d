using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What became of several documents.</summary>
internal sealed record ApplyDto(ImmutableArray<AppliedDto> Applied, ImmutableArray<ProblemItemDto> Problems, string Plan)
{
    public static ApplyDto Of(ApplyReport report) => new([.. report.Applied.Select(AppliedDto.Of)], [.. report.Warnings.Select(ProblemItemDto.Of)], report.Plan);
}
