using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Api;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>What the server did with the documents.</summary>
internal sealed record ApplyReport
{
    public ImmutableArray<AppliedDocument> Applied { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<ProblemLine> Problems { get => field.IsDefault ? [] : field; init; }

    public string Plan { get => field ?? string.Empty; init; }

    internal sealed record AppliedDocument(string Kind, string Id, int Version, string Change, int? Differences = null);
}
