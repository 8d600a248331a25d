using ReleaseOrchestration.Application.Definitions;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What became of one document.</summary>
internal sealed record AppliedDto(string Kind, string Id, int Version, string Change, int? Differences)
{
    public static AppliedDto Of(AppliedDefinition applied) =>
        new(applied.Record.Kind.Spelling(), applied.Record.Id, applied.Record.Version, applied.Change, applied.Differences);
}
