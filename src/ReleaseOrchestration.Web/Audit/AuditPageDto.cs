using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>A piece of an audit trail; <c>after</c> of the next request is <c>nextCursor</c>.</summary>
internal sealed record AuditPageDto(
    ImmutableArray<AuditLineDto> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
