using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Application.Errors;

/// <summary>Why a request was refused.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Status">As HTTP has it: 400, 403, 404, 409, 412, 422 …</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ApplicationError(string Code, int Status, string Message)
{
    /// <summary>The single problems, where there are several or where they have a place.</summary>
    public ImmutableArray<Problem> Problems { get => field.IsDefault ? [] : field; init; }
}
