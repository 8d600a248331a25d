using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The answer to a request to restart a release; <c>accepted</c> is null for a dry run, and while there is no answer.</summary>
internal sealed record RestartAnswerDto(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Accepted,
    string Message,
    bool DryRun,
    int Run,
    string From,
    ImmutableArray<string> Carried,
    ImmutableArray<string> Again,
    ImmutableArray<RepeatedEffect> Effects,
    string? Location)
{
    public static RestartAnswerDto Of(RestartAnswer answer, bool isDryRun, string? location) => new(
        answer.IsAccepted, answer.Message, isDryRun, answer.Run, answer.Plan.From, [.. answer.Plan.Carried.Keys], answer.Plan.Again, answer.Plan.Effects, location);
}
