using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Schemas;

/// <summary>The problems that a schema can see: the shape of a document, and not what it means.</summary>
internal static class ReadingCodes
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        ProblemCodes.UnknownKey, ProblemCodes.MissingKey, ProblemCodes.WrongKind, ProblemCodes.InvalidValue, ProblemCodes.InvalidDuration, ProblemCodes.UnknownDocument,
        ProblemCodes.InvalidReference, ProblemCodes.InvalidId, ProblemCodes.ReservedId, ProblemCodes.NoPhases, ProblemCodes.InvalidQuorum, ProblemCodes.InvalidInstant,
        ProblemCodes.UnknownEventKind,
    };

    // Names of values must be ids only where expressions read them.
    public static bool IsOfShape(Problem problem) => All.Contains(problem.Code) && !problem.Message.Contains("no name that an expression can read", StringComparison.Ordinal);
}
