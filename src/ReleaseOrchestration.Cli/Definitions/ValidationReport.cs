using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Api;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>The result of a validation, in the shape that the API has for it.</summary>
internal sealed record ValidationReport(bool Valid, ImmutableArray<ProblemLine> Problems, ImmutableArray<DocumentLine> Documents);
