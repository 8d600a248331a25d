using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Http;

/// <summary>A piece of a list.</summary>
internal sealed record PageDto<T>(
    ImmutableArray<T> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
