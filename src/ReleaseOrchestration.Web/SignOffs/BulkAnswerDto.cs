using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What came of one of many decisions; <c>accepted</c> is null while there is no answer.</summary>
internal sealed record BulkAnswerDto(
    string ReleaseId,
    string Path,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Accepted,
    string Message,
    string? Code = null,
    string[]? Problems = null);
