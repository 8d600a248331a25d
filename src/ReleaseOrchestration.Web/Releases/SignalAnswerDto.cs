using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The answer to a signal; <c>accepted</c> is null while there is none.</summary>
internal sealed record SignalAnswerDto(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Accepted,
    string Message,
    string? Location = null);
